import type { OverviewView } from 'candour';
import { useCallback, useMemo } from 'preact/hooks';

import { type Funnel, funnelPicture, LOOKS } from '../charts/funnel';
import type { Picture } from '../charts/picture';
import { Svg } from '../charts/svg';
import { saveCsv } from '../core/save';
import { indicator, open, people, quick, select } from '../core/state';
import { useView } from '../core/view';
import { Choose } from '../parts/Choose';
import { Figure } from '../parts/Figure';
import { Form } from '../parts/Form';
import { ProblemNote } from '../parts/Notice';
import { words } from '../words';

/** The funnel plot of the chosen pattern, its legend, and the area that can be typed. */
export function FunnelPanel({ view }: { view: OverviewView }) {
  const drawable = view.indicators.filter((each) => each.drawable);
  const chosen = drawable.find((each) => each.id === indicator.value) ?? drawable[0];
  const { view: funnel, problem } = useView('funnel', chosen ? [chosen.id] : undefined) as {
    view: Funnel | undefined;
    problem: ReturnType<typeof useView>['problem'];
  };
  const missing = view.indicators.filter((each) => !each.drawable);
  const menu = drawable.map((each) => ({ id: each.id, label: each.name, group: '' }));
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      {funnel && (
        <Plot
          funnel={funnel}
          tools={
            <Choose
              label={words.indicator}
              value={chosen?.id ?? ''}
              options={menu}
              onchoose={(id) => {
                indicator.value = id;
              }}
            />
          }
          result={chosen?.result ?? ''}
        />
      )}
      {missing.length > 0 && (
        <details class="undrawn">
          <summary>{words.undrawn}</summary>
          <ul class="notes">
            {missing.map((each) => (
              <li key={each.id}>
                <b>{each.name}</b>: {each.reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Plot({ funnel, tools, result }: { funnel: Funnel; tools: preact.ComponentChildren; result: string }) {
  const draw = useCallback((width: number) => funnelPicture(funnel, width), [funnel]);
  const { person } = funnel.points;
  const readout = useCallback(
    async (target: number) => {
      const outcome = await quick('readout', [funnel.indicator, person[target] as number], 'readout');
      return outcome.is === 'answer' ? outcome.value : '';
    },
    [funnel],
  );
  const chosen = people.value;
  const selected = useMemo(() => {
    const points = new Set<number>();
    if (chosen.size) person.forEach((id, i) => chosen.has(id) && points.add(i));
    return points;
  }, [funnel, chosen]);
  const pick = (targets: number[], add: boolean) => select({ people: targets.map((i) => person[i] as number) }, add);
  const saveAll = async () => {
    const outcome = await quick('funnelCsv', [funnel.indicator]);
    if (outcome.is === 'answer') saveCsv(funnel.table.caption, outcome.value);
  };
  return (
    <Figure
      title={funnel.title}
      note={funnel.note}
      table={funnel.table}
      onsavetable={() => void saveAll()}
      unavailable={funnel.unavailable}
      tools={tools}
      surface={{
        draw,
        readout,
        hint: words.funnelHint,
        selected,
        onselect: pick,
        onclear: () => select({}, false),
        onopen: (target) => open({ kind: 'person', id: person[target] as number }),
      }}
    >
      {!funnel.unavailable && (
        <>
          <Standings funnel={funnel} />
          {result && <p>{result}</p>}
          <Area funnel={funnel} onpick={pick} />
        </>
      )}
    </Figure>
  );
}

/** What each look of a dot means. */
export function Standings({ funnel }: { funnel: Funnel }) {
  return (
    <ul class="legend" aria-label={words.legend}>
      {funnel.legend.map((entry) => (
        <li key={entry.standing}>
          <Svg picture={sample(entry.standing)} />
          {entry.label}
        </li>
      ))}
    </ul>
  );
}

function sample(standing: keyof typeof LOOKS): Picture {
  const look = LOOKS[standing];
  return {
    width: 16,
    height: 16,
    marks: [{ mark: 'dots', x: [8], y: [8], ...look, alpha: Math.max(0.5, look.alpha) }],
    targets: { x: [], y: [], rowLength: 0, standOut: [] },
    plot: { left: 0, top: 0, right: 16, bottom: 16 },
  };
}

/** The same as dragging an area, for whoever does not drag. */
function Area({ funnel, onpick }: { funnel: Funnel; onpick: (targets: number[], add: boolean) => void }) {
  const choose = (form: HTMLFormElement) => {
    const given = new FormData(form);
    const limit = (name: string, otherwise: number) => {
      const text = String(given.get(name) ?? '').trim();
      return text === '' ? otherwise : Number(text);
    };
    const [x0, x1] = [limit('x0', -Infinity), limit('x1', Infinity)];
    const [y0, y1] = [limit('y0', -Infinity), limit('y1', Infinity)];
    const found: number[] = [];
    funnel.points.x.forEach((x, i) => {
      const y = funnel.points.y[i] as number;
      if (x >= x0 && x <= x1 && y >= y0 && y <= y1) found.push(i);
    });
    onpick(found, false);
  };
  const field = (name: string, label: string) => (
    <label>
      {label}
      <input type="number" name={name} step="any" autocomplete="off" />
    </label>
  );
  return (
    <details class="area">
      <summary>{words.area}</summary>
      <Form onsend={choose}>
        {field('x0', words.areaFrom(funnel.x.label))}
        {field('x1', words.areaTo(funnel.x.label))}
        {field('y0', words.areaFrom(funnel.y.label))}
        {field('y1', words.areaTo(funnel.y.label))}
        <button type="submit">{words.areaSelect}</button>
      </Form>
    </details>
  );
}
