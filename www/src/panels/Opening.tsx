// What the page does, in three steps, each with a small picture of the sample team.

import { LOOKS, STANDINGS } from '../charts/funnel';
import { useView } from '../core/view';
import { words } from '../words';

/** A picture's places are thousandths of its sides. */
const SIDE = 1000;
const HEIGHT = 300;
const down = (y: number) => (y * HEIGHT) / SIDE;

export function Opening() {
  const { view } = useView('opening', []);
  if (!view) return null;
  return (
    <ol class="opening" aria-label={words.opening}>
      <li class="sheet">
        <h2>{words.openingDrop}</h2>
        <ul class="drawn-files" translate={false}>
          {view.files.map(([name, says]) => (
            <li key={name}>
              <b>{name}</b> <span class="note">{says}</span>
            </li>
          ))}
        </ul>
      </li>
      <li class="sheet">
        <h2>{words.openingFind}</h2>
        <svg viewBox={`0 0 ${SIDE} ${HEIGHT}`} aria-hidden="true">
          <polygon points={pairs(view.band)} fill="var(--chance-soft)" />
          {STANDINGS.map((standing, i) => (
            <path
              key={standing}
              d={dots(view.people[i] ?? [])}
              stroke={`var(--${LOOKS[standing].ink})`}
              stroke-opacity={LOOKS[standing].alpha}
              stroke-width={4 * LOOKS[standing].radius}
              stroke-linecap="round"
            />
          ))}
        </svg>
        <p class="note">
          <b class="individual">{view.found}.</b> {words.openingLuck}
        </p>
      </li>
      <li class="sheet">
        <h2>{words.openingWhy}</h2>
        <svg viewBox={`0 0 ${SIDE} 190`} aria-hidden="true">
          <rect y="30" width={SIDE} height="90" fill="var(--well)" />
          {view.spells.map(([from, to]) => (
            <rect key={from} x={from} y="30" width={Math.max(8, to - from)} height="90" fill="var(--individual)" />
          ))}
          {view.months.map(([at, month]) => (
            <text key={at} x={at} y="175" fill="var(--ink-2)">
              {month}
            </text>
          ))}
        </svg>
        <p class="note">
          <b class="individual">{view.year}.</b> {words.openingYear}
        </p>
      </li>
    </ol>
  );
}

/** Dots as lines of no length: a stroke's round end is what is seen. */
function dots(places: readonly number[]): string {
  let d = '';
  for (let i = 0; i + 1 < places.length; i += 2) d += `M${places[i]} ${down(places[i + 1] as number)}h0`;
  return d;
}

/** An outline, as SVG writes it. */
function pairs(places: readonly number[]): string {
  return places.map((place, i) => (i % 2 ? down(place) : place)).join(' ');
}
