/** A hall as its topics tell it, with no daemon behind: what the test says of it, held against the contract. */
import { connectAsync, type MqttClient } from 'mqtt';
import { openBroker } from '../../../simulators/broker/broker.ts';
import { breachOf } from '../../kit/hall/broker/contract.ts';

/** All that a citizen may hear. */
export const citizenTopics = ['$state', '$info', 'state/#'];

export type ToldHall = {
  /** Retained; an empty text takes it away. The stamps are added. `ts`: now, unless told otherwise. */
  say(below: string, body: object | '', ts?: number): Promise<void>;
  /** It lives: its `$state`, once more. */
  beat(state?: string, more?: object): Promise<void>;
};

export type Told = {
  url: string;
  hall(id: string): ToldHall;
  /** The broker goes, and comes back. */
  takeAway(): void;
  bringBack(): Promise<unknown>;
  close(): Promise<void>;
};

/** `below`: the only topics of a hall that this broker knows. */
export async function openTold(below: readonly string[] = citizenTopics): Promise<Told> {
  const opened = await openBroker(
    [0],
    below.map(topic => `one-ticket/v1/+/${topic}`),
  );
  if (!opened.ok) throw new Error(opened.why);
  const { broker } = opened;
  const url = `mqtt://127.0.0.1:${broker.port}`;
  const client = await connectAsync(url, { protocolVersion: 4, reconnectPeriod: 20 });
  client.on('error', () => undefined);
  return {
    url,
    hall: id => toldHall(id, client),
    takeAway: broker.takeAway,
    bringBack: broker.bringBack,
    async close() {
      await client.endAsync(true);
      await broker.close();
    },
  };
}

function toldHall(id: string, client: MqttClient): ToldHall {
  let beat = 0;
  let rev = 0;
  async function say(below: string, body: object | '', ts = Date.now()): Promise<void> {
    const topic = `one-ticket/v1/${id}/${below}`;
    rev += 1;
    const isFigures = /^stat\/|\/health$/.test(below);
    const stamps = { v: 1, ts, ...(below !== '$state' && !isFigures && { rev }) };
    const seq = below.startsWith('state/') ? { seq: rev } : {};
    const text = body === '' ? '' : JSON.stringify({ ...body, ...stamps, ...seq });
    const qos = isFigures ? 0 : 1;
    const breach = breachOf({ topic, text, qos, retained: true });
    if (breach !== undefined) throw new Error(breach);
    await client.publishAsync(topic, text, { retain: true, qos });
  }
  return {
    say,
    async beat(state = 'online', more = {}) {
      beat += 1;
      await say('$state', { state, boot: 'told', beat, ...more });
    },
  };
}
