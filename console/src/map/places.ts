/** Names of inhabited places: of what is in view, as the node knows them. No border, no country. */
import type { Feature } from 'geojson';
import type { Api, Schema } from '../api';
import { NodeOutOfReach, Problem } from '../api';
import { placeOf } from '../geo/shapes';
import type { Seen } from './chart';

const LEAST_ZOOM = 3.5;
const MOST = 250;
const MARGIN = 0.15;

/** Asks for what a view needs; undefined where it has that already, or cannot get it. */
export class Places {
  private asked = '';

  constructor(private readonly api: Api) {}

  async of(seen: Seen): Promise<Feature[] | undefined> {
    if (seen.zoom < LEAST_ZOOM) return this.asked === '' ? undefined : this.none();
    const box = boxOf(seen);
    if (box === this.asked) return undefined;
    this.asked = box;
    try {
      return (await this.api.ask('place.list', { query: { box, limit: MOST } })).map(feature);
    } catch (error) {
      if (!(error instanceof Problem) && !(error instanceof NodeOutOfReach)) throw error;
      this.asked = ''; // Names are a comfort: a chart without them is a chart.
      return undefined;
    }
  }

  private none(): Feature[] {
    this.asked = '';
    return [];
  }
}

/** A little more than is seen, on a grid, so that a small move asks for nothing. */
export function boxOf(seen: Seen): string {
  const [wide, tall] = [seen.east - seen.west, seen.north - seen.south];
  const grid = 2 ** Math.floor(Math.log2(Math.max(wide, tall) / 4));
  const down = (value: number) => Math.floor(value / grid) * grid;
  const up = (value: number) => Math.ceil(value / grid) * grid;
  const south = Math.max(-90, down(seen.south - tall * MARGIN));
  const north = Math.min(90, up(seen.north + tall * MARGIN));
  let [west, east] = [down(seen.west - wide * MARGIN), up(seen.east + wide * MARGIN)];
  if (east - west >= 360) [west, east] = [-180, 180];
  const turned = (lon: number) => ((((lon + 180) % 360) + 360) % 360) - 180;
  if (west < -180 || east > 180) [west, east] = [turned(west), turned(east)];
  return [south, west, north, east].map((degrees) => degrees.toFixed(4)).join(',');
}

function feature(place: Schema<'PlaceRow'>): Feature {
  const { lon, lat } = placeOf(place.at);
  return {
    type: 'Feature',
    properties: { name: place.name, people: place.people },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  };
}
