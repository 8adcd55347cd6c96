// The funnel plot: a dot a person, over what chance gives for that much time at work.

import type { FunnelLimit, FunnelPoints, FunnelView, Standing } from 'candour';

import { below, beside } from './axes';
import { type Ink, type Mark, type Picture, type Scale, scale, type Shape } from './picture';

export type Funnel = FunnelView & { points: FunnelPoints };

/** In the order of the Rust variants, which is what the points carry. */
export const STANDINGS: Standing[] = ['within', 'high', 'flagged', 'teamFlagged', 'cannotTell'];

/** Colour and, because colour is never alone, shape and size. */
export const LOOKS: Record<Standing, { ink: Ink; shape: Shape; radius: number; alpha: number }> = {
  within: { ink: 'accent', shape: 'circle', radius: 3.6, alpha: 0.35 },
  high: { ink: 'accent', shape: 'circle', radius: 4.2, alpha: 0.75 },
  flagged: { ink: 'individual', shape: 'circle', radius: 6, alpha: 1 },
  teamFlagged: { ink: 'team', shape: 'diamond', radius: 4.6, alpha: 1 },
  cannotTell: { ink: 'chance', shape: 'ring', radius: 3.2, alpha: 1 },
};

/** Dots above which each is drawn smaller, so that a crowd stays readable. */
const CROWD = 3000;
const LEFT = 46;
const RIGHT = 14;
const TOP = 26;
const BOTTOM = 44;
/** Room, in pixels, that one line of a label needs. */
const LABEL_HEIGHT = 15;
const LETTER = 6.6;

export interface FunnelScales {
  x: Scale;
  y: Scale;
}

export function funnelScales(view: Funnel, width: number, height: number): FunnelScales {
  return {
    x: scale(view.x.low, view.x.high, LEFT, width - RIGHT),
    y: scale(view.y.low, view.y.high, height - BOTTOM, TOP),
  };
}

export const funnelHeight = (width: number) => Math.round(Math.max(260, Math.min(400, width * 0.56)));

function region(limits: readonly FunnelLimit[], low: (l: FunnelLimit) => number, high: (l: FunnelLimit) => number, s: FunnelScales, y: FunnelView['y']) {
  const inside = (value: number) => s.y(Math.min(y.high, Math.max(y.low, value)));
  const points: number[] = [];
  for (const limit of limits) points.push(s.x(limit.x), inside(high(limit)));
  for (const limit of limits.toReversed()) points.push(s.x(limit.x), inside(low(limit)));
  return points;
}

/** A line as far as it stays inside the picture. */
function curve(limits: readonly FunnelLimit[], value: (l: FunnelLimit) => number, s: FunnelScales, high: number): number[] {
  const points: number[] = [];
  for (const limit of limits) if (value(limit) <= high) points.push(s.x(limit.x), s.y(value(limit)));
  return points;
}

export function funnelPicture(view: Funnel, width: number, height = funnelHeight(width)): Picture {
  const s = funnelScales(view, width, height);
  const { x, y, standing } = view.points;
  const many = x.length;
  const px = new Float32Array(many);
  const py = new Float32Array(many);
  const groups = STANDINGS.map(() => ({ x: [] as number[], y: [] as number[] }));
  const standOut: number[] = [];
  for (let i = 0; i < many; i++) {
    px[i] = s.x(x[i] as number);
    py[i] = s.y(Math.min(view.y.high, y[i] as number));
    const which = standing[i] as number;
    groups[which]?.x.push(px[i] as number);
    groups[which]?.y.push(py[i] as number);
    if (STANDINGS[which] === 'flagged' || STANDINGS[which] === 'teamFlagged') standOut.push(i);
  }
  const small = many > CROWD ? 0.55 : 1;
  const marks: Mark[] = [
    { mark: 'band', points: region(view.limits, (l) => l.low998, (l) => l.high998, s, view.y), ink: 'chance-soft', alpha: 1 },
    { mark: 'band', points: region(view.limits, (l) => l.low95, (l) => l.high95, s, view.y), ink: 'chance', alpha: 0.16 },
    { mark: 'line', points: curve(view.limits, (l) => l.identicalHigh998, s, view.y.high), ink: 'chance', width: 1, dash: [1, 3] },
    { mark: 'line', points: curve(view.limits, (l) => l.centre, s, view.y.high), ink: 'chance', width: 1.25, dash: [4, 4] },
  ];
  for (const [which, name] of STANDINGS.entries()) {
    const group = groups[which];
    if (!group?.x.length) continue;
    const look = LOOKS[name];
    const plain = name === 'within' || name === 'high' || name === 'cannotTell';
    marks.push({ mark: 'dots', ...group, ...look, radius: plain ? look.radius * small : look.radius });
  }
  marks.push(...labels(view, s, width));
  marks.push(...below(view.x.ticks, s.x, height - BOTTOM + 20), ...beside(view.y, s.y, LEFT - 10));
  marks.push({ mark: 'text', x: LEFT - 30, y: 13, text: view.y.label, ink: 'ink-2', anchor: 'start' });
  const lines = wrapped(view.x.label, width / LETTER);
  for (const [i, text] of lines.entries()) {
    const x = lines.length > 1 ? width / 2 : (LEFT + width - RIGHT) / 2;
    marks.push({ mark: 'text', x, y: height - 6 + i * LABEL_HEIGHT, text, ink: 'ink-2', anchor: 'middle' });
  }
  return {
    width,
    height: height + (lines.length - 1) * LABEL_HEIGHT,
    marks,
    targets: { x: px, y: py, rowLength: 0, standOut },
    plot: { left: LEFT - 8, top: TOP - 12, right: width, bottom: height - BOTTOM + 8 },
  };
}

/** Words on as many lines as they need. */
function wrapped(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Labels beside their points, each where it fits; one that would cover another is left to the readout. */
function labels(view: Funnel, s: FunnelScales, width: number): Mark[] {
  const taken: { left: number; right: number; y: number }[] = [];
  const marks: Mark[] = [];
  for (const label of view.labels) {
    const look = LOOKS[label.standing];
    const x = s.x(label.x);
    const y = s.y(Math.min(view.y.high, label.y)) + 4;
    const long = label.text.length * LETTER;
    const sides = [
      { left: x - 12 - long, right: x - 12, at: x - 12, anchor: 'end' as const },
      { left: x + 12, right: x + 12 + long, at: x + 12, anchor: 'start' as const },
    ];
    const free = sides.find(
      (side) =>
        side.left >= LEFT - 6 &&
        side.right <= width &&
        taken.every((t) => Math.abs(t.y - y) >= LABEL_HEIGHT || side.left > t.right || side.right < t.left),
    );
    if (!free) continue;
    taken.push({ left: free.left, right: free.right, y });
    marks.push({ mark: 'text', x: free.at, y, text: label.text, ink: look.ink, anchor: free.anchor, bold: true });
  }
  return marks;
}
