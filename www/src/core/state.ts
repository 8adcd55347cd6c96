// What the page knows: what is loaded, how far work has come, what is chosen. Findings are not kept here; each screen
// asks for its own view and is asked again whenever an analysis ends.

import type { FileChange, DataView, Problem, Subject } from 'candour';
import { batch, computed, signal } from '@preact/signals';

import { words } from '../words';
import { Client, type Outcome } from './client';
import { again, forgetDecisions, noteChange, unsaved } from './history';
import { sayPlace } from './outside';
import type { Answer, Ask, Progress, Quick } from './protocol';
import { askPurpose, purposeOfSample, writing } from './purpose';
import { isSealed } from './record';

export type Screen = 'data' | 'overview' | 'people' | 'person' | 'test' | 'report' | 'methods' | 'learn' | 'check';
const SCREENS: Screen[] = ['data', 'overview', 'people', 'person', 'test', 'report', 'methods', 'learn', 'check'];

const client = new Client();

export const screen = signal<Screen>('data');
export const ready = signal(false);
export const version = signal('');
export const data = signal<DataView | undefined>(undefined);
export const reading = signal<ReadonlyMap<number, Progress & { of: 'reading' }>>(new Map());
export const analysis = signal<'none' | 'running' | 'done'>('none');
export const analysisProgress = signal<{ done: number; total: number; label: string } | undefined>(undefined);
/** Rises whenever every view has to be asked for again. */
export const generation = signal(0);
export const subject = signal<Subject | undefined>(undefined);
export const indicator = signal<string | undefined>(undefined);
/** Which of the other pictures of the Overview is looked at; empty where none is. */
export const picture = signal<string | undefined>(undefined);
export const people = signal<ReadonlySet<number>>(new Set());
export const teams = signal<ReadonlySet<number>>(new Set());
export const namesShown = signal(false);
export const notice = signal('');
/** What broke, and whether it broke over the same files as the last time. */
export const fault = signal<{ detail: string; again: boolean } | undefined>(undefined);
/** Files that were left out because it broke over them, and why. */
export const leftOut = signal<readonly { name: string; why: 'memory' | 'memoryOfAll' | 'twice' }[]>([]);
/** Files that stood open when the worker was lost, until they are read again or let go. */
export const toReadAgain = signal<readonly { source: File; changes: FileChange[] }[]>([]);
/** Whether nothing was heard of the worker for a while, although something was asked. */
export const silent = signal(false);
export const cannotStart = signal<string | undefined>(undefined);
export const settingProblem = signal<{ id: string; problem: Problem } | undefined>(undefined);
/** What stands in the paste dialog; kept here so that nothing that happens to the worker loses it. */
export const pasted = signal({ name: '', text: '' });
/** The fragment of the lesson or invented team that stands open. */
export const learning = signal<string | undefined>(undefined);
/** Whether the people who are loaded are nobody: the sample, or an invented team. */
export const invented = signal(false);
/** The test that is looked at, how far the one that runs has come, and how often one has ended or been changed. */
export const trial = signal<string | undefined>(undefined);
export const trialProgress = signal<{ done: number; total: number } | undefined>(undefined);
export const trialRound = signal(0);
/** A record under a passphrase that was dropped, waiting for it. */
export const sealed = signal<{ name: string; text: string } | undefined>(undefined);
/** The document that is looked at. */
export const documentShown = signal<string | undefined>(undefined);
export const query = signal({ text: '', flagged: false, offset: 0 });

export const busy = computed(() => reading.value.size > 0 || analysis.value === 'running');

interface Held {
  source: File;
  changes: FileChange[];
  stop: AbortController | undefined;
}
const held = new Map<number, Held>();
/** What was saved here and loaded, to be loaded again should the worker have to be replaced. */
const loadedSaved = new Map<string, string>();
/** Files over which the core broke while they were read: the second time they are left out. */
const brokeOver = new Set<File>();
/** Whether there were findings when the worker was lost. */
let hadFindings = false;
/** The files over which it broke last, where none of them was being read. */
let lastBroke: readonly File[] = [];
let stopAnalysis: AbortController | undefined;
let stopTesting: AbortController | undefined;

export const send = <A extends Ask>(
  ask: A,
  options: { topic?: string; progress?: (progress: Progress) => void; signal?: AbortSignal } = {},
): Promise<Outcome<Answer<A>>> => client.ask(ask, options);

