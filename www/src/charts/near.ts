// Finds the target under or near the pointer, in a time that does not grow with their number.

import type { Targets } from './picture';

/** How near a pointer must come to a dot, in pixels. */
export const REACH = 12;

export class Near {
  readonly #targets: Targets;
  readonly #columns: number;
  readonly #rows: number;
  /** Where each cell's targets begin in `#inside`. */
  readonly #start: Uint32Array;
  readonly #inside: Uint32Array;
  #byX: Uint32Array | undefined;
  #rank: Uint32Array | undefined;

  constructor(targets: Targets, width: number, height: number) {
    this.#targets = targets;
    this.#columns = Math.max(1, Math.ceil(width / REACH));
    this.#rows = Math.max(1, Math.ceil(height / REACH));
    const many = targets.x.length;
    this.#start = new Uint32Array(this.#columns * this.#rows + 1);
    this.#inside = new Uint32Array(targets.w ? 0 : many);
    if (targets.w) return;
    const cells = new Uint32Array(many);
    for (let i = 0; i < many; i++) {
      const cell = this.#cell(targets.x[i] as number, targets.y[i] as number);
      cells[i] = cell;
      (this.#start[cell + 1] as number)++;
    }
    for (let c = 1; c < this.#start.length; c++) (this.#start[c] as number) += this.#start[c - 1] as number;
    const next = this.#start.slice();
    for (let i = 0; i < many; i++) this.#inside[(next[cells[i] as number] as number)++] = i;
  }

  #cell(x: number, y: number): number {
    const column = Math.min(this.#columns - 1, Math.max(0, Math.floor(x / REACH)));
    const row = Math.min(this.#rows - 1, Math.max(0, Math.floor(y / REACH)));
    return row * this.#columns + column;
  }

  /** The target at a place: the box that holds it, or the nearest dot within reach. */
  at(x: number, y: number): number | undefined {
    const { w, h } = this.#targets;
    if (w && h) {
      for (let i = 0; i < w.length; i++) {
        const dx = Math.abs(x - (this.#targets.x[i] as number));
        const dy = Math.abs(y - (this.#targets.y[i] as number));
        if (dx <= Math.max(w[i] as number, 8) / 2 && dy <= (h[i] as number) / 2) return i;
      }
      return undefined;
    }
    let best: number | undefined;
    let bestSquare = REACH * REACH;
    for (let oy = -REACH; oy <= REACH; oy += REACH) {
      for (let ox = -REACH; ox <= REACH; ox += REACH) {
        const cell = this.#cell(x + ox, y + oy);
        for (let k = this.#start[cell] as number; k < (this.#start[cell + 1] as number); k++) {
          const i = this.#inside[k] as number;
          const dx = x - (this.#targets.x[i] as number);
          const dy = y - (this.#targets.y[i] as number);
          const square = dx * dx + dy * dy;
          if (square < bestSquare || (square === bestSquare && best !== undefined && i > best)) {
            bestSquare = square;
            best = i;
          }
        }
      }
    }
    return best;
  }

  /** Every target whose centre lies in a rectangle. */
  within(left: number, top: number, right: number, bottom: number): number[] {
    const found: number[] = [];
    const { x, y } = this.#targets;
    for (let i = 0; i < x.length; i++) {
      const px = x[i] as number;
      const py = y[i] as number;
      if (px >= left && px <= right && py >= top && py <= bottom) found.push(i);
    }
    return found;
  }

  #order(): [Uint32Array, Uint32Array] {
    if (!this.#byX || !this.#rank) {
      const { x, y, rowLength } = this.#targets;
      const order = Uint32Array.from({ length: x.length }, (_, i) => i);
      // A grid is walked as it stands; anything else from left to right.
      if (!rowLength) {
        order.sort((a, b) => (x[a] as number) - (x[b] as number) || (y[b] as number) - (y[a] as number) || a - b);
      }
      this.#byX = order;
      this.#rank = new Uint32Array(order.length);
      for (let k = 0; k < order.length; k++) this.#rank[order[k] as number] = k;
    }
    return [this.#byX, this.#rank];
  }

  /** Where a key leads from a target; undefined for a key that does not move. */
  step(key: string, from: number | undefined): number | undefined {
    const [order, rank] = this.#order();
    const { rowLength, standOut } = this.#targets;
    if (!order.length) return undefined;
    const last = order.length - 1;
    const here = from === undefined ? -1 : (rank[from] as number);
    const to = (k: number) => order[Math.min(last, Math.max(0, k))];
    switch (key) {
      case 'ArrowRight':
        return to(here + 1);
      case 'ArrowLeft':
        return to(here < 0 ? last : here - 1);
      case 'ArrowDown':
        return rowLength ? (here + rowLength > last ? from : to(here < 0 ? 0 : here + rowLength)) : to(here + 1);
      case 'ArrowUp':
        return rowLength ? (here - rowLength < 0 ? (from ?? to(0)) : to(here - rowLength)) : to(here < 0 ? last : here - 1);
      case 'Home':
        return to(0);
      case 'End':
        return to(last);
      case 'PageDown':
      case 'PageUp': {
        const ranks = standOut.map((i) => rank[i] as number).sort((a, b) => a - b);
        const next =
          key === 'PageDown' ? ranks.find((k) => k > here) : ranks.findLast((k) => k < (here < 0 ? last + 1 : here));
        return next === undefined ? from : order[next];
      }
      default:
        return undefined;
    }
  }
}
