/** Coordinates pasted in any notation, and files: read at once, told line by line, then taken. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  type FileNotice,
  type FileReading,
  inNotation,
  type Listed,
  type Position,
  readFile,
  readPositions,
  saidOf,
  saidOfOddity,
  saidOfTrouble,
} from '../geo';
import { ltr, ParleyElement } from '../parts';
import { controls } from '../theme';
import type { DraftShape, FilingKind, Role, Shape } from './draft';
import { momentText } from './draft';
import { heightText, readLength } from './quantities';
import { say } from './words';

type Becomes = 'polygon' | 'route' | 'circles';
type Own = Omit<DraftShape, 'id'>;

const PLAIN = { floor: '', ceiling: '', datum: '', start: '', end: '', from: '' } as const;
const LEAST: Record<Becomes, number> = { polygon: 3, route: 2, circles: 1 };

/** Dispatches `shapes` with what was taken. */
@customElement('parley-paste')
export class ParleyPaste extends ParleyElement {
  static override styles = [
    controls,
    css`
      :host { margin-block: var(--gap); }
      .trouble { color: var(--urgent); }
      .scroll { max-block-size: 16rem; overflow: auto; }
      details { border: 1px solid var(--faint-line); border-radius: var(--round); padding: 0.25rem 0.5rem; margin-block-end: var(--gap); }
    `,
  ];

  @property() kind: FilingKind = 'notice';
  @state() private text = '';
  @state() private becomes: Becomes | undefined;
  @state() private width = '';
  @state() private reading: FileReading | undefined;
  @state() private fileWidth = '';
  @state() private taken = '';

  private get form(): Becomes {
    return this.becomes ?? (this.kind === 'movement' ? 'route' : 'polygon');
  }

  override render(): TemplateResult {
    return html`
      <details>
        <summary>${say('paste')}</summary>
        ${this.pasting()}
      </details>
      <details>
        <summary>${say('import')}</summary>
        ${this.importing()}
      </details>
      <p role="status" class="soft">${this.taken}</p>
    `;
  }

  private pasting(): TemplateResult {
    const { found, rest } = readPositions(this.text);
    const places = found.flatMap((one) => (one.reading.kind === 'read' ? [one.reading.at] : []));
    const enough = places.length >= LEAST[this.form];
    const width = this.form === 'polygon' ? 0 : readLength(this.width);
    return html`<div class="stack">
      <label>
        ${say('paste-text')}
        <textarea
          rows="4"
          dir="ltr"
          .value=${this.text}
          @input=${(event: Event) => {
            if (event.target instanceof HTMLTextAreaElement) this.text = event.target.value;
          }}
        ></textarea>
      </label>
      ${
        this.text.trim() === ''
          ? nothing
          : html`<div class="scroll" role="status">
              <p>${say('paste-read', { n: places.length })}</p>
              <ol class="plain">
                ${found.map((one) => listed(one))}
                ${rest.map((one) => html`<li class="soft">${say('line', { line: one.line })} <bdi>${one.text}</bdi>: ${say('paste-rest')}</li>`)}
              </ol>
            </div>`
      }
      <div class="row">
        ${this.select(
          'becomes',
          this.form,
          ['polygon', 'route', 'circles'] as const,
          (one) => say(`becomes-${one}`),
          (one) => {
            this.becomes = one;
          },
        )}
        ${
          this.form === 'polygon'
            ? nothing
            : this.widthField(
                this.form === 'route' ? say('half-width') : say('radius'),
                this.width,
                (text) => {
                  this.width = text;
                },
              )
        }
        <button
          ?disabled=${!enough || typeof width === 'string'}
          @click=${() => typeof width === 'number' && this.take(shapesOf(this.form, places, width, 'activity'))}
        >
          ${say('take-in')}
        </button>
      </div>
    </div>`;
  }

  private importing(): TemplateResult {
    return html`<div class="stack">
      <label>
        ${say('import-file')}
        <input type="file" accept=".geojson,.json,.kml,application/geo+json,application/vnd.google-earth.kml+xml" @change=${this.open} />
      </label>
      ${
        this.reading === undefined
          ? nothing
          : html`<div role="status">
              <ul class="plain">
                ${this.reading.refused.map((one) => html`<li class="trouble">✖ ${feature(one.from)} ${saidOfTrouble(one)}</li>`)}
                ${this.reading.odd.map((one) => html`<li>⚠ ${feature(one.from)} ${saidOfOddity(one)}</li>`)}
              </ul>
              ${this.reading.notices.map((one) => this.offered(one))}
            </div>`
      }
    </div>`;
  }

