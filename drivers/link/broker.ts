/**
 * The one connection to the MQTT broker (3.1.1, clean session) for all devices that speak through it. Each connection is a
 * new client of mqtt.js, so that nothing unsent of an old one is sent late by its store: a command from before an outage is
 * not true any more.
 */
import { MqttClient } from 'mqtt';
import type { Broker, BrokerEvents, Link, LinkEvents, Timers } from '../device.ts';
import { brokerStream } from './broker-stream.ts';
import { brokerTrouble } from './broker-trouble.ts';
import { keepOpen } from './keep-open.ts';
import { covering, covers } from './topic-filters.ts';

const longestPayloadBytes = 64 * 1024;
/** A topic that the broker refuses is asked for again: its access list may have been mended. */
const askAgainMs = 10_000;
const keepaliveSeconds = 10;
const connackWithinMs = 5000;
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

/** In the words of mqtt.js; `ca`: PEM. */
export type BrokerAddress = { url: string; username?: string; password?: string; ca?: string };

/** `client`: the client id. Reached for ever, `up` and `down` are told after `join` has returned. */
export function openBroker(
  { username, password, client: clientId, ...address }: BrokerAddress & { client: string },
  timers: Timers,
): Broker {
  const name = `the broker ${hostOf(address.url)}`;
  const seats = new Set<Seat>();
  /** What the broker has taken, or is being asked for, on this connection. */
  const subscribed = new Map<string, 'asked' | 'taken' | 'refused'>();
  let client: MqttClient | undefined;
  let connecting: MqttClient | undefined;
  let downBecause: string | undefined;
  let planned = false;
  let cancelAskAgain = (): void => {};

  const kept = keepOpen(open, timers, {
    up() {
      downBecause = undefined;
      for (const seat of seats) {
        seat.asked = false;
        seat.heard.clear();
      }
      subscribed.clear();
      subscribe();
    },
    data() {},
    down(why) {
      downBecause = why;
      cancelAskAgain();
      for (const seat of seats) tell(seat, 'down', why);
    },
  });

  function open(on: LinkEvents): Promise<Link> {
    return new Promise((resolve, reject) => {
      const link = new MqttClient(() => brokerStream(address), {
        ...(username !== undefined && { username }),
        ...(password !== undefined && { password }),
        clientId,
        clean: true,
        protocolVersion: 4,
        keepalive: keepaliveSeconds,
        connectTimeout: connackWithinMs,
        reconnectPeriod: 0,
        resubscribe: false,
        queueQoSZero: false,
        timerVariant: 'native',
      });
      connecting = link;
      let why = 'it ended the connection';
      let wasUp = false;
      // An 'error' event without a listener would end the process.
      link.on('error', (error: Error & { code?: unknown }) => {
        why = brokerTrouble(error);
      });
      link.on('connect', () => {
        wasUp = true;
        client = link;
        resolve({ write: () => Promise.resolve(), close: () => end(link) });
      });
      link.on('message', (topic, payload, { retain }) => {
        if (client === link) hear(topic, payload, retain);
      });
      link.on('close', () => {
        void end(link);
        if (wasUp) on.down(`${name}: ${why}`);
        else reject(new Error(`${name} cannot be reached: ${why}`));
      });
    });
  }

  async function end(link: MqttClient): Promise<void> {
    if (client === link) client = undefined;
    await new Promise<void>(ended => {
      // By force: a broker that hangs ends nothing.
      link.end(true, () => ended());
    });
  }

  function subscribeSoon(): void {
    if (!planned) queueMicrotask(subscribe);
    planned = true;
  }

  /** Asks for what the seats want and did not ask for yet. */
  function subscribe(): void {
    planned = false;
    const link = client;
    if (link === undefined || !kept.isUp()) return;
    const wanted = covering(new Set([...seats].flatMap(({ topics }) => topics)));
    const news = [...seats].filter(seat => !seat.asked);
    for (const filter of wanted) {
      const isNew =
        !subscribed.has(filter) || news.some(seat => seat.topics.some(topic => covers(filter, topic)));
      if (isNew) ask(link, filter);
    }
    for (const seat of news) seat.asked = true;
    // Afterwards, so that what is said meanwhile may come twice, but is not missed.
    for (const filter of subscribed.keys()) {
      if (wanted.includes(filter)) continue;
      subscribed.delete(filter);
      link.unsubscribe(filter, () => {});
    }
    tellSeats();
  }

  function ask(link: MqttClient, filter: string): void {
    subscribed.set(filter, 'asked');
    link.subscribe(filter, { qos: 1 }, error => {
      if (client !== link || !subscribed.has(filter)) return;
      subscribed.set(filter, error === null ? 'taken' : 'refused');
      if (error !== null) {
        cancelAskAgain();
        cancelAskAgain = timers.after(askAgainMs, askAgain);
      }
      tellSeats();
    });
  }

  function askAgain(): void {
    const link = client;
    if (link === undefined) return;
    for (const [filter, state] of subscribed) if (state === 'refused') ask(link, filter);
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
      if (client !== undefined) subscribeSoon();
      else
        queueMicrotask(() => {
          if (downBecause !== undefined && seats.has(seat)) tell(seat, 'down', downBecause);
        });
      return {
        publish(topic, payload) {
          const link = client;
          if (link === undefined || !seats.has(seat)) return Promise.resolve(false);
          return new Promise(resolve => {
            // By force and without a store, the end of the client is an error of all that was not taken.
            link.publish(topic, payload, { qos: 1 }, error => resolve(!error));
          });
        },
        dropped: () => seat.dropped,
        leave() {
          seats.delete(seat);
          subscribeSoon();
        },
      };
    },
    reopened: kept.reopened,
    async close() {
      cancelAskAgain();
      seats.clear();
      // One that is not open yet has no `close` that `kept` knows of.
      if (connecting !== undefined && connecting !== client) void end(connecting);
      await kept.close();
    },
  };
}

/** Without user and password: it stands in the log. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
