/** Concerns: what a party sees or fears, told at once; with what it reports, and who answered. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Schema } from '../api';
import { field } from '../field';
import { fieldsOf, keptIn, newRef, readRef, Stating, sayOfForms, tickedOf } from '../forms';
import { format } from '../geo';
import { live } from '../live';
import { length, ltr, ParleyElement } from '../parts';
import { preferences } from '../prefs';
import { controls } from '../theme';
import { go, to, toThread } from '../to';
import { atDesk, parties, party, when } from './drawing';
import { reportedIn } from './reported';
import './tabs';
import { say } from './words';

type Concern = Schema<'ConcernView'>;

@customElement('parley-concerns')
export class ParleyConcerns extends ParleyElement {
  static override styles = [
    controls,
    css`
      blockquote { margin: 0; padding-inline-start: 0.6rem; border-inline-start: 3px solid var(--line); white-space: pre-wrap; }
      textarea { min-block-size: 4rem; }
      label.wide { display: flex; }
    `,
  ];

  @property({ attribute: false }) selected: Schema<'Ref'> | undefined;
  @property({ type: Boolean }) raising = false;
  /** The notice that a concern raised here is about. */
  @property() about = '';
  @state() private notRead = '';
  private readonly stating = new Stating(() => this.requestUpdate());

  override render(): TemplateResult {
    const all = this.use('concerns', live.resource('concern.list'));
    const of = this.selected;
    const shown = (all ?? []).filter(
      (one) => of === undefined || (one.ref.party === of.party && one.ref.ref === of.ref),
    );
    return html`<parley-line-tabs at="concerns"></parley-line-tabs>
      <div class="stack">
        ${this.raise()} ${this.notRead === '' ? nothing : html`<p class="problem" role="alert">${this.notRead}</p>`}
        ${this.stating.draw()} ${all === undefined ? html`<p role="status">${say('loading')}</p>` : nothing}
        ${all !== undefined && shown.length === 0 && !this.raising ? html`<p class="soft">${say('no-concerns')}</p>` : nothing}
        ${this.raising ? nothing : shown.map((one) => this.concern(one))}
        ${of === undefined ? nothing : html`<a href=${to('line', 'concerns')}>${say('all-concerns')}</a>`}
      </div>`;
  }

  private concern(one: Concern): TemplateResult {
    const me = live.me?.party ?? '';
    const asked = one.addressees.length === 0 || one.addressees.includes(me);
    const mine =
      one.ref.party !== me && asked && !one.answers.some((answer) => answer.party === me);
    return html`<article class="panel stack">
      <div class="row">
        <h2><a href=${to('concern', one.ref.party, one.ref.ref)}>${ltr(`${one.ref.party}/${one.ref.ref}`)}</a></h2>
        <span>${atDesk({ party: one.ref.party, desk: one.desk })}</span>
        <span class="soft">${when(one.issued_ms)}</span>
        ${one.about === null ? nothing : html`<a href=${toThread(`notice/${one.about.party}/${one.about.ref}`)}>${say('notice')} ${ltr(`${one.about.party}/${one.about.ref}`)}</a>`}
        ${mine && live.me?.role === 'officer' ? html`<span class="mark urgent">${say('your-turn')}</span>` : nothing}
      </div>
      <p class="soft">${say('addressees')}: ${one.addressees.length === 0 ? say('to-every-member') : parties(one.addressees)}</p>
      <blockquote dir="auto">${one.words}</blockquote>
      <p class="soft">${say('untranslated-unknown')} · ${say('reported-not-verified')}</p>
      ${one.reported.length === 0 ? html`<p class="unknown">${say('nothing-drawn')}</p>` : html`<ul>${one.reported.map((volume) => html`<li>${this.volume(volume)}</li>`)}</ul>`}
      <h3>${say('answers-title')}</h3>
      ${one.answers.length === 0 ? html`<p class="soft">${say('no-answers')}</p>` : nothing}
      ${one.answers.map((answer) => html`<div><span class="soft">${atDesk(answer)} ${when(answer.issued_ms)}</span><blockquote dir="auto">${answer.words}</blockquote></div>`)}
      ${one.ref.party !== me && live.me?.role === 'officer' ? this.answer(one) : nothing}
    </article>`;
  }

  private volume(volume: Schema<'Volume'>): TemplateResult {
    const { shape, band, interval } = volume;
    const at = (one: Schema<'Position'>) =>
      ltr(format(one.lat_e7, one.lon_e7, preferences.notation));
    const where =
      shape.shape === 'circle'
        ? html`${at(shape.centre)} ± ${ltr(length(shape.radius_mm))}`
        : html`${say('shape-points', { n: pointsOf(shape).length })} ${pointsOf(shape)
            .slice(0, 3)
            .map((one, n) => html`${n > 0 ? ' → ' : nothing}${at(one)}`)}`;
    return html`${field('role', volume.role)}: ${where} ·
      ${ltr(`${Math.round(band.floor_mm / 1000)}–${Math.round(band.ceiling_mm / 1000)} m`)} ${field('datum', band.datum)}
      · ${when(interval.start_ms)} – ${when(interval.end_ms)}`;
  }

  private answer(one: Concern): TemplateResult {
    return html`<form class="row" @submit=${(event: SubmitEvent) => this.sendAnswer(event, one)} @keydown=${keptIn}>
      <label class="wide">${say('answer-in-words')} <textarea name="words" rows="2" dir="auto" required maxlength="4000"></textarea></label>
      <button class="main" aria-disabled=${this.stating.busy ? 'true' : nothing}>${say('sign-answer')}</button>
    </form>`;
  }

  private raise(): TemplateResult | typeof nothing {
    if (live.me?.role !== 'officer' || this.selected !== undefined) return nothing;
    if (!this.raising)
      return html`<div><a class="main" href=${to('concern')}>${say('raise-concern')}</a></div>`;
    const others = (live.agreement?.terms.members ?? []).filter(
      (one) => one.party !== live.me?.party,
    );
    return html`<form class="panel stack" @submit=${this.send} @keydown=${keptIn}>
      <h2>${say('raise-concern')}</h2>
      <p class="soft">${say('concern-note')}</p>
      <label class="wide">${say('what-is-seen')} <textarea name="words" dir="auto" required maxlength="4000"></textarea></label>
      <div class="row">
        <label>${say('about-notice')} <input name="about" dir="ltr" .value=${this.about} placeholder="israel/N1" /></label>
        <fieldset>
          <legend>${say('addressees')}</legend>
          <div class="row">
            ${others.map((one) => html`<label class="beside"><input type="checkbox" name="to" value=${one.party} />${party(one.party)}</label>`)}
            <span class="soft">${say('nobody-is-everybody')}</span>
          </div>
        </fieldset>
      </div>
      <fieldset>
        <legend>${say('where-if-known')}</legend>
        <div class="row">
          <label>${say('blank-position')} <input name="position" dir="ltr" placeholder="35.53N 35.78E" /></label>
          <label>${say('blank-within')} <input name="within" dir="ltr" placeholder="25km" /></label>
          <label>${say('floor')} <input name="floor" dir="ltr" placeholder="0m" /></label>
          <label>${say('ceiling')} <input name="ceiling" dir="ltr" placeholder="6000m" /></label>
          <label>${say('blank-from')} <input name="from" dir="ltr" placeholder="18:40" /></label>
          <label>${say('blank-until')} <input name="until" dir="ltr" placeholder="19:30" /></label>
        </div>
        <p class="soft">${say('where-note')}</p>
      </fieldset>
      <div class="row">
        <button class="main" aria-disabled=${this.stating.busy ? 'true' : nothing}>${say('sign-and-send')}</button>
        <a href=${to('line', 'concerns')}>${say('cancel')}</a>
      </div>
    </form>`;
  }

  private async send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const typed = fieldsOf(event.currentTarget);
    const about = typed('about') === '' ? null : readRef(typed('about'));
    const reported = reportedIn(typed, live.now());
    this.notRead =
      about === undefined
        ? sayOfForms('form-notice')
        : 'why' in reported
          ? reported.why === 'heights-mixed'
            ? say(reported.why)
            : sayOfForms(reported.why)
          : '';
    if (this.notRead !== '' || about === undefined || 'why' in reported) return;
    const wish = {
      about,
      words: typed('words'),
      reported: reported.volumes,
      addressees: tickedOf(event.currentTarget, 'to'),
    };
    let ref = '';
    const done = await this.stating.run(wish, (key) => {
      ref = newRef('K', key);
      return live.state('concern.raise', {}, { ref, ...wish }, key);
    });
    if (done) go('concern', live.me?.party ?? '', ref);
  }

  private async sendAnswer(event: SubmitEvent, one: Concern): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const body = { words: fieldsOf(form)('words') };
    const done = await this.stating.run([one.ref, body], (key) =>
      live.state('concern.answer', { ...one.ref }, body, key),
    );
    if (done && form instanceof HTMLFormElement) form.reset();
  }
}

function pointsOf(shape: Schema<'Polygon'> | Schema<'Route'>): readonly Schema<'Position'>[] {
  return shape.shape === 'polygon' ? shape.outer : shape.points;
}
