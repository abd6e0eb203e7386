import type { Lease, SaveRequest, Saved, WorkingCopy } from './contract';

/** `unknown` means that no answer came, so that the server may or may not have done what was asked. */
export type Answer<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'refused'; status: number; body: { code?: string; message?: string; blockId?: string } & Record<string, unknown> }
  | { kind: 'unknown' };

/** Browsers drop a request that outlives its page when the bodies of all such requests exceed 64 KB. */
const keepaliveBytes = 60_000;
const timeoutMilliseconds = 30_000;
/** A question that can be given up: the server has a limit of its own, an administrator's. */
const machineMilliseconds = 150_000;

export class Api {
  readonly #base: string;
  token: string;

  constructor(baseUrl: string, articleId: string, token: string) {
    this.#base = `${baseUrl.replace(/\/+$/, '')}/desk/api/articles/${encodeURIComponent(articleId)}`;
    this.token = token;
  }

  /** Where pictures are sent to. */
  get pictures(): string { return `${this.#base}/pictures`; }

  load(): Promise<Answer<WorkingCopy>> { return this.#send('GET', '/working-copy'); }
  save(request: SaveRequest): Promise<Answer<Saved>> { return this.#send('PUT', '/working-copy', request); }
  lease(tab: string): Promise<Answer<Lease>> { return this.#send('POST', '/lease', { tab }); }
  takeOver(tab: string): Promise<Answer<Lease>> { return this.#send('POST', '/lease/take-over', { tab }); }
  ask(tab: string): Promise<Answer<Lease>> { return this.#send('POST', '/lease/ask', { tab }); }
  release(tab: string): Promise<Answer<unknown>> { return this.#send('POST', '/lease/release', { tab }); }
  get<T>(path: string): Promise<Answer<T>> { return this.#send('GET', path); }
  post<T>(path: string, data: unknown, signal?: AbortSignal): Promise<Answer<T>> { return this.#send('POST', path, data, signal); }

  async #send<T>(method: string, path: string, data?: unknown, signal?: AbortSignal): Promise<Answer<T>> {
    const body = data === undefined ? null : JSON.stringify(data);
    try {
      const response = await fetch(this.#base + path, {
        method, body,
        credentials: 'same-origin', cache: 'no-store', redirect: 'manual',
        headers: { 'Accept': 'application/json', ...(body === null ? {} : { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': this.token }) },
        // What nobody waits for any more must not outlive its page.
        keepalive: !signal && body !== null && new TextEncoder().encode(body).length < keepaliveBytes,
        signal: signal ? AbortSignal.any([signal, AbortSignal.timeout(machineMilliseconds)]) : AbortSignal.timeout(timeoutMilliseconds),
      });
      // Only a sign-in page would be somewhere else.
      if (response.type === 'opaqueredirect') return { kind: 'refused', status: 401, body: { code: 'signed-out' } };
      const text = await response.text();
      if (response.ok) return { kind: 'ok', value: (text ? JSON.parse(text) : null) as T };
      if (response.status >= 500 || response.status === 429 || response.status === 408) return { kind: 'unknown' };
      return { kind: 'refused', status: response.status, body: asObject(text) };
    } catch {
      return { kind: 'unknown' };
    }
  }
}

function asObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value as Record<string, unknown> : {};
  } catch {
    return {};
  }
}
