/**
 * What Home Assistant (2024.11 and later) shows of the hall by itself, as one device with its entities:
 * https://www.home-assistant.io/integrations/mqtt/#device-discovery-payload. It only looks on: an order that is to be
 * answered for needs a person behind it, and a button in a dashboard has none.
 */

import { topicId } from '../../core/types/alarm.ts';
import type { Rules } from '../../core/types/rules.ts';
import { isTooLong } from '../message-size.ts';
import {
  type Discovery,
  type DiscoveryComponent,
  type GoneComponent,
  goneComponents,
} from '../schemas/discovery.ts';
import type { Topics } from '../topics.ts';
import { type DiscoveryWords, discoveryWords } from './discovery-words.ts';

/** With every component that there is. */
type Described = Omit<Discovery, 'cmps'> & { cmps: Record<string, DiscoveryComponent> };

type Component = Omit<DiscoveryComponent, 'uniq_id'>;

/** Short keys, as the hall of a hundred devices is one message, and brokers have a limit. */
export function discoveryBody(of: {
  rules: Rules;
  topics: Topics;
  devices: readonly { id: string; kind: string }[];
  version: string;
  locale: string;
}): Described {
  const { hall, name } = of.rules;
  const say = discoveryWords(of.locale);
  const components = [
    ...hallComponents(of.rules, of.topics, say),
    ...stateComponents(of.topics, say),
    ...of.devices.map(({ id, kind }): [string, Component] => [
      `device-${id}`,
      problem(`${id} (${kind})`, of.topics.device(id), "value_json.state in ['lost', 'degraded']"),
    ]),
  ];
  return {
    dev: { ids: [`one-ticket-${hall}`], name, mf: 'One Ticket', mdl: 'queue controller', sw: of.version },
    o: { name: 'one-ticket', sw: of.version },
    avty_t: of.topics.state,
    avty_tpl: "{{ 'online' if value_json.state in ['online', 'degraded'] else 'offline' }}",
    qos: 1,
    cmps: Object.fromEntries(
      components.map(([id, one]) => [id, { ...one, uniq_id: `one-ticket-${hall}-${id}` }]),
    ),
  };
}

function* hallComponents(
  { queues, surge }: Rules,
  topics: Topics,
  say: DiscoveryWords,
): Generator<[id: string, Component]> {
  const hall = topics.stat('hall');
  const day = topics.stat('day');
  yield [
    'open',
    {
      p: 'binary_sensor',
      name: say.open,
      stat_t: topics.hall,
      val_tpl: "{{ 'ON' if value_json.open else 'OFF' }}",
    },
  ];
  yield ['waiting', number(say.waiting, hall, 'waiting')];
  yield ['issued', { ...number(say.issued, hall, 'issued'), stat_cla: 'total_increasing' }];
  yield ['longest-wait', seconds(say.longestWait, hall, 'longestWaitS')];
  yield ['open-counters', number(say.openCounters, hall, 'openCounters')];
  yield ['wait-median', seconds(say.waitMedian, day, 'waitMedianS')];
  yield ['wait-p90', seconds(say.waitP90, day, 'waitP90S')];
  if (surge !== undefined) {
    const levels = Object.fromEntries(surge.levels.map(({ id }) => [id, say.levels[id]]));
    yield ['surge', words(say.surge, { topic: topics.hall, field: 'surge' }, { none: say.none, ...levels })];
  }
  for (const { id, name } of queues.values()) {
    yield [`waiting-${id}`, number(say.waitingIn(name), topics.queue(id), 'waiting')];
    const stat = topics.stat(topicId(`queue-${id}`));
    yield [`longest-wait-${id}`, seconds(say.longestWaitIn(name), stat, 'longestWaitS')];
  }
}

function* stateComponents(topics: Topics, say: DiscoveryWords): Generator<[id: string, Component]> {
  // It tells that the daemon starts, and that it is gone, when nothing else of the hall can be told.
  const always = { ent_cat: 'diagnostic', avty_t: topics.state, avty_tpl: 'online' } as const;
  yield ['state', { ...words(say.state, { topic: topics.state, field: 'state' }, say.states), ...always }];
  yield ['alarms', problem(say.alarms, topics.stat('hall'), 'value_json.alarms > 0')];
  yield [
    'alarm',
    {
      p: 'sensor',
      name: say.alarm,
      ent_cat: 'diagnostic',
      stat_t: topics.hall,
      val_tpl: `{{ value_json.alarm | default('${say.none}') }}`,
    },
  ];
}

const number = (name: string, topic: string, field: string): Component => ({
  p: 'sensor',
  name,
  stat_t: topic,
  // A number that nobody knows is left out of its message.
  val_tpl: `{{ value_json.${field} | default(None) }}`,
  stat_cla: 'measurement',
});

const seconds = (name: string, topic: string, field: string): Component => ({
  ...number(name, topic, field),
  dev_cla: 'duration',
  unit_of_meas: 's',
});

const problem = (name: string, topic: string, isOn: string): Component => ({
  p: 'binary_sensor',
  name,
  dev_cla: 'problem',
  ent_cat: 'diagnostic',
  stat_t: topic,
  val_tpl: `{{ 'ON' if ${isOn} else 'OFF' }}`,
});

/** Words for the few that its field can say. */
const words = (
  name: string,
  of: { topic: string; field: string },
  told: Readonly<Record<string, string>>,
): Component => ({
  p: 'sensor',
  name,
  dev_cla: 'enum',
  ops: Object.values(told),
  stat_t: of.topic,
  val_tpl: `{{ ${JSON.stringify(told)}.get(value_json.${of.field} | default('none')) }}`,
});

/** Home Assistant's birth message is this word, unless somebody has set another. */
export function isBirth(payload: Uint8Array): boolean {
  return new TextDecoder().decode(payload) === 'online';
}

/** More than a config loses in years. */
const goneAtMost = 100;

/**
 * The message with what an earlier config had and this one has not: named with its platform alone, so that Home Assistant takes it
 * away. It stays named, because Home Assistant may not have been there when the config was changed; the oldest give way where all
 * do not fit. `before`: what stood on the broker.
 */
export function withoutGone(now: Described, before: Uint8Array): Discovery {
  const gone = [...goneComponents(before)].filter(([id]) => now.cmps[id] === undefined).slice(-goneAtMost);
  for (let from = 0; ; from += 1) {
    const stubs: Record<string, GoneComponent> = Object.fromEntries(gone.slice(from));
    const whole = { ...now, cmps: { ...stubs, ...now.cmps } };
    if (from >= gone.length || !isTooLong(JSON.stringify(whole))) return whole;
  }
}
