// Reads the same files with every reader, in turn, in one Chromium build on one machine, and writes RESULTS.md.
//
//   PEOPLE=46000 DAYS=365 SHUFFLED_DAYS=90 RUNS=5   sizes and number of rounds (these are the full ones)
//   READERS=raw,candour,duckdb,udsv,papaparse       which readers
//
// Each reader has a browser of its own, which stays open for all rounds: its first run is what someone meets who drops
// one file; the best is what the machine can do. A reader whose totals are not exactly those of the generator fails the
// whole run. Absolute figures depend on the machine and on what else it does; the bars are ratios within one run.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const env = process.env;
const PEOPLE = Number(env.PEOPLE ?? 46_000);
const DAYS = Number(env.DAYS ?? 365);
const SHUFFLED_DAYS = Number(env.SHUFFLED_DAYS ?? 90);
const RUNS = Number(env.RUNS ?? 5);
const READERS = (env.READERS ?? 'raw,candour,duckdb,udsv,papaparse').split(',');
const OUT = env.RESULTS ?? path('../RESULTS.md');
const SITE = path('../../../target/bench/site');
const PAGE = path('../../../dist/candour.html');
const NAMES = {
  raw: 'raw byte stream (the limit)',
  candour: 'Candour',
  duckdb: 'DuckDB-WASM (eh, 1 thread)',
  udsv: 'uDSV',
  papaparse: 'PapaParse',
};
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const version = (name) => JSON.parse(readFileSync(path(`node_modules/${name}/package.json`), 'utf8')).version;
const say = (text) => process.stdout.write(`${text}\n`);

function file(people, days, order) {
  const name = path(`../data/duties-${people}x${days}-${order}.csv`);
  if (!existsSync(`${name}.json`)) {
    say(`writing ${name}`);
    mkdirSync(path('../data'), { recursive: true });
    execFileSync(path('../../../target/bench/generate'), [people, days, order, name].map(String));
  }
  return { name, truth: JSON.parse(readFileSync(`${name}.json`, 'utf8')) };
}

async function site() {
  mkdirSync(SITE, { recursive: true });
  await build({
    entryPoints: ['page', 'raw', 'candour', 'udsv', 'papaparse'].map((name) => path(`readers/${name}.js`)),
    bundle: true,
    // The core asks where it stands only to find its own bytes, which it is handed.
    format: 'iife',
    logLevel: 'error',
    define: { 'import.meta.url': 'location.href' },
    outdir: SITE,
  });
  const html = '<!doctype html><meta charset="utf-8"><title>readers</title><input type="file"><script src="page.js"></script>';
  const duckdb = path('node_modules/@duckdb/duckdb-wasm/dist');
  const places = {
    '/candour_bg.wasm': path('../../../pkg/candour_bg.wasm'),
    '/duckdb-eh.wasm': `${duckdb}/duckdb-eh.wasm`,
    '/duckdb-browser-eh.worker.js': `${duckdb}/duckdb-browser-eh.worker.js`,
    '/candour.html': PAGE,
    ...Object.fromEntries(['page', 'raw', 'candour', 'udsv', 'papaparse'].map((n) => [`/${n}.js`, `${SITE}/${n}.js`])),
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const place = places[pathname];
    const type = pathname.endsWith('.wasm') ? 'application/wasm' : pathname.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8';
    if (pathname === '/') response.writeHead(200, { 'content-type': type }).end(html);
    else if (!place || !existsSync(place)) response.writeHead(404).end();
    else createReadStream(place).pipe(response.writeHead(200, { 'content-type': type }));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

const launch = () => chromium.launch({ executablePath: env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: FLAGS });

/** Highest resident memory of the browser's renderers so far, in MB (10⁶ bytes), where the system tells it. */
async function peak(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      try {
        return (Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) * 1024) / 1e6;
      } catch {
        return NaN;
      }
    });
  return Math.max(...peaks);
}

