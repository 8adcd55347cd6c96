declare module 'virtual:core-bytes' {
  /** Deflated (zlib), then base64. */
  const base64: string;
  export default base64;
}
declare module 'virtual:worker' {
  const text: string;
  export default text;
}
declare module '*.css';
declare module '*.css?raw' {
  const text: string;
  export default text;
}
