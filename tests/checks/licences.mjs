// Every package that the lock files name has a licence that this project may use. Reads the packages on disk, so run it after a restore.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const allowed = new Set(['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'MPL-2.0', 'PostgreSQL']);

// Packages without a licence expression that were read and found fit, by name: what the licence is and where it was read.
const exceptions = {
  'parse-cache-control': 'BSD-3-Clause, in its LICENSE; its package.json names it in an old form',
};

// Permissive and approved as open source, but not on the list: right for what only judges the pages in tests and is never shipped.
const allowedInTests = new Set([...allowed, 'BlueOak-1.0.0']);
const onlyInTests = new Set();

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const nugetFolder = execFileSync('dotnet', ['nuget', 'locals', 'global-packages', '--list'], {
  encoding: 'utf8',
  env: { ...process.env, DOTNET_CLI_UI_LANGUAGE: 'en' },
}).replace(/^.*?global-packages:\s*/s, '').trim();

/** Package name and version → SPDX expression, or a sentence that says why there is none. */
const licences = new Map();

for (const top of ['src', 'tests']) {
  for (const project of readdirSync(join(root, top))) {
    const lock = join(root, top, project, 'packages.lock.json');
    if (!existsSync(lock)) continue;
    for (const packages of Object.values(JSON.parse(readFileSync(lock, 'utf8')).dependencies)) {
      for (const [name, { resolved }] of Object.entries(packages)) {
        if (resolved) licences.set(`${name} ${resolved}`, nugetLicence(name.toLowerCase(), resolved.toLowerCase()));
      }
    }
  }
}

for (const folder of ['src/CqNewsroom.Web/Editor', 'tests/validators']) {
  const lock = join(root, folder, 'package-lock.json');
  for (const [path, entry] of Object.entries(JSON.parse(readFileSync(lock, 'utf8')).packages)) {
    if (path === '') continue;
    const name = `${path.replace(/^.*node_modules\//, '')} ${entry.version}`;
    if (folder.startsWith('tests/') && !licences.has(name)) onlyInTests.add(name);
    licences.set(name, npmLicence(join(dirname(lock), path, 'package.json'), entry));
  }
}

function nugetLicence(name, version) {
  const file = join(nugetFolder, name, version, `${name}.nuspec`);
  if (!existsSync(file)) return 'not on disk: restore first';
  return /<license\s+type="expression"[^>]*>([^<]+)</.exec(readFileSync(file, 'utf8'))?.[1].trim() ?? 'no licence expression';
}

function npmLicence(file, entry) {
  // Optional packages for other systems, and tools that only the tests install, are in the lock file but not on disk; the lock file copies their licence.
  const licence = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).license : entry.license;
  return typeof licence === 'string' ? licence : 'no licence expression';
}

/** Of 'A OR B' one must be allowed, of 'A AND B' both. */
function isAllowed(expression, list) {
  return expression.replace(/[()]/g, ' ').split(/\s+OR\s+/).some(choice => choice.split(/\s+AND\s+/).every(part => list.has(part.trim())));
}

const refused = [...licences].filter(([name, licence]) => !isAllowed(licence, onlyInTests.has(name) ? allowedInTests : allowed) && !(name.split(' ')[0] in exceptions));
for (const [name, licence] of refused) console.error(`${name}: ${licence}`);
console.log(`${licences.size} packages, ${refused.length} without an allowed licence`);
process.exitCode = refused.length === 0 && licences.size > 0 ? 0 : 1;
