// The editor's build: `node build.mjs bundle [OUT]` writes the module that the desk loads, `node build.mjs test` runs the unit tests.
// The tests are bundled first because the oldest Node that is supported reads no TypeScript.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const common = { bundle: true, format: 'esm', logLevel: 'warning', charset: 'utf8' };
const [task, out] = process.argv.slice(2);

if (task === 'bundle') {
  await build({
    ...common,
    entryPoints: ['src/index.ts'],
    outfile: out ?? '../obj/editor/editor.js',
    platform: 'browser',
    target: ['chrome110', 'firefox115', 'safari16.4'],
    minify: true,
    legalComments: 'eof',
  });
} else if (task === 'test' || task === 'trial') {
  const folder = join('node_modules', '.cache', task);
  const suffix = `.${task}.ts`;
  rmSync(folder, { recursive: true, force: true });
  await build({
    ...common,
    entryPoints: readdirSync('test').filter(name => name.endsWith(suffix)).map(name => join('test', name)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
  });
  const files = readdirSync(folder).filter(name => name.endsWith('.mjs')).map(name => join(folder, name));
  process.exitCode = spawnSync(process.execPath, ['--enable-source-maps', '--test', ...files], { stdio: 'inherit' }).status ?? 1;
} else {
  console.error('usage: node build.mjs bundle [OUT] | test | trial');
  process.exitCode = 2;
}
