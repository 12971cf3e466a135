/** A validator of others finds nothing wrong with docs/asyncapi.yaml; and the one that every test here uses can fail. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { expect, test } from 'vitest';
import { channels } from '../../daemon/mqtt/schemas/channels.ts';
import { opsVerbs } from '../../daemon/orders/orders.ts';
import { breachOf } from '../kit/hall/broker/contract.ts';

/** Of the validator's severities: 0 is an error, 1 a warning, 2 an advice (that there is a version 3.1). */
const warning = 1;

test('docs/asyncapi.yaml is a valid AsyncAPI 3 document, whose examples fit', async () => {
  const written = readFileSync(join(import.meta.dirname, '../../docs/asyncapi.yaml'), 'utf8');
  const { document, diagnostics } = await new Parser().parse(written);
  const wrong = diagnostics.filter(({ severity }) => (severity as number) <= warning);
  expect(wrong.map(({ message, path }) => `${path.join('.')}: ${message}`)).toEqual([]);
  expect(document?.version()).toBe('3.0.0');
  expect(document?.channels().length).toBe(channels.length);
  // Each verb with and without a user, and Home Assistant's birth.
  expect(document?.operations().filterByReceive().length).toBe(2 * opsVerbs.length + 1);
});

const queue = { v: 1, ts: 1, seq: 1, rev: 1, waiting: 0, next: [] };
const heard = (topic: string, body: unknown, more: object = {}) => ({
  topic: `one-ticket/v1/small/${topic}`,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  qos: 1,
  retained: false,
  ...more,
});

test.each([
  ['nothing', heard('state/queue/icbc', queue), undefined],
  ['a field too many', heard('state/queue/icbc', { ...queue, colour: 'red' }), /Unrecognized key: "colour"/],
  ['a field too few', heard('state/queue/icbc', { ...queue, waiting: undefined }), /waiting: /],
  ['null', heard('state/queue/icbc', { ...queue, oldestSince: null }), /oldestSince: /],
  ['a topic of nobody', heard('state/cupboard/1', queue), /no such topic/],
  ['the QoS of another', heard('state/queue/icbc', queue, { qos: 0 }), /found QoS 0, expected 1/],
  [
    'an event that stays',
    heard(
      'event/rated',
      { v: 1, ts: 1, seq: 1, at: 1, kind: 'rated', counter: '1', ticket: 'A001', grade: 5 },
      { retained: true },
    ),
    /found it retained/,
  ],
  [
    'an event under the name of another',
    heard('event/rated', { v: 1, ts: 1, seq: 1, at: 1, kind: 'line-asked', counter: '1' }),
    /kind: /,
  ],
  ['an emptied visit', heard('state/visit/A001', ''), undefined],
  ['an emptied hall', heard('state/hall', ''), /found it empty/],
  ['no JSON', heard('state/hall', 'open'), /found no JSON object/],
])('what is wrong is seen: %s', (_, message, wrong) => {
  if (wrong === undefined) expect(breachOf(message)).toBeUndefined();
  else expect(breachOf(message)).toMatch(wrong);
});
