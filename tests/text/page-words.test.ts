/** What the pages of the screens say: as much in each language, and each word may be the hall's own. */
import { describe, expect, it } from 'vitest';
import { names as namesOfDesk } from '../../daemon/page/desk/words/names.ts';
import * as deskTables from '../../daemon/page/desk/words/tables.ts';
import { chinese as displayInChinese } from '../../daemon/page/display/chinese.ts';
import { english as displayInEnglish } from '../../daemon/page/display/english.ts';
import { names as namesOfDisplay } from '../../daemon/page/display/names.ts';
import { pageGaps } from '../../daemon/page/gaps.ts';
import { chinese as kioskInChinese } from '../../daemon/page/kiosk/chinese.ts';
import { english as kioskInEnglish } from '../../daemon/page/kiosk/english.ts';
import { names as namesOfKiosk } from '../../daemon/page/kiosk/names.ts';
import { chinese as phoneInChinese } from '../../daemon/page/phone/chinese.ts';
import { english as phoneInEnglish } from '../../daemon/page/phone/english.ts';
import { names as namesOfPhone } from '../../daemon/page/phone/names.ts';
import { type Gaps, withOwn } from '../../daemon/page/stream/own-words.ts';
import { latinWords, sentencesOf } from './filled-in.ts';
import { unspoken } from './names.ts';

const pages = [
  { page: 'desk', zh: deskTables.chinese, en: deskTables.english, names: namesOfDesk },
  { page: 'display', zh: displayInChinese, en: displayInEnglish, names: namesOfDisplay },
  { page: 'kiosk', zh: kioskInChinese, en: kioskInEnglish, names: namesOfKiosk },
  { page: 'phone', zh: phoneInChinese, en: phoneInEnglish, names: namesOfPhone },
] as const;

/** Each word of a page, by where it stands. */
function placesIn(gaps: Gaps, path: string): { path: string; words: readonly string[] }[] {
  if (Array.isArray(gaps)) return [{ path, words: gaps as readonly string[] }];
  return Object.entries(gaps).flatMap(([word, one]) => placesIn(one, `${path}.${word}`));
}

describe.each(pages)('the page $page', ({ page, zh, en, names }) => {
  const places = placesIn(pageGaps[page], page);

  it('says in Chinese as much as in English, in characters', () => {
    const [chinese, english] = [sentencesOf(zh), sentencesOf(en)];
    expect(chinese.map(({ path }) => path)).toEqual(english.map(({ path }) => path));
    // The other language is named in itself.
    const foreign = chinese.filter(
      ({ path, text }) => !path.endsWith('.another') && latinWords(unspoken(text)).length > 0,
    );
    expect(foreign).toEqual([]);
  });

  it('has every word, and each made of something, in the hall’s own where it has one', () => {
    const own = Object.fromEntries(
      places.map(({ path, words }) => [
        path,
        `${path} ${words.map(word => `{${word.replace('?', '')}}`).join(' ')}`.trim(),
      ]),
    );
    for (const table of [zh, en]) {
      const said = sentencesOf(withOwn(table, names, own, page), page);
      expect(said.map(({ text }) => text)).toEqual(
        places.map(({ path, words }) => [path, ...words.map(() => '7')].join(' ')),
      );
    }
  });

  it('says the others as we do', () => {
    const [first] = places;
    const own = { [first?.path ?? '']: 'own' };
    const before = sentencesOf(zh, page);
    const after = sentencesOf(withOwn(zh, names, own, page), page);
    expect(after.filter(({ text }, nth) => text !== before[nth]?.text).map(({ text }) => text)).toEqual([
      'own',
    ]);
    expect(withOwn(zh, names, undefined, page)).toBe(zh);
  });
});

/** Where a page says them only of a hall that has them. */
const ofDeskOrScanner = [
  'kiosk.ask.desk',
  'phone.ask.desk',
  'phone.missedScan()',
  'phone.stepAwayTerms.scan',
];

it('no citizen is sent to a desk or a scanner that the hall may not have', () => {
  const said = pages
    .filter(({ page }) => page !== 'desk')
    .flatMap(({ page, zh, en }) => [zh, en].map(table => sentencesOf(table, page)));
  for (const sentences of said) {
    const sent = sentences.filter(({ text }) => /咨询台|扫|desk|reader|scan/i.test(text));
    expect(sent.map(({ path }) => path).filter(path => !ofDeskOrScanner.includes(path))).toEqual([]);
  }
});

it('what is read in English has no quotation marks that the letters of the pages draw as wide as a Chinese one', () => {
  const wide = pages
    .flatMap(({ page, en }) => sentencesOf(en, page))
    .filter(({ text }) => /[‘’“”]/.test(text));
  expect(wide).toEqual([]);
});

it('what is left out of a word of the hall’s own leaves nothing behind', () => {
  const own = { 'desk.counter.plate': '{counter} 号柜台{name}' };
  const { counter } = withOwn(deskTables.chinese, namesOfDesk, own, 'desk');
  expect(counter.plate('3')).toBe('3 号柜台');
});
