// A picture one can point at. The pointer, the keyboard, the readout, the selection and print are handled here, once,
// for every chart.

import { render } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

import { words } from '../words';
import { paint, paintMark } from './canvas';
import { inks, onThemeChange } from './inks';
import { Near } from './near';
import type { Picture } from './picture';
import { Svg } from './svg';

/** Milliseconds of rest before a readout is spoken: a walk along the points is not read out point by point. */
const SPEAK_AFTER_MS = 150;
/** Pixels a pointer must move before it selects an area and not a point. */
const DRAG_PX = 4;

export interface SurfaceProps {
  /** Draws for a width in pixels. */
  draw: (width: number) => Picture;
  /** What the picture shows, for whoever does not see it. */
  label: string;
  /** Below this width the picture scrolls in its own box. */
  narrowest?: number;
  /** The words of a target; from Rust. */
  readout: (target: number) => string | Promise<string>;
  /** Said while nothing is pointed at. */
  hint?: string;
  onopen?: (target: number) => void;
  /** Chosen targets; `add` keeps those chosen before. */
  onselect?: (targets: number[], add: boolean) => void;
  onclear?: () => void;
  selected?: ReadonlySet<number>;
  /** The picture as last drawn, for saving. */
  onpicture?: (picture: Picture) => void;
}

