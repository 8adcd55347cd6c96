// The package works in Node from the same bytes as in the page and in the worker.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const { Session, initSync, default: init } = await import('../../pkg/candour.js');
const bytes = readFileSync(new URL('../../pkg/candour_bg.wasm', import.meta.url));
initSync({ module: bytes });

const encode = (text) => new TextEncoder().encode(text);

/** Reads a text the way the worker reads a file: in parts, and again when a later part settles a question. */
function read(session, name, text) {
  const all = encode(text);
  const id = session.open(name, all.length);
  do {
    for (let at = 0; at < all.length; at += 1000) session.feed(id, all.subarray(at, at + 1000));
    if (session.finish(id)) break;
    session.reopen(id);
  } while (true);
  return id;
}

function analysed() {
  const session = new Session();
  for (const { name, text } of session.sample(7)) read(session, name, text);
  let steps = 0;
  for (let p = session.analyseStep(); p.done < p.total; p = session.analyseStep()) assert.ok(++steps < 100_000);
  return session;
}

test('the sample is read, analysed and explained in Node', () => {
  const session = analysed();
  assert.ok(session.isAnalysed());
  const overview = session.overview();
  assert.ok(overview.flags.rows.length > 0);
  for (const row of overview.flags.rows) {
    const person = session.person(row.subject);
    assert.equal(person.who, row.who);
    assert.ok(person.cards.length > 0);
  }
  session.free();
});

test('the same files give the same findings, to the last digit', () => {
  const [a, b] = [analysed(), analysed()];
  assert.deepEqual(a.overview(), b.overview());
  for (const { id, drawable } of a.overview().indicators) if (drawable) assert.deepEqual(a.funnel(id), b.funnel(id));
});

test('long series cross as typed arrays of one length', () => {
  const session = analysed();
  const drawable = session.overview().indicators.filter((each) => each.drawable);
  assert.ok(drawable.length > 0);
  for (const { id } of drawable) {
    const { points } = session.funnel(id);
    assert.ok(points.person instanceof Uint32Array && points.x instanceof Float64Array);
    assert.ok(points.y instanceof Float64Array && points.standing instanceof Uint8Array);
    assert.ok(points.person.length > 0);
    assert.deepEqual([points.x.length, points.y.length, points.standing.length], Array(3).fill(points.person.length));
    for (const column of [points.x, points.y]) assert.ok(column.every(Number.isFinite), `${id} holds something that is no number`);
  }
});

/** Everything that crosses is plain: no maps, no big integers, no NaN. */
function plain(value, at) {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') return assert.ok(Number.isFinite(value), `${at} is ${value}`);
  assert.equal(typeof value, 'object', at);
  if (ArrayBuffer.isView(value)) return;
  assert.ok(Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype, `${at} is a ${value.constructor?.name}`);
  for (const [key, inner] of Object.entries(value)) plain(inner, `${at}.${key}`);
}

test('every view is made of plain objects and finite numbers', () => {
  const session = analysed();
  const overview = session.overview();
  plain(session.data(), 'data');
  plain(overview, 'overview');
  plain(session.settings(), 'settings');
  plain(session.methods(), 'methods');
  plain(session.people('', false, 0, 500), 'people');
  for (const { id, drawable } of overview.indicators) if (drawable) plain(session.funnel(id), `funnel ${id}`);
  for (const { id } of overview.heatmaps) plain(session.heatmap(id), `heatmap ${id}`);
  for (const { subject } of overview.flags.rows) {
    plain(session.person(subject), 'person');
    plain(session.timeline(subject), 'timeline');
  }
});

test('a problem with the data is thrown as a plain object, never as an Error', () => {
  const session = new Session();
  try {
    session.overview();
    assert.fail('there is nothing to show yet');
  } catch (thrown) {
    assert.ok(!(thrown instanceof Error), String(thrown));
    assert.equal(typeof thrown.sentence, 'string');
    assert.equal(typeof thrown.whatToDo, 'string');
    assert.equal(typeof thrown.kind, 'string');
  }
});

test('the module can also be started from a promise, as in a page', async () => {
  await init({ module_or_path: Promise.resolve(bytes) });
  assert.match(new Session().version(), /^\d+\.\d+\.\d+/);
});
