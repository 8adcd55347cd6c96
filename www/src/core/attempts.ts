// Tries every way out that is known, on purpose, and says what the browser did with each.

import type { Address, Way } from './channels.mjs';

/** Reserved by RFC 6761: the name can never be anyone's. Each way asks for a name of its own under it. */
export const NOWHERE = 'candour.invalid';
/** Milliseconds in which an answer may come, and the event that tells of a refusal. */
const ANSWER = 2_000;
const LATE = 400;

/** `silent`: nothing was refused and nothing was seen to go. */
export type Result = 'refused' | 'missing' | 'silent' | 'went';
export interface Attempt {
  way: string;
  result: Result;
}

/** What an error says where the browser has no such thing, or the page took it away. */
const MISSING = /is not (defined|a function|a constructor)|undefined|can't find variable/i;

const pause = (milliseconds: number) => new Promise((go) => setTimeout(go, milliseconds));

const where = (way: string): Address => {
  const host = `${way.toLowerCase()}.${NOWHERE}`;
  return { url: `https://${host}/`, host, port: 443 };
};

/** Takes each way at once. `refused` and `asked` are the addresses that the rules stopped, and those the browser asked for. */
export async function attempt(ways: Record<string, Way>, refused: () => string[], asked: () => string[]): Promise<Attempt[]> {
  const errors = new Map<string, unknown>();
  const tries = Object.entries(ways).map(async ([name, way]) => {
    try {
      await way(where(name));
    } catch (error) {
      errors.set(name, error);
    }
  });
  await Promise.race([Promise.all(tries), pause(ANSWER)]);
  await pause(LATE);
  return Object.keys(ways).map((way) => {
    const { host } = where(way);
    const named = (addresses: string[]) => addresses.some((address) => address.includes(`/${host}`));
    if (named(refused())) return { way, result: 'refused' };
    if (errors.has(way)) return { way, result: MISSING.test(String(errors.get(way))) ? 'missing' : 'refused' };
    return { way, result: named(asked()) ? 'went' : 'silent' };
  });
}

/** Notes how the document stands; what is returned takes everything away that the attempts left in it. */
export function asItStands(): () => void {
  const { body, head } = document;
  const nodes = [body, head].map((parent) => ({ parent, children: [...parent.childNodes] }));
  const attributes = body.getAttributeNames();
  const adopted = [...document.adoptedStyleSheets];
  const fonts = new Set(document.fonts);
  const sheet = document.styleSheets[0];
  const rules = new Set(sheet?.cssRules);
  const { hash } = location;
  return () => {
    for (const { parent, children } of nodes) {
      for (const child of [...parent.childNodes]) if (!children.includes(child)) child.remove();
      for (const child of children) if (!child.isConnected) parent.append(child);
    }
    for (const name of body.getAttributeNames()) if (!attributes.includes(name)) body.removeAttribute(name);
    document.adoptedStyleSheets = adopted;
    for (const font of [...document.fonts]) if (!fonts.has(font)) document.fonts.delete(font);
    for (let i = sheet?.cssRules.length ?? 0; i-- > 0; ) if (!rules.has(sheet!.cssRules[i]!)) sheet!.deleteRule(i);
    if ('mediaSession' in navigator) navigator.mediaSession.metadata = null;
    if (location.hash !== hash) location.hash = hash;
  };
}
