// The painter for small still pictures, for saving and for print: the same marks as SVG elements.

import { type ComponentChild, render } from 'preact';

import { inFull } from '../core/clip';
import { xmlText } from '../core/xml';
import { FONT_PX } from './canvas';
import type { Inks } from './inks';
import type { Ink, Mark, Picture } from './picture';

const round = (pixel: number) => Math.round(pixel * 100) / 100;

function path(points: ArrayLike<number>): string {
  let d = '';
  for (let i = 0; i + 1 < points.length; i += 2) {
    d += `${i ? 'L' : 'M'}${round(points[i] as number)} ${round(points[i + 1] as number)}`;
  }
  return d;
}

/** All dots of one look as one path: 46,000 elements would make a file no one can open. */
function dots(mark: Mark & { mark: 'dots' }): string {
  const r = mark.radius;
  let d = '';
  for (let i = 0; i < mark.x.length; i++) {
    const x = round(mark.x[i] as number);
    const y = round(mark.y[i] as number);
    if (mark.shape === 'diamond') {
      const reach = round(r * 1.25);
      d += `M${x} ${y - reach}l${reach} ${reach}l${-reach} ${reach}l${-reach} ${-reach}z`;
    } else {
      d += `M${round(x - r)} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
    }
  }
  return d;
}

function element(mark: Mark, ink: (name: Ink) => string, key: number): ComponentChild {
  const colour = ink(mark.ink);
  switch (mark.mark) {
    case 'dots':
      return mark.shape === 'ring' ? (
        <path key={key} d={dots(mark)} fill="none" stroke={colour} stroke-width="1.25" opacity={mark.alpha} />
      ) : (
        <path key={key} d={dots(mark)} fill={colour} fill-opacity={mark.alpha} />
      );
    case 'line':
      return (
        <path
          key={key}
          d={path(mark.points)}
          fill="none"
          stroke={colour}
          stroke-width={mark.width}
          stroke-dasharray={mark.dash?.join(' ')}
        />
      );
    case 'band':
      return <path key={key} d={`${path(mark.points)}Z`} fill={colour} fill-opacity={mark.alpha} />;
    case 'bar': {
      const solid = mark.look === 'solid';
      const inset = solid ? 0 : 0.75;
      return (
        <rect
          key={key}
          x={round(mark.x + inset)}
          y={round(mark.y + inset)}
          width={round(Math.max(0, mark.w - 2 * inset))}
          height={round(Math.max(0, mark.h - 2 * inset))}
          rx={mark.radius}
          fill={solid ? colour : 'none'}
          fill-opacity={solid ? mark.alpha : undefined}
          stroke={solid ? undefined : colour}
          stroke-dasharray={mark.look === 'hatched' ? '2 2' : undefined}
        />
      );
    }
    case 'text':
      return (
        <text
          key={key}
          x={round(mark.x)}
          y={round(mark.y)}
          fill={colour}
          font-size={FONT_PX}
          font-weight={mark.bold ? 600 : 400}
          text-anchor={mark.anchor}
        >
          {mark.text}
        </text>
      );
  }
}

/** A picture as SVG; with `label` it is an image with words, without it is left to the words around it. */
export function Svg({ picture, label, fixed }: { picture: Picture; label?: string; fixed?: Inks }) {
  const ink = (name: Ink) => (fixed ? fixed[name] : `var(--${name})`);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${picture.width} ${picture.height}`}
      width={picture.width}
      height={picture.height}
      font-family={fixed?.font}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : 'true'}
    >
      {label && fixed ? <title>{label}</title> : null}
      {fixed ? <rect width={picture.width} height={picture.height} fill={fixed.sheet} /> : null}
      {picture.marks.map((mark, i) => element(mark, ink, i))}
    </svg>
  );
}

/** The picture as the text of an SVG file, in the light theme's colours. */
export function svgText(picture: Picture, label: string, fixed: Inks): string {
  const host = document.createElement('div');
  inFull(() => render(<Svg picture={picture} label={label} fixed={fixed} />, host));
  const text = xmlText(new XMLSerializer().serializeToString(host.firstElementChild as Element));
  render(null, host);
  return text;
}
