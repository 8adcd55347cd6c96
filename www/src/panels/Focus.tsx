// The one thing that a step is about: rows of a file, a picture, a person's year, dots, or the truth. The whole screen it is
// taken from opens below.

import type { LessonView, Subject } from 'candour';
import { useState } from 'preact/hooks';

import { useView } from '../core/view';
import { Plot } from '../parts/Plot';
import { Prose } from '../parts/Prose';
import { Table } from '../parts/Table';
import { words } from '../words';
import { Curtain, Dots } from './Curtain';
import { FunnelPanel } from './FunnelPanel';
import { Overview } from './Overview';
import { One, Person, Timeline } from './Person';

export function Focus({ view }: { view: LessonView }) {
  switch (view.screen) {
    case 'curtain':
      return <Curtain />;
    case 'dots':
      return <Dots />;
    case 'picture':
      return view.picture ? <Plot view={view.picture} /> : null;
    case 'rows':
      return view.subject ? <RowsOf whom={view.subject} /> : null;
    case 'person':
      return view.subject ? (
        <>
          <TheirYear whom={view.subject} />
          <Whole label={words.wholePage}>
            <Person />
          </Whole>
        </>
      ) : null;
    default:
      return (
        <>
          <Picture />
          <Whole label={words.wholeOverview}>
            <Overview />
          </Whole>
        </>
      );
  }
}

function Picture() {
  const { view } = useView('overview', []);
  return view ? <FunnelPanel view={view} /> : null;
}

/** What is made only when it is opened: a screen of its own with dozens of questions. */
function Whole({ label, children }: { label: string; children: preact.ComponentChildren }) {
  const [shown, setShown] = useState(false);
  return (
    <details onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{label}</summary>
      {shown && <div class="column">{children}</div>}
    </details>
  );
}

/** The rows that a person's first pattern was counted from; of somebody without a flag, the records of the year. On a stage, so many. */
export function RowsOf({ whom, most }: { whom: Subject; most?: number }) {
  const { view } = useView('person', [whom]);
  const { view: year } = useView('timeline', [whom]);
  const rows = view?.cards[0]?.steps.find((step) => step.rows)?.rows ?? year?.table;
  return rows ? (
    <section class="sheet">
      <Table view={most === undefined ? rows : { ...rows, rows: rows.rows.slice(0, most) }} save={most === undefined} />
    </section>
  ) : null;
}

function TheirYear({ whom }: { whom: Subject }) {
  const { view } = useView('person', [whom]);
  const card = view?.cards[0];
  return (
    <>
      <Timeline whom={whom} />
      {view && <Prose runs={view.lede} class="prose" />}
      {card && (
        <section class="sheet">
          <div class="head">
            <h2>{card.title}</h2>
            <span class={`tag ${card.tone}`}>{card.tag}</span>
          </div>
          <ol class="steps" aria-label={words.steps}>
            {card.steps.map((step, i) => (
              <One key={i} step={step} />
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
