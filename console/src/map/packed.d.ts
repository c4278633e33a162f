/** The address of the packed land of the Earth (tools/land.mjs). */
declare module 'parley:land' {
  const address: string;
  export default address;
}

/** The address of the same land, drawn at once and coarsely. */
declare module 'parley:land-coarse' {
  const address: string;
  export default address;
}

/** The symbols of the map as SVG, by their codes (tools/symbols.mjs). */
declare module 'parley:symbols' {
  const symbols: Record<string, string>;
  export default symbols;
}
