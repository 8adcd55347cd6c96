// No text out of a file is drawn at a length that holds the page up: a cell can hold a million letters, and a browser takes
// minutes to break them into lines. What leaves the page has them all.

import { options } from 'preact';

/** Longer than any sentence that is written here, and than what anyone can type into the page. */
const LONGEST = 5000;

/** Letters of one cell that a table shows. */
const CELL = 2_000;

let whole = 0;

const shortened = (text: string, most: number) =>
  // No letter is cut in two.
  `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;

/** A cell as it is shown on the page. */
export const shownCell = (text: string) => (whole || text.length <= CELL ? text : shortened(text, CELL));

/** What is drawn meanwhile leaves the page, and is drawn whole. */
export function inFull<T>(draw: () => T): T {
  whole++;
  try {
    return draw();
  } finally {
    whole--;
  }
}

const clip = (value: unknown) => (typeof value === 'string' && value.length > LONGEST ? shortened(value, LONGEST) : value);

/** Looks at all that is drawn from now on: the words in an element, and those that are spoken for it. */
export function clipText(): void {
  const before = options.vnode;
  options.vnode = (vnode) => {
    if (!whole && typeof vnode.type === 'string') {
      const props = vnode.props as Record<string, unknown>;
      const { children } = props;
      if (Array.isArray(children)) {
        if (children.some((child) => clip(child) !== child)) props['children'] = children.map(clip);
      }
      else if (typeof children === 'string') props['children'] = clip(children);
      if (props['aria-label'] !== undefined) props['aria-label'] = clip(props['aria-label']);
      if (props['label'] !== undefined) props['label'] = clip(props['label']);
    }
    before?.(vnode);
  };
}
