import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstUnprintable } from '../../config/checks/repertoire.ts';
import { actionFor, defaultKeys } from '../../config/schema/keys.ts';
import { didYouMean } from '../../drivers/settings/did-you-mean.ts';

describe('did you mean', () => {
  it.each([
    ['aproval', 'approval'],
    ['icbx', 'icbc'],
    ['ibcc', 'icbc'],
    ['recieve', 'receive'],
    ['postbank', undefined],
    ['a', undefined],
  ])('%s: %s', (word, meant) => {
    expect(didYouMean(word, ['approval', 'icbc', 'receive', 'b'])).toBe(meant);
  });

  it('a word that is there means itself', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 40 }),
        fc.array(fc.string({ maxLength: 40 })),
        (word, words) => {
          expect(didYouMean(word, [...words, word])).toBe(word);
        },
      ),
    );
  });
});

describe('a press', () => {
  const keys = new Map(Object.entries(defaultKeys));
  it.each([
    ['next', '', 'call-next'],
    ['ok', '1', 'start'],
    ['pause', '', 'pause'],
    ['pause', '01', 'sign-in'],
    ['pause', '0', 'sign-out'],
    ['pause', '1', undefined],
    ['ok', '9', 'undo'],
    ['ok', '2', 'question-open'],
    ['ok', '22', undefined],
    ['ok', '', 'start'],
    ['transfer', '7', 'transfer'],
    ['transfer', '12', 'transfer'],
    ['transfer', '', undefined],
    ['next', '3', 'bring-back'],
    ['next', '17', 'bring-back'],
    ['recall', '3', undefined],
    ['ok', '90', 'reprint'],
  ])('of %s after the digits "%s" means %s', (key, digits, action) => {
    expect(actionFor(keys, key, digits)).toBe(action);
  });

  it('with a rule of its own goes before the rule for any digits', () => {
    const own = new Map([...keys, ['91 pause', 'surge-start'] as const]);
    expect(actionFor(own, 'pause', '91')).toBe('surge-start');
    expect(actionFor(own, 'pause', '92')).toBe('sign-in');
  });
});

describe('what every device can print', () => {
  it('is the 7445 characters of GB2312 and the 94 of ASCII without the backslash', () => {
    const printable = Array.from({ length: 0x1_0000 }, (_, code) => code)
      .filter(code => code < 0xd8_00 || code > 0xdf_ff)
      .map(code => String.fromCodePoint(code))
      .filter(character => firstUnprintable(character) === undefined);
    expect(printable).toHaveLength(7445 + 94);
  });

  it('leaves out control characters, half a pair, and what only GBK has', () => {
    expect(['\n', '\u001b', '\ud800', '€', '體', '😀'].map(firstUnprintable)).not.toContain(undefined);
    expect(firstUnprintable('请A001号到3号窗口，工行／建行')).toBeUndefined();
  });
});
