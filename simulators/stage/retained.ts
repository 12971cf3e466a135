/** What stands retained on the broker, as far as the simulators say it. */
import type { MqttClient } from 'mqtt';

export type Retained = {
  /** What the topic says has changed: `of` tells it when it is said. Several changes in one turn are said once. */
  changed(topic: string, of: () => unknown): void;
};

/** All that was ever said is said again on each connection: it may be another broker. */
export function openRetained(client: MqttClient): Retained {
  const views = new Map<string, () => unknown>();
  const unsaid = new Set<string>();
  /** Said, but not yet taken by the broker: on one topic, one message at a time, so that a slow broker gets the latest. */
  const underWay = new Set<string>();
  /** What was said last on each topic, since the connection stands. */
  const said = new Map<string, string>();
  let turnPlanned = false;

  function sayLater(): void {
    if (turnPlanned) return;
    turnPlanned = true;
    setImmediate(() => {
      turnPlanned = false;
      if (client.connected) for (const topic of unsaid) say(topic);
    });
  }

  function say(topic: string): void {
    if (underWay.has(topic)) return;
    unsaid.delete(topic);
    const payload = JSON.stringify(views.get(topic)?.());
    if (said.get(topic) === payload) return;
    said.set(topic, payload);
    underWay.add(topic);
    client.publish(topic, payload, { qos: 1, retain: true }, () => {
      underWay.delete(topic);
      sayLater();
    });
  }

  client.on('connect', () => {
    said.clear();
    for (const topic of views.keys()) unsaid.add(topic);
    sayLater();
  });

  return {
    changed(topic, of) {
      views.set(topic, of);
      unsaid.add(topic);
      sayLater();
    },
  };
}
