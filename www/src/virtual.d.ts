declare module 'virtual:core' {
  /** Zstandard, then base64; empty where a stand-in takes the core's place. */
  const base64: string;
  export default base64;
  /** Of the bytes that come out. */
  export const length: number;
}
declare module 'virtual:worker' {
  const text: string;
  export default text;
}
declare module 'virtual:software' {
  /** What the page is made of, and each text it is under once, with whose packages are under it. */
  const software: {
    readonly packages: readonly { readonly name: string; readonly version: string; readonly licence: string }[];
    readonly texts: readonly {
      readonly licence: string;
      readonly of: readonly { readonly names: readonly string[]; readonly copyright: readonly string[] }[];
      readonly paragraphs: readonly string[];
    }[];
  };
  export default software;
}
declare module '*.css';
declare module '*.css?raw' {
  const text: string;
  export default text;
}
