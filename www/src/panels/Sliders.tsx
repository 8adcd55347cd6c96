// What can be moved in an invented team; flags are counted as it moves.

import type { ListedBar, SliderView } from 'candour';
import { useRef } from 'preact/hooks';

import { scale } from '../charts/picture';
import { moveSlider } from '../core/state';

export function Sliders({ sliders, listed, bars }: { sliders: readonly SliderView[]; listed: string; bars: readonly ListedBar[] }) {
  /** What is moved while the last move is worked out: only the newest counts. */
  const next = useRef<[string, number] | undefined>(undefined);
  const moving = useRef(false);
  if (!sliders.length) return null;
  const move = async (id: string, value: number) => {
    next.current = [id, value];
    if (moving.current) return;
    moving.current = true;
    while (next.current) {
      const now = next.current;
      next.current = undefined;
      await moveSlider(...now);
    }
    moving.current = false;
  };
  return (
    <div class="sliders">
      {sliders.map((slider) => (
        <label key={slider.id}>
          <span>
            {slider.label} <b>{slider.shown}</b>
          </span>
          <input type="range" min={slider.low} max={slider.high} step={slider.step} value={slider.value} onInput={(event) => void move(slider.id, event.currentTarget.valueAsNumber)} />
        </label>
      ))}
      <div>
        <p role="status">{listed}</p>
        {bars.map((bar) => (
          <Bar key={bar.reader} bar={bar} />
        ))}
      </div>
    </div>
  );
}

/** How many a reader lists now, and a mark where it stood before. */
function Bar({ bar }: { bar: ListedBar }) {
  const place = scale(0, 1, 4, 996);
  return (
    <div class="bar" aria-hidden="true">
      <span class="note">{bar.reader}</span>
      <svg class="answered" viewBox="0 0 1000 30" preserveAspectRatio="none">
        <line class="now" x1={place(0)} x2={place(bar.now)} y1={15} y2={15} />
        {bar.before !== undefined && <line class="is" x1={place(bar.before)} x2={place(bar.before)} y1={0} y2={30} />}
      </svg>
    </div>
  );
}
