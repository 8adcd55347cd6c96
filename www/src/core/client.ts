// Asks the worker and gets answers. A worker that crashes is replaced; whoever asked is told, and the page keeps the
// files and what the user wrote.

import type { Problem } from 'candour';
import workerText from 'virtual:worker';

import type { Answer, Ask, FromPage, FromWorker, Progress } from './protocol';

/** What became of a question. */
export type Outcome<T> =
  | { is: 'answer'; value: T }
  | { is: 'problem'; problem: Problem }
  | { is: 'stopped' }
  | { is: 'overtaken' }
  | { is: 'crashed' };

export interface Crash {
  detail: string;
  outOfMemory: boolean;
  /** The file being read when it happened. */
  file: number | undefined;
  /** Whether the worker had ever started; if not, it is of no use to try again. */
  started: boolean;
}

/** Milliseconds between two looks at whether anything was heard, and at how many in a row that nothing was is told. */
const LOOK = 5_000;
const LOOKS = 4;

interface Waiting {
  topic: string | undefined;
  settle: (outcome: Outcome<never>) => void;
  progress: ((progress: Progress) => void) | undefined;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The one string the page turns into a script is the address of its own worker. */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('candour', {
  createScriptURL(url) {
    if (!url.startsWith('blob:')) throw new TypeError('only the page’s own worker may be started');
    return url;
  },
});

export class Client {
  /** Called when the worker had to be replaced; the session is then empty. */
  oncrash: (crash: Crash) => void = () => {};
  onready: (version: string) => void = () => {};
  /**
   * Called when somebody has waited for a while and nothing was heard, not even how far it is; and when something is heard
   * after all. A worker that ends by itself says nothing, and no browser tells of it; one that is busy looks the same.
   */
  onsilent: (silent: boolean) => void = () => {};
  /** Looks in a row. They are counted, not the time: a computer that slept has not waited. */
  #quiet = 0;
  #worker: Worker | undefined;
  #started = false;
  #next = 1;
  #waiting = new Map<number, Waiting>();
  readonly #url = URL.createObjectURL(new Blob([workerText], { type: 'text/javascript' }));

  constructor() {
    setInterval(() => {
      if (this.#waiting.size > 0 && this.#started && ++this.#quiet === LOOKS) this.onsilent(true);
    }, LOOK);
  }

  start(): void {
    const worker = new Worker(policy ? policy.createScriptURL(this.#url) : this.#url, { name: 'candour' });
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#crashed(event.message, /memory/i.test(event.message), undefined);
    };
    this.#worker = worker;
  }

  /**
   * Asks. With a `topic`, an answer to a newer question settles the older ones as overtaken, so that a late answer
   * never stands where a newer one was.
   */
  ask<A extends Ask>(
    ask: A,
    options: { topic?: string; progress?: (progress: Progress) => void; signal?: AbortSignal } = {},
  ): Promise<Outcome<Answer<A>>> {
    const id = this.#next++;
    return new Promise((resolve) => {
      if (this.#waiting.size === 0) this.#quiet = 0;
      this.#waiting.set(id, {
        topic: options.topic,
        settle: resolve as (outcome: Outcome<never>) => void,
        progress: options.progress,
      });
      options.signal?.addEventListener('abort', () => this.#post({ stop: id }), { once: true });
      this.#post({ ...ask, id });
    });
  }

  #post(message: FromPage): void {
    this.#worker?.postMessage(message);
  }

  #settle(id: number, outcome: Outcome<unknown>): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    if (waiting.topic !== undefined) {
      for (const [older, other] of this.#waiting) {
        if (older < id && other.topic === waiting.topic) {
          this.#waiting.delete(older);
          other.settle({ is: 'overtaken' });
        }
      }
    }
    waiting.settle(outcome as Outcome<never>);
  }

  #heard(): void {
    if (this.#quiet >= LOOKS) this.onsilent(false);
    this.#quiet = 0;
  }

  /** Takes the worker for ended and starts another. */
  giveUp(): void {
    this.#crashed('nothing was heard of the worker', false, undefined);
  }

  #hear(said: FromWorker): void {
    this.#heard();
    switch (said.say) {
      case 'ready':
        this.#started = true;
        return this.onready(said.version);
      case 'progress':
        return this.#waiting.get(said.id)?.progress?.(said.progress);
      case 'answer':
        return this.#settle(said.id, { is: 'answer', value: said.answer });
      case 'problem':
        return this.#settle(said.id, { is: 'problem', problem: said.problem });
      case 'stopped':
        return this.#settle(said.id, { is: 'stopped' });
      case 'crashed':
        return this.#crashed(said.detail, said.outOfMemory, said.file);
    }
  }

  /** Ends the worker, with all that it holds, and starts another. Whoever waits for an answer is told that it was stopped. */
  afresh(): void {
    const waiting = this.#end();
    this.start();
    for (const each of waiting) each.settle({ is: 'stopped' });
  }

  /** Ends the worker; gives those who wait for an answer that will not come. */
  #end(): Waiting[] {
    this.#worker?.terminate();
    this.#heard();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    return waiting;
  }

  #crashed(detail: string, outOfMemory: boolean, file: number | undefined): void {
    const waiting = this.#end();
    const started = this.#started;
    if (started) this.start();
    this.oncrash({ detail, outOfMemory, file, started });
    for (const each of waiting) each.settle({ is: 'crashed' });
  }
}
