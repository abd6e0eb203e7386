// What happens later in an open editor, and not at all once it is closed.

export class Timers {
  readonly #running = new Set<ReturnType<typeof setTimeout>>();

  later(action: () => void, milliseconds: number): ReturnType<typeof setTimeout> {
    const timer = setTimeout(() => {
      this.#running.delete(timer);
      action();
    }, milliseconds);
    this.#running.add(timer);
    return timer;
  }

  /** Like `later`, with a way to call it off. */
  laterUnless(action: () => void, milliseconds: number): () => void {
    const timer = this.later(action, milliseconds);
    return () => clearTimeout(timer);
  }

  stop(): void {
    for (const timer of this.#running) clearTimeout(timer);
  }
}
