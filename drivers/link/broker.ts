/** The one connection to the MQTT broker for all devices that speak through it: who listens to what, and who hears what. */
import type { Broker, BrokerEvents, Timers } from '../device.ts';
import { type BrokerAddress, type Connection, keepConnected } from './mqtt.ts';
import { covering, covers } from './topic-filters.ts';

const longestPayloadBytes = 64 * 1024;
/** A topic that the broker refuses is asked for again: its access list may have been mended. */
const askAgainMs = 10_000;
/** Of one seat; more cannot come together but by somebody who floods the broker. */
const mostTopicsKept = 1000;

type Seat = {
  topics: readonly string[];
  on: BrokerEvents;
  told?: 'up' | 'down';
  /** The broker was asked for its topics on this connection; it sends what is retained there once more for each asking. */
  asked: boolean;
  /** The topics heard on this connection, because what is retained there is sent again when another seat asks for it. */
  heard: Set<string>;
  dropped: number;
};

/** Reached for ever, `up` and `down` are told after `join` has returned. */
export function openBroker(broker: BrokerAddress, clientId: string, timers: Timers): Broker {
  const name = `the broker ${hostOf(broker.url)}`;
  const seats = new Set<Seat>();
  /** What the broker has taken, or is being asked for, on this connection. */
  const subscribed = new Map<string, 'asked' | 'taken' | 'refused'>();
  let connection: Connection | undefined;
  let connected = 0;
  let downBecause: string | undefined;
  let planned = false;
  let cancelAskAgain = (): void => {};

  const kept = keepConnected(
    { broker, clientId, timers },
    {
      up(made) {
        connection = made;
        connected += 1;
        downBecause = undefined;
        for (const seat of seats) {
          seat.asked = false;
          seat.heard.clear();
        }
        subscribed.clear();
        subscribe();
      },
      message: hear,
      down(why, wasUp) {
        connection = undefined;
        downBecause = `${name}${wasUp ? '' : ' cannot be reached'}: ${why}`;
        cancelAskAgain();
        for (const seat of seats) tell(seat, 'down', downBecause);
      },
    },
  );

  function subscribeSoon(): void {
    if (!planned) queueMicrotask(subscribe);
    planned = true;
  }

  /** Asks for what the seats want and did not ask for yet. */
  function subscribe(): void {
    planned = false;
    const to = connection;
    if (to === undefined) return;
    const wanted = covering(new Set([...seats].flatMap(({ topics }) => topics)));
    const news = [...seats].filter(seat => !seat.asked);
    for (const filter of wanted) {
      const isNew =
        !subscribed.has(filter) || news.some(seat => seat.topics.some(topic => covers(filter, topic)));
      if (isNew) ask(to, filter);
    }
    for (const seat of news) seat.asked = true;
    // Afterwards, so that what is said meanwhile may come twice, but is not missed.
    for (const filter of subscribed.keys()) {
      if (wanted.includes(filter)) continue;
      subscribed.delete(filter);
      to.unsubscribe(filter);
    }
    tellSeats();
  }

  function ask(to: Connection, filter: string): void {
    subscribed.set(filter, 'asked');
    to.subscribe([filter], refused => {
      if (!subscribed.has(filter)) return;
      subscribed.set(filter, refused === undefined ? 'taken' : 'refused');
      if (refused !== undefined) {
        cancelAskAgain();
        cancelAskAgain = timers.after(askAgainMs, askAgain);
      }
      tellSeats();
    });
  }

  function askAgain(): void {
    const to = connection;
    if (to === undefined) return;
    for (const [filter, state] of subscribed) if (state === 'refused') ask(to, filter);
  }

  function tellSeats(): void {
    for (const seat of seats) {
      const filters = [...subscribed.keys()].filter(filter =>
        seat.topics.some(topic => covers(filter, topic)),
      );
      const refused = filters.find(filter => subscribed.get(filter) === 'refused');
      if (refused !== undefined) tell(seat, 'down', `${name} refuses ${refused}`);
      else if (seat.asked && filters.every(filter => subscribed.get(filter) === 'taken')) tell(seat, 'up');
    }
  }

  function tell(seat: Seat, state: 'up' | 'down', why = ''): void {
    if (seat.told === state) return;
    seat.told = state;
    if (state === 'up') seat.on.up();
    else seat.on.down(why);
  }

  function hear(topic: string, payload: Uint8Array, retained: boolean): void {
    for (const seat of seats) {
      if (!seat.topics.some(filter => covers(filter, topic))) continue;
      if (retained && seat.heard.has(topic)) continue;
      seat.heard.delete(topic);
      seat.heard.add(topic);
      const [oldest] = seat.heard;
      if (seat.heard.size > mostTopicsKept && oldest !== undefined) seat.heard.delete(oldest);
      if (payload.length > longestPayloadBytes) seat.dropped += 1;
      else seat.on.message(topic, payload, retained);
    }
  }

  return {
    join(topics, on) {
      const seat: Seat = { topics, on, asked: false, heard: new Set(), dropped: 0 };
      seats.add(seat);
      if (connection !== undefined) subscribeSoon();
      else
        queueMicrotask(() => {
          if (downBecause !== undefined && seats.has(seat)) tell(seat, 'down', downBecause);
        });
      return {
        publish(topic, payload) {
          const to = connection;
          if (to === undefined || !seats.has(seat)) return Promise.resolve(false);
          return new Promise(taken => to.publish({ topic, payload }, taken));
        },
        dropped: () => seat.dropped,
        leave() {
          seats.delete(seat);
          subscribeSoon();
        },
      };
    },
    reopened: () => Math.max(0, connected - 1),
    close() {
      cancelAskAgain();
      seats.clear();
      connection = undefined;
      return kept.close();
    },
  };
}

/** Without user and password: it stands in the log. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
