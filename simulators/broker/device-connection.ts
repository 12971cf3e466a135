/** The connection of a simulated device that speaks through a broker: its own, with its own will. */
import { randomUUID } from 'node:crypto';
import { connect, type MqttClient } from 'mqtt';
import type { BrokerLogin } from '../../config/load/secrets.ts';
import type { Message } from '../stage/faults.ts';

const reconnectMs = 500;

export type BrokerEnd = {
  /** QoS 1; lost while the connection is down. */
  publish(message: Message): void;
  /** Out: cut without a goodbye, so that the broker says the will, and not made again until it is in. */
  plug(isIn: boolean): void;
  close(): void;
};

export type EndEvents = {
  topics: readonly string[];
  will?: { topic: string; payload: string };
  /** The broker has taken what the device listens to. */
  connected(): void;
  message(topic: string, payload: string): void;
};

export type JoinBroker = (device: string, on: EndEvents) => BrokerEnd;

/** Reaches the broker at `url` for ever. */
export function brokerAt({ url, ...login }: BrokerLogin): JoinBroker {
  return (device, on) => {
    let client: MqttClient | undefined;

    function open(): void {
      const made = connect(url, {
        ...login,
        clientId: `${device}-${randomUUID().slice(0, 8)}`,
        protocolVersion: 4,
        reconnectPeriod: reconnectMs,
        resubscribe: false,
        ...(on.will !== undefined && {
          will: { topic: on.will.topic, payload: Buffer.from(on.will.payload), qos: 1, retain: true },
        }),
      });
      client = made;
      made.on('connect', () => {
        if (on.topics.length === 0) return on.connected();
        made.subscribe([...on.topics], { qos: 1 }, error => {
          if (error === null && client === made) on.connected();
        });
      });
      // The outage is told by the control, once for all.
      made.on('error', () => {});
      made.on('message', (topic, payload) => {
        if (client === made) on.message(topic, payload.toString());
      });
    }

    /** By force, so that there is no goodbye. */
    function cut(): void {
      client?.end(true);
      client = undefined;
    }

    open();
    return {
      publish({ topic, payload, retain }) {
        if (client?.connected === true) client.publish(topic, payload, { qos: 1, retain });
      },
      plug(isIn) {
        if (isIn === (client !== undefined)) return;
        if (isIn) open();
        else cut();
      },
      close: cut,
    };
  };
}
