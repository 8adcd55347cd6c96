// One person or one team: the year, how each flag arose, what else could explain it, every pattern beside peers.

import type { DeterminationsView, ExplanationsView, FlagCard, FlagExplanations, IndicatorRow, PersonView, Step, Subject } from 'candour';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

import { stripPicture } from '../charts/strip';
import { Svg } from '../charts/svg';
import { timelinePicture } from '../charts/timeline';
import { askFirst, decided } from '../core/history';
import { documentShown, go, open, showName, subject } from '../core/state';
import { useView } from '../core/view';
import { waysDone } from '../core/ways';
import { Figure } from '../parts/Figure';
import { ProblemNote } from '../parts/Notice';
import { Prose } from '../parts/Prose';
import { Table } from '../parts/Table';
import { words } from '../words';
import { Determination, FirstImpression } from './Determination';
import { Explanations, Ladder } from './Explanations';
import { Rows } from './People';
import { Analysed } from './Waiting';
import { WaysOf } from './Ways';

export function Person() {
  const whom = subject.value;
  return <Analysed>{whom ? <Page whom={whom} /> : <Nobody />}</Analysed>;
}

function Nobody() {
  return (
    <section class="sheet empty">
      <p class="prose">{words.choosePerson}</p>
      <p>
        <button type="button" class="main" onClick={() => go('people')}>
          {words.back}
        </button>
      </p>
    </section>
  );
}

function Page({ whom }: { whom: Subject }) {
  const { view, problem } = useView('person', [whom]);
  const explanations = useView('explanations', view?.cards.length ? [view.subject] : undefined).view;
  const seen = useView('determinations', [whom], decided.value).view;
  const answers = seen && view && same(seen.subject, view.subject) ? seen : undefined;
  const heading = useRef<HTMLHeadingElement>(null);
  const who = view && `${view.subject.kind} ${view.subject.id}`;
  const before = useRef(who);
  useLayoutEffect(() => {
    if (who && before.current && before.current !== who) heading.current?.focus();
    before.current = who;
  }, [who]);
  if (problem) return <ProblemNote problem={problem} />;
  if (!view) return null;
  // While it is asked for, not even a moment's look.
  const withheld = answers ? answers.withheld !== undefined : askFirst.value;
  return (
    <>
      <div class="head who">
        <div>
          <h1 ref={heading} tabIndex={-1} translate={false}>
            {view.who}
          </h1>
          <p class="note">{view.detail}</p>
        </div>
        <span class="buttons">
          <button type="button" class="quiet" onClick={() => go('people')}>
            {words.back}
          </button>
          <button
            type="button"
            onClick={() => {
              documentShown.value = 'one-person';
              go('report');
            }}
          >
            {words.handOver}
          </button>
          {view.named !== undefined && (
            <button type="button" onClick={() => void showName(whom, !view.named)}>
              {view.named ? words.hideName : words.showName}
            </button>
          )}
          {view.previous && <Beside to={view.previous} label={words.previousOf(view.previous.who)} text={`${words.previous} ${view.previous.who}`} />}
          {view.next && <Beside to={view.next} label={words.nextOf(view.next.who)} text={`${view.next.who} ${words.next}`} />}
        </span>
      </div>
      {answers?.withheld !== undefined && <FirstImpression whom={whom} view={answers} />}
      {!withheld && <Found view={view} whom={whom} explanations={explanations} answers={answers} />}
    </>
  );
}

const same = (one: Subject, other: Subject) => one.kind === other.kind && one.id === other.id;

/** Everything that was found; not there while a first impression is asked for. */
function Found({ view, whom, explanations, answers }: {
  view: PersonView;
  whom: Subject;
  explanations: ExplanationsView | undefined;
  answers: DeterminationsView | undefined;
}) {
  const gone = answers?.flags.slice(view.cards.length) ?? [];
  return (
    <>
      <Prose runs={view.lede} class="lede" />
      <Timeline whom={whom} />
      {view.cards.map((card, i) => (
        <Card key={card.indicator + i} card={card} reasons={fitting(explanations, view.subject, card, i)} answers={answers} />
      ))}
      {answers && gone.map((each) => <Determination key={each.key} view={answers} each={each} />)}
      <div class={waysDone.value ? 'column' : 'even column'}>
        <WaysOf whom={whom} />
        <Peers rows={view.indicators} unmeasured={view.unmeasured} />
      </div>
      {view.members.length > 0 && (
        <section class="sheet">
          <div class="head">
            <h2>{words.members}</h2>
          </div>
          <Rows rows={view.members} />
        </section>
      )}
      <Points title={words.notKnown} points={view.notKnown} sheet />
    </>
  );
}

/** The explanations of this card: those of the person before must not stand beside it while the new ones are worked out. */
const fitting = (view: ExplanationsView | undefined, whom: Subject, card: FlagCard, i: number): FlagExplanations | undefined => {
  const flag = view && same(view.subject, whom) ? view.flags[i] : undefined;
  return flag?.indicator === card.indicator ? flag : undefined;
};

