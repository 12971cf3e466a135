/** The connection of a simulated device that speaks through a broker: its own, with its own will. */
import { randomUUID } from 'node:crypto';
import type { BrokerLogin } from '../../config/load/secrets.ts';
import type { Timers } from '../../drivers/device.ts';
import { type Connection, type KeptConnection, keepConnected } from '../../drivers/link/mqtt.ts';
import type { Message } from '../stage/damage.ts';

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

/** Reaches the broker for ever; an outage is told by the control, once for all. */
export function brokerAt(broker: BrokerLogin, timers: Timers): JoinBroker {
  return (device, { topics, will, connected, message }) => {
    let kept: KeptConnection | undefined;
    let connection: Connection | undefined;

    function open(): void {
      const clientId = `${device}-${randomUUID().slice(0, 8)}`;
      kept = keepConnected(
        { broker, clientId, timers, ...(will !== undefined && { will: () => will }) },
        {
          up(to) {
            connection = to;
            if (topics.length === 0) connected();
            else to.subscribe(topics, refused => refused === undefined && connected());
          },
          message: (topic, payload) => message(topic, new TextDecoder().decode(payload)),
          down() {},
        },
      );
    }

    function cut(): void {
      void kept?.close();
      kept = undefined;
    }

    open();
    return {
      publish: said => connection?.publish(said),
      plug(isIn) {
        if (isIn === (kept !== undefined)) return;
        if (isIn) open();
        else cut();
      },
      close: cut,
    };
  };
}
