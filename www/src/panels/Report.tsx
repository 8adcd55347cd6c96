// Report: documents filled from the run, tables, and the record. Everything that leaves is saved by the user's own hand.

import type { DocumentCard, Subject } from 'candour';
import { useEffect, useState } from 'preact/hooks';

import { saveDocument, saveMarkdown } from '../core/document';
import { decided, noteChange } from '../core/history';
import { canSeal, saveRecord } from '../core/record';
import { saveTable } from '../core/save';
import { documentShown, generation, quick, send, subject, trialRound } from '../core/state';
import { useView } from '../core/view';
import { Document } from '../parts/Document';
import { Form } from '../parts/Form';
import { Bar, ProblemNote } from '../parts/Notice';
import { Prose } from '../parts/Prose';
import { Table } from '../parts/Table';
import { words } from '../words';
import { Analysed } from './Waiting';

export function Report() {
  return (
    <Analysed>
      <Documents />
    </Analysed>
  );
}

/** What the documents need and takes its time: how far it is, and how often it has ended. */
function usePrepared(of: Subject | undefined) {
  const [progress, setProgress] = useState<{ done: number; total: number; label: string } | undefined>(undefined);
  const [round, setRound] = useState(0);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [stop, setStop] = useState<AbortController | undefined>(undefined);
  const whom = JSON.stringify(of);
  useEffect(() => {
    const mine = new AbortController();
    setStop(mine);
    void send(
      { ask: 'prepare', subject: of },
      { signal: mine.signal, progress: (at) => !mine.signal.aborted && at.of !== 'reading' && setProgress(at) },
    ).then((outcome) => {
      setProgress(undefined);
      setRound((before) => before + 1);
      setProblem(outcome.is === 'problem' ? `${outcome.problem.sentence} ${outcome.problem.whatToDo}` : undefined);
    });
    return () => mine.abort();
  }, [generation.value, whom]);
  return { progress, round, problem, stop: () => stop?.abort() };
}

function Documents() {
  const { view: cards } = useView('documents', []);
  const card = cards?.find(({ id }) => id === documentShown.value) ?? cards?.[0];
  const of = card?.ofOne ? subject.value : undefined;
  const { progress, round, problem, stop } = usePrepared(of);
  // Asked again after each test, each decision, and whenever what it needs has come.
  const again = round + trialRound.value + decided.value;
  return (
    <>
      <nav class="tests" aria-label={words.documents}>
        {cards?.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            aria-pressed={id === card?.id}
            onClick={() => {
              documentShown.value = id;
            }}
          >
            {name}
          </button>
        ))}
      </nav>
      {problem && <p role="alert">{problem}</p>}
      {progress && (
        <section class="sheet">
          <Bar
            done={progress.done}
            total={progress.total}
            label={words.preparing}
            words={`${words.preparing}: ${progress.label}`}
            stop={words.stop}
            onstop={stop}
          />
          <p class="note">{words.preparePart}</p>
        </section>
      )}
      <Checked again={again} />
      {card && <Shown card={card} of={of} again={again} />}
      <Saves />
      <TheRecord can={!progress} />
    </>
  );
}

function Shown({ card, of, again }: { card: DocumentCard; of: Subject | undefined; again: number }) {
  const { view, problem } = useView('document', [card.id, of], again);
  const fits = view?.id === card.id;
  return (
    <section class="sheet" aria-label={card.name}>
      <div class="head no-print">
        <p class="note">{card.sentence}</p>
        {fits && (
          <span class="buttons">
            <button type="button" onClick={() => print()}>
              {words.print}
            </button>
            <button type="button" onClick={() => saveDocument(view)}>
              {words.saveDocument}
            </button>
            <button type="button" onClick={() => void saveMarkdown(view, of)}>
              {words.saveMarkdown}
            </button>
            {view.fields && (
              <button type="button" onClick={() => view.fields && void saveTable(view.fields)}>
                {words.saveFields}
              </button>
            )}
          </span>
        )}
      </div>
      {card.ofOne && <ForWhom of={of} />}
      {card.ofOne && !of ? null : problem ? <ProblemNote problem={problem} /> : fits && <Document view={view} />}
    </section>
  );
}

/** People and teams with a flag, and whoever was looked at last. */
function ForWhom({ of }: { of: Subject | undefined }) {
  const { view } = useView('overview', []);
  const key = (whom: Subject) => `${whom.kind}-${whom.id}`;
  const flagged = new Map(view?.flags.rows.map((row) => [key(row.subject), row]));
  const known = of && flagged.has(key(of));
  return (
    <p class="no-print">
      <label>
        {words.forWhom}{' '}
        <select
          value={of ? key(of) : ''}
          onChange={(event) => {
            const row = flagged.get(event.currentTarget.value);
            if (row) subject.value = row.subject;
          }}
        >
          {!known && <option value={of ? key(of) : ''}>{of ? words.titles.person : words.nobodyChosen}</option>}
          {[...flagged].map(([id, row]) => (
            <option key={id} value={id}>
              {row.who}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}

function Checked({ again }: { again: number }) {
  const { view } = useView('checkRecord', [], again);
  if (!view) return null;
  return (
    <section class="sheet no-print" aria-labelledby="checked-title" role="status">
      <h2 id="checked-title">{words.heldAgainst}</h2>
      <Prose runs={view.lede} class="prose" />
      {view.differences.length > 0 && (
        <ul>
          {view.differences.map((difference, i) => (
            <li key={i}>{difference}</li>
          ))}
        </ul>
      )}
      {view.flags.rows.length > 0 && <Table view={view.flags} />}
      {view.values.rows.length > 0 && <Table view={view.values} />}
      <p class="note">
        {words.takenAsWritten} {view.taken.join('; ')}.
      </p>
    </section>
  );
}

function Saves() {
  const table = async (method: 'flagsTable' | 'determinationsTable') => {
    const outcome = await quick(method, []);
    if (outcome.is === 'answer') await saveTable(outcome.value);
  };
  return (
    <section class="sheet no-print" aria-labelledby="tables-title">
      <h2 id="tables-title">{words.tables}</h2>
      <p class="note">{words.tablesNote}</p>
      <p class="buttons">
        <button type="button" onClick={() => void table('flagsTable')}>
          {words.flagsCsv}
        </button>
        <button type="button" onClick={() => void table('determinationsTable')}>
          {words.determinationsCsv}
        </button>
      </p>
    </section>
  );
}

function TheRecord({ can }: { can: boolean }) {
  const [said, setSaid] = useState('');
  return (
    <section class="sheet no-print" aria-labelledby="record-title">
      <h2 id="record-title">{words.record}</h2>
      <p class="prose">{words.recordNote}</p>
      <Form
        class="sealed"
        onsend={(form) => {
          const passphrase = String(new FormData(form).get('passphrase') ?? '');
          void saveRecord(passphrase).then((sentence) => {
            setSaid(sentence ?? '');
            void noteChange();
          });
        }}
      >
        {canSeal() ? (
          <label>
            <span>{words.passphrase}</span>
            <input type="text" class="secret" name="passphrase" autocomplete="off" spellcheck={false} />
            <span class="note">{words.passphraseNote}</span>
          </label>
        ) : (
          <p class="note">{words.noSealing}</p>
        )}
        <button type="submit" class="main" disabled={!can}>
          {words.saveRecord}
        </button>
      </Form>
      <p role="status">{said}</p>
    </section>
  );
}
