import type { PlotView } from 'candour';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';

import { plotPicture, plotReadouts } from '../charts/plot';
import { words } from '../words';
import { Figure } from './Figure';

/** A plain picture with its finding, its table and its saves. */
export function Plot({ view, tools }: { view: PlotView; tools?: ComponentChildren }) {
  const draw = useMemo(() => (width: number) => plotPicture(view, width), [view]);
  const readouts = useMemo(() => plotReadouts(view), [view]);
  return (
    <Figure
      title={view.title}
      note={view.note}
      tools={tools}
      table={view.table}
      unavailable={undefined}
      surface={{ draw, readout: (target) => readouts[target] ?? '', hint: words.plotHint, narrowest: 300 }}
    />
  );
}
