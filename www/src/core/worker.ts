// Owns the analysis. Reads files as they stream in, answers questions, and does long work in short slices so that it
// can be stopped without losing what is loaded.

import '../airlock/doors';

import init, { type Problem, ranOutOfMemory, Session } from 'candour';
import packed, { length } from 'virtual:core';
import { ZSTDDecoder } from 'zstddec';

import { asked } from './asked';
import { attempt } from './attempts';
import { IN_WORKER } from './channels.mjs';
import type { Ask, FromPage, FromWorker } from './protocol';
import { readingWords } from './progress';

/** Bytes asked for in one read: with 4 MiB the file is fetched while the last part is parsed. */
const READ_BYTES = 4 << 20;
/** Milliseconds between two progress messages: at least ten a second, and not more than a screen can show. */
const PROGRESS_MS = 60;
/** Milliseconds of work between two looks for a stop. */
const SLICE_MS = 40;

/** What the browser refused to this worker. */
const refused: string[] = [];
addEventListener('securitypolicyviolation', ({ blockedURI }) => void refused.push(blockedURI));
const requests = () => asked(performance.getEntriesByType('resource'), refused);

const say = (message: FromWorker) => postMessage(message);

let session: Session;
const sources = new Map<number, File>();
/** Ids of long work that was asked to stop. */
const stopped = new Set<number>();
let analysis = 0;
/** Files are read one after the other: two at once would only share the same disk and the same core. */
let reading: Promise<unknown> = Promise.resolve();

class Stopped extends Error {}
class Crash extends Error {
  constructor(
    override readonly cause: unknown,
    readonly file: number | undefined,
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
  }
}

/** Lets waiting messages be handled. A timer would wait 4 ms each time. */
const breathe = (() => {
  const channel = new MessageChannel();
  let wake: (() => void)[] = [];
  channel.port1.onmessage = () => {
    const waiting = wake;
    wake = [];
    for (const go of waiting) go();
  };
  return () =>
    new Promise<void>((go) => {
      wake.push(go);
      channel.port2.postMessage(0);
    });
})();

/** The core as it was built. */
async function coreBytes(): Promise<Uint8Array<ArrayBuffer>> {
  const text = atob(packed);
  // A loop: Uint8Array.from takes ten times as long, a fifth of a second here.
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  if (!length) return bytes;
  const decoder = new ZSTDDecoder();
  await decoder.init();
  return decoder.decode(bytes, length) as Uint8Array<ArrayBuffer>;
}

type Reader = ReadableStreamBYOBReader | ReadableStreamDefaultReader<Uint8Array>;

/**
 * The reader in use, and for which work. A stop cancels it, so that a slow disk is not waited for. It has to stand here
 * for another cause too: a read that waits does not keep its own reader alive, and browsers have collected such a
 * reader as garbage, whereupon the read never ended.
 */
let inUse: { ask: number; reader: Reader } | undefined;

/** The parts of a file, whichever way this browser can give them. */
async function* partsOf(ask: number, file: File): AsyncGenerator<Uint8Array> {
  let reader: ReadableStreamBYOBReader | undefined;
  try {
    reader = file.stream().getReader({ mode: 'byob' });
  } catch {
    reader = undefined;
  }
  if (reader) {
    inUse = { ask, reader };
    let buffer = new ArrayBuffer(READ_BYTES);
    for (;;) {
      const { value, done } = await reader.read(new Uint8Array(buffer));
      if (done || !value) return;
      yield value;
      buffer = value.buffer;
    }
  }
  if (typeof file.stream === 'function') {
    const plain = file.stream().getReader();
    inUse = { ask, reader: plain };
    for (;;) {
      const { value, done } = await plain.read();
      if (done) return;
      yield value;
    }
  }
  for (let at = 0; at < file.size; at += READ_BYTES) {
    yield new Uint8Array(await file.slice(at, at + READ_BYTES).arrayBuffer());
  }
}

/**
 * Streams a file into the session. The size noted when the file was chosen is compared with what came: a file that is
 * cut short while it is read ends without any error.
 */
