// What each heading of a file means. A wide file comes in pages: a menu for each of thousands of columns would hold the page
// up for minutes.

import type { ColumnView, FileView } from 'candour';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { changeFile } from '../core/state';
import { Choose } from '../parts/Choose';
import { words } from '../words';

const PAGE = 50;

export function Columns({ file }: { file: FileView }) {
  const [many, setMany] = useState(PAGE);
  const [find, setFind] = useState('');
  const body = useRef<HTMLTableSectionElement>(null);
  const more = useRef<number | undefined>(undefined);
  // Whoever asked for more goes on with the first of them.
  useLayoutEffect(() => {
    if (more.current === undefined) return;
    body.current?.querySelector<HTMLElement>(`tr[data-turn="${more.current}"] select`)?.focus();
    more.current = undefined;
  }, [many]);
  const wide = file.columns.length > PAGE;
  const text = find.trim().toLowerCase();
  const found = text ? file.columns.filter((column) => column.heading.toLowerCase().includes(text)) : file.columns;
  const shown = text ? found.slice(0, many) : found.filter((column) => column.turn < many);
  const showMore = () => {
    more.current = text ? found[many]?.turn : many;
    setMany(many + PAGE);
  };
  return (
    <>
      {wide && (
        <p class="kind">
          <label>
            {words.findHeading}{' '}
            <input
              type="search"
              autocomplete="off"
              spellcheck={false}
              value={find}
              onInput={(event) => {
                setFind(event.currentTarget.value);
                setMany(PAGE);
              }}
            />
          </label>
          <span class="note" role="status">
            {words.columnsShown(shown.length, found.length)}
          </span>
        </p>
      )}
      <div class="wide">
        <table class="columns stack">
          <thead>
            <tr>
              {words.headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {shown.map((column) => (
              <Column key={column.index} file={file} column={column} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < found.length && (
        <p class="buttons">
          <button type="button" onClick={showMore}>
            {words.showMore}
          </button>
        </p>
      )}
    </>
  );
}

function Column({ file, column }: { file: FileView; column: ColumnView }) {
  const change = (field: string) => void changeFile(file.id, { what: 'meaning', column: column.index, field });
  const listed = file.meansOptions.some((option) => option.id === column.means);
  const options = listed ? file.meansOptions : [...file.meansOptions, { id: column.means, label: column.meansLabel, group: '' }];
  return (
    <tr class={column.means ? '' : 'unused'} data-turn={column.turn}>
      <th scope="row" translate={false}>
        {column.heading}
      </th>
      <td>
        <Choose label={words.means(column.heading)} value={column.means} options={options} onchoose={change} />
      </td>
      <td translate={false}>{column.firstValues}</td>
      <td class="note">
        {column.readAs}
        {column.question && (
          <fieldset class="question">
            <legend>{column.question.text}</legend>
            {column.question.options.map((option) => (
              <button
                key={option.id}
                type="button"
                onClick={() => void changeFile(file.id, { what: 'answer', column: column.index, answer: option.id })}
              >
                {option.label}
              </button>
            ))}
          </fieldset>
        )}
      </td>
    </tr>
  );
}
