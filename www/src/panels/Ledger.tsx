// The account of one file: every row that was repaired, merged, left out or not understood, with the reason.

import type { FileView, LedgerPage } from 'candour';
import { useEffect, useState } from 'preact/hooks';

import { saveCsv } from '../core/save';
import { quick } from '../core/state';
import { Table } from '../parts/Table';
import { words } from '../words';

const PAGE = 50;

export function Ledger({ file }: { file: FileView }) {
  const [reason, setReason] = useState('');
  const [offset, setOffset] = useState(0);
  const [page, setPage] = useState<LedgerPage>();
  useEffect(() => {
    let live = true;
    void quick('ledger', [file.id, reason, offset, PAGE], `ledger ${file.id}`).then((outcome) => {
      if (live && outcome.is === 'answer') setPage(outcome.value);
    });
    return () => {
      live = false;
    };
  }, [file, reason, offset]);
  const download = async () => {
    const outcome = await quick('ledgerCsv', [file.id]);
    if (outcome.is === 'answer') saveCsv(words.ledgerOf(file.name), outcome.value);
  };
  const choose = (next: string) => {
    setReason(next);
    setOffset(0);
  };
  return (
    <div class="ledger">
      <ul class="reasons">
        {file.ledger.reasons.map((each) => (
          <li key={each.fate + each.reason}>
            <button type="button" class="chip" aria-pressed={reason === each.reason} onClick={() => choose(reason === each.reason ? '' : each.reason)}>
              <span class={`tag ${each.fate === 'setAside' ? 'aside' : ''}`}>{each.fateLabel}</span> {each.reason} <b>{each.rows}</b>
            </button>
          </li>
        ))}
      </ul>
      {page && <Table view={page.table} save={false} />}
      <p class="buttons">
        <button type="button" disabled={!page?.hasPrevious} onClick={() => setOffset(Math.max(0, offset - PAGE))}>
          {words.previousPage}
        </button>
        <span class="note">{page?.place}</span>
        <button type="button" disabled={!page?.hasNext} onClick={() => setOffset(offset + PAGE)}>
          {words.nextPage}
        </button>
        <button type="button" class="quiet" onClick={() => void download()}>
          {words.downloadLedger}
        </button>
      </p>
    </div>
  );
}
