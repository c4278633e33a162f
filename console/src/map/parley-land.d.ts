/** The address of the packed land of the Earth (tools/land.mjs). */
declare module 'parley:land' {
  const address: string;
  export default address;
}
