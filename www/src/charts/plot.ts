// A plain picture of a test: bars, lines or dots with their intervals over two axes, and lines for what was seen.

import type { PlotView, Tone } from 'candour';

import { below, beside } from './axes';
import { type Ink, type Mark, type Picture, scale, type Shape } from './picture';

const LEFT = 46;
const RIGHT = 14;
const TOP = 32;
const BOTTOM = 44;
/** Room, in pixels, that a line of letters needs. */
const LINE = 15;

/** Colour and, because colour is never alone, shape and dash. */
const LOOKS: Record<Tone, { ink: Ink; shape: Shape; dash: readonly number[] }> = {
  plain: { ink: 'line', shape: 'circle', dash: [] },
  strong: { ink: 'accent', shape: 'circle', dash: [] },
  individual: { ink: 'individual', shape: 'circle', dash: [] },
  team: { ink: 'team', shape: 'diamond', dash: [] },
  chance: { ink: 'chance', shape: 'ring', dash: [4, 4] },
  rule: { ink: 'ink-2', shape: 'circle', dash: [1, 3] },
};

const plotHeight = (width: number) => Math.round(Math.max(240, Math.min(340, width * 0.42)));

export function plotPicture(view: PlotView, width: number, height = plotHeight(width)): Picture {
  const bottom = height - BOTTOM;
  const x = scale(view.x.low, view.x.high, LEFT, width - RIGHT);
  const y = scale(view.y.low, view.y.high, bottom, TOP);
  const up = (value: number) => y(Math.min(view.y.high, Math.max(view.y.low, value)));
  const marks: Mark[] = [];
  const px: number[] = [];
  const py: number[] = [];
  marks.push({ mark: 'line', points: [LEFT, bottom, width - RIGHT, bottom], ink: 'line', width: 1 });
  const named: (Mark & { mark: 'text' })[] = [];
  for (const { name, look, tone, points } of view.series) {
    const drawn = LOOKS[tone];
    const xs = points.map((point) => x(point.x));
    const ys = points.map((point) => up(point.y));
    if (look === 'bars') {
      const w = Math.max(2, ((xs[1] ?? width - RIGHT) - (xs[0] ?? LEFT)) * 0.8);
      for (const [i, at] of xs.entries()) {
        const top = ys[i] as number;
        if (top < bottom) marks.push({ mark: 'bar', x: at - w / 2, y: top, w, h: bottom - top, ink: drawn.ink, alpha: 0.45, radius: 2, look: 'solid' });
      }
    } else if (look === 'line') {
      marks.push({ mark: 'line', points: points.flatMap((_, i) => [xs[i] as number, ys[i] as number]), ink: drawn.ink, width: 1.75, dash: drawn.dash });
      // Over named places there is room behind the last for the name of a line.
      if (!view.x.label) named.push({ mark: 'text', x: (xs.at(-1) as number) + 9, y: (ys.at(-1) as number) + 4, text: name, ink: drawn.ink === 'line' ? 'ink-2' : drawn.ink, anchor: 'start', bold: true });
    } else {
      for (const [i, point] of points.entries()) {
        const at = xs[i] as number;
        if (point.low < point.high) marks.push({ mark: 'line', points: [at, up(point.low), at, up(point.high)], ink: drawn.ink, width: 1.25 });
      }
      marks.push({ mark: 'dots', x: xs, y: ys, radius: 4.2, ink: drawn.ink, alpha: 1, shape: drawn.shape });
    }
    // Dots on a line are its points: each is pointed at once.
    if (look === 'line' && view.series.some((other) => other.look === 'dots' && other.points.length === points.length)) continue;
    px.push(...xs);
    py.push(...ys);
  }
  marks.push(...apart(named));
  for (const rule of view.rules) {
    const drawn = LOOKS[rule.tone];
    if (rule.upright) {
      const at = x(rule.at);
      const far = at > width / 2;
      marks.push({ mark: 'line', points: [at, TOP, at, bottom], ink: drawn.ink, width: 1.5, dash: drawn.dash });
      marks.push({ mark: 'text', x: far ? at - 5 : at + 5, y: TOP + 8, text: rule.label, ink: drawn.ink === 'line' ? 'ink-2' : drawn.ink, anchor: far ? 'end' : 'start', bold: true });
    } else {
      const at = up(rule.at);
      marks.push({ mark: 'line', points: [LEFT, at, width - RIGHT, at], ink: drawn.ink, width: 1.25, dash: drawn.dash });
      // Where lines have their names at the right, a line across has its own at the left.
      const [place, anchor] = named.length ? ([LEFT, 'start'] as const) : ([width - RIGHT, 'end'] as const);
      marks.push({ mark: 'text', x: place, y: at - 5, text: rule.label, ink: drawn.ink, anchor });
    }
  }
  marks.push(...below(view.x.ticks, x, bottom + 18), ...beside(view.y, y, LEFT - 10));
  marks.push({ mark: 'text', x: LEFT - 30, y: 13, text: view.y.label, ink: 'ink-2', anchor: 'start' });
  marks.push({ mark: 'text', x: (LEFT + width - RIGHT) / 2, y: height - 6, text: view.x.label, ink: 'ink-2', anchor: 'middle' });
  return {
    width,
    height,
    marks,
    targets: { x: px, y: py, rowLength: 0, standOut: [] },
    plot: { left: LEFT, top: TOP, right: width - RIGHT, bottom },
  };
}

/** Names under one another where their lines end too close together. */
function apart(names: (Mark & { mark: 'text' })[]): Mark[] {
  const [first, ...rest] = names.toSorted((a, b) => a.y - b.y);
  if (!first) return [];
  const set = [first];
  for (const name of rest) set.push({ ...name, y: Math.max(name.y, (set.at(-1) as { y: number }).y + LINE) });
  return set;
}

/** The words of the targets, in their order. */
export function plotReadouts(view: PlotView): string[] {
  return view.series
    .filter(
      ({ look, points }) =>
        !(look === 'line' && view.series.some((other) => other.look === 'dots' && other.points.length === points.length)),
    )
    .flatMap(({ points }) => points.map((point) => point.readout));
}
