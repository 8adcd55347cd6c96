// What the frame and the outer page say to each other, and all that they can.

/** From the frame. */
export type FromFrame =
  | { candour: 'here' }
  /** Bytes become a file in the user's downloads: the frame itself may not save. */
  | { candour: 'save'; name: string; bytes: Blob }
  /** What stands in the title and in the address: names of screens and numbers of lessons. */
  | { candour: 'place'; title: string; hash: string };

/** To the frame. */
export type ToFrame =
  | { candour: 'go'; hash: string }
  /** The browser keeps the page for use without its host, or a newer one than this. */
  | { candour: 'kept'; how: 'kept' | 'newer' }
  /** Something that the outer page's policy refused, on behalf of the frame. */
  | { candour: 'refused'; rule: string; what: string };

/** A part of an address that says where to go, and is nothing else. */
export const isPlace = (hash: unknown): hash is string => typeof hash === 'string' && /^#[\w?=&.:,%+-]{0,400}$/.test(hash);
