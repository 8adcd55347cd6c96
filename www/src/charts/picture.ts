// A picture is a list of marks at pixel positions. Charts make pictures out of views; two painters (canvas for the
// screen, SVG for saving and printing) know nothing of what a mark means.

/** Names of the colours in `styles.css`; a painter looks them up, so that a theme changes them all. */
export type Ink = 'ink' | 'ink-2' | 'line' | 'sheet' | 'well' | 'accent' | 'individual' | 'team' | 'chance' | 'chance-soft';

export type Shape = 'circle' | 'ring' | 'diamond';

export type Mark =
  | { mark: 'dots'; x: ArrayLike<number>; y: ArrayLike<number>; radius: number; ink: Ink; alpha: number; shape: Shape }
  | { mark: 'line'; points: ArrayLike<number>; ink: Ink; width: number; dash?: readonly number[] }
  | { mark: 'band'; points: ArrayLike<number>; ink: Ink; alpha: number }
  | { mark: 'bar'; x: number; y: number; w: number; h: number; ink: Ink; alpha: number; radius: number; look: 'solid' | 'hollow' | 'hatched' }
  | { mark: 'text'; x: number; y: number; text: string; ink: Ink; anchor: 'start' | 'middle' | 'end'; bold?: boolean };

/** What can be pointed at: centres, and for boxes their sizes. */
export interface Targets {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  w?: ArrayLike<number>;
  h?: ArrayLike<number>;
  /** Targets in one row of a grid: up and down move by this many; 0 where there is no grid. */
  rowLength: number;
  /** The targets that stand out; PageUp and PageDown go from one to the next. */
  standOut: readonly number[];
}

export interface Picture {
  width: number;
  height: number;
  marks: Mark[];
  targets: Targets;
  /** The plotting area, in which an area can be selected. */
  plot: { left: number; top: number; right: number; bottom: number };
}

export const nothing: Targets = { x: [], y: [], rowLength: 0, standOut: [] };

/** Pixels of a letter and a line of the small print below a picture. */
const LETTER = 6.6;
const LINE = 17;
const MARGIN = 8;

/** A picture with a text below it, in as many lines as it needs. */
export function withLines(picture: Picture, text: string): Picture {
  const most = Math.max(20, Math.floor((picture.width - 2 * MARGIN) / LETTER));
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    // A word longer than a line is cut: nothing of it is lost beyond the edge.
    for (let at = 0; at < word.length; at += most) {
      const part = word.slice(at, at + most);
      const last = lines.at(-1);
      if (last === undefined || last.length + 1 + part.length > most) lines.push(part);
      else lines[lines.length - 1] = `${last} ${part}`;
    }
  }
  const below = lines.map(
    (line, i): Mark => ({ mark: 'text', x: MARGIN, y: picture.height + LINE * (i + 1) - 4, text: line, ink: 'ink-2', anchor: 'start' }),
  );
  return { ...picture, height: picture.height + LINE * lines.length + MARGIN, marks: [...picture.marks, ...below] };
}

/** A range of values laid over a range of pixels: the only arithmetic between a view and the screen. */
export interface Scale {
  (value: number): number;
  back(pixel: number): number;
}

export function scale(low: number, high: number, from: number, to: number): Scale {
  const perUnit = (to - from) / (high - low || 1);
  return Object.assign((value: number) => from + (value - low) * perUnit, {
    back: (pixel: number) => low + (pixel - from) / perUnit,
  });
}
