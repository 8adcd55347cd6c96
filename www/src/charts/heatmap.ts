// Team by week: a row a team, a cell a week, darker for more.

import type { HeatmapView } from 'candour';

import { below } from './axes';
import { type Mark, type Picture, scale } from './picture';

const ROW = 32;
const BOTTOM = 26;
/** Pixels a letter takes at most, on average. */
const LETTER = 7.4;

export function heatmapPicture(view: HeatmapView, width: number): Picture {
  const left = Math.min(170, Math.max(70, ...view.teams.map((team) => team.label.length * LETTER + 16)));
  const height = view.teams.length * ROW + BOTTOM;
  const column = scale(0, view.weeks, left, width - 4);
  const step = column(1) - column(0);
  const gap = step > 8 ? 1.5 : 0.5;
  const marks: Mark[] = [];
  const x: number[] = [];
  const y: number[] = [];
  const w: number[] = [];
  const h: number[] = [];
  const standOut: number[] = [];
  for (const [row, team] of view.teams.entries()) {
    const top = row * ROW;
    marks.push({
      mark: 'text',
      x: left - 12,
      y: top + ROW / 2 + 4,
      text: team.label.length * LETTER + 16 > left ? `${team.label.slice(0, Math.floor((left - 16) / LETTER) - 1)}…` : team.label,
      ink: team.flagged ? 'team' : 'ink-2',
      anchor: 'end',
      bold: team.flagged,
    });
    for (const [week, cell] of team.cells.entries()) {
      const box = { mark: 'bar' as const, x: column(week), y: top + 2, w: step - gap, h: ROW - 4, radius: 2 };
      if (cell.shade === undefined) marks.push({ ...box, ink: 'chance', alpha: 1, look: 'hatched' });
      else {
        marks.push({ ...box, ink: 'well', alpha: 1, look: 'solid' });
        if (cell.shade > 0) marks.push({ ...box, ink: 'team', alpha: cell.shade, look: 'solid' });
      }
      if (team.flagged && week === 0) standOut.push(x.length);
      x.push(box.x + box.w / 2);
      y.push(box.y + box.h / 2);
      w.push(box.w);
      h.push(box.h);
    }
  }
  marks.push(...below(view.ticks, column, height - 8));
  return {
    width,
    height,
    marks,
    targets: { x, y, w, h, rowLength: view.weeks, standOut },
    plot: { left, top: 0, right: width, bottom: height - BOTTOM },
  };
}
