/**
 * The key map of the pads: what a press means. A rule is a key, or digits and a key: `next`, `1 ok`;
 * `n` stands for any number of one or two digits (a counter's plate), `nn` for exactly two digits (a clerk).
 */
import { z } from 'zod';
import { deskDigits } from '../../daemon/core/counter/desk-tickets.ts';
import { padKeys } from '../../drivers/settings/buttons.ts';
import type { Expectation } from '../../drivers/settings/finding.ts';
import { oneOf } from '../../drivers/settings/scalars.ts';

export const keyActions = [
  'call-next',
  'recall',
  'finish',
  'finish-cases',
  'park',
  'start',
  'resume-or-rejoin',
  'bring-back',
  'reprint',
  'step-away',
  'question-open',
  'set-class-green',
  'set-class-normal',
  'miss',
  'finish-refused',
  'finish-papers-missing',
  'pick-service',
  'mark-refused',
  'mark-papers-missing',
  'undo',
  'sign-in',
  'sign-out',
  'take-ticket',
  'transfer',
  'pause',
  'pause-counter',
  'open-counter',
  'cancel',
  'say-line',
  'ask-supervisor',
  'surge-start',
  'surge-stop',
] as const;
export type KeyAction = (typeof keyActions)[number];

export type KeyMap = ReadonlyMap<string, KeyAction>;

/** The numbers of the tickets that the desk gives, see daemon/core/counter/desk-tickets.ts. */
const takeTicketKeys = Object.fromEntries(deskDigits.map(digits => [`${digits} ok`, 'take-ticket' as const]));
/** 71 ok to 76 ok: equal digits need a second between them, so 77 is no key. */
export const mostReasons = 6;

function eachOf(digits: readonly string[], action: KeyAction): Readonly<Record<string, KeyAction>> {
  return Object.fromEntries(digits.map(typed => [`${typed} ok`, action]));
}

/** The map in force where a config has no `keys`; config/halls/fuzhou.yaml writes it out. */
export const defaultKeys: Readonly<Record<string, KeyAction>> = {
  next: 'call-next',
  'n next': 'bring-back',
  recall: 'recall',
  evaluate: 'finish',
  'n evaluate': 'finish-cases',
  '0 ok': 'park',
  ok: 'start',
  '1 ok': 'start',
  '2 ok': 'question-open',
  '3 ok': 'resume-or-rejoin',
  '4 ok': 'step-away',
  '5 ok': 'set-class-green',
  '50 ok': 'set-class-normal',
  '6 ok': 'miss',
  '7 ok': 'finish-refused',
  '8 ok': 'finish-papers-missing',
  '9 ok': 'undo',
  ...takeTicketKeys,
  '90 ok': 'reprint',
  ...eachOf(['41', '42', '43'], 'pick-service'),
  ...eachOf(['70', '71', '72', '73', '74', '75', '76'], 'mark-refused'),
  ...eachOf(['80', '81', '82', '83', '84', '85', '86', '87'], 'mark-papers-missing'),
  'n transfer': 'transfer',
  pause: 'pause',
  'nn pause': 'sign-in',
  '0 pause': 'sign-out',
  cancel: 'cancel',
  line: 'say-line',
  '1 line': 'ask-supervisor',
};

/** What a press means: the rule with these very digits first, then `nn`, then `n`; `undefined` where no rule fits. */
export function actionFor(keys: KeyMap, key: string, digits: string): KeyAction | undefined {
  if (digits === '') return keys.get(key);
  const anyTwo = digits.length === 2 ? keys.get(`nn ${key}`) : undefined;
  return keys.get(`${digits} ${key}`) ?? anyTwo ?? keys.get(`n ${key}`);
}

export const keyRule = new RegExp(`^(?:(?:\\d{1,2}|n|nn) )?(?:${padKeys.join('|')})$`);
export const keyRuleExpectation: Expectation = {
  expected: { is: 'key-rule', keys: padKeys },
  example: '1 ok',
};

export const keysSchema = z.record(z.string(), oneOf(keyActions, 'call-next'));

/** Rules that a kind of pad, or a counter, has of its own. `none` takes a rule away. */
export const ownKeysSchema = z.record(z.string(), oneOf([...keyActions, 'none'], 'call-next'));
type OwnKeys = z.output<typeof ownKeysSchema>;

/** The hall's rules, those of the kind of pad over them, and those of its counter over these. */
export function keysOf(hall: Readonly<Record<string, KeyAction>>, ...over: (OwnKeys | undefined)[]): KeyMap {
  const keys = new Map(Object.entries(hall));
  for (const own of over) {
    for (const [rule, action] of Object.entries(own ?? {})) {
      if (action === 'none') keys.delete(rule);
      else keys.set(rule, action);
    }
  }
  return keys;
}