/** Asks the session one of its quick questions. */
export const quick = <K extends Quick>(
  method: K,
  args: Parameters<import('candour').Session[K]>,
  topic?: string,
): Promise<Outcome<ReturnType<import('candour').Session[K]>>> =>
  client.ask({ ask: 'quick', method, args } as Ask, topic === undefined ? {} : { topic }) as never;

let asking: Promise<void> | undefined;
let askingNext: Promise<void> | undefined;

/**
 * Asks what is loaded. While one answer is awaited, all further questions share the next: sixty files dropped at once
 * would otherwise have the whole screen worked out a hundred and thirty times.
 */
function askData(): Promise<void> {
  if (asking) return (askingNext ??= asking.then(() => ((askingNext = undefined), askData())));
  asking = quick('data', []).then((outcome) => {
    asking = undefined;
    if (outcome.is === 'answer') data.value = outcome.value;
  });
  return asking;
}

/** Everything found so far no longer fits what is loaded. */
function outdated(): void {
  stopAnalysis?.abort();
  stopTesting?.abort();
  analysis.value = 'none';
}

function hearReading(progress: Progress): void {
  if (progress.of !== 'reading') return;
  const next = new Map(reading.value);
  next.set(progress.file, progress);
  reading.value = next;
}

function doneReading(file: number): void {
  const next = new Map(reading.value);
  if (next.delete(file)) reading.value = next;
}

async function readOne(source: File, changes: FileChange[]): Promise<void> {
  const stop = new AbortController();
  const entry: Held = { source, changes: [...changes], stop };
  let file: number | undefined;
  const hear = (progress: Progress) => {
    if (progress.of !== 'reading') return;
    if (file === undefined) {
      file = progress.file;
      held.set(file, entry);
      void askData();
    }
    hearReading(progress);
  };
  const outcome = await send({ ask: 'read', source }, { progress: hear, signal: stop.signal });
  entry.stop = undefined;
  if (file !== undefined) doneReading(file);
  if (outcome.is === 'answer') {
    held.set(outcome.value.file, entry);
    await askData();
    for (const change of changes) await reread(outcome.value.file, change);
    return;
  }
  if (outcome.is === 'crashed') {
    // What waited its turn behind the file over which it broke was in no list yet.
    if (file === undefined) toReadAgain.value = [...toReadAgain.value, { source, changes }];
    return;
  }
  if (file !== undefined) held.delete(file);
  if (outcome.is === 'stopped') notice.value = words.stopped(source.name);
  // A problem with the file stands on its card.
  await askData();
}

export async function addFiles(sources: readonly File[]): Promise<void> {
  if (!sources.length) return;
  const saved = sources.filter(({ name }) => /\.json$/i.test(name));
  const tables = sources.filter((source) => !saved.includes(source));
  notice.value = '';
  // Invented people and real ones are never in one list. First: what was saved and is dropped with the files is theirs.
  if (tables.length && invented.value) {
    if (unsaved.value && !confirm(words.inventedAskUnsaved)) return;
    await startAfresh();
    notice.value = words.inventedLetGo;
  }
  for (const each of saved) await takeSavedFile(each);
  if (tables.length) await readTables(tables);
}

async function readTables(tables: readonly File[]): Promise<void> {
  learning.value = undefined;
  outdated();
  await Promise.all(tables.map((source) => readOne(source, [])));
}

/** Whether what is loaded may be let go for invented people. */
const mayLetGo = () =>
  !(held.size || toReadAgain.value.length || unsaved.value) ||
  (invented.value && !unsaved.value) ||
  confirm(unsaved.value ? words.learnAskUnsaved : words.learnAsk);

/** The longest text that can have been saved here: the record of a force is a few megabytes. */
const LONGEST_SAVED = 64 << 20;

async function takeSavedFile(source: File): Promise<void> {
  const text = source.size > LONGEST_SAVED ? '' : await source.text().catch(() => '');
  if (isSealed(text)) sealed.value = { name: source.name, text };
  else await takeSaved(source.name, text);
}

