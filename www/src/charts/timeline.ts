// One year of one person or team: spells of absence above, hours of overtime a week below.

import type { TimelineView } from 'candour';

import { below, beside } from './axes';
import { type Mark, type Picture, scale } from './picture';

const LEFT = 40;
const RIGHT = 8;
const SPELL_TOP = 24;
const SPELL_HEIGHT = 26;
/** Where the hours begin: below the spells, or at the top where there are none. */
const HOURS_TOP = 82;
const HOURS_ALONE = 34;
const HOURS_HEIGHT = 70;
const BOTTOM = 24;


export function timelinePicture(view: TimelineView, width: number): Picture {
  const withHours = view.weeks.length > 0;
  const withSpells = view.spells.length > 0 || !withHours;
  const hoursTop = withSpells ? HOURS_TOP : HOURS_ALONE;
  const bottom = withHours ? hoursTop + HOURS_HEIGHT : SPELL_TOP + SPELL_HEIGHT + 8;
  const height = bottom + BOTTOM;
  const day = scale(0, view.days, LEFT, width - RIGHT);
  const hour = scale(view.hours.low, view.hours.high, bottom, hoursTop);
  const inside = (at: number) => Math.min(width - RIGHT, Math.max(LEFT, day(at)));
  const marks: Mark[] = [];
  const x: number[] = [];
  const y: number[] = [];
  const w: number[] = [];
  const h: number[] = [];
  const target = (left: number, right: number, top: number, tall: number) => {
    x.push((left + right) / 2);
    y.push(top + tall / 2);
    w.push(right - left);
    h.push(tall);
  };
  if (withSpells) {
    const middle = SPELL_TOP + SPELL_HEIGHT / 2;
    marks.push({ mark: 'line', points: [LEFT, middle, width - RIGHT, middle], ink: 'line', width: 1 });
  }
  for (const spell of view.spells) {
    const left = inside(spell.from);
    const right = Math.max(left + 3, inside(spell.to));
    marks.push({
      mark: 'bar',
      x: left,
      y: SPELL_TOP,
      w: right - left,
      h: SPELL_HEIGHT,
      ink: spell.counted ? 'individual' : 'chance',
      alpha: 1,
      radius: 4,
      look: spell.counted ? 'solid' : 'hollow',
    });
    target(left, right, SPELL_TOP, SPELL_HEIGHT);
  }
  if (withHours) {
    marks.push({ mark: 'text', x: LEFT, y: hoursTop - 12, text: view.hours.label, ink: 'ink-2', anchor: 'start' });
    if (view.usual) {
      const top = hour(view.usual.high);
      marks.push({
        mark: 'bar',
        x: LEFT,
        y: top,
        w: width - RIGHT - LEFT,
        h: Math.max(2, hour(view.usual.low) - top),
        ink: 'chance-soft',
        alpha: 1,
        radius: 0,
        look: 'solid',
      });
    }
    for (const week of view.weeks) {
      const left = inside(week.from);
      const right = Math.max(left + 1, inside(week.to) - (width > 600 ? 3 : 1));
      const top = hour(week.hours);
      if (week.hours > 0) {
        marks.push({
          mark: 'bar',
          x: left,
          y: top,
          w: right - left,
          h: Math.max(1, bottom - top),
          ink: week.above ? 'team' : 'chance',
          alpha: 1,
          radius: 2,
          look: 'solid',
        });
      }
      target(left, right, hoursTop, HOURS_HEIGHT);
    }
    marks.push(...beside(view.hours, hour, LEFT - 8));
  }
  marks.push(...below(view.ticks, day, height - 6));
  return {
    width,
    height,
    marks,
    targets: { x, y, w, h, rowLength: 0, standOut: view.spells.map((_, i) => i) },
    plot: { left: LEFT, top: 0, right: width, bottom },
  };
}
