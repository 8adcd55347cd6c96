// What can be moved in an invented team; flags are counted as it moves.

import type { SliderView } from 'candour';
import { useRef } from 'preact/hooks';

import { moveSlider } from '../core/state';

export function Sliders({ sliders, listed }: { sliders: readonly SliderView[]; listed: string }) {
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
      <p role="status">{listed}</p>
    </div>
  );
}