/** A record, determinations or a mapping; files that a record reads in another way are read again. */
export async function takeSaved(name: string, text: string): Promise<void> {
  const outcome = await quick('takeSaved', [name, text]);
  if (outcome.is === 'problem') notice.value = `${outcome.problem.sentence} ${outcome.problem.whatToDo}`;
  if (outcome.is === 'answer') {
    notice.value = outcome.value;
    loadedSaved.set(name, text);
    const again = await send({ ask: 'matchRecord' }, {});
    if (again.is === 'problem') notice.value = `${again.problem.sentence} ${again.problem.whatToDo}`;
    await Promise.all((again.is === 'answer' ? again.value : []).map((file) => reread(file)));
    const stands = await quick('isAnalysed', []);
    if (stands.is === 'answer' && !stands.value) outdated();
    await askPurpose();
    await noteChange();
  }
  await askData();
}

export async function addSample(): Promise<void> {
  if (!mayLetGo()) return;
  if (held.size || toReadAgain.value.length || invented.value) await startAfresh();
  const outcome = await quick('sample', [7]);
  if (outcome.is !== 'answer') return;
  await askPurpose();
  await purposeOfSample(words.samplePurpose);
  notice.value = '';
  // Before it is read: what is dropped meanwhile takes its place.
  invented.value = true;
  await readTables(outcome.value.map(({ name, text }) => new File([text], name, { type: 'text/csv' })));
}

/** Takes a change to how a file is understood, and reads it again. */
export async function changeFile(file: number, change: FileChange): Promise<void> {
  held.get(file)?.changes.push(change);
  await reread(file, change);
}

async function reread(file: number, change?: FileChange): Promise<void> {
  const entry = held.get(file);
  outdated();
  entry?.stop?.abort();
  const stop = new AbortController();
  if (entry) entry.stop = stop;
  const outcome = await send({ ask: 'change', file, change }, { progress: hearReading, signal: stop.signal });
  if (entry?.stop === stop) entry.stop = undefined;
  doneReading(file);
  if (outcome.is === 'problem') notice.value = `${outcome.problem.sentence} ${outcome.problem.whatToDo}`;
  if (outcome.is === 'stopped' && entry) notice.value = words.stopped(entry.source.name);
  if (outcome.is !== 'crashed') await askData();
}

export function stopReading(file: number): void {
  held.get(file)?.stop?.abort();
}

export async function removeFile(file: number): Promise<void> {
  outdated();
  stopReading(file);
  held.delete(file);
  await quick('remove', [file]);
  await askData();
}

/** Works everything out; the old views stay on the screen until the new ones are there. */
export async function analyse(): Promise<boolean> {
  stopAnalysis = new AbortController();
  analysis.value = 'running';
  analysisProgress.value = undefined;
  const mine = stopAnalysis;
  const outcome = await send(
    { ask: 'analyse' },
    {
      topic: 'analyse',
      signal: mine.signal,
      progress: (progress) => {
        if (progress.of === 'analysis') analysisProgress.value = progress;
      },
    },
  );
  if (mine !== stopAnalysis) return false;
  if (outcome.is === 'answer') {
    batch(() => {
      analysis.value = 'done';
      analysisProgress.value = undefined;
      generation.value++;
    });
    return true;
  }
  analysis.value = 'none';
  if (outcome.is === 'problem') notice.value = `${outcome.problem.sentence} ${outcome.problem.whatToDo}`;
  if (outcome.is === 'stopped') notice.value = words.stoppedAnalysis;
  return false;
}

export function stopAnalysing(): void {
  stopAnalysis?.abort();
}

/** Runs one test; what it finds is asked for afterwards. */
export async function runTrial(test: string): Promise<void> {
  stopTesting?.abort();
  const mine = new AbortController();
  stopTesting = mine;
  trialProgress.value = { done: 0, total: 1 };
  const outcome = await send(
    { ask: 'trial', test },
    {
      signal: mine.signal,
      progress: (progress) => {
        if (progress.of === 'trial' && mine === stopTesting) trialProgress.value = progress;
      },
    },
  );
  if (mine !== stopTesting) return;
  batch(() => {
    stopTesting = undefined;
    trialProgress.value = undefined;
    trialRound.value++;
    if (outcome.is === 'problem') notice.value = `${outcome.problem.sentence} ${outcome.problem.whatToDo}`;
  });
}

export function stopTrial(): void {
  stopTesting?.abort();
}

/** Chooses something for a test; what it had found stands no more. */
export async function chooseForTrial(test: string, id: string, value: string): Promise<void> {
  stopTesting?.abort();
  await quick('choose', [test, id, value]);
  await runTrial(test);
}

