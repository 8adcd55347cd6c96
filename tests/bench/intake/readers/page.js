// The page of the benchmark: an <input type=file> that the driver fills, and one reader in one dedicated worker.
// DuckDB-WASM brings a worker of its own; the others are the files beside this one.
import * as duckdb from '@duckdb/duckdb-wasm';

const reader = new URLSearchParams(location.search).get('reader');
const input = document.querySelector('input');

const COLUMNS = `{'person': 'VARCHAR', 'team': 'VARCHAR', 'day': 'DATE', 'kind': 'VARCHAR', 'start': 'VARCHAR', 'end': 'VARCHAR',
  'hours': 'DOUBLE', 'overtime': 'DOUBLE'}`;

async function startDuckdb() {
  const worker = new Worker('duckdb-browser-eh.worker.js');
  const db = new duckdb.AsyncDuckDB({ log() {} }, worker);
  await db.instantiate(new URL('duckdb-eh.wasm', location.href).href);
  await db.open({ maximumThreads: 1 });
  const connection = await db.connect();
  const one = async (sql) => {
    const row = (await connection.query(sql)).toArray()[0].toJSON();
    return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Number(value)]));
  };
  return async ({ file, watched }) => {
    const started = performance.now();
    await db.registerFileHandle('duties.csv', file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
    // The file is scanned once; the people are summed up from their weeks.
    await connection.query(`CREATE OR REPLACE TEMP TABLE weeks AS
      SELECT person, (day - DATE '1969-12-29') // 7 AS week, count(*) AS rows, sum(hours) AS hours, sum(overtime) AS overtime,
        count(*) FILTER (kind = 'Sickness') AS sick
      FROM read_csv('duties.csv', header = true, delim = ',', quote = '"', escape = '"', auto_detect = false, columns = ${COLUMNS})
      GROUP BY ALL`);
    await connection.query(`CREATE OR REPLACE TEMP TABLE people AS
      SELECT person, sum(rows) AS rows, sum(hours) AS hours, sum(overtime) AS overtime, sum(sick) AS sick
      FROM weeks GROUP BY ALL`);
    const ms = performance.now() - started;
    const totals = await one(`SELECT sum(rows) AS rows, count(*) AS people, sum(hours) AS hours, sum(overtime) AS overtime,
      sum(sick) AS sickDays, (SELECT count(*) FROM weeks) AS personWeeks FROM people`);
    const weeks = {};
    for (const key of watched) {
      const list = await connection.query(
        `SELECT coalesce(hours, 0) AS h, coalesce(overtime, 0) AS o FROM weeks WHERE person = '${key}' ORDER BY week`,
      );
      weeks[key] = list.toArray().map(({ h, o }) => [h, o]);
    }
    await db.dropFile('duties.csv');
    return { ms, totals: { ...totals, watched: weeks } };
  };
}

async function startWorker() {
  const worker = new Worker(`${reader}.js`);
  const next = () =>
    new Promise((done, failed) => {
      worker.onmessage = ({ data }) => (data.error ? failed(new Error(data.error)) : done(data));
      worker.onerror = ({ message }) => failed(new Error(message));
    });
  await next();
  return (ask) => {
    worker.postMessage(ask);
    return next();
  };
}

const started = performance.now();
const running = reader === 'duckdb' ? startDuckdb() : startWorker();
globalThis.ready = running.then(() => performance.now() - started);
globalThis.run = async (watched) => (await running)({ file: input.files[0], watched });
