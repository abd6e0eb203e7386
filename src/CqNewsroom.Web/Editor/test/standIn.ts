// A server that holds to the contract of the editor and to nothing else, for trials before and beside the real one.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import type { Block, FieldName, FieldValue, SaveRequest, Source } from '../src/contract';

interface Stored { version: number; content: Block; by: string }
interface Article {
  language: string;
  blocks: Map<string, Stored>;
  fields: Map<FieldName, { value: FieldValue; version: number }>;
  leftOut: string[];
  source: Source | null;
  holder: { tab: string; personId: string; name: string } | null;
  asked: string | null;
  saves: Map<string, string>;
  requests: SaveRequest[];
}

export class StandIn {
  readonly articles = new Map<string, Article>();
  /** What a save or lease meets: the server as it is, nobody there, or a session that has ended. */
  mood: 'well' | 'gone' | 'signed-out' | 'answer-lost' = 'well';
  /** What helps with a translation: the answer to a path behind `translation/`; null where the trial is not about it. */
  aid: ((path: string, body: unknown) => unknown) | null = null;
  #server: Server | null = null;

  constructor(private readonly files: Record<string, string>) {}

  add(id: string, language: string, blocks: Block[] = [], source: Source | null = null): Article {
    const article: Article = {
      language, source, blocks: new Map(blocks.map(content => [content.id, { version: 1, content, by: 'Before' }])),
      fields: new Map(), leftOut: [], holder: null, asked: null, saves: new Map(), requests: [],
    };
    this.articles.set(id, article);
    return article;
  }

  async start(port: number): Promise<string> {
    this.#server = createServer((request, response) => void this.#handle(request, response));
    await new Promise<void>(resolve => this.#server!.listen(port, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  text(id: string): string[] {
    return [...this.articles.get(id)!.blocks.values()].map(({ content }) => JSON.stringify(content));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const file = this.files[url.pathname];
    if (file) {
      const type = file.endsWith('.js') ? 'text/javascript' : file.endsWith('.css') ? 'text/css' : 'text/html';
      response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(readFileSync(file));
      return;
    }
    if (url.pathname === '/') {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
      return;
    }
    const [, id, path] = /^\/desk\/api\/articles\/([^/]+)\/(.+)$/.exec(url.pathname) ?? [];
    const article = id ? this.articles.get(id) : undefined;
    if (this.mood === 'gone') {
      request.socket.destroy();
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const reply = (status: number, value: unknown) => {
      if (this.mood === 'answer-lost' && request.method === 'PUT') request.socket.destroy();
      else response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
    };
    if (this.mood === 'signed-out') reply(401, { code: 'signed-out' });
    else if (!article) reply(404, { code: 'not-found', message: 'There is no such article.' });
    else if (this.aid && path?.startsWith('translation/')) reply(200, this.aid(path.slice('translation/'.length), chunks.length ? JSON.parse(Buffer.concat(chunks).toString()) : null));
    else if (request.method === 'GET') reply(200, this.#copy(id!, article, request));
    else if (request.headers['x-csrf-token'] !== 'token') reply(400, { code: 'antiforgery', message: 'Token missing' });
    else {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as SaveRequest & { address?: string };
      const person = personOf(request);
      if (path === 'pictures/remote') {
        if (body.address === 'https://pictures.example/bridge.jpg') reply(200, { id: 'a8098c1a-f86e-11da-bd1a-00112444be1e', caption: 'A bridge', credit: 'Li', alt: '' });
        else reply(422, { code: 'remote-failed', message: 'The site did not give the picture away.' });
        return;
      }
      if (path === 'working-copy') this.#save(article, body, person, reply);
      else this.#lease(article, path ?? '', body.tab, person, reply);
    }
  }

  #copy(id: string, article: Article, request: IncomingMessage): unknown {
    return {
      articleId: id, language: article.language, articleVersion: 1, canEdit: true, refusal: null, lease: leaseOf(article, personOf(request), null),
      fields: [...article.fields].map(([name, field]) => ({ name, ...field })),
      blocks: [...article.blocks].map(([blockId, { version, content, by }]) => ({
        id: blockId, version, content, changed: { name: by, mine: by === nameOf(personOf(request)), at: '2026-03-01T08:30:00Z' } })), leftOut: article.leftOut, source: article.source,
    };
  }

  #lease(article: Article, path: string, tab: string, personId: string, reply: (status: number, value: unknown) => void): void {
    // Checks come here too, and name no tab.
    const mine = article.holder !== null && article.holder.tab === tab && article.holder.personId === personId;
    if (path === 'lease/release') {
      if (mine) article.holder = null;
    } else if (path === 'lease/ask' && article.holder && !mine) article.asked = personId;
    else if (path === 'lease/take-over' || !article.holder) article.holder = { tab, personId, name: nameOf(personId) };
    reply(200, leaseOf(article, personId, tab));
  }

  #save(article: Article, body: SaveRequest, person: string, reply: (status: number, value: unknown) => void): void {
    const earlier = article.saves.get(body.saveId);
    if (earlier) {
      reply(200, JSON.parse(earlier));
      return;
    }
    article.requests.push(body);
    const { holder } = article;
    if (holder && (holder.tab !== body.tab || holder.personId !== person)) {
      reply(423, { code: 'lease-lost', message: 'Taken over', by: { name: holder.name, at: new Date().toISOString() } });
      return;
    }
    const staleBlocks = [...body.blocks, ...body.removed].filter(change => (article.blocks.get(change.id)?.version ?? 0) !== change.baseVersion);
    const staleFields = body.fields.filter(change => (article.fields.get(change.name)?.version ?? 0) !== change.baseVersion);
    if (staleBlocks.length + staleFields.length) {
      const at = new Date().toISOString();
      reply(409, {
        code: 'stale', message: 'Changed elsewhere', by: { name: 'Zhao Min', at },
        fields: staleFields.map(({ name }) => ({ name, ...article.fields.get(name) })),
        blocks: staleBlocks.map(({ id }) => ({ id, version: article.blocks.get(id)?.version ?? 0, content: article.blocks.get(id)?.content ?? null, changedBy: 'Zhao Min', changedAt: at })),
      });
      return;
    }
    const answer = JSON.stringify(apply(article, body, nameOf(person)));
    article.saves.set(body.saveId, answer);
    reply(200, JSON.parse(answer));
  }
}

