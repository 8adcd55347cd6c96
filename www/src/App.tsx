// The frame around every screen: navigation, what the page has measured, the whole page as a place to drop files.

import { computed } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { wouldLose } from './core/determinations';
import { canUndo, step, told } from './core/history';
import {
  addFiles,
  cannotStart,
  fault,
  forget,
  giveUp,
  go,
  goOnWithout,
  leftOut,
  learning,
  namesShown,
  notice,
  pasted,
  readAgain,
  ready,
  silent,
  type Screen,
  screen,
  sealed,
  showNames,
  toReadAgain,
  data,
} from './core/state';
import { kept, tellPlace } from './core/outside';
import { purpose, writing } from './core/purpose';
import { requests } from './core/watch';
import { Check } from './panels/Check';
import { Data } from './panels/Data';
import { Learn } from './panels/Learn';
import { Methods } from './panels/Methods';
import { Overview } from './panels/Overview';
import { People } from './panels/People';
import { Person } from './panels/Person';
import { Report } from './panels/Report';
import { TestIt } from './panels/TestIt';
import { words } from './words';

const PANELS = { data: Data, overview: Overview, people: People, person: Person, test: TestIt, report: Report, methods: Methods, learn: Learn, check: Check } satisfies {
  [K in Screen]: () => unknown;
};
const NAVIGATION = ['data', 'overview', 'people', 'test', 'report', 'methods', 'learn'] as const;

export function App() {
  const now = screen.value;
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  // At once, not after the next frame: a quick hand may already be typing on the new screen.
  useLayoutEffect(() => {
    document.title = `${words.titles[now]} · ${words.product}`;
    tellPlace();
    if (first.current) {
      first.current = false;
      return;
    }
    // A new screen begins at its top, for the eye and for the keyboard.
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [now]);
  useEffect(() => {
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  }, []);
  const Panel = PANELS[now];
  return (
    <>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {words.skip}
      </a>
      <header class="top">
        <span class="brand">{words.product}</span>
        <nav aria-label={words.mainNavigation}>
          {NAVIGATION.map((name) => (
            <a
              key={name}
              href={`#${name}`}
              aria-current={name === now || (name === 'people' && now === 'person') ? 'page' : undefined}
            >
              {words.screens[name]}
            </a>
          ))}
        </nav>
        <div class="end">
          {canUndo.value.some(Boolean) && <History />}
          <a class="pill" href="#check" aria-current={now === 'check' ? 'page' : undefined}>
            {words.requests(requests.value.length)}
          </a>
          <button type="button" aria-pressed={namesShown.value} onClick={() => void showNames(!namesShown.value)}>
            {namesShown.value ? words.namesShown : words.namesHidden}
          </button>
          {holds.value && (
            <button type="button" class="quiet" onClick={() => confirm(wouldLose.value ? words.forgetAskUnsaved : words.forgetAsk) && void forget()}>
              {words.forget}
            </button>
          )}
        </div>
      </header>
      <main ref={main} id="main" tabIndex={-1} aria-label={words.titles[now]} aria-busy={!ready.value}>
        {now !== 'person' && <h1 class="away">{words.titles[now]}</h1>}
        <Fault />
        <p class="told" role="status">
          {told.value}
        </p>
        {kept.value === 'newer' && (now === 'data' || now === 'check') && <p class="note" role="status">{words.newer}</p>}
        {learning.value && now !== 'learn' && (
          <p class="back-to no-print">
            <a href={learning.value}>{words.backToLesson}</a>
          </p>
        )}
        <Panel />
      </main>
      <DropAnywhere />
    </>
  );
}

/** Whether the page holds anything of anyone's: then it can be forgotten. */
const holds = computed(
  () =>
    (data.value?.files.length ?? 0) > 0 ||
    toReadAgain.value.length > 0 ||
    canUndo.value.some(Boolean) ||
    wouldLose.value ||
    sealed.value !== undefined ||
    Boolean(purpose.value?.text || writing.value?.text || pasted.value.text),
);

const UNDO = [
  ['undo', words.undo],
  ['redo', words.redo],
] as const;

/** Undo and redo; a button with nothing to do keeps its place and the focus. */
function History() {
  return (
    <span class="buttons">
      {UNDO.map(([way, label], i) => (
        <button key={way} type="button" aria-disabled={!canUndo.value[i]} onClick={() => canUndo.value[i] && void step(way)}>
          {label}
        </button>
      ))}
    </span>
  );
}

/** A field with text of its own has its own undo. */
const writes = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button', 'file'].includes(target.type));

function keys(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z' || writes(event.target)) return;
  event.preventDefault();
  void step(event.shiftKey ? 'redo' : 'undo');
}

function Fault() {
  const broke = fault.value;
  const files = toReadAgain.value;
  if (cannotStart.value !== undefined) {
    return (
      <section class="sheet problem" role="alert">
        <h2>{words.cannotStart}</h2>
        <p>{words.cannotStartNote}</p>
        <p class="note">{cannotStart.value}</p>
      </section>
    );
  }
  if (silent.value) {
    return (
      <section class="sheet problem" role="alert">
        <h2>{words.silent}</h2>
        <p>{words.silentNote}</p>
        <p class="buttons">
          <button type="button" onClick={giveUp}>
            {words.silentAfresh}
          </button>
        </p>
      </section>
    );
  }
  if (!broke) return null;
  return (
    <section class="sheet problem" role="alert">
      <h2>{words.brokeHeading}</h2>
      {leftOut.value.map(({ name, why }) => (
        <p key={name}>{words.brokeLeftOut[why](name)}</p>
      ))}
      {leftOut.value.length === 0 && <p>{words.brokeNote}</p>}
      {broke.again && <p>{words.brokeAgainNote}</p>}
      {files.length > 0 && <p translate={false}>{words.brokeFiles(files.map(({ source }) => source.name))}</p>}
      <p class="buttons">
        {files.length > 0 && (
          <button type="button" class="main" onClick={() => void readAgain()}>
            {words.brokeAgain}
          </button>
        )}
        <button type="button" onClick={goOnWithout}>
          {files.length > 0 ? words.brokeWithout : words.dismiss}
        </button>
      </p>
      {broke.detail && (
        <details>
          <summary>{words.brokeDetail}</summary>
          <code>{broke.detail}</code>
        </details>
      )}
    </section>
  );
}

function DropAnywhere() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const files = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!files(event)) return;
      depth++;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!files(event)) return;
      depth = Math.max(0, depth - 1);
      if (!depth) setOver(false);
    };
    const hover = (event: DragEvent) => {
      if (files(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!files(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const items = [...(event.dataTransfer?.items ?? [])];
      const folders = new Set(items.filter((item) => item.webkitGetAsEntry?.()?.isDirectory).map((item) => item.getAsFile()?.name));
      const given = [...(event.dataTransfer?.files ?? [])].filter((file) => !folders.has(file.name));
      go('data');
      void addFiles(given).then(() => {
        if (folders.size) notice.value = words.folder;
      });
    };
    addEventListener('dragenter', enter);
    addEventListener('dragleave', leave);
    addEventListener('dragover', hover);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragenter', enter);
      removeEventListener('dragleave', leave);
      removeEventListener('dragover', hover);
      removeEventListener('drop', drop);
    };
  }, []);
  return over ? (
    <div class="dropping" aria-hidden="true">
      <p>{words.dropAnywhere}</p>
    </div>
  ) : null;
}
