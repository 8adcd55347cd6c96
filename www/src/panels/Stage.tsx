// A step as a room sees it: one picture, two sentences, nothing to press but keys. Everything fits the window.

import type { FunnelPoints, LessonView, PlotView, Subject } from 'candour';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

import { type Funnel, funnelPicture } from '../charts/funnel';
import type { Picture } from '../charts/picture';
import { plotPicture } from '../charts/plot';
import { Svg } from '../charts/svg';
import { timelinePicture } from '../charts/timeline';
import { goTo } from '../core/outside';
import { indicator, people } from '../core/state';
import { useView } from '../core/view';
import { choose, Prose } from '../parts/Prose';
import { words } from '../words';
import { Clock } from './Exam';
import { Legend, Readers } from './Curtain';
import { RowsOf } from './Focus';
import { Standings } from './FunnelPanel';
import { Guess, waits } from './Guess';

/** A letter of a picture is 12 pixels: drawn for half the room it has and shown twice as large, a room can read it. */
const LARGER = 2;
/** Rows of a file that fit the lowest stage. */
const ROWS = 6;

export function Stage({ view, leave }: { view: LessonView; leave: () => void }) {
  const [over, setOver] = useState<'nothing' | 'blank' | 'notes'>('nothing');
  const [since] = useState(Date.now());
  const stage = useRef<HTMLDivElement>(null);
  useEffect(() => stage.current?.focus(), []);
  useEffect(() => {
    document.documentElement.classList.add('presenting');
    return () => document.documentElement.classList.remove('presenting');
  }, []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const slides = event.target instanceof HTMLInputElement;
      if (event.key === 'ArrowRight' && view.next && !slides) goTo(view.next);
      else if (event.key === 'ArrowLeft' && view.previous && !slides) goTo(view.previous);
      else if (event.key === 'b') setOver((now) => (now === 'blank' ? 'nothing' : 'blank'));
      else if (event.key === 'n') setOver((now) => (now === 'notes' ? 'nothing' : 'notes'));
      else if (/^[1-9]$/.test(event.key)) lightUp(view, Number(event.key));
      else if (event.key === 'Escape') leave();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [view.link]);
  const hidden = waits(view);
  return (
    <div ref={stage} class="stage" tabIndex={-1} role="region" aria-label={view.name}>
      <div class="head">
        <h2>{view.title}</h2>
        <span class="note">
          {view.place} · <Clock since={since} />
        </span>
      </div>
      {view.guess && <Guess key={view.link} view={view} guess={view.guess} brief />}
      {!hidden && <Prose runs={view.brief} class="prose" still />}
      {!hidden && <Shown view={view} />}
      <p class="note keys">{words.stageKeys}</p>
      {over !== 'nothing' && (
        <div class={`over ${over}`}>
          {over === 'notes' && (
            <ul class="plain">
              {view.notes.map((note, i) => (
                <li key={i}>{note}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  );
}

/** Lights up whom a figure of the text counts: the first that counts people is 1. */
function lightUp(view: LessonView, nth: number): void {
  const whom = view.brief.filter((run) => run.people?.length)[nth - 1]?.people;
  if (whom) choose(whom);
}

function Shown({ view }: { view: LessonView }) {
  switch (view.screen) {
    case 'curtain':
      return <Truth />;
    case 'dots':
      return <Thousand />;
    case 'picture':
      return view.picture ? (
        <>
          <h3>{view.picture.title}</h3>
          <Fitting draw={(width, height) => plotPicture(view.picture as PlotView, width, height)} of={view.picture} label={view.picture.title} />
        </>
      ) : null;
    case 'rows':
      return view.subject ? <RowsOf whom={view.subject} most={ROWS} /> : null;
    case 'person':
      return view.subject ? <Year whom={view.subject} /> : null;
    default:
      return <AllPeople />;
  }
}

function AllPeople() {
  const { view } = useView('overview', []);
  const drawable = view?.indicators.filter((each) => each.drawable);
  const chosen = drawable?.find((each) => each.id === indicator.value) ?? drawable?.[0];
  const { view: funnel } = useView('funnel', chosen ? [chosen.id] : undefined) as { view: (Funnel & { points: FunnelPoints }) | undefined };
  if (!funnel || funnel.unavailable) return null;
  return (
    <>
      <h3>{funnel.title}</h3>
      <Fitting draw={(width, height) => lit(funnel, funnelPicture(funnel, width, height), people.value)} of={funnel} and={people.value} label={funnel.title} />
      <Standings funnel={funnel} />
    </>
  );
}

/** Rings around whom a figure of the text counts. */
function lit(funnel: Funnel & { points: FunnelPoints }, picture: Picture, whom: ReadonlySet<number>): Picture {
  const { x, y } = picture.targets;
  const at = [...funnel.points.person.keys()].filter((i) => whom.has(funnel.points.person[i] as number));
  if (!at.length) return picture;
  const of = (values: ArrayLike<number>) => at.map((i) => values[i] as number);
  return { ...picture, marks: [...picture.marks, { mark: 'dots', x: of(x), y: of(y), radius: 7, ink: 'ink', alpha: 1, shape: 'ring' }] };
}

function Year({ whom }: { whom: Subject }) {
  const { view } = useView('timeline', [whom]);
  if (!view || view.unavailable) return null;
  return (
    <>
      <h3>{view.title}</h3>
      <Fitting draw={(width) => timelinePicture(view, width)} of={view} label={view.title} />
    </>
  );
}

function Truth() {
  const { view } = useView('curtain', []);
  return view ? (
    <>
      <Readers readers={view.groups.readers} />
      <p class="note">{view.groups.key}</p>
    </>
  ) : null;
}

function Thousand() {
  const { view } = useView('dots', []);
  return view ? (
    <>
      <div class="dots" role="img" aria-label={view.table.caption}>
        {view.dots.map((dot, i) => (
          <i key={i} class={dot} />
        ))}
      </div>
      <Legend />
    </>
  ) : null;
}

/** A picture as large as the room that is left for it. */
function Fitting({ draw, of, and, label }: { draw: (width: number, height: number) => Picture; of: object; and?: object; label: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<[number, number]>();
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setSize([element.clientWidth, element.clientHeight]);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const picture = useMemo(() => size && draw(size[0] / LARGER, size[1] / LARGER), [of, and, size]);
  return (
    <div ref={box} class="fitting">
      {picture && <Svg picture={picture} label={label} />}
    </div>
  );
}
