// One person within the peer group: a row of dots, the range that chance gives, the person.

import type { StripView, Tone } from 'candour';

import { type Ink, type Mark, nothing, type Picture, scale } from './picture';

const HEIGHT = 38;
const MIDDLE = 13;
const SIDE = 10;

const INKS: Record<Tone, Ink> = {
  plain: 'accent',
  strong: 'accent',
  individual: 'individual',
  team: 'team',
  chance: 'accent',
  rule: 'ink-2',
};

export function stripPicture(view: StripView, tone: Tone, width: number): Picture {
  const x = scale(view.axis.low, view.axis.high, SIDE, width - SIDE);
  const at = (value: number) => x(Math.min(view.axis.high, Math.max(view.axis.low, value)));
  const ends = view.axis.ticks.filter((_, i, all) => i === 0 || i === all.length - 1);
  const marks: Mark[] = [
    { mark: 'line', points: [SIDE, MIDDLE, width - SIDE, MIDDLE], ink: 'line', width: 1 },
    {
      mark: 'bar',
      x: at(view.low),
      y: MIDDLE - 7,
      w: Math.max(2, at(view.high) - at(view.low)),
      h: 14,
      ink: 'chance-soft',
      alpha: 1,
      radius: 3,
      look: 'solid',
    },
    {
      mark: 'dots',
      x: view.peers.map(at),
      y: view.peers.map(() => MIDDLE),
      radius: 2.2,
      ink: 'chance',
      alpha: 0.4,
      shape: 'circle',
    },
    {
      mark: 'dots',
      x: [at(view.own)],
      y: [MIDDLE],
      radius: 5,
      ink: INKS[tone],
      alpha: 1,
      shape: tone === 'team' ? 'diamond' : 'circle',
    },
    ...ends.map((tick, i): Mark => ({
      mark: 'text',
      x: x(tick.at),
      y: HEIGHT - 4,
      text: tick.label,
      ink: 'ink-2',
      anchor: i === 0 ? 'start' : 'end',
    })),
  ];
  return {
    width,
    height: HEIGHT,
    marks,
    targets: nothing,
    plot: { left: 0, top: 0, right: width, bottom: HEIGHT },
  };
}
