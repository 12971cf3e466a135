/**
 * What Home Assistant (2024.11 and later) shows of the hall by itself, as one device with its entities:
 * https://www.home-assistant.io/integrations/mqtt/#device-discovery-payload. It only looks on: an order that is to be
 * answered for needs a person behind it, and a button in a dashboard has none.
 */
import type { Rules } from '../core/rules.ts';
import { topicId } from '../core/watch.ts';
import type { Discovery, DiscoveryComponent } from './schemas/discovery.ts';
import type { Topics } from './topics.ts';

/** Short keys, as the hall of a hundred devices is one message, and brokers have a limit. */
export function discoveryBody(
  { hall, name, queues, surge }: Rules,
  topics: Topics,
  devices: readonly { id: string; kind: string }[],
  version: string,
): Discovery {
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

  const hallStat = topics.stat('hall');
  add('open', {
    p: 'binary_sensor',
    name: 'Open',
    stat_t: topics.hall,
    val_tpl: "{{ 'ON' if value_json.open else 'OFF' }}",
  });
  number('waiting', 'Waiting', hallStat, 'waiting');
  number('issued', 'Tickets today', hallStat, 'issued', { stat_cla: 'total_increasing' });
  number('longest-wait', 'Longest wait', hallStat, 'longestWaitS', seconds);
  number('open-counters', 'Open counters', hallStat, 'openCounters');
  number('wait-median', 'Median wait today', topics.stat('day'), 'waitMedianS', seconds);
  number('wait-p90', '90 % of waits today', topics.stat('day'), 'waitP90S', seconds);
  if (surge !== undefined)
    add('surge', {
      p: 'sensor',
      name: 'Surge level',
      dev_cla: 'enum',
      ops: ['none', ...surge.levels.map(({ id }) => id)],
      stat_t: topics.hall,
      val_tpl: "{{ value_json.surge | default('none') }}",
    });
  for (const queue of queues.values()) {
    number(`waiting-${queue.id}`, `Waiting ${queue.name}`, topics.queue(queue.id), 'waiting');
    const stat = topics.stat(topicId(`queue-${queue.id}`));
    number(`longest-wait-${queue.id}`, `Longest wait ${queue.name}`, stat, 'longestWaitS', seconds);
  }
  add('state', {
    p: 'sensor',
    name: 'State',
    dev_cla: 'enum',
    ops: ['starting', 'online', 'degraded', 'stopping', 'offline'],
    ent_cat: 'diagnostic',
    stat_t: topics.state,
    val_tpl: '{{ value_json.state }}',
  });
  problem('alarms', 'Alarms', hallStat, 'value_json.alarms > 0');
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
