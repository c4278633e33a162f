/** The page of the evening: chapters, one line of time, the map, the accounts, and the record. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { NodeOutOfReach, Problem } from '../api';
import { keys } from '../keys';
import { live } from '../live';
import { ParleyElement } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import { type Route, to } from '../to';
import { besideTable, type Found } from './beside';
import { chapterRow, onward } from './chapters';
import { look } from './looking';
import { atOf, type Chapter, chapterAt, clock, type Story, stepped, stopsOf } from './moments';
import { opening } from './opening';
import { partiesOf } from './parties';
import './picture';
import './scrubber';
import { conflicts, held, ladder, type Seen, timeline } from './showing';
import { page } from './styles';
import { accounts, chapterText, places, sources, standing } from './telling';
import { tour, waysOn } from './ways';
import './tryit';
import { say } from './words';

const SETTLE_MS = 150;
/** What a chapter is shown by, and what stands above it. */
const PLACES = ['.page', '.bar', '.stage', 'parley-picture', '.happens'] as const;

/** In pixels; 0 where there is none. */
function lengthOf(element: HTMLElement, property: string): number {
  return Number.parseFloat(getComputedStyle(element).getPropertyValue(property)) || 0;
}

@customElement('parley-evening')
export class ParleyEvening extends ParleyElement {
  static override styles = [controls, page];

