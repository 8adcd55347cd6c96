// Many ways to analyse the same records: in how many of them each flag arises, for the list and for one person.

import type { Subject, WaysRow } from 'candour';

import { open } from '../core/state';
import { useView } from '../core/view';
import { goThroughWays, stopWays, waysDone, waysProgress } from '../core/ways';
import { Bar } from '../parts/Notice';
import { Plot } from '../parts/Plot';
import { Prose } from '../parts/Prose';
import { words } from '../words';

/** The whole list. */
export function Ways() {
  const { view } = useView('ways', [], waysDone.value);
  if (!view) return null;
  return (
    <section class="sheet ways" aria-labelledby="ways-heading">
      <div class="head">
        <h2 id="ways-heading">{words.manyWays}</h2>
      </div>
      <Prose runs={view.lede} class="prose" />
      <Go whole={view.total > 0 && view.done >= view.total} />
      {view.plot && <Plot view={view.plot} />}
      {view.flags.length > 0 && <Flags rows={view.flags} />}
    </section>
  );
}

function Go({ whole }: { whole: boolean }) {
  const progress = waysProgress.value;
  if (progress) {
    const { done, total, label } = progress;
    return <Bar done={done} total={total} label={words.manyWays} words={label || words.manyWays} stop={words.stop} onstop={stopWays} />;
  }
  if (whole) return null;
  return (
    <p>
      <button type="button" onClick={() => void goThroughWays()}>
        {words.goThroughWays}
      </button>
    </p>
  );
}

function Flags({ rows }: { rows: readonly WaysRow[] }) {
  return (
    <table class="stack">
      <thead>
        <tr>
          {words.waysHeadings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>
            <th scope="row">
              <button type="button" class="quiet" translate={false} onClick={() => open(row.subject)}>
                {row.who}
              </button>
            </th>
            <td>{row.pattern}</td>
            <td>
              {row.ways}
              <meter class="share" min={0} max={1} value={row.share} aria-hidden="true" />
            </td>
            <td>{row.flagged ? words.flaggedAsSet : words.notFlaggedAsSet}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One person. */
export function WaysOf({ whom }: { whom: Subject }) {
  const { view } = useView('waysOf', [whom], waysDone.value);
  const list = useView('ways', [], waysDone.value).view;
  if (whom.kind !== 'person' || !view || !list) return null;
  const begun = list.done > 0;
  return (
    <section class="sheet ways" aria-labelledby="ways-heading">
      <div class="head">
        <h2 id="ways-heading">{words.manyWays}</h2>
      </div>
      {!begun && <Prose runs={list.lede} class="prose" />}
      {begun && !view.flags.length && <p class="prose">{words.noWay}</p>}
      {view.flags.map((flag) => (
        <div key={flag.indicator}>
          <Prose runs={flag.sentence} class="prose" />
          <Plot view={flag.plot} />
        </div>
      ))}
      <Go whole={list.total > 0 && list.done >= list.total} />
    </section>
  );
}