/** The totals are the generator's, or the run is worth nothing. */
function check(reader, totals, truth) {
  if (reader === 'raw') return assert.equal(totals.bytes, truth.bytes, 'raw: bytes');
  for (const what of ['rows', 'people', 'personWeeks', 'hours', 'overtime', 'sickDays']) {
    if (reader !== 'candour' || what in totals) assert.equal(totals[what], truth[what], `${reader}: ${what}`);
  }
  if (reader === 'candour') {
    assert.equal(totals.hoursRounded, Math.round(truth.hours), 'Candour: hours');
    assert.equal(totals.overtimeRounded, Math.round(truth.overtime), 'Candour: overtime');
    assert.equal(totals.problems, 0, 'Candour: no row needs a look');
  }
  for (const [key, weeks] of Object.entries(totals.watched ?? {})) {
    const expected = truth.watched[key];
    // The page's period begins with the month: a week before the first row may stand in front, and holds nothing.
    while (reader === 'candour' && weeks?.length > expected.length && weeks[0][1] === 0) weeks.shift();
    assert.equal(weeks?.length, expected.length, `${reader}: weeks of ${key}`);
    weeks.forEach(([hours, overtime], week) => {
      if (hours !== undefined) assert.equal(hours, expected[week][0], `${reader}: hours of ${key} in week ${week}`);
      assert.equal(overtime, expected[week][1], `${reader}: overtime of ${key} in week ${week}`);
    });
  }
}

/** All readers in turn, `RUNS` times. */
async function measure(url, { name, truth }, readers) {
  const all = [];
  for (const reader of readers) {
    const browser = await launch();
    const page = await browser.newPage();
    page.on('pageerror', (error) => say(`${reader}: ${error.message}`));
    await page.goto(`${url}?reader=${reader}`);
    const start = await page.evaluate(() => globalThis.ready);
    await page.locator('input').setInputFiles(name);
    all.push({ reader, browser, page, start, runs: [], notes: [] });
  }
  try {
    for (let round = 0; round < RUNS; round++) {
      for (const each of all) {
        const load = os.loadavg()[0];
        // The weeks of the watched people are looked up once, after the last run: Candour needs its whole analysis for it.
        const watched = round === RUNS - 1 ? Object.keys(truth.watched) : [];
        each.peak = round === RUNS - 1 ? await peak(each.browser) : NaN;
        const { ms, totals, note } = await each.page.evaluate((w) => globalThis.run(w), watched);
        check(each.reader, totals, truth);
        each.runs.push(ms);
        each.notes.push(note);
        say(`${round + 1}/${RUNS} ${each.reader.padEnd(10)} ${ms.toFixed(0).padStart(7)} ms  load ${load.toFixed(1)}  ${note ?? ''}`);
        if (each.reader !== 'candour') each.peak = await peak(each.browser);
        else if (RUNS === 1) each.peak = NaN;
      }
    }
  } finally {
    for (const { browser } of all) await browser.close();
  }
  return Object.fromEntries(
    all.map(({ reader, start, runs, notes, peak: rss }) => [
      reader,
      { start, first: runs[0], best: Math.min(...runs), runs, note: notes[runs.indexOf(Math.min(...runs))], peak: rss },
    ]),
  );
}

