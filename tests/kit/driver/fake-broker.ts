import type { Broker, BrokerEvents } from '../../../drivers/device.ts';
import { covers } from '../../../drivers/link/topic-filters.ts';
import type { BrokerSimulator } from '../../../simulators/devices/simulator.ts';

type Said = { topic: string; payload: string };
type Peer = Pick<BrokerSimulator, 'topics' | 'will' | 'connected' | 'message'>;

/** A broker in memory that keeps what is retained. Nothing is told before a promise has run, as on a real connection. */
export type FakeBroker = {
  published: Said[];
  retained: Map<string, string>;
  /** Whether it takes what it is given. */
  takes: boolean;
  dropped: number;
  seats(): number;
  /** The payloads of this command so far. */
  commands(name: string): string[];
  /** `old`: as what was retained before. */
  say(topic: string, payload: string | Uint8Array, how?: { retain?: boolean; old?: boolean }): void;
  /** A device comes: its connection stands. */
  plug(peer: Peer): void;
  /** It goes without a word. */
  unplug(peer: Peer): void;
  down(): void;
  /** `order`: a broker may give what is retained before it confirms the subscription. */
  up(order?: 'retained first'): void;
  broker: Broker;
};

export function fakeBroker(): FakeBroker {
  const seats = new Set<{ topics: readonly string[]; on: BrokerEvents }>();
  const peers = new Set<Peer>();
  const retained = new Map<string, string>();
  const published: Said[] = [];
  let isUp = true;
  let reopened = 0;

  const matches = (topics: readonly string[], topic: string): boolean =>
    topics.some(filter => covers(filter, topic));

  function greet(seat: { topics: readonly string[]; on: BrokerEvents }, order?: 'retained first'): void {
    if (!seats.has(seat)) return;
    if (!isUp) return seat.on.down('the broker is gone');
    if (order === undefined) seat.on.up();
    for (const [topic, payload] of retained) {
      if (matches(seat.topics, topic)) seat.on.message(topic, Buffer.from(payload), true);
    }
    if (order === 'retained first') seat.on.up();
  }

  const fake: FakeBroker = {
    published,
    retained,
    takes: true,
    dropped: 0,
    seats: () => seats.size,
    commands: (name: string) =>
      published.filter(({ topic }) => topic.endsWith(`/${name}`)).map(({ payload }) => payload),
    say(topic, payload, how = {}) {
      if (how.retain === true) retained.set(topic, payload.toString());
      if (!isUp) return;
      for (const seat of seats) {
        if (matches(seat.topics, topic)) seat.on.message(topic, Buffer.from(payload), how.old === true);
      }
    },
    plug(peer) {
      peers.add(peer);
      peer.connected();
    },
    unplug(peer) {
      peers.delete(peer);
      if (peer.will !== undefined) fake.say(peer.will.topic, peer.will.payload, { retain: true });
    },
    down() {
      isUp = false;
      for (const { on } of seats) on.down('the broker is gone');
    },
    up(order) {
      isUp = true;
      reopened += 1;
      for (const seat of seats) greet(seat, order);
      for (const peer of peers) peer.connected();
    },
    broker: {
      join(topics, on) {
        const seat = { topics, on };
        seats.add(seat);
        void Promise.resolve().then(() => greet(seat));
        return {
          async publish(topic, payload) {
            if (!isUp || !fake.takes) return false;
            published.push({ topic, payload });
            await Promise.resolve();
            for (const peer of peers) if (matches(peer.topics, topic)) peer.message(topic, payload);
            return true;
          },
          dropped: () => fake.dropped,
          leave: () => void seats.delete(seat),
        };
      },
      reopened: () => reopened,
      close: () => Promise.resolve(),
    },
  };
  return fake;
}
