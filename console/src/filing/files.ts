/** Files beside the notice: what each is, and who may fetch it. */
import { html, nothing, type TemplateResult } from 'lit';
import { apart } from '../needs';
import { ltr } from '../parts';
import type { DraftFile } from './draft';
import { askedOf, MOST_BYTES, MOST_FILES } from './enclosing';
import { type Form, ticked, typed } from './form';
import { say } from './words';

/** @param attach What to do with files that were chosen. @param refused Why some were not taken. */
export function fileFields(
  form: Form,
  attach: (files: readonly File[]) => void,
  refused: readonly string[],
): TemplateResult {
  const before = form.draft.amends?.before.annexes ?? [];
  return html`<fieldset data-field="files">
    <legend>${say('files')}</legend>
    <p class="soft">${say('files-note')}</p>
    ${
      before.length === 0
        ? nothing
        : html`<ul class="plain">
            ${before.map((one) => html`<li>${say('file-stays')} <bdi>${one.title}</bdi> ${ltr(sizeText(one.size))}</li>`)}
          </ul>`
    }
    ${form.draft.files.map((one) => fileItem(form, one))}
    <label>
      ${say('file-add')}
      <input
        id="files"
        type="file"
        multiple
        @change=${(event: Event) => {
          if (!(event.target instanceof HTMLInputElement)) return;
          attach([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </label>
    ${
      refused.length === 0
        ? nothing
        : html`<ul class="plain" role="alert">
            ${refused.map((one) => html`<li class="trouble">✖ ${one}</li>`)}
          </ul>`
    }
  </fieldset>`;
}

function fileItem(form: Form, one: DraftFile): TemplateResult {
  const put = (patch: Partial<DraftFile>) =>
    form.change({
      files: form.draft.files.map((other) =>
        other.id === one.id ? { ...other, ...patch } : other,
      ),
    });
  const others = form.terms.members.filter((member) => member.party !== form.party);
  const may = one.recipients ?? askedOf(form.draft, form.terms, form.party);
  return html`<div class="panel file">
    <div class="row">
      <bdi>${one.name}</bdi> ${ltr(sizeText(one.content.size))}
      <button
        @click=${() => form.change({ files: form.draft.files.filter((other) => other.id !== one.id) })}
      >
        ${say('remove')}
      </button>
    </div>
    ${typed(form, {
      field: `file-${one.id}`,
      label: say('file-title'),
      value: one.title,
      put: (title) => put({ title }),
      hint: say('file-title-hint'),
    })}
    <div role="group" aria-labelledby="file-${one.id}-whom">
      <span id="file-${one.id}-whom">${say('file-whom')}</span>
      <ul class="plain row">
        ${others.map(
          (member) => html`<li>
            ${ticked(
              `file-${one.id}-to-${member.party}`,
              member.name,
              may.includes(member.party),
              (wanted) =>
                put({
                  recipients: others
                    .map((other) => other.party)
                    .filter((other) => (other === member.party ? wanted : may.includes(other))),
                }),
              // To the node nobody named is everyone.
              may.length === 1 && may.includes(member.party),
            )}
          </li>`,
        )}
      </ul>
    </div>
    ${
      form.draft.kind === 'site'
        ? ticked(`file-${one.id}-contact`, say('file-contact'), one.contact, (contact) =>
            put({ contact }),
          )
        : nothing
    }
  </div>`;
}

/** The files with their bytes in memory, and why others are not among them. */
export async function attached(
  before: readonly DraftFile[],
  standing: number,
  chosen: readonly File[],
): Promise<{ files: DraftFile[]; refused: string[] }> {
  const [files, refused] = [[...before], [] as string[]];
  let id = Math.max(-1, ...before.map((one) => one.id));
  for (const one of chosen) {
    if (one.size > MOST_BYTES) {
      const size = apart(sizeText(one.size));
      refused.push(say('file-too-large', { name: apart(one.name), size }));
    } else if (standing + files.length >= MOST_FILES) {
      refused.push(say('files-too-many', { name: apart(one.name) }));
    } else {
      try {
        // Read now: the file may change, or its stick be pulled, before it is sent.
        const content = new Blob([await one.arrayBuffer()]);
        id += 1;
        files.push({
          id,
          name: one.name,
          title: '',
          media_type: one.type.slice(0, 200) || 'application/octet-stream',
          content,
          recipients: undefined,
          contact: false,
        });
      } catch {
        refused.push(say('file-not-read', { name: apart(one.name) }));
      }
    }
  }
  return { files, refused };
}

/** `21 B`, `340.2 kB`, `7.9 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
