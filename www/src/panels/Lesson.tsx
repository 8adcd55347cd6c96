// A step of a lesson, or an invented team: its text, the one thing it is about, and what can be moved.

import type { LessonView } from 'candour';
import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';

import { indicator, subject } from '../core/state';
import { useView } from '../core/view';
import { ProblemNote } from '../parts/Notice';
import { Prose } from '../parts/Prose';
import { words } from '../words';
import { Curtain } from './Curtain';
import { Exam } from './Exam';
import { Guess, waits } from './Guess';
import { Handout } from './Handout';
import { Focus } from './Focus';
import { Sliders } from './Sliders';
import { Stage } from './Stage';
import { Analysed } from './Waiting';

/** Whether the lesson is shown to a room; it stays so from step to step. */
const presenting = signal(false);

export function Lesson() {
  const { view, problem } = useView('lesson', []);
  useEffect(() => {
    if (view?.subject) subject.value = view.subject;
    if (view?.indicator) indicator.value = view.indicator;
  }, [view?.link]);
  useEffect(() => () => void (presenting.value = false), []);
  return (
    <Analysed>
      {problem && <ProblemNote problem={problem} />}
      {view && (presenting.value && view.screen !== 'exam' ? <Stage view={view} leave={() => (presenting.value = false)} /> : <Step view={view} />)}
    </Analysed>
  );
}

function Step({ view }: { view: LessonView }) {
  const [lifted, setLifted] = useState(false);
  const [handout, setHandout] = useState(false);
  // A new step begins with the curtain down; a slider leaves it where it is.
  useEffect(() => setLifted(false), [view.id, view.step]);
  useEffect(() => setHandout(false), [view.id]);
  const exam = view.screen === 'exam';
  const hidden = waits(view);
  return (
    <>
      <section class="sheet lesson no-print" aria-label={view.name}>
        <div class="head wrap">
          <h2>{view.title}</h2>
          <span class="note">{view.place}</span>
        </div>
        {view.guess && <Guess key={view.link} view={view} guess={view.guess} />}
        {!hidden && <Prose runs={view.text} class="prose" />}
        {!exam && !hidden && <Sliders sliders={view.sliders} listed={view.listed} bars={view.bars} />}
        <p class="buttons">
          {view.previous && <a href={view.previous}>{words.earlierStep}</a>}
          {view.next && (
            <a class="main" href={view.next}>
              {words.nextStep}
            </a>
          )}
          {!exam && view.screen !== 'curtain' && !hidden && (
            <button type="button" aria-pressed={lifted} onClick={() => setLifted(!lifted)}>
              {words.liftCurtain}
            </button>
          )}
          {!exam && (
            <button type="button" onClick={() => (presenting.value = true)}>
              {words.present}
            </button>
          )}
          {view.steps > 0 && (
            <button type="button" aria-pressed={handout} onClick={() => setHandout(!handout)}>
              {words.handout}
            </button>
          )}
          <a href="#learn">{words.allLessons}</a>
        </p>
        {view.notes.length > 0 && (
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
      {handout ? <Handout /> : exam ? <Exam /> : hidden ? null : lifted ? <Curtain /> : <Focus view={view} />}
    </>
  );
}
