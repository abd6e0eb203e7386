// Starts a published copy once, from another folder and in Production, asks what a monitor and a browser ask first, and stops it.
//   node tests/checks/published.mjs FOLDER
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const folder = resolve(process.argv[2]);
const elsewhere = mkdtempSync(join(tmpdir(), 'newsroom-'));
let output = '';

const server = spawn('dotnet', [join(folder, 'CqNewsroom.Web.dll')], {
  cwd: elsewhere,
  env: {
    ...process.env,
    ASPNETCORE_ENVIRONMENT: 'Production',
    ASPNETCORE_URLS: 'http://127.0.0.1:0',
    Newsroom__DataFolder: join(elsewhere, 'data'),
  },
  stdio: ['ignore', 'pipe', 'pipe'],
});
const limit = setTimeout(() => server.kill('SIGKILL'), 120_000);

try {
  const address = await listening();

  for (const path of ['/health/live', '/health/ready']) {
    const answer = await fetch(address + path);
    assert.equal(answer.status, 200, `${path}: ${answer.status} ${await answer.text()}`);
    console.log(`${path}: ${answer.status}`);
  }

  const manifest = JSON.parse(readFileSync(join(folder, 'CqNewsroom.Web.staticwebassets.endpoints.json'), 'utf8'));
  for (const file of ['desk.css', 'paper.css', 'editor.js']) {
    const { Route: route } = manifest.Endpoints.find(endpoint => endpoint.EndpointProperties.some(({ Name, Value }) => Name === 'label' && Value === file));
    const answer = await fetch(`${address}/${route}`);
    const { byteLength } = await answer.arrayBuffer();
    assert.equal(answer.status, 200, `/${route}: ${answer.status}`);
    assert.match(answer.headers.get('cache-control'), /immutable/);
    assert.equal(byteLength, statSync(join(folder, 'wwwroot', file)).size, `/${route}: size`);
    console.log(`/${route}: ${answer.status}, ${byteLength} bytes`);
  }

  server.kill('SIGTERM');
  const [code] = await once(server, 'exit');
  assert.equal(code, 0, 'exit code after SIGTERM');
} catch (failure) {
  console.error(output);
  console.error(failure.message);
  process.exitCode = 1;
} finally {
  clearTimeout(limit);
  if (server.exitCode === null && server.signalCode === null) {
    server.kill('SIGKILL');
    await once(server, 'exit');
  }
  rmSync(elsewhere, { recursive: true, force: true });
}

function listening() {
  return new Promise((found, failed) => {
    const read = data => {
      output += data;
      const address = /listening on.*?(http:\/\/127\.0\.0\.1:\d+)/.exec(output);
      if (address) found(address[1]);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('exit', code => failed(new Error(`The server ended before it listened (exit code ${code}).`)));
    server.on('error', failed);
  });
}
