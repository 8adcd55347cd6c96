// After “Forget everything” nothing of anyone is left, neither on the screen nor in memory, and the memory is given back.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before } from 'node:test';

import { ARTEFACT, drop, eventually, launchWhole, open, serve, test } from './kit.mjs';

let browser;
let site;
before(async () => {
  browser = await launchWhole();
  site = await serve(ARTEFACT);
});
after(async () => {
  await browser.close();
  site.close();
});

/** Letters that stand in no word of the page, nor in the core as it is packed there: base64 has no such dash. Four plain letters once did. */
const MARK = 'Qx_zv';

/** A file of absences in which every name, number and reason has the mark. */
function absences(people) {
  const lines = ['Person ID,Name,Absence Start,Absence End,Absence Type'];
  for (let i = 0; i < people; i++) {
    for (let k = 0; k < 1 + (i % 7); k++) {
      const day = (month) => `2025-${String(month).padStart(2, '0')}-1${i % 9}`;
      lines.push(`${MARK}${1000 + i},${MARK} Person${i},${day(1 + k)},${day(1 + k)},Sickness`);
    }
  }
  return [{ name: `${MARK}.csv`, text: `${lines.join('\r\n')}\r\n` }];
}

async function loadedAndDecided(page) {
  await drop(page, absences(300));
  await page.locator('.purpose textarea').fill(`${MARK} why`);
  await page.locator('.go button.main:not(:disabled)').click();
  await page.locator('.flags').first().waitFor();
}

async function forget(page) {
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await page.locator('.drop:not(.compact)').waitFor();
  await eventually(async () => assert.equal(await page.locator('.card').count(), 0));
}

/** The sessions of the debugger in which the page's own script and the outer page's run. */
async function sessions(context, page) {
  const frames = [page.outer.mainFrame(), ...page.outer.mainFrame().childFrames()];
  const all = [];
  for (const frame of frames) {
    // A frame that shares its parent's process has none of its own, and is in its parent's heap.
    const session = await context.newCDPSession(frame === frames[0] ? page.outer : frame).catch(() => undefined);
    if (session) all.push(session);
  }
  return all;
}

/** How often the mark stands in what a heap holds. */
async function found(session) {
  let count = 0;
  let tail = '';
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    const text = tail + chunk;
    count += text.split(MARK).length - 1;
    tail = text.slice(1 - MARK.length);
  });
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  return count;
}

test('no name, number or purpose is left in memory', { timeout: 120_000 }, async () => {
  const { page, context, done } = await open(browser, site.url);
  await loadedAndDecided(page);
  const heaps = await sessions(context, page);
  const before = (await Promise.all(heaps.map(found))).reduce((a, b) => a + b, 0);
  assert.ok(before > 0, 'the search finds what is there');
  await forget(page);
  // The worker that held it is gone, and its memory with it: the one that is there began after it.
  assert.equal(page.outer.workers().length, 1);
  const left = await Promise.all((await sessions(context, page)).map(found));
  assert.deepEqual(left.filter(Boolean), []);
  await done();
});

/** Kilobytes that the pages of this browser hold in memory, all processes of them together. */
function resident() {
  const lines = execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' }).split('\n');
  const all = lines.map((line) => /^\s*(\d+)\s+(\d+) (.*)$/.exec(line)).filter(Boolean);
  const parents = new Map(all.map(([, pid, parent]) => [pid, parent]));
  const isOurs = (pid) => pid !== undefined && (pid === String(process.pid) || isOurs(parents.get(pid)));
  const pids = all.filter(([, pid, , args]) => args.includes('--type=renderer') && isOurs(pid)).map(([, pid]) => pid);
  assert.ok(pids.length > 0, 'the browser has processes');
  const each = pids.map((pid) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return each.reduce((a, b) => a + b, 0);
}

test('what is forgotten again and again takes no more memory', { timeout: 240_000 }, async () => {
  const { page, context, done } = await open(browser, site.url);
  const settled = async () => {
    for (const session of await sessions(context, page)) {
      await session.send('HeapProfiler.collectGarbage');
      await session.detach();
    }
    await page.outer.waitForTimeout(1500);
    return resident();
  };
  const rounds = async (n) => {
    for (let i = 0; i < n; i++) {
      await loadedAndDecided(page);
      await forget(page);
    }
  };
  // The first rounds warm up: code is compiled, arenas are made.
  await rounds(5);
  const start = await settled();
  await rounds(15);
  const end = await settled();
  console.log(`renderer after 5 rounds ${(start / 1024).toFixed(0)} MB, after 20 ${(end / 1024).toFixed(0)} MB`);
  assert.ok(end < start * 1.1 + 4096, `${start} KB, then ${end} KB`);
  await done();
});
