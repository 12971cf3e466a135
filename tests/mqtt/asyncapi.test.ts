/** docs/asyncapi.yaml is made from the schemas, and has all of the surface in it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { channels } from '../../daemon/mqtt/schemas/channels.ts';
import { topicsOf } from '../../daemon/mqtt/topics.ts';
import { opsVerbs } from '../../daemon/orders/orders.ts';
import { asyncapi } from '../../docs/asyncapi-document.ts';

const written = readFileSync(join(import.meta.dirname, '../../docs/asyncapi.yaml'), 'utf8');

test('it is up to date', () => {
  expect(written === asyncapi(), 'run `npm run asyncapi`').toBe(true);
});

test('each example is a message that its schema takes', () => {
  const wrong = channels
    .flatMap(channel => channel.messages)
    .map(({ name, schema, example }) => ({ name, read: schema.safeParse(example) }))
    .filter(({ read }) => !read.success)
    .map(({ name, read }) => `${name}: ${read.error?.message}`);
  expect(wrong).toEqual([]);
});

test('every topic that the hall speaks on, and every verb that it takes, is in it', () => {
  const topics = topicsOf('{hall}');
  const spoken = [
    topics.state,
    topics.info,
    topics.hall,
    topics.queue('{queue}'),
    topics.counter('{counter}'),
    topics.visit('{ticket}'),
    topics.board('{board}'),
    topics.device('{device}'),
    topics.health('{device}'),
    topics.alarm('{alarm}'),
    ...['{client}', '{user}/{client}'].flatMap(sender => [
      topics.reply(sender, '{id}'),
      topics.said(sender, '{id}'),
      topics.replayed(sender, '{id}'),
    ]),
    topics.discovery,
    topics.homeAssistant,
    ...['hall', 'day', 'queue-{queue}', 'counter-{counter}', 'institution-{institution}'].map(topics.stat),
    ...opsVerbs.flatMap(verb => [topics.command(verb), topics.command(verb, '{user}')]),
  ];
  const addresses = new Set(channels.map(({ address }) => address));
  expect(spoken.filter(topic => !addresses.has(topic))).toEqual([]);
});

/** Those that the contract has. */
const kinds =
  'day-opened, day-closed, ticket-issued, service-added, visit-queued, visit-called, visit-recalled, visit-started, ' +
  'step-finished, route-chosen, visit-transferred, visit-parked, visit-resumed, visit-missed, visit-rejoined, ' +
  'visit-reopened, visit-done, visit-left, class-set, press-undone, counter-opened, counter-paused, counter-resumed, ' +
  'counter-closed, counter-ready, clerk-signed-in, clerk-signed-out, ticket-print-begun, ticket-printed, ' +
  'ticket-print-failed, speech-begun, speech-ended, rated, follow-up-opened, follow-up-closed, surge-changed, notice-set, ' +
  'refusal-opened, refusal-confirmed, refusal-overturned, alarm-raised, alarm-acknowledged, alarm-cleared, device-lost, ' +
  'device-mended';

test('every kind of event that ops were promised is in it', () => {
  const addresses = new Set(channels.map(({ address }) => address));
  const topics = topicsOf('{hall}');
  expect(kinds.split(', ').filter(kind => !addresses.has(topics.event(kind)))).toEqual([]);
});
