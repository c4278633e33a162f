/** References that nobody has used: the same wish asked again has the same one. */

/** `C-7f3a91c2`, from the key of the wish. */
export function newRef(kind: string, key: string): string {
  return `${kind}-${key.replaceAll('-', '').slice(0, 8)}`;
}
