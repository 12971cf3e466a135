/**
 * The way to the broker, opened again for ever. Each connection is a new client of mqtt.js with a clean session, so
 * that nothing old is sent by its own stores: what has to be sent again is known here, not there.
 */
import { MqttClient } from 'mqtt';
import type { BrokerLogin } from '../../config/load/secrets.ts';
import type { Timers } from '../../drivers/device.ts';
import { brokerStream } from '../../drivers/link/broker-stream.ts';
import { brokerTrouble } from '../../drivers/link/broker-trouble.ts';

/** One connection while it lasts; after its end, every call does nothing. `acked` comes only from the broker. */
export type Broker = {
  /** QoS 1 unless told otherwise. */
  publish(topic: string, payload: string, how: { retain: boolean; qos?: 0 | 1 }, acked?: () => void): void;
  subscribe(topics: Readonly<Record<string, { qos: 0 | 1 }>>, done: () => void): void;
  /** Not needed: a broker that refuses it is kept. */
  subscribeIfAllowed(topic: string): void;
  unsubscribe(topic: string): void;
  /** It hangs: end it, and open another. */
  drop(why: string): void;
};

export type ConnectionEvents = {
  up(broker: Broker): void;
  message(topic: string, payload: Uint8Array, retained: boolean): void;
  down(why: string): void;
};

export type ConnectionOptions = {
  broker: BrokerLogin;
  clientId: string;
  timers: Timers;
  /** What the broker says when this process is gone; asked at each connection. Left out: nothing. */
  will?(): { topic: string; payload: string };
};

export type Connection = {
  /** Says `lastWords` (retained) if the broker takes them within `withinMs`, and ends either way. */
  close(lastWords: { topic: string; payload: string }, withinMs: number): Promise<void>;
  /** Says nothing, and waits for nothing. */
  leave(): void;
};

const firstRetryMs = 100;
const lastRetryMs = 1000;
/** A connection that ended sooner does not speed up the next try: two daemons with one name would fight at full speed. */
const steadyAfterMs = 10_000;
const keepaliveSeconds = 10;
const connackWithinMs = 5000;

export function keepConnected(options: ConnectionOptions, on: ConnectionEvents): Connection {
  const {
    timers,
    broker: { username, password, ...address },
  } = options;
  let client: MqttClient | undefined;
  let closed = false;
  let retryMs = firstRetryMs;
  let cancelRetry = (): void => {};
  let gone = (): void => {};

  function open(): void {
    let why = 'the broker ended the connection';
    let upSince = Number.POSITIVE_INFINITY;
    const link = new MqttClient(() => brokerStream(address), {
      ...(username !== undefined && { username }),
      ...(password !== undefined && { password }),
      clientId: options.clientId,
      clean: true,
      protocolVersion: 4,
      keepalive: keepaliveSeconds,
      connectTimeout: connackWithinMs,
      reconnectPeriod: 0,
      resubscribe: false,
      queueQoSZero: false,
      timerVariant: 'native',
      ...(options.will && { will: { ...options.will(), qos: 1, retain: true } }),
    });
    client = link;
    const broker = brokerOn(link, reason => {
      why = reason;
    });
    link.on('error', (error: Error & { code?: unknown }) => {
      why = brokerTrouble(error);
    });
    link.on('connect', () => {
      upSince = timers.now();
      if (!closed) on.up(broker);
    });
    link.on('message', (topic, payload, packet) => {
      if (client === link) on.message(topic, payload, packet.retain);
    });
    link.on('close', () => {
      if (client !== link) return;
      client = undefined;
      link.end(true);
      gone();
      if (closed) return;
      on.down(why);
      if (timers.now() - upSince >= steadyAfterMs) retryMs = firstRetryMs;
      cancelRetry = timers.after(retryMs, open);
      retryMs = Math.min(retryMs * 2, lastRetryMs);
    });
  }

  function brokerOn(link: MqttClient, dropped: (why: string) => void): Broker {
    const whileOpen = (then: () => void) => {
      if (client === link) then();
    };
    const onSuccess = (then?: () => void) => (error?: Error | null) => {
      if (!error && then !== undefined) whileOpen(then);
    };
    const drop = (why: string) =>
      whileOpen(() => {
        dropped(why);
        link.stream.destroy();
      });
    return {
      publish: (topic, payload, { retain, qos = 1 }, acked) =>
        whileOpen(() => void link.publish(topic, payload, { qos, retain }, onSuccess(acked))),
      subscribe: (topics, done) =>
        whileOpen(() => {
          link.subscribe({ ...topics }, error => {
            if (error) drop(`subscribing was refused: ${error.message}`);
            else whileOpen(done);
          });
        }),
      subscribeIfAllowed: topic => whileOpen(() => void link.subscribe(topic, { qos: 1 }, () => {})),
      unsubscribe: topic => whileOpen(() => void link.unsubscribe(topic, onSuccess())),
      drop,
    };
  }

  open();

  return {
    leave() {
      closed = true;
      cancelRetry();
      client?.end(true);
    },
    close(lastWords, withinMs) {
      closed = true;
      cancelRetry();
      const link = client;
      if (link === undefined) return Promise.resolve();
      return new Promise(resolve => {
        const cancel = timers.after(withinMs, end);
        gone = () => {
          cancel();
          resolve();
        };
        function end(): void {
          client = undefined;
          link?.end(true);
          // mqtt.js leaves the stream of a client that is ending already to the broker, which may hang.
          link?.stream.destroy();
          gone();
        }
        if (!link.connected) end();
        else
          link.publish(lastWords.topic, lastWords.payload, { qos: 1, retain: true }, () =>
            link.end(false, end),
          );
      });
    },
  };
}
