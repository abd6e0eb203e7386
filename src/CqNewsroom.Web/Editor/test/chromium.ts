// Just enough of the DevTools protocol to type like a person, input methods included.

import { strict as assert } from 'node:assert';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

export const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const hasChromium = (): boolean => existsSync(chromium);

type Reply = { result?: unknown; error?: { message: string } };

export class Browser {
  readonly #process: ChildProcess;
  readonly #profile = mkdtempSync(join(tmpdir(), 'editor-trial-'));
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  readonly #awaited = new Map<string, () => void>();
  #next = 1;

  constructor() {
    this.#process = spawn(chromium, ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--remote-debugging-pipe', `--user-data-dir=${this.#profile}`], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    let buffer = '';
    (this.#process.stdio[4] as Readable).setEncoding('utf8').on('data', (chunk: string) => {
      buffer += chunk;
      for (let end = buffer.indexOf('\0'); end >= 0; end = buffer.indexOf('\0')) {
        const message = JSON.parse(buffer.slice(0, end)) as Reply & { id?: number; method?: string; sessionId?: string };
        buffer = buffer.slice(end + 1);
        if (message.id === undefined) this.#awaited.get(`${message.sessionId}/${message.method}`)?.();
        if (message.id === undefined) continue;
        this.#waiting.get(message.id)?.(message);
        this.#waiting.delete(message.id);
      }
    });
  }

  send<T = unknown>(method: string, params: object = {}, sessionId?: string): Promise<T> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, reply => reply.error ? reject(new Error(`${method}: ${reply.error.message}`)) : resolve(reply.result as T));
      (this.#process.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    });
  }

  /** The next event of a kind in a page. */
  event(method: string, sessionId: string): Promise<void> { return new Promise(resolve => this.#awaited.set(`${sessionId}/${method}`, resolve)); }

  async open(url: string, width = 1280, height = 900, dark = false): Promise<Page> {
    const { browserContextId } = await this.send<{ browserContextId: string }>('Target.createBrowserContext');
    return this.openIn(browserContextId, url, width, height, dark);
  }

  async openIn(browserContextId: string, url: string, width = 1280, height = 900, dark = false): Promise<Page> {
    const { targetId } = await this.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank', browserContextId });
    const { sessionId } = await this.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page(this, sessionId, targetId, browserContextId);
    await page.send('Page.enable');
    await page.send('Runtime.enable');
    await page.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: width < 600 });
    await page.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    if (dark) await page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: 'dark' }] });
    await page.send('Page.navigate', { url });
    return page;
  }

  async close(): Promise<void> {
    const ended = new Promise(resolve => this.#process.once('exit', resolve));
    await this.send('Browser.close').catch(() => this.#process.kill());
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

const codes: Record<string, number> = { Enter: 13, Tab: 9, Backspace: 8, Escape: 27, ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, End: 35, Home: 36, F10: 121 };

const aMoment = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 50));

/** Waits for what the stand-in server knows; the bound only ends a test that has failed. */
export async function untilTrue(condition: () => boolean, milliseconds = 30_000): Promise<void> {
  for (const end = Date.now() + milliseconds; !condition(); await aMoment()) assert.ok(Date.now() < end, `Not in time: ${condition}`);
}

export class Page {
  constructor(private readonly browser: Browser, private readonly session: string, readonly targetId: string, readonly contextId: string) {}

  send<T = unknown>(method: string, params: object = {}): Promise<T> { return this.browser.send<T>(method, params, this.session); }

  async run<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.send<{ result: { value: T }; exceptionDetails?: { text: string; exception?: { description?: string } } }>(
      'Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async until(expression: string, milliseconds = 30_000): Promise<void> {
    const end = Date.now() + milliseconds;
    while (!(await this.run<boolean>(`(async () => Boolean(await (${expression})))()`))) {
      if (Date.now() > end) throw new Error(`Not in time: ${expression}\n${await this.run<string>('document.body.innerText')}`);
      await aMoment();
    }
  }

  /** Loads the page anew; what is asked of it afterwards is answered by the new one. */
  async reload(): Promise<void> {
    const shown = this.browser.event('Page.frameNavigated', this.session);
    await this.send('Page.reload');
    await shown;
  }

  async click(selector: string): Promise<void> {
    await this.until(`document.querySelector(${JSON.stringify(selector)})`);
    await this.rest(); // What has just appeared may still push it down.
    const at = await this.run<{ x: number; y: number }>(`(() => { const e = document.querySelector(${JSON.stringify(selector)}); e.scrollIntoView({ block: 'center' });
      const r = e.getBoundingClientRect(); return { x: r.left + Math.min(r.width / 2, 60), y: r.top + r.height / 2 }; })()`);
    for (const type of ['mousePressed', 'mouseReleased']) await this.send('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 1 });
    await this.rest();
  }

  /** Until the browser has painted twice: it tells an editor of a new selection a moment after it is made. */
  rest(): Promise<void> { return this.run('new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))'); }

  async press(key: string, modifiers: { ctrl?: boolean; shift?: boolean; alt?: boolean } = {}): Promise<void> {
    const bits = (modifiers.alt ? 1 : 0) + (modifiers.ctrl ? 2 : 0) + (modifiers.shift ? 8 : 0);
    const code = codes[key] ?? key.toUpperCase().charCodeAt(0);
    const name = key.length === 1 ? (/\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`) : key;
    const common = { key, code: name, windowsVirtualKeyCode: code, modifiers: bits };
    await this.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...common });
    if (key === 'Enter' && !bits) await this.send('Input.dispatchKeyEvent', { type: 'char', text: '\r', ...common });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
    if (/^(Arrow|Home|End)/.test(key)) await this.rest();
  }

  async type(text: string): Promise<void> {
    for (const character of text) await this.send('Input.dispatchKeyEvent', { type: 'char', text: character, key: character });
  }

  /** Types pinyin with an input method and picks the candidate. */
  async compose(pinyin: string, candidate: string): Promise<void> {
    for (let end = 1; end <= pinyin.length; end++)
      await this.send('Input.imeSetComposition', { text: pinyin.slice(0, end), selectionStart: end, selectionEnd: end });
    await this.send('Input.insertText', { text: candidate });
  }

  async screenshot(name: string, full = false): Promise<void> {
    const folder = process.env.SCREENSHOTS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    const { data } = await this.send<{ data: string }>('Page.captureScreenshot', { format: 'png', captureBeyondViewport: full });
    writeFileSync(join(folder, `${name}.png`), Buffer.from(data, 'base64'));
  }

  async close(): Promise<void> { await this.browser.send('Target.closeTarget', { targetId: this.targetId }); }
}