/** The change and the analysis are sent together: a refused change leaves the analysis as it was. */
export async function setSetting(id: string, value: string): Promise<void> {
  const change = quick('set', [id, value]).then((outcome) => {
    settingProblem.value = outcome.is === 'problem' ? { id, problem: outcome.problem } : undefined;
  });
  await Promise.all([change, analyse()]);
  await noteChange();
}

export async function resetSettings(): Promise<void> {
  await quick('resetSettings', []);
  settingProblem.value = undefined;
  await analyse();
  await noteChange();
}

export async function showNames(on: boolean): Promise<void> {
  const outcome = await quick('showNames', [on]);
  if (outcome.is !== 'answer') return;
  namesShown.value = on;
  again.oneName = false;
  generation.value++;
  await askData();
}

export async function showName(whom: Subject, on: boolean): Promise<void> {
  const outcome = await quick('showName', [whom, on]);
  if (outcome.is !== 'answer') return;
  again.oneName = true;
  generation.value++;
}

export async function forget(): Promise<void> {
  await startAfresh();
  go('data');
}

/** Nothing is loaded, set or written any more. */
async function startAfresh(): Promise<void> {
  outdated();
  for (const { stop } of held.values()) stop?.abort();
  held.clear();
  loadedSaved.clear();
  brokeOver.clear();
  lastBroke = [];
  forgetDecisions();
  hadFindings = false;
  // The worker itself goes: its memory held every name, number and reason, and would hold them until it is used again.
  client.afresh();
  batch(() => {
    ready.value = false;
    fault.value = undefined;
    leftOut.value = [];
    toReadAgain.value = [];
    subject.value = undefined;
    people.value = new Set();
    teams.value = new Set();
    indicator.value = undefined;
    trial.value = undefined;
    namesShown.value = false;
    invented.value = false;
    notice.value = '';
    pasted.value = { name: '', text: '' };
    query.value = { text: '', flagged: false, offset: 0 };
    sealed.value = undefined;
    writing.value = undefined;
    documentShown.value = undefined;
  });
  await Promise.all([askPurpose(), askData(), noteChange()]);
}

export function select(chosen: { people?: Iterable<number>; teams?: Iterable<number> }, add: boolean): void {
  const merge = (old: ReadonlySet<number>, more: Iterable<number> | undefined): ReadonlySet<number> => {
    const next = new Set(add ? old : []);
    const list = [...(more ?? [])];
    // Adding one that is there takes it out again, as with a list in any file window.
    const [only] = list;
    if (add && list.length === 1 && only !== undefined && next.has(only)) next.delete(only);
    else for (const each of list) next.add(each);
    return next;
  };
  batch(() => {
    people.value = merge(people.value, chosen.people);
    teams.value = merge(teams.value, chosen.teams);
  });
}

export function open(whom: Subject): void {
  batch(() => {
    subject.value = whom;
    if (screen.value === 'person') return;
    go('person');
  });
}

export function go(to: Screen): void {
  if (location.hash !== `#${to}`) location.hash = to;
  else screen.value = to;
}

/** Files that were read before an invented team is opened; it takes their place. */
function letGo(): void {
  outdated();
  for (const { stop } of held.values()) stop?.abort();
  held.clear();
  goOnWithout();
  forgetDecisions();
  batch(() => {
    subject.value = undefined;
    people.value = new Set();
    teams.value = new Set();
    indicator.value = undefined;
  });
}

async function opened(outcome: Outcome<unknown>): Promise<void> {
  if (outcome.is === 'problem') notice.value = `${outcome.problem.sentence} ${outcome.problem.whatToDo}`;
  if (outcome.is !== 'answer') return noteChange();
  await askData();
  await askPurpose();
  const link = await quick('link', []);
  learning.value = link.is === 'answer' ? link.value : undefined;
  invented.value = true;
  await analyse();
  await noteChange();
}

/** Opens what a fragment names: a lesson at its step, or an invented team. */
async function learn(fragment: string): Promise<void> {
  if (fragment === learning.value) return;
  if (!mayLetGo()) return go('data');
  letGo();
  notice.value = '';
  const outcome = await quick('openLink', [fragment], 'learn');
  // A link that names nothing leads to all there is, with the sentence that says so.
  if (outcome.is === 'problem') learning.value = undefined;
  await opened(outcome);
}

