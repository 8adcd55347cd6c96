// The values of a column that classifies: each with its rows and what it is taken to mean, to be changed here.

import type { ColumnView, ValuesView, ValueView } from 'candour';

import { changeFile } from '../core/state';
import { Choose } from '../parts/Choose';
import { words } from '../words';

export function Values({ file, column, values }: { file: number; column: ColumnView; values: ValuesView }) {
  const say = (value: string | undefined, meaning: string) =>
    void changeFile(file, { what: 'value', column: column.index, value, meaning });
  return (
    <details class="values" open={values.question !== undefined}>
      <summary>
        <span translate={false}>{column.heading}</span>: {values.summary}
      </summary>
      {values.question && (
        <div class="unsaid">
          <p>{values.question}</p>
          {values.optionsForAll.length > 0 && (
            <label>
              {words.allUnknown}{' '}
              <Choose
                value=""
                options={[{ id: '', label: words.chooseMeaning, group: '' }, ...values.optionsForAll]}
                onchoose={(meaning) => meaning && say(undefined, meaning)}
              />
            </label>
          )}
        </div>
      )}
      <div class="wide">
        <table class="stack">
          <thead>
            <tr>
              {words.valueHeadings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {values.values.map((value) => (
              <Row key={value.id} heading={column.heading} value={value} values={values} say={say} />
            ))}
          </tbody>
        </table>
      </div>
      {values.rest.length > 0 && (
        <details>
          <summary>{words.otherValues}</summary>
          <ul translate={false}>
            {values.rest.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </details>
  );
}

function Row(props: { heading: string; value: ValueView; values: ValuesView; say: (value: string, meaning: string) => void }) {
  const { heading, value, values, say } = props;
  return (
    <tr class={value.means ? '' : 'open'}>
      <th scope="row" translate={false}>
        {value.value}
      </th>
      <td>{value.rows}</td>
      <td>
        <Choose
          label={words.valueMeans(value.value, heading)}
          value={value.means}
          options={values.options}
          onchoose={(meaning) => say(value.id, meaning)}
        />
      </td>
      <td class="note">{value.how}</td>
    </tr>
  );
}
