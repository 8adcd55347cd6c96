// The exam: people to decide on, a reason for each, and what the decisions would have done.

import type { ExamPerson, ExamView } from 'candour';
import { useEffect, useState } from 'preact/hooks';

import { began, choose, debrief, endExam, isWhole, sit, sitting } from '../core/exam';
import { open } from '../core/state';
import { useView } from '../core/view';
import { Choose } from '../parts/Choose';
import { ProblemNote } from '../parts/Notice';
import { Prose } from '../parts/Prose';
import { Table } from '../parts/Table';
import { words } from '../words';

export function Exam() {
  const { view, problem } = useView('exam', []);
  useEffect(sit, [view]);
  if (problem) return <ProblemNote problem={problem} />;
  if (!view) return null;
  if (debrief.value) return <Debrief />;
  const done = view.people.filter(({ subject }) => isWhole(sitting.value.get(subject.id)));
  return (
    <section class="sheet column exam">
      <Prose runs={view.task} class="prose" />
      <p class="note">
        <Clock since={began.value} />
      </p>
      <ol class="people">
        {view.people.map((person) => (
          <One key={person.subject.id} person={person} view={view} />
        ))}
      </ol>
      <p class="buttons">
        <button type="button" class="main" onClick={() => (done.length === view.people.length || confirm(words.endUndecided)) && void endExam()}>
          {words.endExam}
        </button>
        <span class="note" role="status">
          {words.decidedOf(done.length, view.people.length)}
        </span>
      </p>
    </section>
  );
}

function One({ person, view }: { person: ExamPerson; view: ExamView }) {
  const { id } = person.subject;
  const decided = sitting.value.get(id);
  const nothing = { id: '', label: words.chooseOne, group: '' };
  return (
    <li data-done={isWhole(decided)}>
      <div>
        <button type="button" class="name" translate={false} onClick={() => open(person.subject)}>
          {person.who}
        </button>
        <span class="note"> {person.where}</span>
        <p class="note">
          {person.listedFor ? words.ruleSays(person.listedFor) : words.ruleSaysNothing} {words.candourSays(person.flags)}
        </p>
      </div>
      <Choose label={words.whatToDoAbout(person.who)} value={decided?.answer ?? ''} options={[nothing, ...view.answers]} onchoose={(answer) => choose(id, { answer })} />
      <Choose label={words.whyAbout(person.who)} value={decided?.reason ?? ''} options={[nothing, ...view.reasons]} onchoose={(reason) => choose(id, { reason })} />
    </li>
  );
}

function Debrief() {
  const view = debrief.value;
  if (!view) return null;
  return (
    <section class="sheet column debrief">
      <Prose runs={view.lede} class="lede" />
      {view.room && <p class="note">{view.room}</p>}
      {view.talkAbout.length > 0 && (
        <>
          <h3>{words.talkAbout}</h3>
          <ul class="plain">
            {view.talkAbout.map((each, i) => (
              <li key={i}>{each}</li>
            ))}
          </ul>
        </>
      )}
      <Table view={view.table} />
      <p class="buttons no-print">
        <button type="button" onClick={() => print()}>
          {words.print}
        </button>
        <a href={view.again}>{words.anotherExam}</a>
        <a href="#learn">{words.allLessons}</a>
      </p>
    </section>
  );
}

/** Minutes and seconds since; not spoken, it would never stop. */
export function Clock({ since }: { since: number }) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const each = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(each);
  }, []);
  return <span aria-hidden="true">{new Date(Math.max(0, now - since)).toISOString().slice(14, 19)}</span>;
}
