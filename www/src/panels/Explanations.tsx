// What else could explain a flag, and the nearest facts without it, as the records answer.

import type { AlternativeView, FlagExplanations } from 'candour';
import { useState } from 'preact/hooks';

import { Table } from '../parts/Table';
import { words } from '../words';

export function Explanations({ flag }: { flag: FlagExplanations | undefined }) {
  return (
    <section class="sheet" aria-busy={!flag}>
      <div class="head">
        <h2>{words.explain}</h2>
      </div>
      {!flag && <p class="note">{words.runningAgain}</p>}
      {flag && (
        <>
          <p class="prose">{flag.summary}</p>
          <Tested all={flag.alternatives.filter(({ supported }) => supported)} />
          {flag.alternatives.some(({ tested, supported }) => tested && !supported) && (
            <details>
              <summary>{words.notSupported}</summary>
              <Tested all={flag.alternatives.filter(({ tested, supported }) => tested && !supported)} />
            </details>
          )}
          {flag.untested && (
            <details>
              <summary>{flag.untested}</summary>
              <dl class="facts">
                {flag.alternatives.filter(({ tested }) => !tested).map((each) => (
                  <div key={each.name}>
                    <dt>{each.name}</dt>
                    <dd>
                      {each.finding} <span class="note">{each.meaning}</span>
                    </dd>
                  </div>
                ))}
              </dl>
            </details>
          )}
        </>
      )}
    </section>
  );
}

function Tested({ all }: { all: readonly AlternativeView[] }) {
  if (!all.length) return null;
  return (
    <table class="stack alternatives">
      <thead>
        <tr>
          {words.alternativeHeadings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {all.map((each) => (
          <One key={each.name} each={each} />
        ))}
      </tbody>
    </table>
  );
}

function One({ each }: { each: AlternativeView }) {
  const [shown, setShown] = useState(false);
  const label = shown ? words.hideRows : words.seeFigures;
  return (
    <tr>
      <th scope="row">
        {each.name}
        <span class="note">{each.meaning}</span>
      </th>
      <td>
        <span class={`verdict ${each.tone}`}>{each.verdict}</span>
      </td>
      <td>
        {each.finding}
        {each.table && (
          <button type="button" class="quiet" aria-expanded={shown} aria-label={`${label}: ${each.name}`} onClick={() => setShown(!shown)}>
            {label}
          </button>
        )}
        {shown && each.table && <Table view={each.table} />}
      </td>
    </tr>
  );
}

/** The ladder; nothing where a flag has none. */
export function Ladder({ flag }: { flag: FlagExplanations | undefined }) {
  if (!flag?.ladder.length) return null;
  return (
    <section class="sheet">
      <div class="head">
        <h2>{words.change}</h2>
      </div>
      <p class="prose">{flag.restsOn}</p>
      <details>
        <summary>{words.eachChange}</summary>
        <table class="stack ladder">
          <thead>
            <tr>
              {flag.table.headings.map((heading) => (
                <th key={heading.text} scope="col">
                  {heading.text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {flag.ladder.map((rung) => (
              <tr key={rung.change}>
                <th scope="row">{rung.change}</th>
                <td>{rung.found}</td>
                <td>
                  <span class={`verdict ${rung.tone}`}>{rung.verdict}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
