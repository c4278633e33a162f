/** The altitude profile: what a plan view hides. */
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { field } from '../field';
import { between } from '../geo/geodesic';
import { areaOf, type Bounds, boundsOf } from '../geo/shapes';
import { ParleyElement, utcTime } from '../parts';
import { controls } from '../theme';
import { heights, heightWords } from './heights';
import { extentOf, partOf, ticks, tickWords } from './moments';
import { type Axis, type Box, boxesOf, type Drawn, type Frame } from './plot';
import { hasHeights } from './telling';
import { nameOf, type Part, partsOf, presence, type Thing } from './things';
import { say } from './words';

const MOST_TICKS = 5;
/** Thinner blocks are named in the list and when they are chosen: names would cover one another. */
const LATEST_NAME = 0.7;
const LEAST_NAMED = 0.05;
/** More names would lie upon one another. */
const MOST_NAMED = 12;

@customElement('parley-altitude-profile')
export class ParleyAltitudeProfile extends ParleyElement {
  static override styles = [
    controls,
    css`
      svg { direction: ltr; display: block; inline-size: 100%; block-size: 10rem; overflow: visible; }
      figure { margin: 0 0 var(--gap); }
      figcaption { font-weight: 600; }
      .ground { fill: none; stroke: var(--line); }
      .grid { stroke: var(--faint-line); }
      text { fill: var(--soft); font-size: 0.72rem; font-family: var(--mono); }
      .block { stroke-width: 1.5; fill-opacity: 0.22; }
      .mine { fill: var(--mine); stroke: var(--mine); }
      .theirs { fill: var(--theirs); stroke: var(--theirs); }
      .reported { fill: var(--look); stroke: var(--look); stroke-dasharray: 6 3 1 3; }
      .unconfirmed { stroke-dasharray: 6 4; }
      .selected { stroke-width: 3.5; fill-opacity: 0.4; }
      .shared { fill: url(#hatch); stroke: var(--urgent); stroke-width: 2.5; }
      .hatch { stroke: var(--urgent); stroke-width: 3; }
      .moment { stroke: var(--text); stroke-width: 2; }
      .name { fill: var(--text); font-family: var(--font); font-size: 0.78rem; }
      .plot { display: grid; grid-template-columns: 4.5rem 1fr; direction: ltr; }
      .scale { position: relative; font-family: var(--mono); font-size: 0.72rem; color: var(--soft); block-size: 10rem; }
      .feet { block-size: 2.1rem; }
      summary { cursor: pointer; }
      summary h2 { display: inline; }
      select { min-block-size: 1.8rem; }
    `,
  ];

  @property({ attribute: false }) things: readonly Thing[] = [];
  @property({ attribute: false }) selected: ReadonlySet<string> = new Set();
  @property({ attribute: false }) mine: ReadonlySet<string> = new Set();
  @property({ attribute: false }) moment = 0;
  @property({ attribute: false }) now = 0;
  /** What the chart shows; undefined before it does. */
  @property({ attribute: false }) view: Bounds | undefined;
  @state() private axis: Axis = 'time';

  override render(): TemplateResult {
    const drawn = this.drawn();
    const frame = this.frame();
    const boxes = boxesOf(drawn, frame);
    return html`<details open aria-labelledby="title" data-boxes=${boxes.length}>
      <summary><h2 id="title">${say('profile')}</h2></summary>
      <div class="row">
        <select aria-label=${say('profile')} @change=${this.turned}>
          ${(['time', 'distance'] as const).map(
            (one) =>
              html`<option value=${one} ?selected=${one === this.axis}>${say(`profile-${one}`)}</option>`,
          )}
        </select>
      </div>
      ${boxes.length === 0 ? html`<p class="soft">${say('profile-none')}</p>` : nothing}
      ${boxes.length > 1 ? html`<p class="note">${say('profile-other-datum')}</p>` : nothing}
      ${boxes.map((box) => this.figure(box, frame))}
      ${this.selected.size < 2 && boxes.length > 0 ? html`<p class="soft">${say('profile-pick')}</p>` : nothing}
    </details>`;
  }

  /** The parts that are there at the moment or chosen, and within what the chart shows. */
  private drawn(): Drawn[] {
    return this.things.flatMap((thing) => {
      const selected = this.selected.has(thing.thread);
      return partsOf(thing)
        .filter(
          ({ band, stand }) =>
            band !== undefined && stand !== 'cancelled' && (selected || hasHeights(thing, band)),
        )
        .filter((part) => selected || presence(part.from, part.to, this.moment) === 'here')
        .flatMap((part) => {
          const bounds = boundsOfPart(part);
          const there = this.view === undefined || meets(bounds, this.view);
          return there || selected ? [{ part, bounds, selected }] : [];
        });
    });
  }

  private frame(): Frame {
    if (this.axis === 'time' || this.view === undefined) {
      return { axis: 'time', ...extentOf(this.things, this.now) };
    }
    return { axis: 'distance', from: this.view.west, to: this.view.east };
  }

