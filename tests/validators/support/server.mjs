// A newsroom with its sample stories on a free port of the loopback address, and everything that its readers can reach from its first page.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const configuration = process.env.CONFIGURATION ?? 'Debug';

/** Starts the built application; `stop` ends it and removes its data. */
export async function startNewsroom() {
  const program = join(root, 'src', 'CqNewsroom.Web', 'bin', configuration, 'net10.0', 'CqNewsroom.Web.dll');
  if (!existsSync(program)) throw new Error(`Not built: ${program}`);
  const folder = mkdtempSync(join(tmpdir(), 'newsroom-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let output = '';
  const server = spawn('dotnet', [program], {
    cwd: root,
    env: {
      ...process.env,
      ASPNETCORE_ENVIRONMENT: 'Production',
      ASPNETCORE_URLS: address,
      Newsroom__DataFolder: join(folder, 'data'),
      Newsroom__Sample: 'true',
      Newsroom__PublicBaseUrl: address,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [server.stdout, server.stderr]) stream.on('data', text => { output += text; });

  async function stop() {
    if (server.exitCode === null && server.signalCode === null) {
      server.kill('SIGKILL');
      await once(server, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  }

  for (let attempt = 0; attempt < 600; attempt++) {
    if (server.exitCode !== null) throw new Error(`The newsroom ended at its start:\n${output}`);
    const answer = await fetch(`${address}/health/ready`).catch(() => null);
    if (answer?.ok) return { address, stop };
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  await stop();
  throw new Error(`The newsroom did not start:\n${output}`);
}

/** Every address of the site that links lead to, each once: its answer and its text. */
export async function crawl(address) {
  const answers = new Map();
  const waiting = ['/', '/robots.txt', '/zh/nothing-here', '/en/nothing-here'];
  while (waiting.length > 0) {
    const path = waiting.shift();
    if (answers.has(path)) continue;
    if (answers.size > 3000) throw new Error('The crawl does not end: some address makes new ones.');
    const answer = await fetch(address + path, { redirect: 'manual' });
    const type = (answer.headers.get('content-type') ?? '').split(';')[0];
    const text = /^(text\/|application\/)/.test(type) && type !== 'application/octet-stream' ? await answer.text() : '';
    if (text === '') await answer.arrayBuffer();
    answers.set(path, { path, status: answer.status, type, headers: answer.headers, text });
    const found = [...text.matchAll(/(?:href|src|content)="([^"]+)"|<(?:loc|link|id)>([^<]+)<|^Sitemap: (\S+)/gm)].map(match => match[1] ?? match[2] ?? match[3]);
    if (answer.headers.get('location')) found.push(answer.headers.get('location'));
    for (const link of found) {
      const target = localPath(link.replaceAll('&amp;', '&'), address, path);
      if (target !== null && !answers.has(target)) waiting.push(target);
    }
  }
  return answers;
}

// Staff's addresses need somebody who is signed in; they have tests of their own.
function localPath(link, address, from) {
  if (!/^(https?:|\/|\?|\.)/.test(link) || !URL.canParse(link, address + from)) return null;
  const url = new URL(link, address + from);
  if (url.origin !== address || /^\/(desk|account|setup|_)/.test(url.pathname)) return null;
  return url.pathname + url.search;
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
