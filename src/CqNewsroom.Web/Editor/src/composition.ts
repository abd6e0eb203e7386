// Whether a word is being composed, and what waits until it is done.

import type { Timers } from './timers';

// ProseMirror takes the composed text in after the event.
const takenInMilliseconds = 60;

export class Composition {
  readonly #timers: Timers;
  readonly #onEnd: () => void;
  #isOn = false;
  #waiting: (() => void)[] = [];

  constructor(timers: Timers, onEnd: () => void) {
    this.#timers = timers;
    this.#onEnd = onEnd;
  }

  get isOn(): boolean { return this.#isOn; }

  began(): void { this.#isOn = true; }

  ended(): void {
    this.#isOn = false;
    this.#timers.later(() => {
      if (this.#isOn) return;
      for (const action of this.#waiting.splice(0)) action();
      this.#onEnd();
    }, takenInMilliseconds);
  }

  whenDone(action: () => void): void {
    if (this.#isOn) this.#waiting.push(action);
    else action();
  }
}