/** From the moment a file is chosen on the built page to the Overview of everyone, in a browser that was just opened. */
async function overview(url, { name, truth }) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      const at = (globalThis.benchAt = {});
      addEventListener('change', () => (at.chosen ??= performance.now()), true);
      const look = () => {
        const button = document.querySelector('main button.main:not([disabled])');
        if (at.chosen && !at.read && location.hash !== '#overview' && button && document.querySelector('section.card')) {
          const said = document.querySelector('main')?.innerText ?? '';
          if (/Analyse [\d,]+ people/.test(button.innerText) && /rows read/.test(said)) {
            at.read = performance.now();
            button.click();
          }
        }
        if (at.read && !at.overview && /Of [\d,]+ people/.test(document.querySelector('main')?.innerText ?? '')) {
          if (location.hash === '#overview') at.overview = performance.now();
        }
      };
      setInterval(look, 10);
    });
    await page.goto(`${url}candour.html`);
    await page.locator('main[aria-busy=false]').waitFor();
    const input = page.locator('input[type=file]').first();
    await input.setInputFiles(name);
    for (let waited = 0; waited < 120_000; waited += 250) {
      const at = await page.evaluate(() => globalThis.benchAt);
      if (at.overview) {
        const sentence = await page.evaluate(() => /Of [\d,]+ people[^.]*\./.exec(document.querySelector('main').innerText)?.[0]);
        assert.match(sentence, new RegExp(`Of ${truth.people.toLocaleString('en-GB')} people`), 'the Overview speaks of everyone');
        return { read: at.read - at.chosen, ms: at.overview - at.chosen, sentence, peak: await peak(browser) };
      }
      await page.waitForTimeout(250);
    }
    const said = await page.evaluate(() => document.querySelector('main').innerText.slice(0, 600));
    return { missing: `no Overview within two minutes; the page says: ${said.replaceAll(/\s+/g, ' ')}` };
  } finally {
    await browser.close();
  }
}

const seconds = (ms) => (ms / 1000).toFixed(2);
const rate = (bytes, ms) => Math.round(bytes / 1000 / ms);

