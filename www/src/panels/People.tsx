// The list of people, by team and then by pseudonym: never by strength.

import type { PersonRow } from 'candour';

import { open, people, query } from '../core/state';
import { useView } from '../core/view';
import { ProblemNote } from '../parts/Notice';
import { words } from '../words';
import { Selection } from './Selection';
import { Analysed } from './Waiting';

const PAGE = 50;

export function People() {
  return (
    <Analysed>
      <List />
      <Selection />
    </Analysed>
  );
}

function List() {
  const { text, flagged, offset } = query.value;
  const { view, problem } = useView('people', [text, flagged, offset, PAGE]);
  const ask = (change: Partial<typeof query.value>) => {
    query.value = { ...query.value, offset: 0, ...change };
  };
  return (
    <section class="sheet" aria-labelledby="people-heading">
      <div class="head wrap">
        <h2 id="people-heading">
          <span role="status">{view?.sentence ?? words.screens.people}</span>
        </h2>
        <span class="find">
          <label>
            {words.search}{' '}
            <input
              type="search"
              value={text}
              autocomplete="off"
              spellcheck={false}
              translate={false}
              onInput={(event) => ask({ text: event.currentTarget.value })}
            />
          </label>
          <label>
            <input type="checkbox" checked={flagged} onChange={(event) => ask({ flagged: event.currentTarget.checked })} />{' '}
            {words.flaggedOnly}
          </label>
        </span>
      </div>
      {problem && <ProblemNote problem={problem} />}
      {view && (view.rows.length ? <Rows rows={view.rows} /> : <p class="empty prose">{view.empty}</p>)}
      {view && view.rows.length > 0 && (
        <p class="buttons">
          <button type="button" disabled={!view.hasPrevious} onClick={() => ask({ offset: Math.max(0, offset - PAGE) })}>
            {words.previousPage}
          </button>
          <span class="note">{view.place}</span>
          <button type="button" disabled={!view.hasNext} onClick={() => ask({ offset: offset + PAGE })}>
            {words.nextPage}
          </button>
        </p>
      )}
    </section>
  );
}

export function Rows({ rows }: { rows: readonly PersonRow[] }) {
  return (
    <table class="stack people">
      <thead>
        <tr>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.team}</th>
          <th scope="col">{words.detail}</th>
          <th scope="col">{words.flags}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} class={people.value.has(row.id) ? 'chosen' : ''}>
            <th scope="row">
              <button type="button" class="name" translate={false} onClick={() => open({ kind: 'person', id: row.id })}>
                {row.who}
              </button>
            </th>
            <td>{row.team}</td>
            <td>{row.detail}</td>
            <td>{row.flags && <span class={`tag ${row.tone}`}>{row.flags}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
