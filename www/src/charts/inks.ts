// The colours of the theme in force, as a canvas can use them.

import type { Ink } from './picture';

const NAMES: Ink[] = ['ink', 'ink-2', 'line', 'sheet', 'well', 'accent', 'individual', 'team', 'chance', 'chance-soft'];

export type Inks = Record<Ink, string> & { font: string };

/** Looks the colours up. `light` gives those of the light theme, for a picture that will be printed or pasted. */
export function inks(light = false): Inks {
  const probe = document.createElement('i');
  probe.className = 'probe';
  probe.hidden = true;
  if (light) probe.style.colorScheme = 'light';
  document.body.append(probe);
  const found: Partial<Inks> = {};
  const style = getComputedStyle(probe);
  for (const name of NAMES) {
    probe.style.color = `var(--${name})`;
    found[name] = style.color;
  }
  found.font = style.fontFamily;
  probe.remove();
  return found as Inks;
}

/** Calls back when the theme, the contrast mode or the pixel ratio changes. */
export function onThemeChange(call: () => void): () => void {
  const questions = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'].map((query) =>
    matchMedia(query),
  );
  for (const question of questions) question.addEventListener('change', call);
  return () => {
    for (const question of questions) question.removeEventListener('change', call);
  };
}
