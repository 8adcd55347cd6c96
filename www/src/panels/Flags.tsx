// The list of flags, by what they ask for: one line a person or team.

import type { FlagGroup, FlagLine, FlagList, FlagRow } from 'candour';
import { useState } from 'preact/hooks';

import { saveTable } from '../core/save';
import { open, people, teams } from '../core/state';
import { words } from '../words';

/** Lines shown before more are asked for, and how many more then: the list may not push everything else out of sight. */
const LINES = 12;
const MORE = 50;

/** How many lines of each group are shown: dealt to them in turn, so that no group hides another. */
function shares(lengths: readonly number[], lines: number): number[] {
  const shown = lengths.map(() => 0);
  let left = lines;
  for (let turn = 0; left > 0 && lengths.some((length) => length > turn); turn++) {
    for (const [i, length] of lengths.entries()) {
      if (length <= turn || left === 0) continue;
      shown[i] = turn + 1;
      left--;
    }
  }
  return shown;
}

export function Flags({ flags }: { flags: FlagList }) {
  const [lines, setLines] = useState(LINES);
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const fits = ({ row }: FlagLine) => {
    const { who, where, pattern } = flags.rows[row] as FlagRow;
    return !wanted || [who, where, pattern].some((part) => part.toLowerCase().includes(wanted));
  };
  const groups = flags.groups.map((group) => ({ group, found: group.lines.filter(fits) })).filter(({ found }) => found.length);
  const shown = shares(groups.map(({ found }) => found.length), lines);
  const rest = groups.some(({ found }, i) => found.length > (shown[i] ?? 0));
  return (
    <section class="sheet flags" aria-labelledby="flags-heading">
      <div class="head">
        <h2 id="flags-heading">{flags.title}</h2>
        {flags.rows.length > 0 && (
          <button type="button" class="quiet" onClick={() => void saveTable(flags.table)}>
            {words.saveList}
          </button>
        )}
      </div>
      {flags.rows.length === 0 && <p class="empty prose">{flags.empty}</p>}
      {flags.rows.length > LINES && (
        <p>
          <input
            type="search"
            value={text}
            aria-label={words.searchList}
            placeholder={words.searchList}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </p>
      )}
      {groups.length > 0 && (
        <table class="stack">
          <thead>
            <tr>
              <th scope="col">{words.who}</th>
              <th scope="col">{words.pattern}</th>
              <th scope="col" class="n">
                {words.howSure}
              </th>
            </tr>
          </thead>
          {groups.map(({ group, found }, i) => (
            <Group key={group.title} group={group} lines={found.slice(0, shown[i])} rows={flags.rows} />
          ))}
        </table>
      )}
      {flags.rows.length > 0 && groups.length === 0 && <p class="empty">{words.noneFound}</p>}
      {rest && (
        <button type="button" class="quiet" onClick={() => setLines(lines + MORE)}>
          {words.moreOfList}
        </button>
      )}
    </section>
  );
}

function Group({ group, lines, rows }: { group: FlagGroup; lines: readonly FlagLine[]; rows: readonly FlagRow[] }) {
  return (
    <tbody>
      <tr class="step">
        <th colSpan={3} scope="rowgroup">
          <b>{group.title}</b>
          <span class="note">{group.step}</span>
        </th>
      </tr>
      {lines.map((line) => (
        <Line key={line.row} row={rows[line.row] as FlagRow} more={line.more} />
      ))}
    </tbody>
  );
}

function Line({ row, more }: { row: FlagRow; more: string }) {
  const { subject } = row;
  const chosen = subject.kind === 'person' ? people.value.has(subject.id) : teams.value.has(subject.id);
  return (
    <tr class={chosen ? 'chosen' : ''}>
      <th scope="row">
        <button type="button" class="name" translate={false} onClick={() => open(subject)}>
          {row.who}
        </button>
        <span class="note">{row.where}</span>
      </th>
      <td>
        {row.pattern} <span class={`tag ${row.tone}`}>{row.tag}</span> {more && <span class="note">{more}</span>}
      </td>
      <td class="n">{row.howSure}</td>
    </tr>
  );
}
