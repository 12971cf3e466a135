import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLocale } from '../../../config/load/locale.ts';
import { type Clips, clipsOf, namesOf, recordings } from '../../../drivers/clips/codec.ts';

const catalogue = (names: string, en = '') => ({
  names: namesOf(names.split(' ').map(name => `${name}.wav`)),
  en: namesOf(en === '' ? [] : en.split(',').map(name => `${name}.wav`), 'en/'),
});
const spoken = (found: Clips): string =>
  'files' in found
    ? found.files.map(file => file.replace('.wav', '')).join(' ')
    : `no ${found.missing.join(', ')}`;

const digits = '零 一 二 三 四 五 六 七 八 九';
const folder = catalogue(`请 号 到 窗口 号窗口 稍候 十 A B ${digits}`);

describe('the recordings of a text', () => {
  test.each([
    ['请A零零一号到3号窗口', '请 A 零 零 一 号 到 三 号窗口'],
    ['请A一二零号到12号窗口', '请 A 一 二 零 号 到 十 二 号窗口'],
    ['请b零零三号稍候！', '请 B 零 零 三 号 稍候'],
    ['到20号，到10号、到35号', '到 二 十 号 到 十 号 到 三 十 五 号'],
    ['到105号', '到 一 零 五 号'],
  ])('%s', (text, files) => {
    expect(spoken(clipsOf(folder, text))).toBe(files);
  });

  test('a number with a recording of its own is said with that, and never with a part of it', () => {
    expect(spoken(clipsOf(catalogue(`到 12 号 十 ${digits}`), '到12号到123号'))).toBe(
      '到 12 号 到 一 二 三 号',
    );
    expect(spoken(clipsOf(catalogue('1 2'), '12'))).toBe('1 2');
  });

  test('digits may be recorded under 1 or under 一', () => {
    expect(spoken(clipsOf(catalogue('请 0 1 号'), '请零一1号'))).toBe('请 0 1 1 号');
  });

  test('the longest recording wins', () => {
    expect(spoken(clipsOf(catalogue('请 请在一米线外等候 在'), '请在一米线外等候'))).toBe('请在一米线外等候');
  });

  test('what has no recording is named, every word of it once', () => {
    expect(spoken(clipsOf(catalogue(`请 ${digits} A`), '请A零一号到3号窗口，请稍候'))).toBe(
      'no 号到, 号窗口, 稍候',
    );
    expect(spoken(clipsOf(catalogue('请'), '请12'))).toBe('no 12');
    expect(spoken(clipsOf(catalogue('请 七'), '请七十'))).toBe('no 十');
  });

  test('a letter is not cut out of a word, but capitals may be spelled', () => {
    expect(spoken(clipsOf(catalogue('T A'), 'Ticket'))).toBe('no Ticket');
    expect(spoken(clipsOf(catalogue('A B 1'), 'AB1'))).toBe('A B 1');
    expect(spoken(clipsOf(catalogue('a A b'), 'a'))).not.toContain('no');
  });

  test('English has its own folder, if there is one, also for the digits', () => {
    const both = catalogue(`请 号 ${digits} A`, 'Ticket,please go to counter,A,0,1,12');
    expect(spoken(clipsOf(both, '请A零一号。ticket A 0 1,  Please go to counter 12'))).toBe(
      '请 A 零 一 号 en/Ticket en/A en/0 en/1 en/please go to counter en/12',
    );
    expect(spoken(clipsOf(catalogue('A 1'), 'A1'))).toBe('A 1');
  });

  test('only visible wav files are recordings', () => {
    expect([...namesOf(['请.wav', 'A.WAV', '.hidden.wav', 'notes.txt', '.wav', 'x.wav.part'])]).toEqual([
      ['请', '请.wav'],
      ['A', 'A.WAV'],
    ]);
  });

  test('the recordings that a hall is told to make are enough for every phrase in both languages', () => {
    const zh = recordings.filter(name => !name.startsWith('en/'));
    const en = recordings.filter(name => name.startsWith('en/')).map(name => name.slice('en/'.length));
    const all = {
      names: namesOf(zh.map(name => `${name}.wav`)),
      en: namesOf(
        en.map(name => `${name}.wav`),
        'en/',
      ),
    };
    for (const [tag, number, time] of [
      ['zh-CN', 'A零零三', '17点30分'],
      ['en', 'A 0 0 3', '17:05'],
    ] as const) {
      const { phrases } = readLocale(`config/locales/${tag}.yaml`);
      if (phrases === undefined) throw new Error(`${tag}.yaml has faults`);
      for (const phrase of [
        phrases.call,
        phrases.wait,
        phrases['keep-behind-line'],
        phrases['closing-soon'],
      ]) {
        const text = phrase
          .replace('{number}', number)
          .replace('{place}', phrases.place)
          .replace('{counter}', '12')
          .replace('{time}', time);
        expect(spoken(clipsOf(all, text))).not.toMatch(/^no /);
      }
    }
  });

  test('a counter is said by its name where that is recorded, and else the name is told as missing', () => {
    expect(spoken(clipsOf(catalogue(`请 号到 咨询台 ${digits} D`), '请D零零三号到咨询台'))).toBe(
      '请 D 零 零 三 号到 咨询台',
    );
    expect(spoken(clipsOf(catalogue(`请 号到 ${digits} D`), '请D零零三号到咨询台'))).toBe('no 咨询台');
    const both = catalogue(`请 号 ${digits} D`, 'Ticket,please go to,the information desk,D,0,3');
    expect(spoken(clipsOf(both, 'Ticket D 0 0 3, please go to the information desk'))).toBe(
      'en/Ticket en/D en/0 en/0 en/3 en/please go to en/the information desk',
    );
  });

  test('any text at all gives files of the folder, or names what is missing; nothing is left out unsaid', () => {
    // Without 十, so that every recording has as many signs as it stands for.
    const plain = catalogue(`请 号 到 窗口 号窗口 稍候 A B ${digits}`);
    const signs = Array.from('0123456789，。 /');
    const unit = fc.constantFrom(...plain.names.keys(), ...signs, 'x', 'Ab', '\u0000', '..');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60, size: 'max' }), words => {
        const text = words.join('');
        const found = clipsOf(plain, text);
        if ('missing' in found) {
          for (const missing of found.missing) expect(missing).toMatch(/[\p{L}\p{N}]/u);
          return;
        }
        const files = [...plain.names.values()];
        for (const file of found.files) expect(files).toContain(file);
        const toSay = text.match(/[\p{L}\p{N}]/gu) ?? [];
        expect(found.files.join('').replaceAll('.wav', '')).toHaveLength(toSay.length);
      }),
    );
  });
});