  private figure(box: Box, frame: Frame): TemplateResult {
    const x = (part: number) => `${(part * 100).toFixed(2)}%`;
    const y = (part: number) => `${((1 - part) * 100).toFixed(2)}%`;
    const share = (mm: number) => (mm - box.floor_mm) / (box.ceiling_mm - box.floor_mm);
    return html`<figure data-datum=${box.datum}>
      <figcaption>${field('datum', box.datum)}</figcaption>
      <div class="plot">
        <svg class="scale" aria-hidden="true">
          ${box.lines.map((mm) => svg`<text x="100%" dx="-6" y=${y(share(mm))} dy="4" text-anchor="end">${heightWords(mm, box.datum)}</text>`)}
        </svg>
        <svg role="img" aria-label=${this.inWords(box)}>
          <defs>
            <pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line class="hatch" y2="8"></line>
            </pattern>
          </defs>
          ${box.lines.map((mm) => svg`<line class="grid" x1="0" x2="100%" y1=${y(share(mm))} y2=${y(share(mm))}></line>`)}
          ${box.blocks.map(({ drawn, ...block }) => {
            const { thing, band } = drawn.part;
            const side =
              thing.source === 'reported'
                ? 'reported'
                : this.mine.has(thing.party)
                  ? 'mine'
                  : 'theirs';
            // Near the right edge a name ends at its block's end, or it would be cut off there.
            const late = block.x > LATEST_NAME;
            const marks = `block ${side} ${thing.confirmed ? '' : 'unconfirmed'} ${drawn.selected ? 'selected' : ''}`;
            return svg`<rect class=${marks} data-thread=${thing.thread} x=${x(block.x)} width=${x(block.width)}
                y=${y(block.y + block.height)} height=${x(block.height)}>
                <title>${nameOf(thing)} ${band === undefined ? '' : heights(band)}</title></rect>${(block.height < LEAST_NAMED || box.blocks.length > MOST_NAMED) && !drawn.selected ? nothing : svg`<text class='name' x=${x(late ? Math.min(1, block.x + block.width) : block.x)} dx=${late ? -4 : 4} text-anchor=${late ? 'end' : 'start'} y=${y(block.y + block.height)} dy=${block.height < 0.1 ? -3 : 14}>${nameOf(thing)}</text>`}`;
          })}
          ${box.shared.map(
            (block) => svg`<rect class="shared" data-shared x=${x(block.x)} width=${x(block.width)}
              y=${y(block.y + block.height)} height=${x(block.height)}></rect>`,
          )}
          <rect class="ground" width="100%" height="100%"></rect>
          ${
            frame.axis === 'time'
              ? svg`<line class="moment" x1=${x(partOf(this.moment, frame))} x2=${x(partOf(this.moment, frame))} y1="0" y2="100%"></line>`
              : nothing
          }
        </svg>
        <span></span>
        <svg class="feet" aria-hidden="true">
          ${this.feet(frame).map(([at, words, below]) => {
            const anchor = at < 0.1 ? 'start' : at > 0.9 ? 'end' : 'middle';
            return svg`<text x=${x(at)} y="12" text-anchor=${anchor}>${words}</text>
              <text x=${x(at)} y="26" text-anchor=${anchor}>${below}</text>`;
          })}
        </svg>
      </div>
      ${box.shared.map(
        ({ floor_mm, ceiling_mm }) =>
          html`<p class="mark urgent">
            ${say('profile-shared', { heights: heights({ floor_mm, ceiling_mm, datum: box.datum }) })}
          </p>`,
      )}
    </figure>`;
  }

  /** Where along the foot what is written. */
  private feet(frame: Frame): [number, string, string][] {
    if (frame.axis === 'time') {
      return tickWords(ticks(frame, MOST_TICKS)).map(({ at, time, day }) => [
        partOf(at, frame),
        time,
        day,
      ]);
    }
    const lat = this.view === undefined ? 0 : (this.view.south + this.view.north) / 2;
    return [0, 0.25, 0.5, 0.75, 1].map((part) => {
      const metres = lengthEast(lat, (frame.to - frame.from) * part);
      return [part, `${Math.round(metres / 1_000)} km`, ''];
    });
  }

  private inWords(box: Box): string {
    return box.blocks
      .map(({ drawn: { part } }) =>
        say('profile-says', {
          name: nameOf(part.thing),
          heights: part.band === undefined ? '' : heights(part.band),
          from: utcTime(part.from),
          to: part.to === null ? say('end-open') : utcTime(part.to),
        }),
      )
      .join('; ');
  }

  private turned(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    this.axis = event.target.value === 'distance' ? 'distance' : 'time';
  }
}

/** Metres along a parallel from west to east. */
function lengthEast(lat: number, degrees: number): number {
  return degrees * between({ lat, lon: -0.5 }, { lat, lon: 0.5 }).metres;
}

const NOWHERE: Bounds = { west: 0, south: 0, east: 0, north: 0 };
const known = new Map<string, Bounds>();

function boundsOfPart(part: Part): Bounds {
  const found = known.get(part.key);
  if (found !== undefined) return found;
  const made = boundsOf(areaOf(part.shape).flat(2)) ?? NOWHERE;
  if (known.size > 6_000) known.clear();
  known.set(part.key, made);
  return made;
}

/** Whether two boxes meet, on whatever turn of the Earth each was drawn. */
export function meets(a: Bounds, b: Bounds): boolean {
  if (a.south > b.north || b.south > a.north) return false;
  const turns = 360 * Math.round(((b.west + b.east) / 2 - (a.west + a.east) / 2) / 360);
  return a.west + turns <= b.east && b.west <= a.east + turns;
}
