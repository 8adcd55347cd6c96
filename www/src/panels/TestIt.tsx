// Test it: the rules put to the proof on what was read. Each test runs in slices and can be stopped.

import type { Setting, TrialView } from 'candour';

import { chooseForTrial, generation, runTrial, stopTrial, trial, trialProgress, trialRound } from '../core/state';
import { useView } from '../core/view';
import { Bar, ProblemNote } from '../parts/Notice';
import { Plot } from '../parts/Plot';
import { Prose } from '../parts/Prose';
import { Table } from '../parts/Table';
import { words } from '../words';
import { One } from './Settings';
import { Analysed } from './Waiting';

export function TestIt() {
  return (
    <Analysed>
      <Tests />
    </Analysed>
  );
}

function Tests() {
  const { view: cards } = useView('trials', []);
  const id = cards?.find((card) => card.id === trial.value)?.id ?? cards?.[0]?.id;
  // Asked again after each run and each choice.
  const round = trialRound.value;
  return (
    <>
      <nav class="tests" aria-label={words.tests}>
        {cards?.map((card) => (
          <button
            key={card.id}
            type="button"
            aria-pressed={card.id === id}
            onClick={() => {
              trial.value = card.id;
            }}
          >
            {card.name}
          </button>
        ))}
      </nav>
      {id !== undefined && <Test key={`${id} ${round} ${generation.value}`} id={id} />}
    </>
  );
}

function Test({ id }: { id: string }) {
  const { view, problem } = useView('trial', [id]);
  const running = trialProgress.value;
  if (problem) return <ProblemNote problem={problem} />;
  if (!view) return null;
  return (
    <>
      <section class="sheet settings test" aria-labelledby="test-heading">
        <div class="head">
          <h2 id="test-heading">{view.name}</h2>
        </div>
        <p class="prose">{view.question}</p>
        {view.choices.length > 0 && <Choices test={id} choices={view.choices} />}
        {!view.done && (
          <p class="buttons">
            <button type="button" class="main" disabled={running !== undefined} onClick={() => void runTrial(id)}>
              {words.testRun}
            </button>
          </p>
        )}
        {running && (
          <Bar
            done={running.done}
            total={running.total}
            label={words.testing}
            words={words.testing}
            stop={words.stop}
            onstop={stopTrial}
          />
        )}
      </section>
      <div role="status">{view.lede.length > 0 && <Prose runs={view.lede} class="lede" />}</div>
      <Found view={view} />
    </>
  );
}

function Choices({ test, choices }: { test: string; choices: readonly Setting[] }) {
  return (
    <fieldset>
      <legend class="away">{words.testChoices}</legend>
      {choices.map((setting) => (
        <One key={setting.id} setting={setting} onset={(value) => void chooseForTrial(test, setting.id, value)} />
      ))}
    </fieldset>
  );
}

function Found({ view }: { view: TrialView }) {
  return (
    <>
      {view.plots.map((plot, i) => (
        <Plot key={i} view={plot} />
      ))}
      {view.tables.map((table, i) => (
        <section key={i} class="sheet">
          <Table view={table} />
        </section>
      ))}
      {view.notes.length > 0 && (
        <section class="sheet">
          <div class="head">
            <h2>{words.testRests}</h2>
          </div>
          <ul class="plain note">
            {view.notes.map((note, i) => (
              <li key={i}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