async function stream(ask: number, file: number, source: File): Promise<void> {
  const size = source.size;
  const started = performance.now();
  let told = started;
  let breathed = started;
  let bytes = 0;
  const tell = (rows: number) => {
    const now = performance.now();
    if (now - told < PROGRESS_MS) return;
    told = now;
    const words = readingWords(bytes, size, rows, now - started);
    say({ say: 'progress', id: ask, progress: { of: 'reading', file, name: source.name, bytes, size, words } });
  };
  for (;;) {
    let rows = 0;
    bytes = 0;
    const parts = partsOf(ask, source);
    for (;;) {
      let part: IteratorResult<Uint8Array>;
      try {
        part = await parts.next();
      } catch {
        session.refuse(file, 'changed');
        return;
      }
      if (!part.done) {
        bytes += part.value.length;
        rows = session.feed(file, part.value);
        tell(rows);
        // Parts that already wait are handed over without a turn of the loop, so a stop would not be heard.
        if (performance.now() - breathed >= SLICE_MS) {
          await breathe();
          breathed = performance.now();
        }
      }
      // Before the end is looked at: a reader that was cancelled says that its file has ended.
      if (stopped.has(ask)) {
        session.abandon(file);
        throw new Stopped();
      }
      if (part.done) break;
    }
    if (bytes !== size) {
      session.refuse(file, 'changed');
      return;
    }
    if (session.finish(file)) {
      performance.measure('read', { start: started });
      return;
    }
    session.reopen(file);
  }
}

const isProblem = (thrown: unknown): thrown is Problem =>
  typeof thrown === 'object' && thrown !== null && !(thrown instanceof Error) && 'sentence' in thrown;

/** Reads one file. What is wrong with the file is kept by the session and shown on its card; only crashes pass. */
async function read(ask: number, file: number, source: File): Promise<void> {
  const turn = reading.then(async () => {
    // The page has to know the file before anything can go wrong with it.
    const { name, size } = source;
    say({ say: 'progress', id: ask, progress: { of: 'reading', file, name, bytes: 0, size, words: readingWords(0, size, 0, 0) } });
    try {
      await knownFirst(ask, file);
      await stream(ask, file, source);
    } catch (thrown) {
      if (thrown instanceof Stopped || isProblem(thrown)) throw thrown;
      throw new Crash(thrown, file);
    }
  });
  reading = turn.catch(() => undefined);
  return turn;
}

/** Works in steps: tells how far it has come, and lets questions in between. What is done when it is stopped stays. */
async function inSteps(
  id: number,
  of: 'analysis' | 'chance' | 'trial' | 'ways' | 'explain',
  step: () => { done: number; total: number; label: string },
  outdated: () => boolean,
): Promise<void> {
  const start = performance.now();
  let told = start;
  let breathed = start;
  for (;;) {
    const { done, total, label } = step();
    if (done >= total) {
      performance.measure(of, { start });
      return;
    }
    const now = performance.now();
    if (now - told >= PROGRESS_MS) {
      told = now;
      say({ say: 'progress', id, progress: { of, done, total, label } });
    }
    if (now - breathed >= SLICE_MS) {
      await breathe();
      breathed = performance.now();
      if (stopped.has(id) || outdated()) throw new Stopped();
    }
  }
}

/** Reads a file again for its SHA-256 alone: hashing while it is analysed would make every reading slower. */
async function fingerprint(ask: number, file: number): Promise<void> {
  const source = sources.get(file);
  if (!source) return;
  let done = 0;
  let told = 0;
  let breathed = performance.now();
  session.fingerprint(file, new Uint8Array(), true);
  try {
    for await (const part of partsOf(ask, source)) {
      session.fingerprint(file, part, false);
      done += part.length;
      const now = performance.now();
      if (now - told >= PROGRESS_MS) {
        told = now;
        say({ say: 'progress', id: ask, progress: { of: 'fingerprint', done, total: source.size, label: source.name } });
      }
      if (now - breathed >= SLICE_MS) {
        await breathe();
        breathed = performance.now();
      }
      if (stopped.has(ask)) throw new Stopped();
    }
  } catch (thrown) {
    if (thrown instanceof Stopped || thrown instanceof WebAssembly.RuntimeError) throw thrown;
    // What could not be read has another length, and the session says so.
  } finally {
    if (inUse?.ask === ask) inUse = undefined;
  }
  session.fingerprintEnd(file);
}

/** Where a record may tell of a file that is about to be read, its SHA-256 says whether it does. */
async function knownFirst(ask: number, file: number): Promise<void> {
  if (!session.toBeHashed().includes(file)) return;
  try {
    await fingerprint(ask, file);
  } catch (thrown) {
    if (thrown instanceof Stopped) session.abandon(file);
    // That it has changed is said when it is read.
    if (!isProblem(thrown)) throw thrown;
  }
}

