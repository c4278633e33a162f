/** The page of each notice, asked for anew only when something was stated of that very notice. */
import type { Schema } from '../api';
import { live, Resource } from '../live';
import type { Page } from './order';

const held = new Map<string, Resource<Page>>();

/** What is known of one; the same resource for every element that shows it. */
export function pageOf(ref: Schema<'Ref'>): Resource<Page> {
  const agreement = live.agreement?.agreement ?? '';
  const thread = `notice/${ref.party}/${ref.ref}`;
  const name = `${agreement} ${thread}`;
  const found = held.get(name);
  if (found !== undefined) return found;
  const made = new Resource<Page>(name, () =>
    live.api.ask('notice.show', { path: { agreement, ...ref } }),
  );
  held.set(name, made);
  return made;
}

live.addEventListener('entry', (event) => {
  const news = (event as CustomEvent<Schema<'EntryNews'>>).detail;
  const found = held.get(`${news.agreement} ${news.thread}`);
  if (found?.watched === true) void found.refresh();
  else held.delete(`${news.agreement} ${news.thread}`);
});

// Whatever was missed while the stream was away is asked for anew.
live.addEventListener('pulse', () => {
  if (live.stream.pulse !== 'alive') return;
  for (const [name, one] of held) {
    if (one.watched) void one.refresh();
    else held.delete(name);
  }
});
