import type { Table as TableView } from 'candour';

import { shownCell } from '../core/clip';
import { saveTable } from '../core/save';
import { words } from '../words';

/** A table of words and numbers, as they came. */
export function Table({ view, save = true, caption = true }: { view: TableView; save?: boolean; caption?: boolean }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={view.caption}>
      <table>
        <caption class={caption ? '' : 'away'}>{view.caption}</caption>
        <thead>
          <tr>
            {view.headings.map((heading, i) => (
              <th key={i} scope="col" class={heading.numeric ? 'n' : ''}>
                {heading.text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row, r) => (
            <tr key={r}>
              {row.map((cell, c) =>
                c === 0 ? (
                  <th key={c} scope="row" class={view.headings[c]?.numeric ? 'n' : ''}>
                    {shownCell(cell)}
                  </th>
                ) : (
                  <td key={c} class={view.headings[c]?.numeric ? 'n' : ''}>
                    {shownCell(cell)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {view.leftOut && <p class="note">{view.leftOut}</p>}
      {save && (
        <button type="button" class="quiet" onClick={() => void saveTable(view)}>
          {words.saveList}
        </button>
      )}
    </div>
  );
}