async function analyse(id: number): Promise<void> {
  analysis = id;
  // A newer analysis goes on from where this one is.
  await inSteps(id, 'analysis', () => session.analyseStep(), () => analysis !== id);
}

/** Draws worlds in which nobody differs, beside all else that is asked. */
async function countChance(id: number): Promise<void> {
  await inSteps(id, 'chance', () => session.chanceStep(), () => !session.isAnalysed());
}

/** Sheets of one workbook are read again from the same file, also those that were refused. */
function keepSheets(file: number, source: File): void {
  for (const sheet of session.sheetsOf(file)) sources.set(sheet, source);
}

async function answer(ask: Ask & { id: number }): Promise<unknown> {
  switch (ask.ask) {
    case 'quick': {
      if (ask.method === 'remove') sources.delete(ask.args[0] as number);
      if (ask.method === 'clear' || ask.method === 'openLink') sources.clear();
      return (session[ask.method] as (...args: unknown[]) => unknown)(...ask.args);
    }
    case 'read': {
      const file = session.open(ask.source.name, ask.source.size);
      sources.set(file, ask.source);
      try {
        await read(ask.id, file, ask.source);
      } catch (thrown) {
        if (thrown instanceof Stopped) sources.delete(file);
        else if (isProblem(thrown)) keepSheets(file, ask.source);
        throw thrown;
      }
      keepSheets(file, ask.source);
      return { file };
    }
    case 'refuse':
      session.refuse(session.open(ask.source.name, ask.source.size), ask.reason);
      return;
    case 'requests':
      return requests();
    case 'attempt':
      return attempt(IN_WORKER, () => refused, requests);
    case 'change': {
      if (ask.change) session.change(ask.file, ask.change);
      const source = sources.get(ask.file);
      if (!source) return;
      session.reopen(ask.file);
      await read(ask.id, ask.file, source);
      return;
    }
    case 'matchRecord':
      await reading;
      for (const file of session.toBeHashed()) await fingerprint(ask.id, file);
      return [...session.toBeReadAgain()];
    case 'analyse':
      return analyse(ask.id);
    case 'chance':
      return countChance(ask.id);
    case 'trial':
      return inSteps(ask.id, 'trial', () => session.trialStep(ask.test), () => !session.isAnalysed());
    case 'prepare':
      for (const file of session.withoutFingerprint()) await fingerprint(ask.id, file);
      await countChance(ask.id);
      for (const test of session.testsToRunAgain()) {
        await inSteps(ask.id, 'trial', () => session.trialStep(test), () => !session.isAnalysed());
      }
      return inSteps(ask.id, 'explain', () => session.explainStep(ask.subject), () => !session.isAnalysed());
    case 'ways':
      return inSteps(ask.id, 'ways', () => session.waysStep(), () => !session.isAnalysed());
  }
}

async function handle(ask: Ask & { id: number }): Promise<void> {
  const { id } = ask;
  try {
    say({ say: 'answer', id, answer: await answer(ask) });
  } catch (thrown) {
    if (thrown instanceof Stopped) say({ say: 'stopped', id });
    else if (isProblem(thrown)) say({ say: 'problem', id, problem: thrown });
    else {
      const cause = thrown instanceof Crash ? thrown.cause : thrown;
      const detail = cause instanceof Error ? cause.message : String(cause);
      // The core ends in a trap like any other when it is refused memory; it has noted why.
      const outOfMemory = cause instanceof RangeError || ranOutOfMemory();
      say({ say: 'crashed', id, detail, outOfMemory, file: thrown instanceof Crash ? thrown.file : undefined });
    }
  }
  stopped.delete(id);
}

const started = coreBytes().then((bytes) => init({ module_or_path: bytes })).then(
  () => {
    session = new Session();
    say({ say: 'ready', version: session.version() });
  },
  (thrown: unknown) => say({ say: 'crashed', id: 0, detail: String(thrown), outOfMemory: false, file: undefined }),
);

addEventListener('message', ({ data }: MessageEvent<FromPage>) => {
  if ('stop' in data) {
    stopped.add(data.stop);
    if (inUse?.ask === data.stop) void inUse.reader.cancel().catch(() => undefined);
  } else void started.then(() => handle(data));
});
