// What a human decides about a flag, and how often the flags were agreed with. Labels of fields are the page's; outcomes,
// explanations, what stands and what is missing come from the core.

import type { DeterminationsView, DeterminationView, FlagExplanations, Problem, Subject } from 'candour';
import { useEffect, useId, useState } from 'preact/hooks';

import { decide, drafts, expect, expected, leave, saveAsJson, saveAsTable, say, setAskFirst, takeBack, write } from '../core/determinations';
import { askFirst, decided } from '../core/history';
import { useView } from '../core/view';
import { Choose } from '../parts/Choose';
import { Form } from '../parts/Form';
import { ProblemNote } from '../parts/Notice';
import { Prose } from '../parts/Prose';
import { Table } from '../parts/Table';
import { words } from '../words';

interface Shown {
  view: DeterminationsView;
  each: DeterminationView;
  reasons?: FlagExplanations | undefined;
}

export function Determination({ view, each, reasons }: Shown) {
  const id = useId();
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const draft = drafts.value.get(each.key);
  const now = draft ?? each.written;
  // What was missing may be there now.
  useEffect(() => setProblem(undefined), [draft]);
  const { key, title } = each;
  useEffect(
    () => () => {
      if (drafts.value.has(key)) say(words.draftKept(title));
    },
    [key],
  );
  const tick = (alternative: string, on: boolean) =>
    write(each, { alternatives: [...now.alternatives.filter((one) => one !== alternative), ...(on ? [alternative] : [])] });
  return (
    <section class="sheet determination" aria-labelledby={`${id}-title`}>
      <div class="head">
        <h2 id={`${id}-title`}>{title}</h2>
        {draft && <span class="tag">{words.notKept}</span>}
      </div>
      <div role="status">
        <Prose runs={each.stands} class="prose" />
      </div>
      {each.since && <p class="note">{each.since}</p>}
      {view.impression && (
        <p class="note">
          <b>{words.firstImpression}.</b> {view.impression}
        </p>
      )}
      <Form
        onsend={() => {
          void decide(each).then(setProblem);
        }}
      >
        <div>
          <label for={`${id}-outcome`}>{words.outcome}</label>
          <Choose id={`${id}-outcome`} value={now.outcome} options={view.outcomes} onchoose={(outcome) => write(each, { outcome })} />
        </div>
        <Text id={`${id}-reason`} label={words.reason} value={now.reason} onwrite={(reason) => write(each, { reason })} />
        <fieldset>
          <legend>{words.weighed}</legend>
          {view.alternatives.map((one) => {
            const verdict = reasons?.alternatives.find((each) => each.id === one.id);
            return (
              <label key={one.id} class="tick">
                <input
                  type="checkbox"
                  checked={now.alternatives.includes(one.id)}
                  onChange={(event) => tick(one.id, event.currentTarget.checked)}
                />
                <span>
                  {one.label}
                  {verdict && <span class="note"> {verdict.verdict}</span>}
                </span>
              </label>
            );
          })}
        </fieldset>
        <Text id={`${id}-said`} label={words.said} value={now.said} onwrite={(said) => write(each, { said })} />
        <div>
          <label for={`${id}-decides`}>{words.decides}</label>
          <input
            id={`${id}-decides`}
            type="text"
            value={now.decides}
            autocomplete="off"
            onInput={(event) => write(each, { decides: event.currentTarget.value })}
          />
        </div>
        {problem && <ProblemNote problem={problem} />}
        <p class="buttons">
          <button type="submit" class="main">
            {words.decide}
          </button>
          {draft && (
            <button type="button" onClick={() => (leave(key), setProblem(undefined))}>
              {words.leaveDraft}
            </button>
          )}
          {each.decided && (
            <button type="button" class="quiet" onClick={() => void takeBack(each)}>
              {words.takeBack}
            </button>
          )}
          <span class="note">{view.note}</span>
        </p>
      </Form>
    </section>
  );
}

function Text(props: { id: string; label: string; value: string; onwrite: (text: string) => void }) {
  return (
    <div>
      <label for={props.id}>{props.label}</label>
      <textarea id={props.id} rows={2} value={props.value} autocomplete="off" onInput={(event) => props.onwrite(event.currentTarget.value)} />
    </div>
  );
}

/** What is asked before someone's flags are shown. */
export function FirstImpression({ whom, view }: { whom: Subject; view: DeterminationsView }) {
  const id = useId();
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const who = view.flags[0]?.key ?? '';
  return (
    <section class="sheet determination" aria-labelledby={id}>
      <div class="head">
        <h2 id={id}>{words.firstImpression}</h2>
      </div>
      <Form
        onsend={() => {
          void expect(whom, who).then(setProblem);
        }}
      >
        <Text
          id={`${id}-text`}
          label={view.withheld ?? ''}
          value={expected.value.get(who) ?? ''}
          onwrite={(text) => {
            expected.value = new Map(expected.value).set(who, text);
          }}
        />
        {problem && <ProblemNote problem={problem} />}
        <p class="buttons">
          <button type="submit" class="main">
            {words.showFlags}
          </button>
        </p>
      </Form>
    </section>
  );
}

/** How often the flags were agreed with, every determination, and the way out to a file. */
export function Agreement() {
  const id = useId();
  const { view } = useView('agreement', [], decided.value);
  if (!view) return null;
  return (
    <section class="sheet determination" aria-labelledby={id}>
      <div class="head wrap">
        <h2 id={id}>{words.determinations}</h2>
        {(view.table.rows.length > 0 || view.unsaved) && (
          <span class="buttons saves">
            <button type="button" onClick={() => void saveAsTable(view)}>
              {words.saveList}
            </button>
            <button type="button" onClick={() => void saveAsJson()}>
              {words.saveJson}
            </button>
          </span>
        )}
      </div>
      <div role="status">
        <Prose runs={view.lede} class="prose" />
        {view.saving && <p class="note">{view.saving}</p>}
      </div>
      <label class="tick">
        <input type="checkbox" checked={askFirst.value} onChange={(event) => void setAskFirst(event.currentTarget.checked)} />
        <span>{words.askFirst}</span>
      </label>
      {view.table.rows.length > 0 && (
        <details>
          <summary>{words.showTable}</summary>
          <Table view={view.table} />
        </details>
      )}
    </section>
  );
}
