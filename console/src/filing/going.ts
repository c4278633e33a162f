/** Going from one thing that cannot be used as typed to the next. */

const FIELDS = 'input, select, textarea, button';

/** Put the cursor into a field, wherever it is folded away. */
export function goTo(root: ParentNode, field: string): void {
  const home = root.querySelector(`[data-field="${CSS.escape(field)}"]`);
  if (home !== null) enter(home);
}

/** The next after where the cursor is, in the order of the page; after the last, the first. */
export function goOn(root: ParentNode & { activeElement: Element | null }, back: boolean): void {
  const homes = [...root.querySelectorAll('.trouble[id$="-trouble"]')]
    .map((one) => one.closest('[data-field]'))
    .filter((one) => one !== null);
  if (back) homes.reverse();
  const here = root.activeElement;
  const next = homes.find(
    (one) => here === null || (!one.contains(here) && behind(here, one, back)),
  );
  const home = next ?? homes[0];
  if (home !== undefined) enter(home);
}

function behind(here: Element, one: Element, back: boolean): boolean {
  const where = here.compareDocumentPosition(one);
  const wanted = back ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  return (where & wanted) !== 0;
}

function enter(home: Element): void {
  const folded = home.closest('details');
  if (folded !== null) folded.open = true;
  const field = home.querySelector<HTMLElement>(FIELDS);
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}
