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
import { discoveryWords } from './discovery-words.ts';

/** With every component that there is. */
type Described = Omit<Discovery, 'cmps'> & { cmps: Record<string, DiscoveryComponent> };

/** Short keys, as the hall of a hundred devices is one message, and brokers have a limit. */
export function discoveryBody(
  { hall, name, queues, surge }: Rules,
  topics: Topics,
  devices: readonly { id: string; kind: string }[],
  version: string,
  locale: string,
): Described {
  const say = discoveryWords(locale);
  const components = new Map<string, DiscoveryComponent>();
  const add = (id: string, component: Omit<DiscoveryComponent, 'uniq_id'>) =>
    components.set(id, { ...component, uniq_id: `one-ticket-${hall}-${id}` });

  const number = (id: string, title: string, topic: string, field: string, more: object = {}) =>
    add(id, {
      p: 'sensor',
      name: title,
      stat_t: topic,
      // A number that nobody knows is left out of its message.
      val_tpl: `{{ value_json.${field} | default(None) }}`,
      stat_cla: 'measurement',
      ...more,
    });
  const seconds = { dev_cla: 'duration', unit_of_meas: 's' } as const;
  const problem = (id: string, title: string, topic: string, isOn: string) =>
    add(id, {
      p: 'binary_sensor',
      name: title,
      dev_cla: 'problem',
      ent_cat: 'diagnostic',
      stat_t: topic,
      val_tpl: `{{ 'ON' if ${isOn} else 'OFF' }}`,
    });

  /** Words for the few that a topic can say. */
  const words = (
    id: string,
    title: string,
    topic: string,
    field: string,
    told: Readonly<Record<string, string>>,
  ) =>
    add(id, {
      p: 'sensor',
      name: title,
      dev_cla: 'enum',
      ops: Object.values(told),
      stat_t: topic,
      val_tpl: `{{ ${JSON.stringify(told)}.get(value_json.${field} | default('none')) }}`,
    });

  const hallStat = topics.stat('hall');
  add('open', {
    p: 'binary_sensor',
    name: say.open,
    stat_t: topics.hall,
    val_tpl: "{{ 'ON' if value_json.open else 'OFF' }}",
  });
  number('waiting', say.waiting, hallStat, 'waiting');
  number('issued', say.issued, hallStat, 'issued', { stat_cla: 'total_increasing' });
  number('longest-wait', say.longestWait, hallStat, 'longestWaitS', seconds);
  number('open-counters', say.openCounters, hallStat, 'openCounters');
  number('wait-median', say.waitMedian, topics.stat('day'), 'waitMedianS', seconds);
  number('wait-p90', say.waitP90, topics.stat('day'), 'waitP90S', seconds);
  if (surge !== undefined) {
    const levels = Object.fromEntries(surge.levels.map(({ id }) => [id, say.levels[id]]));
    words('surge', say.surge, topics.hall, 'surge', { none: say.none, ...levels });
  }
  for (const queue of queues.values()) {
    number(`waiting-${queue.id}`, say.waitingIn(queue.name), topics.queue(queue.id), 'waiting');
    const stat = topics.stat(topicId(`queue-${queue.id}`));
    number(`longest-wait-${queue.id}`, say.longestWaitIn(queue.name), stat, 'longestWaitS', seconds);
  }
  words('state', say.state, topics.state, 'state', say.states);
  // It tells that the daemon starts, and that it is gone, when nothing else of the hall can be told.
  Object.assign(components.get('state') ?? {}, {
    ent_cat: 'diagnostic',
    avty_t: topics.state,
    avty_tpl: 'online',
  });
  problem('alarms', say.alarms, hallStat, 'value_json.alarms > 0');
  add('alarm', {
    p: 'sensor',
    name: say.alarm,
    ent_cat: 'diagnostic',
    stat_t: topics.hall,
    val_tpl: `{{ value_json.alarm | default('${say.none}') }}`,
  });
  for (const { id, kind } of devices)
    problem(`device-${id}`, `${id} (${kind})`, topics.device(id), "value_json.state in ['lost', 'degraded']");

  return {
    dev: { ids: [`one-ticket-${hall}`], name, mf: 'One Ticket', mdl: 'queue controller', sw: version },
    o: { name: 'one-ticket', sw: version },
    avty_t: topics.state,
    avty_tpl: "{{ 'online' if value_json.state in ['online', 'degraded'] else 'offline' }}",
    qos: 1,
    cmps: Object.fromEntries(components),
  };
}

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
