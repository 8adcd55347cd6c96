// What a room guesses before it is shown what is so; the guess stays beside the truth.

import type { GuessView, LessonView } from 'candour';
import { signal } from '@preact/signals';
import { useId, useState } from 'preact/hooks';

import { scale } from '../charts/picture';
import { Prose } from '../parts/Prose';
import { words } from '../words';

/** Guesses by step; they stay while the page is open. */
const guesses = signal<ReadonlyMap<string, number>>(new Map());

const key = (view: LessonView, step = view.step) => `${view.id} ${step}`;

export const guessed = (view: LessonView): number | undefined => guesses.value.get(key(view));

/** Whether the text and the picture wait for a guess. An opinion is asked about what is shown, so nothing waits for it. */
export const waits = (view: LessonView): boolean => view.guess?.is !== undefined && guessed(view) === undefined;

/** `brief` where the answer's text says the question again. */
export function Guess({ view, guess, brief }: { view: LessonView; guess: GuessView; brief?: boolean }) {
  const id = useId();
  const [at, setAt] = useState(guess.middle);
  const given = guessed(view);
  if (given !== undefined) return <Answered guess={guess} given={given} earlier={guess.before === undefined ? undefined : guesses.value.get(key(view, guess.before))} brief={brief ?? false} />;
  return (
    <div class="guess">
      <Prose runs={guess.question} class="prose" still={brief ?? false} />
      <label for={id}>
        {words.yourGuess} <b>{at}</b>
      </label>
      <input id={id} type="range" min={0} max={guess.high} step={guess.step} value={at} onInput={(event) => setAt(event.currentTarget.valueAsNumber)} />
      <p>
        <button type="button" class="main" onClick={() => (guesses.value = new Map(guesses.value).set(key(view), at))}>
          {guess.is === undefined ? words.goOn : words.showTruth}
        </button>
      </p>
    </div>
  );
}

/** The guess beside the truth; an opinion beside what was said before more was shown. */
function Answered({ guess, given, earlier, brief }: { guess: GuessView; given: number; earlier: number | undefined; brief: boolean }) {
  const place = scale(0, guess.high, 4, 996);
  const mark = (value: number, name: string, tall: number) => <line class={name} x1={place(value)} x2={place(value)} y1={30 - tall} y2={30} />;
  return (
    <div class="guess">
      {!brief && <Prose runs={guess.question} class="note" />}
      <svg class="answered" viewBox="0 0 1000 30" preserveAspectRatio="none" aria-hidden="true">
        {earlier !== undefined && mark(earlier, 'guessed', 20)}
        {guess.is === undefined ? mark(given, 'is', 30) : mark(given, 'guessed', 20)}
        {guess.is !== undefined && mark(guess.is, 'is', 30)}
      </svg>
      <p>
        {earlier !== undefined && <span class="guessed">{words.saidBefore(earlier)} </span>}
        {guess.is === undefined ? <b>{words.saidNow(given)}</b> : <span class="guessed">{words.guessedThat(given)} </span>}
        {guess.is !== undefined && <b>{words.isSo(guess.said)}</b>}
      </p>
    </div>
  );
}
