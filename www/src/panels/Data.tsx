// The Data screen: what each file is, what each heading means, how it was read, what became of every row.

import type { FileView, JoinNote, Problem } from 'candour';
import { useRef, useState } from 'preact/hooks';

import {
  addFiles,
  addSample,
  analyse,
  analysis,
  analysisProgress,
  busy,
  changeFile,
  data,
  go,
  notice,
  reading,
  ready,
  removeFile,
  stopAnalysing,
  stopReading,
} from '../core/state';
import { keepPurpose } from '../core/purpose';
import { saveMapping } from '../core/save';
import { Choose } from '../parts/Choose';
import { Bar, ProblemNote } from '../parts/Notice';
import { Prose } from '../parts/Prose';
import { Table } from '../parts/Table';
import { words } from '../words';
import { Columns } from './Columns';
import { Examples } from './Examples';
import { Ledger } from './Ledger';
import { Opening } from './Opening';
import { Paste } from './Paste';
import { Purpose } from './Purpose';
import { Sealed } from './Sealed';
import { Values } from './Values';

export function Data() {
  const view = data.value;
  const files = view?.files ?? [];
  return (
    <>
      {view ? <Prose runs={view.lede} class={files.length > 0 ? 'lede' : 'lede whole'} /> : <p class="lede whole">{words.promise}</p>}
      {files.length > 0 ? (
        <Drop compact />
      ) : (
        <>
          <Opening />
          <div class="start">
            <Drop />
            <Examples />
          </div>
        </>
      )}
      {notice.value && (
        <p class="notice" role="status">
          {notice.value}
        </p>
      )}
      <Sealed />
      {files.map((file) => (
        <FileCard key={file.id} file={file} />
      ))}
      {view && view.joins.length > 0 && (
        <ul class="joins">
          {view.joins.map((join, i) => (
            <Join key={i} join={join} />
          ))}
        </ul>
      )}
      {view && files.length > 0 && <GoOn label={view.goOn} missing={view.missing} />}
    </>
  );
}

function Drop({ compact = false }: { compact?: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  const [pasting, setPasting] = useState(false);
  const can = ready.value;
  return (
    <section class={compact ? 'drop compact' : 'drop'}>
      <h2>{words.dropHeading}</h2>
      <p class="note">{words.dropNote}</p>
      <p class="buttons">
        <button type="button" class={compact ? '' : 'main'} disabled={!can} onClick={() => input.current?.click()}>
          {words.choose}
        </button>
        <button type="button" disabled={!can} onClick={() => void addSample()}>
          {words.sample}
        </button>
        <button type="button" disabled={!can} onClick={() => setPasting(true)}>
          {words.paste}
        </button>
        {!compact && (
          <a class="button" href={words.firstLessonLink}>
            {words.firstLesson}
          </a>
        )}
      </p>
      <input
        ref={input}
        type="file"
        multiple
        accept=".csv,.tsv,.txt,.tab,.xlsx,.xlsm,text/csv,text/plain,.json"
        hidden
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void addFiles(chosen);
        }}
      />
      {!compact && (
        <p>
          <a href="#check">{words.nothingLeaves}</a>
        </p>
      )}
      {pasting && <Paste onclose={() => setPasting(false)} />}
    </section>
  );
}

