import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import software from 'virtual:software';

import { asItStands, type Attempt, attempt, type Result } from '../core/attempts';
import { STAYING } from '../core/channels.mjs';
import { inside, kept } from '../core/outside';
import { data, send, version } from '../core/state';
import { policyText, refused, requests, trustedTypes } from '../core/watch';
import { Table } from '../parts/Table';
import { words } from '../words';

/** What the page has measured about itself, and how to check it without the page. */
export function Check() {
  const [worker, setWorker] = useState<string[]>();
  const [storage, setStorage] = useState<number | 'none'>();
  useEffect(() => {
    void send({ ask: 'requests' }).then((outcome) => outcome.is === 'answer' && setWorker(outcome.value));
    try {
      setStorage(localStorage.length + sessionStorage.length);
    } catch {
      setStorage('none');
    }
  }, []);
  const rows = words.checkRows;
  const loaded = (data.value?.files.length ?? 0) > 0;
  return (
    <>
      <p class="lede">{words.checkLede}</p>
      <section class="sheet">
        <div class="head">
          <h2>{words.measured}</h2>
        </div>
        <dl class="facts">
          <Fact name={rows.requestsPage} value={list(requests.value)} />
          <Fact name={rows.requestsWorker} value={worker ? list(worker) : '…'} />
          <Fact name={rows.violations} value={refusals(refused.value.map((each) => `${each.rule} ${each.what}`))} />
          <Fact name={rows.airlock} value={words.airlock(inside)} />
          <Fact name={rows.trusted} value={words.trusted(trustedTypes())} />
          <Fact
            name={rows.stored}
            value={storage === undefined ? '…' : storage === 'none' ? words.storedNone : words.stored(storage)}
          />
          <Fact name={rows.kept} value={words.kept[kept.value]} />
          <Fact name={rows.origin} value={openedFrom()} />
          <Fact name={rows.version} value={version.value} />
          <Fact name={rows.policy} value={policyText()?.split('; ').join('\n') ?? words.policyNone} code />
        </dl>
        <p class="note">{words.limits}</p>
      </section>
      <Try loaded={loaded} />
      <section class="sheet">
        <div class="head">
          <h2>{words.yourself}</h2>
        </div>
        <ol class="plain">
          {words.yourselfSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <Software />
    </>
  );
}

/** What the browser did the last time; one of the ways changes the address, and with it the screen. */
const attempts = signal<'none' | 'running' | Attempt[]>('none');

async function tryAll() {
  attempts.value = 'running';
  const stopped = refused.value.length;
  const clean = asItStands();
  const [page, worker] = await Promise.all([
    attempt(STAYING, () => refused.value.slice(stopped).map(({ what }) => what), () => requests.value),
    send({ ask: 'attempt' }),
  ]);
  clean();
  attempts.value = [...page, ...(worker.is === 'answer' ? worker.value : [])];
}

/** Has the page try every way out. */
function Try({ loaded }: { loaded: boolean }) {
  const made = attempts.value;
  return (
    <section class="sheet">
      <div class="head">
        <h2>{words.tryHeading}</h2>
      </div>
      <p class="prose">{words.tryNote}</p>
      <p class="buttons">
        <button type="button" disabled={loaded || made === 'running'} onClick={() => void tryAll()}>
          {words.tryButton}
        </button>
        {loaded && <span class="note">{words.tryLoaded}</span>}
      </p>
      <div role="status">
        {made === 'running' && <p class="note">{words.tryRunning}</p>}
        {typeof made !== 'string' && <Tried attempts={made} />}
      </div>
    </section>
  );
}

function Tried({ attempts: made }: { attempts: readonly Attempt[] }) {
  const ways = (result: Result) => made.filter((each) => each.result === result).map(({ way }) => words.way(way));
  const order: Result[] = ['went', 'refused', 'missing', 'silent'];
  return (
    <>
      <p>{words.tried(made.length, ways('went').length)}</p>
      <dl class="facts">
        {order.map((result) => (
          <Fact key={result} name={words.tryResult[result]} value={list(ways(result))} />
        ))}
      </dl>
    </>
  );
}

/** Refusals that are shown one by one. */
const SHOWN = 12;

/** How many were refused, and what: each once, as the frame's rules and the page's may both refuse it. */
const refusals = (all: readonly string[]) => {
  const each = [...new Set(all)];
  const more = each.length - SHOWN;
  return all.length ? `${all.length}: ${each.slice(0, SHOWN).join(', ')}${more > 0 ? words.andMore(more) : ''}` : '0';
};

const list = (names: readonly string[]) => (names.length ? `${names.length}: ${names.join(', ')}` : '0');

/** What the page is made of, with every licence it is under. */
function Software() {
  const { name, version: number, licence } = words.softwareHeadings;
  return (
    <section class="sheet software">
      <div class="head">
        <h2>{words.software}</h2>
      </div>
      <p class="prose">{words.softwareNote}</p>
      <Table
        view={{
          caption: words.software,
          headings: [name, number, licence].map((text) => ({ text, numeric: false })),
          rows: software.packages.map((each) => [each.name, each.version, each.licence]),
          leftOut: '',
        }}
        save={false}
        caption={false}
      />
      {software.texts.map((each, i) => (
        <details key={i}>
          <summary>{words.softwareText(each.licence, each.of.flatMap((one) => one.names))}</summary>
          {each.of.some((one) => one.copyright.length) && (
            <ul class="notes">
              {each.of.map((one) => (
                <li key={one.names[0]}>{[one.names.join(', '), one.copyright.join('; ')].filter(Boolean).join(': ')}</li>
              ))}
            </ul>
          )}
          <div class="licence">
            {each.paragraphs.map((paragraph, p) => (
              <p key={p}>{paragraph}</p>
            ))}
          </div>
        </details>
      ))}
    </section>
  );
}

/** Where the outer page came from: a frame of its own has no place. */
const openedFrom = () => {
  const { protocol, host } = new URL(document.baseURI);
  return `${protocol}//${host}`;
};

function Fact({ name, value, code }: { name: string; value: string; code?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{code ? <code>{value}</code> : value}</dd>
    </div>
  );
}