export async function moveSlider(id: string, value: number): Promise<void> {
  outdated();
  // Other numbers are other people: what was written about those before says nothing of them.
  forgetDecisions();
  await opened(await quick('moveSlider', [id, value], 'learn'));
  // The address says what stands; it is no new place to go back to.
  if (learning.value) sayPlace(learning.value);
}

/** Hash routes carry the name of a screen, or a lesson with its numbers, and never anything of anyone's data. */
function follow(): void {
  const [name, lesson] = location.hash.slice(1).split('?');
  screen.value = SCREENS.find((known) => known === name) ?? 'data';
  if (screen.value !== 'learn') return;
  if (lesson === undefined) learning.value = undefined;
  else if (ready.value) void learn(location.hash);
}

/** Gives a new worker what the user set and wrote before it is asked anything else. */
async function bringBack(): Promise<void> {
  for (const [name, text] of loadedSaved) void quick('takeSaved', [name, text]);
  if (again.carried) void quick('carryOn', [again.carried]);
  // Who was hidden by hand while all names were shown is known to nobody now: then all are hidden.
  if (again.oneName) namesShown.value = false;
  if (namesShown.value) void quick('showNames', [true]);
  await Promise.all([askData(), noteChange()]);
}

/** Reads the files again after the worker had to be replaced. */
export async function readAgain(): Promise<void> {
  leftOut.value = [];
  await readBack();
}

async function readBack(): Promise<void> {
  const before = toReadAgain.value;
  batch(() => {
    fault.value = undefined;
    toReadAgain.value = [];
  });
  const findings = hadFindings;
  hadFindings = false;
  await Promise.all(before.map(({ source, changes }) => readOne(source, changes)));
  if (findings) await analyse();
  await noteChange();
}

/** Goes on without the files that were open; what was set and written stays. */
export function goOnWithout(): void {
  hadFindings = false;
  batch(() => {
    leftOut.value = [];
    fault.value = undefined;
    toReadAgain.value = [];
  });
}

/** Takes a worker of which nothing is heard for ended. */
export function giveUp(): void {
  client.giveUp();
}

async function setAside(source: File): Promise<void> {
  await send({ ask: 'refuse', source, reason: 'tooLarge' });
  await askData();
}

export function begin(): void {
  follow();
  addEventListener('hashchange', follow);
  client.onready = (name) => {
    batch(() => {
      ready.value = true;
      version.value = name;
    });
    void askData();
    if (location.hash.startsWith('#learn?')) void learn(location.hash);
  };
  client.onsilent = (is) => {
    silent.value = is;
  };
  client.oncrash = ({ detail, outOfMemory, file, started }) => {
    if (!started) {
      cannotStart.value = detail;
      return;
    }
    stopAnalysis = undefined;
    stopTesting = undefined;
    const open = [...held.values()];
    const read = file === undefined ? undefined : held.get(file);
    // Where memory ran out over no file, the largest is the one that is too much.
    const largest = () => open.reduce<Held | undefined>((most, each) => (each.source.size > (most?.source.size ?? -1) ? each : most), undefined);
    const twice = !outOfMemory && read !== undefined && brokeOver.has(read.source);
    const culprit = outOfMemory ? (read ?? largest()) : twice ? read : undefined;
    if (read) brokeOver.add(read.source);
    held.clear();
    // What broke while everything was worked out is not worked out again unasked; nor what broke twice after it.
    const over = open.map(({ source }) => source);
    const same = read === undefined && lastBroke.length > 0 && lastBroke.every((source) => over.includes(source));
    if (!read) lastBroke = over;
    hadFindings = !same && (hadFindings || analysis.value === 'done');
    batch(() => {
      trialProgress.value = undefined;
      reading.value = new Map();
      analysis.value = 'none';
      toReadAgain.value = [...toReadAgain.value, ...open.filter((each) => each !== culprit).map(({ source, changes }) => ({ source, changes }))];
      fault.value = { detail, again: same };
      if (culprit) leftOut.value = [...leftOut.value, { name: culprit.source.name, why: twice ? 'twice' : read ? 'memory' : 'memoryOfAll' }];
    });
    const back = bringBack();
    if (!culprit) return;
    const message = fault.value;
    void back.then(readBack).then(() => {
      fault.value ??= message;
      if (outOfMemory) void setAside(culprit.source);
    });
  };
  client.start();
}
