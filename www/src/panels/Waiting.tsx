import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { analyse, analysis, analysisProgress, busy, data, go, stopAnalysing } from '../core/state';
import { Bar } from '../parts/Notice';
import { words } from '../words';

/** Milliseconds before a progress bar is shown: what is done sooner should not flicker. */
const PATIENCE_MS = 250;

/** Shows what is below once there is an analysis; starts one where there is data for it; says so where there is not. */
export function Analysed({ children }: { children: ComponentChildren }) {
  const state = analysis.value;
  const possible = data.value?.goOn !== undefined && !busy.value;
  useEffect(() => {
    if (state === 'none' && possible) void analyse();
  }, [state, possible]);
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (state !== 'running') {
      setSlow(false);
      return;
    }
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [state]);
  if (state === 'none' && !possible) {
    return (
      <section class="sheet empty">
        <p class="prose">{words.nothingYet}</p>
        {data.value?.missing && <p class="note">{data.value.missing}</p>}
        <p>
          <button type="button" class="main" onClick={() => go('data')}>
            {words.goToData}
          </button>
        </p>
      </section>
    );
  }
  const progress = analysisProgress.value;
  return (
    <>
      {slow && (
        <Bar
          done={progress?.done ?? 0}
          total={progress?.total ?? 1}
          label={words.analysing}
          words={progress?.label ?? words.analysing}
          stop={words.stop}
          onstop={stopAnalysing}
        />
      )}
      {children}
    </>
  );
}
