// What `channels.mjs` holds, for the page: the tests run it as it stands.

/** Where a way is to reach: `url` is of http. */
export interface Address {
  url: string;
  host: string;
  port: number;
}
export type Way = (to: Address) => unknown;

export const STAYING: Record<string, Way>;
export const LEAVING: Record<string, Way>;
export const IN_WORKER: Record<string, Way>;