function Beside({ to, label, text }: { to: NonNullable<PersonView['next']>; label: string; text: string }) {
  return (
    <button type="button" aria-label={label} translate={false} onClick={() => open(to.subject)}>
      {text}
    </button>
  );
}

export function Timeline({ whom }: { whom: Subject }) {
  const { view } = useView('timeline', [whom]);
  const draw = useCallback((width: number) => timelinePicture(view as NonNullable<typeof view>, width), [view]);
  const readout = useCallback(
    (target: number) => {
      if (!view) return '';
      return (view.spells[target] ?? view.weeks[target - view.spells.length])?.readout ?? '';
    },
    [view],
  );
  if (!view) return null;
  return (
    <Figure
      title={view.title}
      note={view.note}
      table={view.table}
      unavailable={view.unavailable}
      surface={{ draw, readout, narrowest: 260, hint: words.timelineHint }}
    />
  );
}

function Card({ card, reasons, answers }: { card: FlagCard; reasons: FlagExplanations | undefined; answers: DeterminationsView | undefined }) {
  const each = answers?.flags.find((one) => one.indicator === card.indicator);
  return (
    <article class="flag">
      <div class="two">
        <div class="column">
          <section class="sheet">
            <div class="head">
              <h2>{card.title}</h2>
              <span class={`tag ${card.tone}`}>{card.tag}</span>
            </div>
            <Prose runs={card.sentence} class="prose" />
            <details class="arithmetic">
              <summary>{words.steps}</summary>
              <ol class="steps" aria-label={words.steps}>
                {card.steps.map((step, i) => (
                  <One key={i} step={step} />
                ))}
              </ol>
            </details>
            <h3>{words.chanceHeading}</h3>
            <Prose runs={card.chance} class="prose" />
            {card.misread && (
              <p class="misread">
                <b>{words.misread}.</b> {card.misread}
              </p>
            )}
          </section>
          <Explanations flag={reasons} />
        </div>
        <div class="column">
          <Points title={words.change} points={card.wouldChange} sheet />
          <Ladder flag={reasons} />
          <Points title={words.questions} points={card.questions} sheet />
          <Points title={words.notKnown} points={card.notKnown} sheet />
        </div>
      </div>
      {answers && each && <Determination key={each.key} view={answers} each={each} reasons={reasons} />}
    </article>
  );
}

export function One({ step }: { step: Step }) {
  const [rows, setRows] = useState(false);
  return (
    <li>
      <span>{step.text}</span>
      <span class="result">
        <b>{step.result}</b>
        {step.rows && (
          <button type="button" class="quiet" aria-expanded={rows} onClick={() => setRows(!rows)}>
            {rows ? words.hideRows : words.seeRows}
          </button>
        )}
      </span>
      {rows && step.rows && <Table view={step.rows} />}
    </li>
  );
}

function Points({ title, points, sheet }: { title: string; points: readonly string[]; sheet?: boolean }) {
  if (!points.length) return null;
  return (
    <section class={sheet ? 'sheet' : ''}>
      <div class="head">
        <h2>{title}</h2>
      </div>
      <ul class="plain">
        {points.map((point, i) => (
          <li key={i}>{point}</li>
        ))}
      </ul>
    </section>
  );
}

function Peers({ rows, unmeasured }: { rows: readonly IndicatorRow[]; unmeasured: string }) {
  if (!rows.length) return null;
  return (
    <section class="sheet">
      <div class="head">
        <h2>{words.peers}</h2>
      </div>
      <details>
        <summary>{words.showPatterns}</summary>
        <table class="stack peers">
          <thead>
            <tr>
              {words.indicatorHeadings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.filter(({ measured }) => measured).map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {row.name}
                  <span class="note">{row.lane}</span>
                </th>
                <td>{row.value}</td>
                <td>
                  {row.strip && <Strip row={row} />}
                  <span class="note">{row.peers}</span>
                </td>
                <td>
                  <span class={`verdict ${row.tone}`}>{row.verdict}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows.some((row) => row.strip) && <p class="note">{words.stripLegend}</p>}
        {unmeasured && (
          <details>
            <summary>{unmeasured}</summary>
            <ul class="notes">
              {rows.filter(({ measured }) => !measured).map((row) => (
                <li key={row.id}>
                  <b>{row.name}</b>: {row.verdict}
                </li>
              ))}
            </ul>
          </details>
        )}
      </details>
    </section>
  );
}

/** Width of the small picture in its own units; the page scales it. */
const STRIP_WIDTH = 320;

function Strip({ row }: { row: IndicatorRow }) {
  const { strip, tone } = row;
  const picture = useMemo(() => strip && stripPicture(strip, tone, STRIP_WIDTH), [strip, tone]);
  return picture && strip ? <Svg picture={picture} label={strip.readout} /> : null;
}