function FileCard({ file }: { file: FileView }) {
  const progress = reading.value.get(file.id);
  const [rows, setRows] = useState(false);
  // Kept while the file is read again. What was opened by a question stays open when it is answered: whoever answered goes on there.
  const [headings, setHeadings] = useState<boolean>();
  const asked = useRef(false);
  asked.current ||= file.asks;
  const title = `file-${file.id}`;
  return (
    <section class="sheet card" aria-labelledby={title}>
      <div class="head">
        <h2 id={title} translate={false}>
          {file.name}
        </h2>
        {!progress && (
          <span class="facts">
            {file.kindLabel && <span class="tag">{file.kindLabel}</span>}
            <span>{file.summary}</span>
          </span>
        )}
        <button type="button" class="quiet" aria-label={`${words.remove} ${file.name}`} onClick={() => void removeFile(file.id)}>
          {words.remove}
        </button>
      </div>
      {progress ? (
        <Bar
          done={progress.bytes}
          total={progress.size}
          label={file.name}
          words={progress.words}
          stop={words.stop}
          onstop={() => stopReading(file.id)}
        />
      ) : (
        <>
          {file.problem && <ProblemNote problem={file.problem} />}
          {file.offer && (
            <p class="kind">
              <span>{file.offer.sentence}</span>
              <button type="button" onClick={() => file.offer && void changeFile(file.id, { what: 'mapping', mapping: file.offer.mapping })}>
                {words.useMapping}
              </button>
            </p>
          )}
          {file.twice && (
            <p class="kind">
              <span>{file.twice.sentence}</span>
              <button type="button" onClick={() => file.twice && void changeFile(file.id, { what: 'both', both: !file.twice.both })}>
                {file.twice.change}
              </button>
            </p>
          )}
          {(file.columns.length > 0 || file.kindOptions.length > 0) && <Understood file={file} shown={headings ?? asked.current} onshow={setHeadings} />}
          {file.notes.length > 0 && (
            <ul class="notes">
              {file.notes.map((note, i) => (
                <li key={i}>{note}</li>
              ))}
            </ul>
          )}
          {(file.ledger.sentence || file.ledger.lines > 0) && (
            <div class="account">
              <p>
                {file.ledger.sentence}{' '}
                {file.ledger.lines > 0 && (
                  <button type="button" class="quiet" aria-expanded={rows} onClick={() => setRows(!rows)}>
                    {rows ? words.hideRows : words.seeRows}
                  </button>
                )}
              </p>
              {rows && <Ledger file={file} />}
            </div>
          )}
        </>
      )}
    </section>
  );
}

/** What the file and its headings were taken to mean: in a line, and in full where something is asked, or wanted. */
function Understood({ file, shown, onshow }: { file: FileView; shown: boolean; onshow: (shown: boolean) => void }) {
  return (
    <>
      {file.understood && <p class="note understood">{file.understood}</p>}
      <button type="button" class="quiet" aria-expanded={shown} aria-label={words.headingsOf(file.name, shown)} onClick={() => onshow(!shown)}>
        {shown ? words.hideHeadings : words.showHeadings}
      </button>
      {shown && (
        <>
          {file.kindOptions.length > 0 && (
            <p class="kind">
              <label>
                {words.tableOf}{' '}
                <Choose
                  label={words.tableOf}
                  value={file.kind ?? ''}
                  options={file.kind ? file.kindOptions : [{ id: '', label: '', group: '' }, ...file.kindOptions]}
                  onchoose={(kind) => kind && void changeFile(file.id, { what: 'kind', kind: kind as NonNullable<FileView['kind']> })}
                />
              </label>
              <span class="note">{file.kindReason}</span>
            </p>
          )}
          {file.columns.length > 0 && <Columns file={file} />}
          {file.columns.map((column) => column.values && <Values key={column.index} file={file.id} column={column} values={column.values} />)}
          {file.columns.length > 0 && (
            <p class="kind">
              <button type="button" class="quiet" onClick={() => void saveMapping(file.id, file.name)}>
                {words.saveMapping}
              </button>
              <span class="note">{words.mappingNote}</span>
            </p>
          )}
        </>
      )}
    </>
  );
}

function Join({ join }: { join: JoinNote }) {
  return (
    <li class={join.look ? 'look' : ''}>
      {join.sentence}
      {join.unmatched.rows.length > 0 && (
        <details>
          <summary>{words.unmatched}</summary>
          <Table view={join.unmatched} />
        </details>
      )}
    </li>
  );
}

function GoOn({ label, missing }: { label: string | undefined; missing: string | undefined }) {
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const start = async () => {
    const wrong = await keepPurpose();
    setProblem(wrong);
    if (wrong) document.querySelector<HTMLElement>('.purpose textarea')?.focus();
    else if (await analyse()) go('overview');
  };
  if (analysis.value === 'running') {
    const progress = analysisProgress.value;
    return (
      <Bar
        done={progress?.done ?? 0}
        total={progress?.total ?? 1}
        label={words.analysing}
        words={progress?.label ?? words.analysing}
        stop={words.stop}
        onstop={stopAnalysing}
      />
    );
  }
  return (
    <>
      {label && <Purpose problem={problem} onproblem={setProblem} />}
      <div class="go">
        {label && (
          <button type="button" class="main" disabled={busy.value} onClick={() => void start()}>
            {label}
          </button>
        )}
        {missing && <p class="note">{missing}</p>}
      </div>
    </>
  );
}
