// The curtain lifted: what each reader made of everyone, as dots first and person by person below.

import type { Groups, ReaderDots } from 'candour';

import { useView } from '../core/view';
import { ProblemNote } from '../parts/Notice';
import { Prose } from '../parts/Prose';
import { Table } from '../parts/Table';
import { words } from '../words';

export function Curtain() {
  const { view, problem } = useView('curtain', []);
  if (problem) return <ProblemNote problem={problem} />;
  if (!view) return null;
  return (
    <section class="sheet column">
      <Prose runs={view.lede} class="prose" />
      <EveryReader groups={view.groups} />
      <Prose runs={view.story} class="note" />
      <Table view={view.summary} />
      <details>
        <summary>{words.personByPerson}</summary>
        <Table view={view.table} />
      </details>
    </section>
  );
}

export function EveryReader({ groups }: { groups: Groups }) {
  return (
    <div>
      <Readers readers={groups.readers} />
      <p class="note">{groups.key}</p>
    </div>
  );
}

/** A row of dots a reader; the label of a group says how many, so that the dots need not be counted. */
export function Readers({ readers }: { readers: readonly ReaderDots[] }) {
  return (
    <dl class="readers">
      {readers.map(({ reader, groups }) => (
        <div key={reader}>
          <dt>{reader}</dt>
          {groups.map(({ dot, label, dots }) => (
            <dd key={label}>
              <span class="few dots" aria-hidden="true">
                {Array.from({ length: dots }, (_, i) => (
                  <i key={i} class={dot} />
                ))}
              </span>
              <span class="note">{label}</span>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

export function Dots() {
  const { view, problem } = useView('dots', []);
  if (problem) return <ProblemNote problem={problem} />;
  if (!view) return null;
  return (
    <section class="sheet column">
      <Prose runs={view.sentence} class="prose" />
      <div class="dots" aria-hidden="true">
        {view.dots.map((dot, i) => (
          <i key={i} class={dot} />
        ))}
      </div>
      <Legend />
      <Table view={view.table} />
    </section>
  );
}

/** What a dot means. */
export function Legend() {
  return (
    <ul class="legend" aria-label={words.legend}>
      {words.dots.map(([dot, label]) => (
        <li key={dot}>
          <span class="few dots">
            <i class={dot} />
          </span>
          {label}
        </li>
      ))}
    </ul>
  );
}
