import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from './load.mjs';

const { Near } = await load('charts/near.ts');

/** The obvious way, to which the grid is held. */
function slow(x, y, px, py) {
  let best;
  let square = 144;
  for (let i = 0; i < x.length; i++) {
    const each = (px - x[i]) ** 2 + (py - y[i]) ** 2;
    if (each < square || (each === square && best !== undefined && i > best)) [best, square] = [i, each];
  }
  return best;
}

const grid = (x, y, more = {}) => new Near({ x, y, rowLength: 0, standOut: [], ...more }, 600, 400);

test('the grid finds the same point as looking at every one', () => {
  let seed = 3;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const x = Float32Array.from({ length: 2000 }, () => random() * 600);
  const y = Float32Array.from({ length: 2000 }, () => random() * 400);
  const near = grid(x, y);
  for (let k = 0; k < 3000; k++) {
    const [px, py] = [random() * 640 - 20, random() * 440 - 20];
    const [found, wanted] = [near.at(px, py), slow(x, y, px, py)];
    if (found === wanted) continue;
    // Two points at the same distance are both right.
    const far = (i) => (i === undefined ? Infinity : Math.hypot(px - x[i], py - y[i]));
    assert.ok(Math.abs(far(found) - far(wanted)) < 1e-6, `at ${px} ${py}: ${found} and not ${wanted}`);
  }
});

test('nothing is found beyond twelve pixels', () => {
  const near = grid([100], [100]);
  assert.equal(near.at(111.9, 100), 0);
  assert.equal(near.at(112.1, 100), undefined);
});

test('arrow keys walk from left to right whatever the order of the points', () => {
  const near = grid([50, 10, 30], [0, 0, 0]);
  assert.equal(near.step('Home', undefined), 1);
  assert.equal(near.step('ArrowRight', 1), 2);
  assert.equal(near.step('ArrowRight', 2), 0);
  assert.equal(near.step('ArrowRight', 0), 0);
  assert.equal(near.step('ArrowLeft', 2), 1);
  assert.equal(near.step('End', 1), 0);
  assert.equal(near.step('a', 1), undefined);
});

test('page keys go from one point that stands out to the next', () => {
  const near = grid([10, 20, 30, 40, 50], [0, 0, 0, 0, 0], { standOut: [4, 1] });
  assert.equal(near.step('PageDown', undefined), 1);
  assert.equal(near.step('PageDown', 1), 4);
  assert.equal(near.step('PageDown', 4), 4);
  assert.equal(near.step('PageUp', 4), 1);
});

test('in a grid, up and down move by a row and stop at its edges', () => {
  const x = [1, 2, 3, 1, 2, 3];
  const near = grid(x, [1, 1, 1, 2, 2, 2], { w: x.map(() => 1), h: x.map(() => 1), rowLength: 3 });
  assert.equal(near.step('ArrowDown', 1), 4);
  assert.equal(near.step('ArrowDown', 4), 4);
  assert.equal(near.step('ArrowUp', 4), 1);
  assert.equal(near.step('ArrowUp', 1), 1);
});

test('an area holds the points inside it and no other', () => {
  const near = grid([10, 20, 30], [10, 20, 30]);
  assert.deepEqual(near.within(15, 15, 30, 30), [1, 2]);
});
