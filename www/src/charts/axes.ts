// Ticks and names of axes, written as they came from Rust.

import type { Axis, Tick } from 'candour';

import type { Mark, Scale } from './picture';

/** Ticks whose labels do not run into each other. */
function fitting(ticks: readonly Tick[], at: Scale, gap: number): Tick[] {
  const every = Math.max(1, Math.ceil(gap / Math.max(1, Math.abs(at(ticks[1]?.at ?? 0) - at(ticks[0]?.at ?? 0)))));
  return ticks.filter((_, i) => i % every === 0);
}

export function below(ticks: readonly Tick[], x: Scale, y: number, gap = 34): Mark[] {
  return fitting(ticks, x, gap).map((tick) => ({
    mark: 'text',
    x: x(tick.at),
    y,
    text: tick.label,
    ink: 'ink-2',
    anchor: 'middle',
  }));
}

export function beside(axis: Axis, y: Scale, x: number): Mark[] {
  return fitting(axis.ticks, y, 18).map((tick) => ({
    mark: 'text',
    x,
    y: y(tick.at) + 4,
    text: tick.label,
    ink: 'ink-2',
    anchor: 'end',
  }));
}
