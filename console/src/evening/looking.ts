/** Asking the node for the record as of a moment: public operations only, each with `as_of`. */
import { live } from '../live';
import { thingsBy } from './held';
import { entryOf, type Story } from './moments';
import type { Seen } from './showing';

/** Everything the page shows of a moment. */
export async function look(story: Story, at: number): Promise<Seen> {
  const agreement = live.agreement?.agreement ?? '';
  const as_of = String(at);
  const path = { agreement };
  const [entries, alerts, map] = await Promise.all([
    live.api.ask('entry.list', { path, query: { limit: 1_000 } }),
    live.api.ask('alert.list', { path }),
    live.api.ask('map.show', { path, query: { as_of } }),
  ]);
  // What the story tells is asked for only once it is on record: before, there is nothing to ask.
  const played = story.moments.filter((one) => entryOf(one, entries) !== undefined);
  const told = { ...story, moments: played };
  const [notices, calls] = await Promise.all([
    Promise.all(
      thingsBy(told, 'notice.filed', at).map((ref) =>
        live.api.ask('notice.show', { path: { agreement, ...ref }, query: { as_of } }),
      ),
    ),
    Promise.all(
      thingsBy(told, 'call.opened', at).map((ref) =>
        live.api.ask('call.show', { path: { agreement, ...ref }, query: { as_of } }),
      ),
    ),
  ]);
  const escalated = [
    ...notices.flatMap((one) => one.escalated),
    ...calls.flatMap((one) => one.messages.flatMap((message) => message.escalated)),
  ];
  return { at, entries, alerts, map, notices, escalated };
}
