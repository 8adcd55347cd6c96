// Learn: lessons and invented teams whose truth is known. What stands open is in the address, so a link and the back
// button do what one expects; every text and figure is the core's.

import type { GalleryEntry, LessonView } from 'candour';
import { useEffect, useState } from 'preact/hooks';

import { learning, moveSlider, notice, subject } from '../core/state';
import { useView } from '../core/view';
import { ProblemNote } from '../parts/Notice';
import { Prose } from '../parts/Prose';
import { Table } from '../parts/Table';
import { words } from '../words';
import { Overview } from './Overview';
import { Person } from './Person';
import { Analysed } from './Waiting';

export function Learn() {
  return learning.value === undefined ? <Gallery /> : <Stage />;
}

function Gallery() {
  const { view } = useView('gallery', []);
  if (!view) return null;
  return (
    <>
      <p class="lede">{view.lede}</p>
      {notice.value && <p role="status">{notice.value}</p>}
      <h2>{words.lessons}</h2>
      <Cards entries={view.lessons} />
      <h2>{words.inventedTeams}</h2>
      <Cards entries={view.scenarios} />
    </>
  );
}

function Cards({ entries }: { entries: readonly GalleryEntry[] }) {
  return (
    <ul class="cards">
      {entries.map((entry) => (
        <li key={entry.id} class="sheet">
          <h3>
            <a href={entry.link}>{entry.name}</a>
          </h3>
          <p class="note">{entry.sentence}</p>
          {entry.length && <p class="note">{entry.length}</p>}
        </li>
      ))}
    </ul>
  );
}

/** A step of a lesson, or an invented team, above the screen it shows. */
function Stage() {
  const { view, problem } = useView('lesson', []);
  const [lifted, setLifted] = useState(false);
  const [presenting, setPresenting] = useState(false);
  useEffect(() => {
    if (view?.subject) subject.value = view.subject;
  }, [view?.link]);
  // A new step begins with the curtain down; a slider leaves it where it is.
  useEffect(() => setLifted(false), [view?.id, view?.step]);
  useEffect(() => {
    document.documentElement.classList.toggle('presenting', presenting);
    return () => document.documentElement.classList.remove('presenting');
  }, [presenting]);
  return (
    <>
      <Analysed>
        {problem && <ProblemNote problem={problem} />}
        {view && (
          <>
            <Strip view={view} lifted={lifted} lift={setLifted} presenting={presenting} present={setPresenting} />
            {presenting && <Keys view={view} leave={() => setPresenting(false)} />}
            {lifted || view.screen === 'curtain' ? (
              <Curtain />
            ) : view.screen === 'dots' ? (
              <Dots />
            ) : view.screen === 'person' && subject.value ? (
              <Person />
            ) : (
              <Overview />
            )}
          </>
        )}
      </Analysed>
    </>
  );
}

function Strip(props: {
  view: LessonView;
  lifted: boolean;
  lift: (on: boolean) => void;
  presenting: boolean;
  present: (on: boolean) => void;
}) {
  const { view } = props;
  return (
    <section class="sheet lesson" aria-label={view.name}>
      <div class="head wrap">
        <h2>{view.title}</h2>
        <span class="note">{view.place}</span>
      </div>
      <Prose runs={view.text} class="prose" />
      {view.sliders.length > 0 && (
        <div class="sliders">
          {view.sliders.map((slider) => (
            <label key={slider.id}>
              <span>
                {slider.label} <b>{slider.shown}</b>
              </span>
              <input
                type="range"
                min={slider.low}
                max={slider.high}
                step={slider.step}
                value={slider.value}
                onChange={(event) => void moveSlider(slider.id, event.currentTarget.valueAsNumber)}
              />
            </label>
          ))}
        </div>
      )}
      <p class="buttons">
        {view.previous && <a href={view.previous}>{words.earlierStep}</a>}
        {view.next && <a href={view.next}>{words.nextStep}</a>}
        {view.screen !== 'curtain' && (
          <button type="button" aria-pressed={props.lifted} onClick={() => props.lift(!props.lifted)}>
            {words.liftCurtain}
          </button>
        )}
        <button type="button" aria-pressed={props.presenting} onClick={() => props.present(!props.presenting)}>
          {words.present}
        </button>
        <a href="#learn">{words.allLessons}</a>
      </p>
      {view.notes.length > 0 && !props.presenting && (
        <details>
          <summary>{words.facilitator}</summary>
          <ul class="plain">
            {view.notes.map((note, i) => (
              <li key={i}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** The keys of presenter mode: arrows step, B blanks the screen, N shows the notes, Escape leaves. */
function Keys({ view, leave }: { view: LessonView; leave: () => void }) {
  const [over, setOver] = useState<'nothing' | 'blank' | 'notes'>('nothing');
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement) return;
      if (event.key === 'ArrowRight' && view.next) location.hash = view.next;
      else if (event.key === 'ArrowLeft' && view.previous) location.hash = view.previous;
      else if (event.key === 'b') setOver((now) => (now === 'blank' ? 'nothing' : 'blank'));
      else if (event.key === 'n') setOver((now) => (now === 'notes' ? 'nothing' : 'notes'));
      else if (event.key === 'Escape') leave();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [view.link]);
  if (over === 'nothing') return null;
  return (
    <div class={`curtain ${over}`}>
      {over === 'notes' && (
        <ul class="plain prose">
          {view.notes.map((note, i) => (
            <li key={i}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Curtain() {
  const { view, problem } = useView('curtain', []);
  if (problem) return <ProblemNote problem={problem} />;
  if (!view) return null;
  return (
    <section class="sheet">
      <Prose runs={view.lede} class="prose" />
      <Prose runs={view.story} class="note" />
      <Table view={view.summary} />
      <Table view={view.table} />
    </section>
  );
}

function Dots() {
  const { view, problem } = useView('dots', []);
  if (problem) return <ProblemNote problem={problem} />;
  if (!view) return null;
  return (
    <section class="sheet">
      <div class="dots" aria-hidden="true">
        {view.dots.map((dot, i) => (
          <i key={i} class={dot} />
        ))}
      </div>
      <Prose runs={view.sentence} class="prose" />
      <Table view={view.table} />
    </section>
  );
}
