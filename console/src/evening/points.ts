/** The points of a chapter as the map takes them: beside the record, and in nobody's name. */
import type { Schema } from '../api';
import type { Chapter, Story } from './moments';

const DEGREE_E7 = 10_000_000;

export interface Point {
  kind: 'place';
  position: Schema<'Position'>;
  label: string;
}

let last: { story: Story; chapter: Chapter; points: Point[] } | undefined;

/** The same list as long as story and chapter are the same: the map draws anew what is new. */
export function extraOf(story: Story, chapter: Chapter): readonly Point[] {
  if (last?.story === story && last.chapter === chapter) return last.points;
  const points = story.places
    .filter((one) => chapter.look.places.includes(one.key))
    .map((one) => ({
      kind: 'place' as const,
      position: {
        lat_e7: Math.round(one.lat * DEGREE_E7),
        lon_e7: Math.round(one.lon * DEGREE_E7),
      },
      label: one.name,
    }));
  last = { story, chapter, points };
  return points;
}
