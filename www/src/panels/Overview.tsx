// The Overview: what stands out, how much of it chance would give, and whose workload it is.

import type { HabitNote, OverviewView } from 'candour';
import { useCallback, useMemo } from 'preact/hooks';

import { heatmapPicture } from '../charts/heatmap';
import { open, picture, select, setSetting, teams } from '../core/state';
import { useView } from '../core/view';
import { waysDone } from '../core/ways';
import { Figure } from '../parts/Figure';
import { ProblemNote } from '../parts/Notice';
import { Plot } from '../parts/Plot';
import { Prose } from '../parts/Prose';
import { words } from '../words';
import { Agreement } from './Determination';
import { Flags } from './Flags';
import { FunnelPanel } from './FunnelPanel';
import { Selection } from './Selection';
import { Settings, SettingsButton } from './Settings';
import { Analysed } from './Waiting';
import { Ways } from './Ways';

export function Overview() {
  const { view, problem } = useView('overview', []);
  return (
    <Analysed>
      <Settings />
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
        <div class="overview-head">
          <p class="note scope">{view.scope}</p>
          <SettingsButton />
        </div>
      </div>
      <Habits habits={view.habits} />
      <div class="two">
        <div class="column">
          <FunnelPanel view={view} />
          <Caveats caveats={view.caveats} />
        </div>
        <div class="column">
          <Flags flags={view.flags} />
        </div>
      </div>
      <Pictures view={view} />
      <div class={waysDone.value ? 'column' : 'even column'}>
        <Ways />
        <Agreement />
      </div>
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

/** One picture at a time beside the main one, opened by its name. */
function Pictures({ view }: { view: OverviewView }) {
  const choices = [...view.heatmaps, ...view.pictures];
  if (!choices.length) return null;
  const chosen = picture.value ?? choices[0]?.id;
  return (
    <section class="pictures" aria-labelledby="pictures-heading">
      <div class="buttons">
        <h2 id="pictures-heading">{words.morePictures}</h2>
        {choices.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            class="chip"
            aria-expanded={id === chosen}
            onClick={() => {
              picture.value = id === chosen ? '' : id;
            }}
          >
            {label}
          </button>
        ))}
      </div>
      {view.heatmaps.some(({ id }) => id === chosen) && <Heatmap id={chosen as string} />}
      {view.pictures.some(({ id }) => id === chosen) && <Other id={chosen as string} />}
    </section>
  );
}

function Other({ id }: { id: string }) {
  const { view, problem } = useView('picture', [id]);
  if (problem) return <ProblemNote problem={problem} />;
  return view ? <Plot view={view} /> : null;
}

function Heatmap({ id }: { id: string }) {
  const { view: map, problem } = useView('heatmap', [id]);
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