function apply(article: Article, body: SaveRequest, by: string): unknown {
  for (const { id } of body.removed) article.blocks.delete(id);
  for (const change of body.blocks) {
    const old = article.blocks.get(change.id);
    article.blocks.delete(change.id);
    const stored: Stored = { version: (old?.version ?? 0) + 1, content: change.content ?? old!.content, by };
    const entries = [...article.blocks];
    entries.splice(change.after === null ? 0 : entries.findIndex(([id]) => id === change.after) + 1, 0, [change.id, stored]);
    article.blocks = new Map(entries);
  }
  for (const change of body.fields) article.fields.set(change.name, { value: change.value, version: (article.fields.get(change.name)?.version ?? 0) + 1 });
  if (body.leftOut) article.leftOut = body.leftOut;
  return {
    savedAt: new Date().toISOString(), fields: body.fields.map(({ name }) => ({ name, version: article.fields.get(name)!.version })),
    blocks: body.blocks.map(({ id }) => ({ id, version: article.blocks.get(id)!.version })),
  };
}

const personOf = (request: IncomingMessage): string => /person=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? 'li';
const nameOf = (person: string): string => ({ li: 'Li Wei', zhao: 'Zhao Min' })[person] ?? person;

function leaseOf(article: Article, personId: string, tab: string | null): unknown {
  const { holder } = article;
  return {
    mine: holder !== null && holder.personId === personId && (tab === null || holder.tab === tab),
    holder: holder && { personId: holder.personId, name: holder.name }, expiresAt: new Date(Date.now() + 180_000).toISOString(),
    asked: article.asked === personId,
  };
}

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Trial</title>
<link rel="stylesheet" href="/editor.css"><style>body { margin: 0; padding: 0 1rem; font-family: system-ui, "Noto Sans CJK SC", sans-serif; }
@media (prefers-color-scheme: dark) { body { background: #1b1d20; color: #e6e6e6; --mud-palette-text-primary: #e6e6e6; --mud-palette-text-secondary: #a5abb3; --mud-palette-surface: #1b1d20; --mud-palette-lines-default: #3a3f45; --mud-palette-primary: #7ab7f5; --mud-palette-primary-text: #10243a; --mud-palette-error: #ff8a80; --mud-palette-warning: #e3b341 } }</style></head>
<body><div id="editor"></div><script type="module">
import { mount } from '/editor.js';
const query = new URLSearchParams(location.search);
const person = query.get('person') ?? 'li';
document.cookie = 'person=' + person;
window.states = [];
window.said = [];
window.handle = mount(document.getElementById('editor'), {
  articleId: query.get('article'), personId: person, token: 'token', lang: 'en', sideBySide: query.has('beside'), deadline: query.get('deadline'),
  dotnet: { invokeMethodAsync: async (method, ...values) => { if (method === 'OnState') window.states.push(values); else if (method === 'OnCounts') window.counts = values[0].split(' ').map(Number); else window.said.push([method, ...values]); } },
});
</script></body></html>`;
