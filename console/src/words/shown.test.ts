import { describe, expect, it } from 'vitest';
import { showAll, shown } from './shown';

describe("others' words", () => {
  it('are shown as they are where everything in them is seen', () => {
    for (const text of [
      'tower 12',
      'מגדל\u200f 12',
      'نمی\u200cخواهم',
      'क्\u200dष',
      '👩\u200d✈\ufe0f',
      'שִׂ֖ים',
      'Việt Nam\nsecond line',
      '\u2066F1\u2069',
    ])
      expect(shown(text)).toBe(text);
  });

  it('name what is not seen', () => {
    expect(shown('tow\u200der')).toBe('tow[U+200D]er');
    expect(shown('tow\u200d\u200der')).toBe('tow[U+200D][U+200D]er');
    expect(shown('\u200d')).toBe('[U+200D]');
    expect(shown('\u3164')).toBe('[U+3164]');
    expect(shown('a\u200fb')).toBe('a[U+200F]b');
    expect(shown('cod.\u202eexe')).toBe('cod.[U+202E]exe');
    expect(shown('a\ufe01\u{e0041}')).toBe('a[U+FE01][U+E0041]');
    expect(shown('a\u00adb\u034fc\ufeff')).toBe('a[U+00AD]b[U+034F]c[U+FEFF]');
  });

  it('pile up no marks over what stands above them', () => {
    expect(shown(`Z${'\u0335'.repeat(60)}`)).toBe(`Z${'\u0335'.repeat(4)}[+56]`);
    expect(shown(`Z${'\u0335'.repeat(5)}`)).toBe(`Z${'\u0335'.repeat(4)}[+1]`);
    expect(shown(`Z${'\u0335'.repeat(4)}`)).toBe(`Z${'\u0335'.repeat(4)}`);
  });

  it('are so wherever a page keeps them apart, and nowhere else', () => {
    const root = document.createElement('div');
    const [foreign, own] = [document.createElement('bdi'), document.createElement('p')];
    const written = document.createElement('p');
    written.dir = 'auto';
    written.append('tow\u200der');
    foreign.append('tow\u200der');
    own.append('tow\u200der');
    root.append(foreign, own, written);
    const node = foreign.firstChild;
    showAll(root);
    showAll(root);
    expect(foreign.textContent).toBe('tow[U+200D]er');
    expect(written.textContent).toBe('tow[U+200D]er');
    expect(foreign.firstChild).toBe(node);
    expect(own.textContent).toBe('tow\u200der');
  });
});
