import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionFor, defaultKeys, keyActions, keyRule, keysOf } from '../../config/schema/keys.ts';
import { padKeys } from '../../drivers/settings/buttons.ts';
import { configOf, smallWith, written } from './hall-files.ts';

/** The keys of each pad that differ from those a hall has by default. */
function ownKeys(...changes: [from: string, to: string][]): Record<string, Record<string, string>> {
  const { keys } = configOf(written(smallWith(...changes)));
  return Object.fromEntries(
    [...keys].map(([pad, map]) => [
      pad,
      Object.fromEntries([
        ...[...map].filter(([rule, action]) => defaultKeys[rule] !== action),
        ...Object.keys(defaultKeys)
          .filter(rule => !map.has(rule))
          .map(rule => [rule, 'none']),
      ]),
    ]),
  );
}
const xkeys: [string, string] = [
  '  kiosk-1:',
  '  pad-3: { kind: xkeys, hid: "05f3:0405", counter: "2" }\n  kiosk-1:',
];
const atTheBank = (keys: string): [string, string] => ['queues: [icbc] }', `queues: [icbc], keys: ${keys} }`];
const onTop = (text: string): [string, string] => ['locale: zh-CN', `locale: zh-CN\n${text}`];

describe('the keys of a pad', () => {
  it('are those of the hall', () => {
    expect(ownKeys(xkeys)).toEqual({ 'pad-1': {}, 'pad-2': {}, 'pad-3': {} });
    const { keys } = configOf(written(smallWith(onTop('keys: { next: recall }'))));
    expect([...keys.values()].map(map => [...map])).toEqual([[['next', 'recall']], [['next', 'recall']]]);
  });

  it('are those of its kind over those of the hall', () => {
    expect(
      ownKeys(xkeys, onTop('keysByKind: { xkeys: { line: recall, 91 ok: surge-start, 5 ok: none } }')),
    ).toEqual({
      'pad-1': {},
      'pad-2': {},
      'pad-3': { line: 'recall', '91 ok': 'surge-start', '5 ok': 'none' },
    });
  });

  it('are those of its counter over both, at every pad there', () => {
    const byKind = onTop('keysByKind: { xkeys: { line: recall, 5 ok: none } }');
    expect(ownKeys(xkeys, byKind, atTheBank('{ line: none, 5 ok: park, nn pause: none }'))).toEqual({
      'pad-1': {},
      'pad-2': { line: 'none', '5 ok': 'park', 'nn pause': 'none' },
      'pad-3': { line: 'none', '5 ok': 'park', 'nn pause': 'none' },
    });
  });

  it('may lack a rule that was never there', () => {
    expect(ownKeys(atTheBank('{ 44 ok: none }'))).toEqual({ 'pad-1': {}, 'pad-2': {} });
  });

  it('have no rule that is not written, whatever was taken away and added', () => {
    const rule = fc
      .record({ digits: fc.constantFrom('', '1 ', '12 ', 'n ', 'nn '), key: fc.constantFrom(...padKeys) })
      .map(({ digits, key }) => digits + key);
    const own = fc.dictionary(rule, fc.constantFrom('none', ...keyActions), { maxKeys: 10 });
    fc.assert(
      fc.property(own, own, (kind, counter) => {
        const keys = keysOf(defaultKeys, kind, counter);
        for (const one of new Set([
          ...Object.keys(defaultKeys),
          ...Object.keys(kind),
          ...Object.keys(counter),
        ])) {
          const action = counter[one] ?? kind[one] ?? defaultKeys[one];
          expect(keys.get(one)).toBe(action === 'none' ? undefined : action);
        }
      }),
    );
  });
});

describe('a press', () => {
  const keys = keysOf(defaultKeys, { '12 ok': 'undo', 'nn ok': 'recall', 'n ok': 'park', '2 ok': 'none' });

  it('means the rule with its very digits, else that of any two, else that of any number', () => {
    expect(actionFor(keys, 'ok', '12')).toBe('undo');
    expect(actionFor(keys, 'ok', '13')).toBe('recall');
    expect(actionFor(keys, 'ok', '2')).toBe('park');
    expect(actionFor(keys, 'line', '5')).toBeUndefined();
    expect(actionFor(keys, 'transfer', '7')).toBe('transfer');
    expect(actionFor(keys, 'next', '7')).toBe('bring-back');
    expect(actionFor(keys, 'recall', '7')).toBeUndefined();
  });

  it('whose rule a counter took away falls to the wider rule', () => {
    const keys = keysOf(defaultKeys, { '12 pause': 'undo' }, { '12 pause': 'none' });
    expect(actionFor(keys, 'pause', '12')).toBe('sign-in');
    expect(actionFor(keysOf(defaultKeys, undefined, { next: 'none' }), 'next', '')).toBeUndefined();
  });
});

it('every rule that a hall has by default can be written in a config', () => {
  expect(Object.keys(defaultKeys).filter(rule => !keyRule.test(rule))).toEqual([]);
});

describe('the keys of a pad whose clerks are used to other meanings', () => {
  const slzc: [string, string] = [
    '  kiosk-1:',
    '  pad-3: { kind: ff68-pad, line: pads, address: 3, counter: "2", dialect: slzc }\n  kiosk-1:',
  ];
  const keysAt = (...changes: [from: string, to: string][]) => {
    const { keys } = configOf(written(smallWith(slzc, ...changes)));
    return keys.get('pad-3') ?? new Map();
  };

  it('mean what they meant there, and what has no meaning here does nothing', () => {
    const keys = keysAt();
    const meant = (digits: string, key: string) => actionFor(keys, key, digits);
    expect(
      Object.fromEntries(
        ['', ...'0123456789'.split(''), '12', '41', '123'].map(typed => [typed, meant(typed, 'ok')]),
      ),
    ).toEqual({
      '': undefined,
      '0': 'pause-counter',
      '1': undefined,
      '2': 'open-counter',
      '3': undefined,
      '4': 'sign-out',
      '5': 'miss',
      '6': 'ask-supervisor',
      '7': 'ask-supervisor',
      '8': undefined,
      '9': undefined,
      '12': 'sign-in',
      '41': 'sign-in',
      '123': undefined,
    });
    expect(['', '3', '103'].map(typed => meant(typed, 'next'))).toEqual([
      'call-next',
      'bring-back',
      'bring-back',
    ]);
    expect(['', '3'].map(typed => meant(typed, 'recall'))).toEqual(['recall', undefined]);
    expect(['', '0'].map(typed => meant(typed, 'evaluate'))).toEqual(['finish', undefined]);
    expect(['', '2', '12'].map(typed => meant(typed, 'transfer'))).toEqual([
      undefined,
      'transfer',
      'transfer',
    ]);
    expect(['pause', 'line', 'cancel'].map(key => meant('', key))).toEqual([undefined, undefined, undefined]);
  });

  it('are not changed by those of the hall, but by those of its kind and its counter', () => {
    expect([...keysAt(onTop('keys: { next: recall, 9 ok: undo }'))]).toEqual([...keysAt()]);
    const kind = onTop('keysByKind: { ff68-pad: { 9 ok: park } }');
    const keys = keysAt(kind, atTheBank('{ 5 ok: none }'));
    expect(actionFor(keys, 'ok', '9')).toBe('park');
    expect(actionFor(keys, 'ok', '5')).toBeUndefined();
  });
});