  private offered(one: FileNotice): TemplateResult {
    const width = one.bare.length === 0 ? 0 : readLength(this.fileWidth);
    return html`<div class="panel">
      <p>
        <bdi>${one.ref || one.place_label}</bdi>
        ${say('import-has', { volumes: one.volumes.length, bare: one.bare.length })}
      </p>
      ${
        one.bare.length === 0
          ? nothing
          : this.widthField(say('import-width'), this.fileWidth, (text) => {
              this.fileWidth = text;
            })
      }
      <div class="row">
        <button ?disabled=${one.volumes.length === 0} @click=${() => this.takeFile(one, undefined)}>
          ${say('import-take', { n: one.volumes.length })}
        </button>
        ${
          one.bare.length === 0
            ? nothing
            : html`<button
                ?disabled=${typeof width === 'string'}
                @click=${() => typeof width === 'number' && this.takeFile(one, width)}
              >
                ${say('import-take-all', { n: one.volumes.length + one.bare.length })}
              </button>`
        }
      </div>
    </div>`;
  }

  private select<T extends string>(
    name: string,
    value: T,
    all: readonly T[],
    label: (one: T) => string,
    put: (one: T) => void,
  ): TemplateResult {
    return html`<select
      aria-label=${say('becomes')}
      name=${name}
      @change=${(event: Event) => {
        const text = event.target instanceof HTMLSelectElement ? event.target.value : '';
        const found = all.find((one) => one === text);
        if (found !== undefined) put(found);
      }}
    >
      ${all.map((one) => html`<option value=${one} ?selected=${one === value}>${label(one)}</option>`)}
    </select>`;
  }

  private widthField(label: string, value: string, put: (text: string) => void): TemplateResult {
    return html`<label class="beside">
      ${label}
      <input
        dir="ltr"
        size="8"
        placeholder="5km"
        .value=${value}
        @input=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) put(event.target.value);
        }}
      />
    </label>`;
  }

  private async open(event: Event): Promise<void> {
    const file = event.target instanceof HTMLInputElement ? event.target.files?.[0] : undefined;
    if (file !== undefined) this.reading = await readFile(await file.arrayBuffer());
  }

  private takeFile(one: FileNotice, width: number | undefined): void {
    const bare =
      width === undefined
        ? []
        : one.bare.flatMap((part) => {
            const form = part.points.length === 1 ? 'circles' : 'route';
            return shapesOf(form, part.points, width, part.role ?? 'activity').map((shape) => ({
              ...shape,
              ...said(part),
            }));
          });
    this.take([
      ...one.volumes.map(
        (volume): Own => ({
          role: volume.role ?? 'activity',
          shape: volume.shape,
          ...said(volume),
        }),
      ),
      ...bare,
    ]);
  }

  private take(shapes: Own[]): void {
    this.dispatchEvent(new CustomEvent('shapes', { detail: shapes }));
    this.taken = say('taken', { n: shapes.length });
    this.text = '';
    this.reading = undefined;
  }
}

/** What a file says of a volume's heights and times, as it would be typed, or as it is written. */
export function said(
  one: Pick<FileNotice['volumes'][number], 'band' | 'interval' | 'from' | 'written'>,
): Omit<Own, 'role' | 'shape'> {
  const { floor, ceiling, start, end } = one.written;
  const heights =
    one.band === null
      ? // What a file left unsaid is not what is said of all, until the officer says so.
        ({ floor, ceiling, datum: floor + ceiling === '' ? '' : 'unsaid' } as const)
      : {
          floor: heightText(one.band.floor_mm, one.band.datum),
          ceiling: heightText(one.band.ceiling_mm, one.band.datum),
          datum: one.band.datum,
        };
  const interval =
    one.interval === null
      ? { start, end }
      : {
          start: momentText(one.interval.start_ms),
          end: one.interval.end_ms === null ? 'none' : momentText(one.interval.end_ms),
        };
  return { ...heights, ...interval, from: one.from };
}

function shapesOf(form: Becomes, places: readonly Position[], width: number, role: Role): Own[] {
  const own = (shape: Shape): Own => ({ ...PLAIN, role, shape });
  const points = places.filter(
    (one, n) => one.lat_e7 !== places[n - 1]?.lat_e7 || one.lon_e7 !== places[n - 1]?.lon_e7,
  );
  if (form === 'circles') {
    return points.map((centre) => own({ shape: 'circle', centre, radius_mm: width }));
  }
  if (form === 'route') return [own({ shape: 'route', points, half_width_mm: width })];
  const [first, last] = [points[0], points.at(-1)];
  // A list that ends where it began is closed already.
  const closed = first?.lat_e7 === last?.lat_e7 && first?.lon_e7 === last?.lon_e7;
  return [own({ shape: 'polygon', outer: closed ? points.slice(0, -1) : points, holes: [] })];
}

function listed(one: Listed): TemplateResult {
  const read = one.reading;
  const sentences = saidOf(read).join(' · ');
  return html`<li class=${read.kind === 'read' ? '' : 'trouble'}>
    ${say('line', { line: one.line })}
    ${read.kind === 'read' ? ltr(inNotation(read.at)) : html`✖ <bdi dir="ltr">${one.text}</bdi>:`}
    ${read.kind === 'either' ? html`${sentences} ${read.candidates.map((at, n) => html`${n > 0 ? ' / ' : ''}${ltr(inNotation(at))}`)}` : sentences}
  </li>`;
}

function feature(from: string): TemplateResult | typeof nothing {
  return from === '' ? nothing : html`<bdi>${say('feature', { name: from })}</bdi>`;
}