function table(results, truth) {
  const ours = results.candour;
  const rows = Object.entries(results).map(([reader, r]) => {
    const ratio = reader === 'candour' || !ours ? '1' : (r.best / ours.best).toFixed(reader === 'raw' ? 2 : 1);
    const all = r.runs.map(seconds).join(' ');
    return `| ${NAMES[reader]} | ${seconds(r.first)} | ${seconds(r.best)} | ${rate(truth.bytes, r.best)} | ${ratio} | ${Math.round(r.peak)} | ${Math.round(r.start)} | ${all} |`;
  });
  return [
    '| reader | first, s | best, s | best, MB/s | time over Candour’s | renderer peak, MB | start, ms | all runs, s |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function bars(dated, shuffled, shown) {
  const list = [];
  const bar = (what, got, least, aim, unit, higher = true) => {
    if (got === undefined || Number.isNaN(got)) return list.push(`| ${what} | ${least} ${unit} | not measured | |`);
    const met = higher ? got >= least : got <= least;
    const reached = aim === undefined ? '' : (higher ? got >= aim : got <= aim) ? `, aim of ${aim} reached` : `, aim of ${aim} not reached`;
    const figure = unit === 'MB' ? got.toFixed(0) : got.toFixed(unit === '%' ? 0 : 1);
    return list.push(`| ${what} | ${higher ? '≥' : '≤'} ${least} ${unit} | ${figure} ${unit} | ${met ? 'met' : '**not met**'}${reached} |`);
  };
  const times = (results, reader) =>
    results?.[reader] && results.candour ? results[reader].best / results.candour.best : undefined;
  bar('DuckDB-WASM, date order', times(dated, 'duckdb'), 5, 7, 'times');
  bar('uDSV, date order', times(dated, 'udsv'), 8, undefined, 'times');
  bar('PapaParse, date order', times(dated, 'papaparse'), 10, undefined, 'times');
  bar('share of the raw stream’s rate', (times(dated, 'raw') ?? NaN) * 100, 45, 65, '%');
  bar('DuckDB-WASM, shuffled rows', times(shuffled, 'duckdb'), 2, undefined, 'times');
  bar('renderer peak while reading', dated.candour?.peak, 300, undefined, 'MB', false);
  bar('file chosen to Overview, first run', shown?.ms / 1000, 5, undefined, 's', false);
  return ['| against | bar | measured | |', '|---|---|---|---|', ...list].join('\n');
}

const served = await site();
const started = os.loadavg()[0];
const dated = file(PEOPLE, DAYS, 'date');
const shuffled = file(PEOPLE, SHUFFLED_DAYS, 'shuffled');
try {
  const shown = existsSync(PAGE) ? await overview(served.url, dated) : { missing: 'dist/candour.html is not there' };
  say(shown.missing ?? `overview after ${seconds(shown.ms)} s, read after ${seconds(shown.read)} s: ${shown.sentence}`);
  const inDate = await measure(served.url, dated, READERS);
  const inNone = await measure(served.url, shuffled, READERS.filter((r) => ['raw', 'candour', 'duckdb'].includes(r)));
  const browser = await launch();
  const name = `Chromium ${browser.version()}`;
  await browser.close();
  const count = (n) => n.toLocaleString('en-GB');
  const megabytes = (t) => Math.round(t.bytes / 1e6);
  const full = PEOPLE >= 46_000 && DAYS >= 365;
  const text = `# What reading a file costs

Written by \`tests/bench/intake/run.sh\` on ${new Date().toISOString().slice(0, 10)}; not edited. ${full ? '' : '**A small run, to try the benchmark: its figures are no claim.** '}
${os.cpus().length} cores (${os.cpus()[0].model.trim()}), ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.release()}, ${name}, headless.
Load average ${started.toFixed(1)} when it began and ${os.loadavg()[0].toFixed(1)} when it ended${Math.max(started, 0) > 1.5 ? ': **the machine was shared with other work**' : ''}. ${RUNS} rounds, the readers in turn; the first run of each
is in a browser just opened, the best is the shortest of ${RUNS}. Ratios are of the best runs, 1 MB is 10⁶ bytes.

## The bars

${bars(inDate, inNone, shown)}

## ${count(PEOPLE)} people × ${count(DAYS)} days, in order of date: ${count(dated.truth.rows)} rows, ${count(megabytes(dated.truth))} MB

${table(inDate, dated.truth)}

## ${count(PEOPLE)} people × ${count(SHUFFLED_DAYS)} days, rows shuffled: ${count(shuffled.truth.rows)} rows, ${count(megabytes(shuffled.truth))} MB

${table(inNone, shuffled.truth)}

Candour in its best run: ${inDate.candour?.note ?? 'not run'}.
${shown.missing ? `File chosen to Overview: ${shown.missing}.` : `File chosen to Data screen ${seconds(shown.read)} s, to Overview ${seconds(shown.ms)} s, in a browser just opened (renderer peak ${Math.round(shown.peak)} MB). The Overview says: “${shown.sentence}”`}

## What each of them does

Every reader gives, for each person and for each person and week, the hours, the hours of overtime, and the days of sickness.
Rows, people, person-weeks, sums and the weeks of three people are compared with the generator’s in every run; one difference
stops the benchmark. Of Candour the page’s own sentences are compared (rows used, people, hours, hours of overtime) and, once,
the weekly overtime of the three people after the whole analysis; it has no total of days of sickness to compare. Candour
also reads both times of day and counts nights, rests and long duties, keeps an account of every row, and works out what each
column means, which no other reader was asked for; the others are told the columns. The time includes its join of the people.

- raw: \`File.stream()\`, bytes into one buffer of 4 MiB, thrown away.
- DuckDB-WASM ${version('@duckdb/duckdb-wasm')}: eh bundle, one thread, the File by handle, columns and types given, one scan into a table of person and week,
  the people from that table. Start of the engine not counted (column “start”).
- uDSV ${version('udsv')}: text in pieces of 1 MiB, string arrays, sums in flat arrays.
- PapaParse ${version('papaparse')}: the File itself, array rows, pieces of 4 MiB, sums in flat arrays.

All in dedicated workers, on a File set on an \`<input type=file>\`, its bytes in the system’s cache. Not measured: Safari, more
than two cores, a cold disk, wide tables, other separators.
`;
  writeFileSync(OUT, text);
  say(`\n${bars(inDate, inNone, shown)}\n\n${OUT}`);
} finally {
  served.close();
}
