/** What a technician types is understood as people write it, and given back as it may be typed again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeId } from '../../../daemon/tools/new/answers.ts';
import { idOf } from '../../../daemon/tools/new/ids.ts';
import { neededKeys } from '../../../daemon/tools/new/needed-keys.ts';
import { sessionsOf } from '../../../daemon/tools/new/sections/hall.ts';
import { numbersOf, platesText } from '../../../daemon/tools/new/sections/institutions.ts';
import { papersOf } from '../../../daemon/tools/new/sections/services.ts';
import { kinds, nameOf } from '../../../drivers/kinds.ts';
import { isId } from '../../../drivers/settings/scalars.ts';
import { anyName } from './any-answers.ts';

describe('the plates of counters', () => {
  it.each([
    ['1-3', ['1', '2', '3']],
    ['1，3、a-1', ['1', '3', 'a-1']],
    ['0 2至4, 3', ['0', '2', '3', '4']],
    ['3-1', ['3-1']],
    ['', ['']],
  ])('%s', (typed, plates) => expect(numbersOf(typed)).toEqual(plates));

  it('may be typed again as they are told', () => {
    const plate = fc.oneof(fc.nat(20).map(String), fc.constantFrom('a', 'b-2', '007'));
    fc.assert(
      fc.property(fc.uniqueArray(plate, { minLength: 1, maxLength: 12 }), plates => {
        expect(numbersOf(platesText(plates))).toEqual(plates);
      }),
    );
  });
});

it.each([
  ['08:30-12:00 14:00-17:30', ['08:30 12:00', '14:00 17:30']],
  ['8：30至12:00、14:00～17:30', ['08:30 12:00', '14:00 17:30']],
  ['morning', ['morning ']],
])('the sessions %s', (typed, sessions) => {
  expect(sessionsOf(typed).map(({ from, until }) => `${from} ${until}`)).toEqual(sessions);
});

it('papers are told apart by any comma', () => {
  expect(papersOf(' 身份证、 户口簿，bank card;')).toEqual(['身份证', '户口簿', 'bank card']);
  expect(papersOf('')).toEqual([]);
});

describe('an id', () => {
  it.each([
    ['工商银行', 'icbc'],
    ['中国建设银行城东支行', 'ccb'],
    ['中国工商银行', 'icbc'],
    ['Housing Fund Centre', 'housing-fund-centre'],
    ['Ask', 'other'],
    ['市民之家', 'other'],
  ])('of %s is %s', (name, id) => expect(idOf(name, 'other')).toBe(id));

  it('of any name is one that a config takes', () => {
    fc.assert(
      fc.property(anyName, name => {
        expect(isId(idOf(name, 'other'))).toBe(true);
      }),
    );
  });

  it('is nobody else’s', () => {
    expect(freeId('bank', ['bank', 'bank-2'])).toBe('bank-3');
    expect(freeId('pad', ['pad-1'], true)).toBe('pad-2');
  });
});

it('of every kind is asked what its schema needs; only buttons by their names are written by hand', () => {
  const byHand = kinds.map(nameOf).filter(kind => neededKeys(kind) === undefined);
  expect(byHand).toEqual(['mqtt-buttons']);
  expect(neededKeys('escpos')).toEqual([{ key: 'columns', example: '32' }]);
  for (const kind of kinds.map(nameOf))
    for (const { example } of neededKeys(kind) ?? []) expect(example).not.toBe('');
});
