// The painter for the screen.

import type { Inks } from './inks';
import type { Mark, Picture, Shape } from './picture';

export const FONT_PX = 12;
/** Dots above which piles are looked for. */
const CROWD = 3000;
/** Dots drawn on one pixel. */
const PILE = 10;

function trace(context: CanvasRenderingContext2D, shape: Shape, x: number, y: number, radius: number): void {
  if (shape === 'diamond') {
    const reach = radius * 1.25;
    context.moveTo(x, y - reach);
    context.lineTo(x + reach, y);
    context.lineTo(x, y + reach);
    context.lineTo(x - reach, y);
    context.closePath();
  } else {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

/** One dot, drawn once: copying it is several times quicker than tracing 46,000 circles. */
function stamp(mark: Mark & { mark: 'dots' }, colour: string, ratio: number): [HTMLCanvasElement, number] {
  const reach = Math.ceil(mark.radius * 1.25 + 1.5);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.ceil(2 * reach * ratio);
  const context = canvas.getContext('2d');
  if (context) {
    context.scale(ratio, ratio);
    context.globalAlpha = mark.alpha;
    context.beginPath();
    trace(context, mark.shape, reach, reach, mark.radius);
    if (mark.shape === 'ring') {
      context.strokeStyle = colour;
      context.lineWidth = 1.25;
      context.stroke();
    } else {
      context.fillStyle = colour;
      context.fill();
    }
  }
  return [canvas, reach];
}

function polyline(context: CanvasRenderingContext2D, points: ArrayLike<number>): void {
  context.beginPath();
  for (let i = 0; i + 1 < points.length; i += 2) context.lineTo(points[i] as number, points[i + 1] as number);
}

export function paintMark(context: CanvasRenderingContext2D, mark: Mark, inks: Inks, ratio: number): void {
  const colour = inks[mark.ink];
  context.globalAlpha = 'alpha' in mark ? mark.alpha : 1;
  context.fillStyle = colour;
  context.strokeStyle = colour;
  switch (mark.mark) {
    case 'dots': {
      context.globalAlpha = 1;
      const [image, reach] = stamp(mark, colour, ratio);
      const size = image.width / ratio;
      // Where dots lie on one another at the same device pixel, the tenth already changes nothing that can be seen.
      const lies = mark.x.length > CROWD ? new Map<number, number>() : undefined;
      for (let i = 0; i < mark.x.length; i++) {
        const x = mark.x[i] as number;
        const y = mark.y[i] as number;
        if (lies) {
          const pixel = Math.round(y * ratio) * 65536 + Math.round(x * ratio);
          const already = lies.get(pixel) ?? 0;
          if (already >= PILE) continue;
          lies.set(pixel, already + 1);
        }
        context.drawImage(image, x - reach, y - reach, size, size);
      }
      return;
    }
    case 'line':
      context.lineWidth = mark.width;
      context.setLineDash([...(mark.dash ?? [])]);
      polyline(context, mark.points);
      context.stroke();
      context.setLineDash([]);
      return;
    case 'band':
      polyline(context, mark.points);
      context.fill();
      return;
    case 'bar': {
      const inset = mark.look === 'solid' ? 0 : 0.75;
      context.beginPath();
      const w = Math.max(0, mark.w - 2 * inset);
      const h = Math.max(0, mark.h - 2 * inset);
      context.roundRect(mark.x + inset, mark.y + inset, w, h, Math.min(mark.radius, w / 2, h / 2));
      if (mark.look === 'solid') {
        context.fill();
        return;
      }
      context.lineWidth = mark.look === 'hollow' ? 1.5 : 0.75;
      context.stroke();
      if (mark.look === 'hatched') {
        context.save();
        context.clip();
        context.beginPath();
        for (let d = -mark.h; d < mark.w; d += 6) {
          context.moveTo(mark.x + d, mark.y + mark.h);
          context.lineTo(mark.x + d + mark.h, mark.y);
        }
        context.stroke();
        context.restore();
      }
      return;
    }
    case 'text':
      context.font = `${mark.bold ? 600 : 400} ${FONT_PX}px ${inks.font}`;
      context.textAlign = mark.anchor === 'middle' ? 'center' : mark.anchor;
      context.fillText(mark.text, mark.x, mark.y);
  }
}

export function paint(canvas: HTMLCanvasElement, picture: Picture, inks: Inks, ratio = devicePixelRatio): void {
  canvas.width = Math.round(picture.width * ratio);
  canvas.height = Math.round(picture.height * ratio);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(ratio, ratio);
  for (const mark of picture.marks) paintMark(context, mark, inks, ratio);
}
