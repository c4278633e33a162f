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
import { look } from './looking';
import { atOf, chapterAt, clock, type Story, stepped, stopsOf } from './moments';
import { partiesOf } from './parties';
import './picture';
import './scrubber';
import { conflicts, held, ladder, type Seen, timeline } from './showing';
import { page } from './styles';
import { accounts, chapterText, places, sources, standing } from './telling';
import { waysOn } from './ways';
import './tryit';
import { say } from './words';

const SETTLE_MS = 150;

@customElement('parley-evening')
export class ParleyEvening extends ParleyElement {
  static override styles = [controls, page];

  @property({ attribute: false }) route: Route | undefined;
  @state() private at: number | undefined;
  @state() private following = false;
  @state() private seen: Seen | undefined;
  @state() private found: Found | undefined;
  @state() private away = false;
  private readonly told = new Map<string, Story | null | undefined>();
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
    return this.told.get(preferences.language);
  }

  private async tell(language: string): Promise<void> {
    this.told.set(language, undefined);
    try {
      this.told.set(language, await live.api.ask('exercise.story', { query: { language } }));
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
    if (this.story === undefined) this.told.clear();
    this.wish();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.told.has(preferences.language)) void this.tell(preferences.language);
    const story = this.story;
    if (!story) return;
    if (this.at !== undefined) {
      // An address of another chapter, followed while the page stands open.
      const key = this.route?.parts[0] ?? '';
      const anew = changed.has('route') && changed.get('route')?.parts[0] !== key;
      const followed = anew ? atOf(story.chapters, key) : undefined;
      const here = story.chapters[chapterAt(story.chapters, this.at)]?.key;
      if (followed !== undefined && key !== here) this.move(followed);
      return;
    }
    const asked = atOf(story.chapters, this.route?.parts[0] ?? '');
    this.following = asked === undefined && live.now() < story.ends_ms;
    this.at = asked ?? (this.following ? this.playedTo(story) : story.starts_ms);
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
      <header class="text">
        ${standing(story)}
        <h1>${story.title}</h1>
        ${n === 0 ? html`<p class="lead">${story.lead}</p>` : nothing}
        <p class="soft">${say('how')}</p>
        ${preferences.language === 'en' ? nothing : html`<p class="soft">${say('unreviewed')}</p>`}
      </header>
      ${this.chapters(story, n)}
      <parley-scrubber
        .story=${story}
        .at=${at}
        .playedTo=${this.playedTo(story)}
        @moved=${(event: CustomEvent<number>) => this.move(event.detail)}
      ></parley-scrubber>
      ${this.playing(story)}
      <div class="where">
        <section class="text" aria-labelledby="chapter">
          <p class="soft">${say('chapter-of', { n: n + 1, all: story.chapters.length })}</p>
          <h2 id="chapter" tabindex="-1" aria-live="polite">${chapter.headline}</h2>
          ${chapterText(chapter)}
          <p class="row">
            <button ?disabled=${n === 0} @click=${() => this.turn(-1)}>${say('chapter-before')}</button>
            <button class="main" ?disabled=${n === story.chapters.length - 1} @click=${() => this.turn(1)}>
              ${say('next-chapter')}
            </button>
          </p>
        </section>
        <section>
          <h3>${say('map-as-of', { time: `\u2066${clock(this.seen?.at ?? at)}\u2069` })}</h3>
          <parley-picture .story=${story} .chapter=${chapter} .seen=${this.seen}></parley-picture>
          ${places(story, chapter)}
        </section>
      </div>
      ${accounts(chapter)} ${this.last(story, n)} ${this.record(story)}
      ${waysOn(story)}
      ${timeline(story, this.seen?.entries ?? [], at, (when) => this.move(when))}
      ${sources(story)}
    </div>`;
  }

  private chapters(story: Story, n: number): TemplateResult {
    return html`<nav aria-label=${say('chapters')}>
      <ol class="row plain chapters">
        ${story.chapters.map(
          (one, each) => html`<li>
            <button aria-current=${each === n ? 'step' : nothing} class=${each === n ? 'main' : ''} @click=${() => this.go(one.key)}>
              ${each + 1}. ${one.headline}
            </button>
          </li>`,
        )}
      </ol>
    </nav>`;
  }

  private playing(story: Story): TemplateResult | typeof nothing {
    if (live.now() >= story.ends_ms) return nothing;
    const time = `\u2066${clock(live.now())}\u2069`;
    return html`<p class="note" role="status">
      ${say('playing', { time })}
      ${
        this.following
          ? html`<span class="soft">${say('following')}</span>`
          : html`<button @click=${() => this.begin()}>${say('follow')}</button>`
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
      ${conflicts(story, seen.map)}
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

  private begin(): void {
    this.following = true;
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
    this.move(stepped(stopsOf(story), this.at, by));
  }

  private turn(by: 1 | -1): void {
    const story = this.story;
    if (!story || this.at === undefined) return;
    const chapter = story.chapters[chapterAt(story.chapters, this.at) + by];
    if (chapter !== undefined) this.go(chapter.key);
  }

  private go(key: string): void {
    const story = this.story;
    const at = story ? atOf(story.chapters, key) : undefined;
    if (at === undefined) return;
    this.move(at);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('h2')?.focus());
  }

  private move(at: number): void {
    const story = this.story;
    if (!story) return;
    this.following = false;
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
