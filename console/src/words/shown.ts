/**
 * Others' words as they are, with nothing in them that is not seen: `[U+200D]` where a character
 * shows as nothing, so that two names that look alike are alike; and no pile of marks that would
 * cover the line above it. For showing alone: what is signed, sent or compared is never changed.
 */
/** What shows as nothing wherever it stands; not the isolates that the console itself sets. */
const ALONE =
  /(?!\p{Variation_Selector}|[\u200c-\u200f\u061c\u2066-\u2069])[\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]/gu;
/** Joiners and variants mean something in some scripts and in pictures, and nothing after these. */
const JOINERS =
  /(?<=^|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{N}\p{P}\p{Z}\u200c\u200d])(?!\ufe0f)(?:\u200c|\u200d|\p{Variation_Selector})/gu;
/** Marks of direction belong where something runs from right to left. */
const TURNS = /[\u200e\u200f\u061c]/gu;
const FROM_RIGHT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const PILE = /(\p{Mn}{4})(\p{Mn}+)/gu;
/** Where there is none of these, there is nothing to do: nearly always. */
const ODD =
  /(?!\ufe0f|[\u2066-\u2069])[\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]|\p{Mn}{5}/u;

export function shown(text: string): string {
  if (!ODD.test(text)) return text;
  const named = text
    .replace(PILE, (_, kept: string, rest: string) => `${kept}[+${[...rest].length}]`)
    .replace(ALONE, coded)
    .replace(JOINERS, coded);
  return FROM_RIGHT.test(text) ? named : named.replace(TURNS, coded);
}

function coded(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** Do so for what stands in every `bdi` below: whatever others wrote stands in one. */
export function showAll(root: ParentNode): void {
  for (const one of root.querySelectorAll('bdi, [dir="auto"]')) {
    for (const node of one.childNodes) {
      // The text node stays the one that Lit writes to when there is something new.
      if (node instanceof Text && ODD.test(node.data)) node.data = shown(node.data);
    }
  }
}