export function Surface(props: SurfaceProps) {
  const { draw, label, narrowest = 240, selected, onselect, onopen, onclear } = props;
  const box = useRef<HTMLDivElement>(null);
  const base = useRef<HTMLCanvasElement>(null);
  const over = useRef<HTMLCanvasElement>(null);
  const print = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [theme, setTheme] = useState(0);
  const [current, setCurrent] = useState<number>();
  const [words_, setWords] = useState('');
  const [spoken, setSpoken] = useState('');
  const [area, showArea] = useState<[number, number, number, number]>();
  const [byKeyboard, setByKeyboard] = useState(false);
  const from = useRef<[number, number] | undefined>(undefined);
  /** The area as it is now; what is shown follows a frame later, and a quick hand is quicker than that. */
  const drawn = useRef<typeof area>(undefined);
  const setArea = (next: typeof area) => {
    drawn.current = next;
    showArea(next);
  };

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setWidth(Math.max(narrowest, Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [narrowest]);
  useEffect(() => onThemeChange(() => setTheme((t) => t + 1)), []);

  const picture = useMemo(() => (width ? draw(width) : undefined), [draw, width]);
  const near = useMemo(() => picture && new Near(picture.targets, picture.width, picture.height), [picture]);
  const colours = useMemo(() => inks(), [theme]);

  useLayoutEffect(() => {
    if (!picture || !base.current) return;
    paint(base.current, picture, colours);
    base.current.style.width = `${picture.width}px`;
    base.current.style.height = `${picture.height}px`;
    props.onpicture?.(picture);
  }, [picture, colours]);

  // What is pointed at, chosen or being selected lies on a second canvas, so that moving costs no redraw of the points.
  useLayoutEffect(() => {
    const canvas = over.current;
    if (!picture || !canvas) return;
    const ratio = devicePixelRatio;
    if (canvas.width !== Math.round(picture.width * ratio)) canvas.width = Math.round(picture.width * ratio);
    if (canvas.height !== Math.round(picture.height * ratio)) canvas.height = Math.round(picture.height * ratio);
    canvas.style.width = `${picture.width}px`;
    canvas.style.height = `${picture.height}px`;
    const context = canvas.getContext('2d');
    if (!context) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, picture.width, picture.height);
    const { x, y, w, h } = picture.targets;
    const ring = (i: number, radius: number) => {
      context.beginPath();
      const px = x[i] as number;
      const py = y[i] as number;
      if (w && h) context.rect(px - (w[i] as number) / 2 - 1, py - (h[i] as number) / 2 - 1, (w[i] as number) + 2, (h[i] as number) + 2);
      else context.arc(px, py, radius, 0, 2 * Math.PI);
      context.stroke();
    };
    context.strokeStyle = colours.accent;
    context.lineWidth = 2;
    if (selected && w) for (const i of selected) ring(i, 0);
    else if (selected?.size) {
      const chosen = { x: Float32Array.from(selected, (i) => x[i] as number), y: Float32Array.from(selected, (i) => y[i] as number) };
      paintMark(context, { mark: 'dots', ...chosen, radius: 6, ink: 'accent', alpha: 1, shape: 'ring' }, colours, ratio);
      context.globalAlpha = 1;
    }
    if (current !== undefined && current < x.length) {
      context.strokeStyle = colours.ink;
      context.lineWidth = 2;
      ring(current, 8.5);
    }
    if (area) {
      const [x0, y0, x1, y1] = area;
      context.strokeStyle = colours.accent;
      context.lineWidth = 1.5;
      context.fillStyle = colours.accent;
      context.globalAlpha = 0.12;
      context.fillRect(x0, y0, x1 - x0, y1 - y0);
      context.globalAlpha = 1;
      context.strokeRect(x0, y0, x1 - x0, y1 - y0);
    }
  }, [picture, colours, current, selected, area]);

  // Another picture has other points; the same one in another width has not. Before the next key can come: an effect left
  // for later would undo what a quick key has chosen.
  useLayoutEffect(() => setCurrent(undefined), [draw]);
  useEffect(() => {
    if (current === undefined) {
      setWords('');
      return;
    }
    let live = true;
    void Promise.resolve(props.readout(current)).then((text) => live && setWords(text));
    return () => {
      live = false;
    };
  }, [current, props.readout]);
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(byKeyboard ? words_ : ''), SPEAK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [words_, byKeyboard]);

  useEffect(() => {
    const before = () => picture && print.current && render(<Svg picture={picture} label={label} />, print.current);
    const after = () => print.current && render(null, print.current);
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, [picture, label]);

  const place = (event: PointerEvent): [number, number] => {
    const edge = (over.current as HTMLCanvasElement).getBoundingClientRect();
    return [event.clientX - edge.left, event.clientY - edge.top];
  };
  const adds = (event: PointerEvent | KeyboardEvent) => event.shiftKey || event.ctrlKey || event.metaKey;

  const move = (event: PointerEvent) => {
    const [x, y] = place(event);
    const began = from.current;
    if (began && onselect && picture && event.pointerType !== 'touch') {
      const far = Math.abs(x - began[0]) > DRAG_PX || Math.abs(y - began[1]) > DRAG_PX;
      if (far || drawn.current) {
        const { left, top, right, bottom } = picture.plot;
        const cx = Math.min(right, Math.max(left, x));
        const cy = Math.min(bottom, Math.max(top, y));
        setArea([Math.min(began[0], cx), Math.min(began[1], cy), Math.max(began[0], cx), Math.max(began[1], cy)]);
        return;
      }
    }
    setByKeyboard(false);
    setCurrent(near?.at(x, y));
  };
  const up = (event: PointerEvent) => {
    const began = from.current;
    from.current = undefined;
    if (!began) return;
    if (drawn.current && near) {
      onselect?.(near.within(...drawn.current), adds(event));
      setArea(undefined);
      return;
    }
    const hit = near?.at(...place(event));
    if (hit === undefined) {
      if (!adds(event)) onclear?.();
    } else if (onselect) onselect([hit], adds(event));
    else onopen?.(hit);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && current !== undefined) onopen?.(current);
    else if (event.key === ' ' && current !== undefined && onselect) onselect([current], true);
    else if (event.key === 'Escape') {
      if (area) {
        from.current = undefined;
        setArea(undefined);
      } else {
        setCurrent(undefined);
        onclear?.();
      }
    } else {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const next = near?.step(event.key, current);
      if (next === undefined) return;
      setByKeyboard(true);
      setCurrent(next);
    }
    event.preventDefault();
  };

  return (
    <div class="surface">
      <div
        ref={box}
        class="plot"
        role="application"
        aria-roledescription={words.chart}
        aria-label={`${label}. ${words.chartKeys(!!onselect, !!onopen)}`}
        tabIndex={0}
        onKeyDown={key}
        onBlur={() => byKeyboard && setCurrent(undefined)}
      >
        <canvas ref={base} />
        <canvas
          ref={over}
          class="over"
          onPointerMove={move}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            from.current = place(event);
            if (event.pointerType !== 'touch') over.current?.setPointerCapture(event.pointerId);
          }}
          onPointerUp={up}
          onPointerCancel={() => {
            from.current = undefined;
            setArea(undefined);
          }}
          onPointerLeave={() => !from.current && !byKeyboard && setCurrent(undefined)}
          onDblClick={() => current !== undefined && onopen?.(current)}
        />
      </div>
      <div ref={print} class="print-only" />
      <p class={words_ ? 'readout' : 'readout hint'} aria-hidden="true">
        {words_ || props.hint || ' '}
      </p>
      <p class="away" role="status">
        {spoken}
      </p>
    </div>
  );
}
