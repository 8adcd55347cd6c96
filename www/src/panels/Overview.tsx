// The Overview: what stands out, how much of it chance would give, and whose workload it is.

import type { Choice, FlagRow, HabitNote, OverviewView } from 'candour';
import { useCallback, useMemo, useState } from 'preact/hooks';

import { heatmapPicture } from '../charts/heatmap';
import { saveTable } from '../core/save';
import { heatmap, open, people, picture, select, setSetting, teams } from '../core/state';
import { useView } from '../core/view';
import { Choose } from '../parts/Choose';
import { Figure } from '../parts/Figure';
import { ProblemNote } from '../parts/Notice';
import { Plot } from '../parts/Plot';
import { Prose } from '../parts/Prose';
import { words } from '../words';
import { Agreement } from './Determination';
import { FunnelPanel } from './FunnelPanel';
import { Selection } from './Selection';
import { Settings } from './Settings';
import { Analysed } from './Waiting';
import { Ways } from './Ways';

export function Overview() {
  const { view, problem } = useView('overview', []);
  return (
    <Analysed>
      {problem && <ProblemNote problem={problem} />}
      {view && <Findings view={view} />}
    </Analysed>
  );
}

function Findings({ view }: { view: OverviewView }) {
  return (
    <>
      <div>
        <Prose runs={view.lede} class="lede" />
        <p class="note scope">{view.scope}</p>
      </div>
      <Habits habits={view.habits} />
      <div class="two">
        <div class="column">
          <FunnelPanel view={view} />
        </div>
        <div class="column">
          <Flags view={view} />
          <Caveats caveats={view.caveats} />
        </div>
      </div>
      {view.heatmaps.length > 0 && <HeatmapPanel view={view} />}
      {view.pictures.length > 0 && <Pictures choices={view.pictures} />}
      <Ways />
      <Agreement />
      <Settings />
      <Selection />
    </>
  );
}

/** What many records share: a rule that can be added with one press, or a way of keeping records. */
function Habits({ habits }: { habits: readonly HabitNote[] }) {
  if (!habits.length) return null;
  return (
    <section class="sheet">
      <div class="head">
        <h2>{words.shared}</h2>
      </div>
      {habits.map(({ sentence, offer }, i) => (
        <div key={i} class="habit">
          <p class="prose">{sentence}</p>
          {offer && (
            <button type="button" onClick={() => void setSetting(offer.setting, offer.value)}>
              {offer.label}
            </button>
          )}
        </div>
      ))}
    </section>
  );
}

function Caveats({ caveats }: { caveats: readonly string[] }) {
  if (!caveats.length) return null;
  return (
    <section class="sheet">
      <div class="head">
        <h2>{words.rest}</h2>
      </div>
      <ul class="plain note">
        {caveats.map((caveat, i) => (
          <li key={i}>{caveat}</li>
        ))}
      </ul>
    </section>
  );
}

/** Rows shown before the whole list is asked for: the list may not push everything else out of sight. */
const ROWS = 10;

function Flags({ view }: { view: OverviewView }) {
  const { flags } = view;
  const [all, setAll] = useState(false);
  const long = flags.rows.length > ROWS + 2;
  return (
    <section class="sheet flags">
      <div class="head">
        <h2>{flags.title}</h2>
        {flags.rows.length > 0 && (
          <button type="button" class="quiet" onClick={() => void saveTable(flags.table)}>
            {words.saveList}
          </button>
        )}
      </div>
      {flags.rows.length === 0 ? (
        <p class="empty prose">{flags.empty}</p>
      ) : (
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
          <tbody>
            {(long && !all ? flags.rows.slice(0, ROWS) : flags.rows).map((row, i) => (
              <Flag key={i} row={row} />
            ))}
          </tbody>
        </table>
      )}
      {long && (
        <button type="button" class="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.shortList : words.wholeList}
        </button>
      )}
    </section>
  );
}

function Flag({ row }: { row: FlagRow }) {
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
        {row.pattern} <span class={`tag ${row.tone}`}>{row.tag}</span>
      </td>
      <td class="n">{row.howSure}</td>
    </tr>
  );
}

function Pictures({ choices }: { choices: readonly Choice[] }) {
  const id = choices.find((choice) => choice.id === picture.value)?.id ?? choices[0]?.id ?? '';
  const { view, problem } = useView('picture', [id]);
  if (problem) return <ProblemNote problem={problem} />;
  if (!view) return null;
  const choose = (next: string) => {
    picture.value = next;
  };
  return <Plot view={view} tools={choices.length > 1 && <Choose label={words.pictureOf} value={id} options={choices} onchoose={choose} />} />;
}

function HeatmapPanel({ view }: { view: OverviewView }) {
  const id = view.heatmaps.find((choice) => choice.id === heatmap.value)?.id ?? view.heatmaps[0]?.id;
  const { view: map, problem } = useView('heatmap', id === undefined ? undefined : [id]);
  const draw = useCallback((width: number) => heatmapPicture(map as NonNullable<typeof map>, width), [map]);
  const team = (target: number) => map?.teams[Math.floor(target / map.weeks)];
  const readout = useCallback(
    (target: number) => (map && team(target)?.cells[target % map.weeks]?.readout) ?? '',
    [map],
  );
  const chosen = teams.value;
  const selected = useMemo(() => {
    const cells = new Set<number>();
    if (!map) return cells;
    for (const [row, each] of map.teams.entries()) {
      if (chosen.has(each.team)) for (let week = 0; week < map.weeks; week++) cells.add(row * map.weeks + week);
    }
    return cells;
  }, [map, chosen]);
  if (problem) return <ProblemNote problem={problem} />;
  if (!map) return null;
  const openTeam = (target: number) => {
    const found = team(target);
    if (found) open({ kind: 'team', id: found.team });
  };
  return (
    <Figure
      title={map.title}
      note={map.note}
      table={map.table}
      unavailable={map.unavailable}
      tools={
        view.heatmaps.length > 1 && (
          <Choose
            label={words.heatmapOf}
            value={id ?? ''}
            options={view.heatmaps}
            onchoose={(next) => {
              heatmap.value = next;
            }}
          />
        )
      }
      surface={{
        draw,
        readout,
        narrowest: 560,
        hint: words.heatmapHint,
        selected,
        onopen: openTeam,
        onselect: (targets, add) =>
          select({ teams: new Set(targets.flatMap((target) => team(target)?.team ?? [])) }, add),
        onclear: () => select({}, false),
      }}
    />
  );
}