  @property({ attribute: false }) route: Route | undefined;
  @state() private at: number | undefined;
  /** Whether the first chapter was begun: before, the page says what it is. */
  @state() private begun = false;
  @state() private following = false;
  @state() private seen: Seen | undefined;
  @state() private found: Found | undefined;
  @state() private away = false;
  private readonly stories = new Map<string, Story | null | undefined>();
  private ends = () => {};
  private settling: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.ends = keys.bind(
      { keys: 'ArrowRight', says: () => say('next-step'), run: () => this.arrow(1) },
      { keys: 'ArrowLeft', says: () => say('step-before'), run: () => this.arrow(-1) },
      { keys: 'n', says: () => say('next-chapter'), run: () => this.turn(1) },
      { keys: 'p', says: () => say('chapter-before'), run: () => this.turn(-1) },
    );
    this.listen(live, 'beat', () => this.follow());
    this.listen(live, 'entry', () => this.wish());
    this.listen(live, 'pulse', () => this.anew());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ends();
    clearTimeout(this.settling);
  }

  /** In the reader's language; null where the node tells none. It never changes: asked for once. */
  private get story(): Story | null | undefined {
    return this.stories.get(preferences.language);
  }

  private async tell(language: string): Promise<void> {
    this.stories.set(language, undefined);
    try {
      this.stories.set(language, await live.api.ask('exercise.story', { query: { language } }));
    } catch (error) {
      if (!(error instanceof Problem) && !(error instanceof NodeOutOfReach)) throw error;
      this.away = true;
    }
    this.requestUpdate();
  }

  /** The node is heard again: what could not be asked is asked anew. */
  private anew(): void {
    if (!this.away || live.stream.pulse !== 'alive') return;
    this.away = false;
    if (this.story === undefined) this.stories.clear();
    this.wish();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.stories.has(preferences.language)) void this.tell(preferences.language);
    const story = this.story;
    if (!story) return;
    // Also an address that is followed while the page stands open.
    if (this.at === undefined || changed.has('route')) this.arrive(story);
  }

  private arrive(story: Story): void {
    const asked = atOf(story.chapters, this.route?.parts[0] ?? '');
    this.begun = asked !== undefined;
    this.following = false;
    this.at = asked ?? story.starts_ms;
    this.wish();
  }

  override render(): TemplateResult {
    const story = this.story;
    if (story === undefined) {
      return this.away
        ? html`<p class="problem" role="alert">${say('not-open')}</p>`
        : html`<p role="status">…</p>`;
    }
    if (story === null)
      return html`<section><h1>${say('page-title')}</h1><p class="note">${say('no-story')}</p></section>`;
    if (this.route?.parts[0] === 'try') return html`<parley-try .story=${story}></parley-try>`;
    const at = this.at ?? story.starts_ms;
    const n = chapterAt(story.chapters, at);
    const chapter = story.chapters[n];
    if (chapter === undefined)
      return html`<section><h1>${say('page-title')}</h1><p class="note">${say('no-story')}</p></section>`;
    return html`<div class="page">
      ${standing(story)}
      <div class="bar">
        <div class="top">${chapterRow(story, this.begun ? n : -1, this)} ${tour(story)}</div>
        <parley-scrubber
          .story=${story}
          .at=${at}
          .playedTo=${this.playedTo(story)}
          @moved=${(event: CustomEvent<number>) => this.move(event.detail)}
        ></parley-scrubber>
      </div>
      ${this.playing(story)}
      <div class="stage">
        ${this.begun ? this.told(story, chapter, n) : opening(story, () => this.begin(story))}
        <section class="map">
          <parley-picture .story=${story} .chapter=${chapter} .seen=${this.seen}></parley-picture>
          <div class="points">
            ${preferences.language === 'en' ? nothing : html`<p class="soft">${say('map-quotes')}</p>`}
            ${this.begun ? places(story, chapter) : nothing}
          </div>
        </section>
      </div>
      ${this.begun ? this.beneath(story, at, n) : nothing}
      ${sources(story)}
      ${preferences.language === 'en' ? nothing : html`<p class="soft">${say('unreviewed')}</p>`}
    </div>`;
  }

  private told(story: Story, chapter: Chapter, n: number): TemplateResult {
    return html`<header class="head">
        <div class="kicker">
          <h1>${story.title}</h1>
          <span class="soft">${say('chapter-of', { n: n + 1, all: story.chapters.length })}</span>
          ${story.counterfactual ? html`<span class="mark look">${say('supposed')}</span>` : nothing}
        </div>
        <h2 id="chapter" tabindex="-1" aria-live="polite">${chapter.headline}</h2>
      </header>
      <section class="words" aria-labelledby="chapter">${chapterText(chapter)}</section>
      <div class="said">${accounts(chapter)} ${this.last(story, n)}</div>`;
  }

  private beneath(story: Story, at: number, n: number): TemplateResult {
    const last = n === story.chapters.length - 1;
    return html`${this.record(story)}
      ${last ? waysOn(story) : html`<p class="row end">${onward(story, n, this, true)}</p>`}
      ${timeline(story, this.seen?.entries ?? [], at, (when) => this.move(when))}`;
  }

  private playing(story: Story): TemplateResult | typeof nothing {
    if (live.now() >= story.ends_ms) return nothing;
    const time = `\u2066${clock(live.now())}\u2069`;
    return html`<p class="note" role="status">
      ${say('playing', { time })}
      ${
        this.following
          ? html`<span class="soft">${say('following')}</span>`
          : html`<button @click=${() => this.join()}>${say('follow')}</button>`
      }
    </p>`;
  }

  private record(story: Story): TemplateResult | typeof nothing {
    const seen = this.seen;
    if (this.away) return html`<p class="problem" role="alert">${say('not-open')}</p>`;
    if (seen === undefined) return nothing;
    return html`
      ${held(story, seen, partiesOf(story))}
      <div class="two">${seen.notices.map((one) => ladder(story, one))}</div>
      ${seen.notices.length === 0 ? nothing : conflicts(story, seen.map)}
    `;
  }

  private last(story: Story, n: number): TemplateResult | typeof nothing {
    if (n < story.chapters.length - 1 || story.beside === null || this.found === undefined)
      return nothing;
    return besideTable(story, this.found, story.beside);
  }

  private playedTo(story: Story): number {
    return Math.min(story.ends_ms, Math.max(story.starts_ms, live.now()));
  }

  private begin(story: Story): void {
    const [first] = story.chapters;
    if (first !== undefined) this.go(first.key);
  }

  private join(): void {
    this.following = true;
    this.begun = true;
    this.follow();
  }

  private follow(): void {
    const story = this.story;
    if (!story || !this.following) return;
    const at = this.playedTo(story);
    if (at === this.at) return;
    this.at = at;
    this.wish();
  }

  private arrow(by: 1 | -1): void {
    const story = this.story;
    if (!story || this.at === undefined) return;
    if (this.begun) this.move(stepped(stopsOf(story), this.at, by));
    else if (by === 1) this.begin(story);
  }

  turn(by: 1 | -1): void {
    const story = this.story;
    if (!story || this.at === undefined) return;
    const n = this.begun ? chapterAt(story.chapters, this.at) : -1;
    const chapter = story.chapters[n + by];
    if (chapter !== undefined) this.go(chapter.key);
  }

  go(key: string): void {
    const story = this.story;
    const at = story ? atOf(story.chapters, key) : undefined;
    if (at === undefined) return;
    this.move(at);
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
      this.bring();
    });
  }

  /** What changed is to be seen at once: the words and the map, unless both are in view already. */
  private bring(): void {
    const [page, bar, stage, picture, words] = PLACES.map((name) =>
      this.renderRoot.querySelector<HTMLElement>(name),
    );
    if (!page || !bar || !stage || !picture || !words) return;
    const frame = lengthOf(this, '--frame');
    const over = frame + bar.offsetHeight + lengthOf(page, 'row-gap');
    const top = stage.getBoundingClientRect().top - over;
    const bottom = Math.max(...[picture, words].map((one) => one.getBoundingClientRect().bottom));
    if (top < -1 || bottom > window.innerHeight) window.scrollBy({ top });
  }

  private move(at: number): void {
    const story = this.story;
    if (!story) return;
    this.following = false;
    this.begun = true;
    this.at = at;
    const key = story.chapters[chapterAt(story.chapters, at)]?.key ?? '';
    history.replaceState(null, '', to('evening', key));
    this.wish();
  }

  /** Ask for the record as of the moment shown, once the hand rests. */
  private wish(): void {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => void this.ask(), SETTLE_MS);
  }

  private async ask(): Promise<void> {
    const story = this.story;
    const at = this.at;
    if (!story || at === undefined) return;
    try {
      const seen = await look(story, at);
      if (this.at !== at) return;
      this.seen = seen;
      if (story.beside !== null && at >= (story.chapters.at(-1)?.at_ms ?? story.ends_ms))
        this.found = await this.findings(story);
      this.away = false;
    } catch (error) {
      if (!(error instanceof Problem) && !(error instanceof NodeOutOfReach)) throw error;
      this.away = true;
    }
  }

  private async findings(story: Story): Promise<Found> {
    const agreement = live.agreement?.agreement ?? '';
    const [notice, flight] = await Promise.all(
      [story.notice, story.flight].map((ref) =>
        live.api.ask('notice.findings', { path: { agreement, ...ref } }),
      ),
    );
    if (notice === undefined || flight === undefined) throw new NodeOutOfReach('no findings');
    return { notice, flight };
  }
}
