/**
 * The only way to an MQTT broker (3.1.1), dialled again for ever. Each connection is a new client of mqtt.js with a clean
 * session, so that nothing old is sent by its own stores: a command from before an outage is not true any more, and what has to be
 * sent again is known to whoever says it.
 */
// oxlint-disable-next-line no-unassigned-import -- it has to be there before mqtt.js
import './packet-lengths.ts';
import { MqttClient } from 'mqtt';
import type { Timers } from '../device.ts';
import { brokerStream } from './broker-stream.ts';
import { brokerTrouble, isLoginRefused } from './broker-trouble.ts';

/** In the words of mqtt.js. `ca`: PEM. */
export type BrokerAddress = { url: string; username?: string; password?: string; ca?: string };

/** QoS 1 and not retained unless told otherwise. */
export type Message = { topic: string; payload: string; retain?: boolean; qos?: 0 | 1 };

/** One connection while it lasts; after its end, every call does nothing. */
export type Connection = {
  /** `settled`: told once, true when the broker has acknowledged it, false when it will not any more. */
  publish(message: Message, settled?: (taken: boolean) => void): void;
  /** QoS 1 unless told otherwise. `done`: told when the broker has answered; `refused`: in its words, that it takes not all of it. */
  subscribe(
    topics: readonly string[] | Readonly<Record<string, { qos: 0 | 1 }>>,
    done?: (refused?: string) => void,
  ): void;
  unsubscribe(topic: string): void;
  /** It hangs: end it, and open another. */
  drop(why: string): void;
};

export type ConnectionEvents = {
  up(connection: Connection): void;
  message(topic: string, payload: Uint8Array, retained: boolean): void;
  /**
   * Told for each connection that ended, and each that could not be made (`wasUp` false). `isRefused`: the broker lets nobody in as
   * this user with this password.
   */
  down(why: string, wasUp: boolean, isRefused: boolean): void;
};

export type ConnectionOptions = {
  broker: BrokerAddress;
  clientId?: string;
  timers: Timers;
  /** What the broker says, and keeps, when this process is gone; asked at each connection. */
  will?(): Message;
  connectWithinMs?: number;
};

export type KeptConnection = {
  /**
   * After the call nothing is told. `lastWords` are said (retained) if the broker takes them in time; without them there is no
   * goodbye, and the broker says the will. Resolves when nothing is open any more, also when the broker hangs.
   */
  close(lastWords?: Message): Promise<void>;
};

const firstRetryMs = 100;
const lastRetryMs = 1000;
/** A connection that ended sooner does not speed up the next try: two daemons with one name would fight at full speed. */
const steadyAfterMs = 10_000;
const keepaliveSeconds = 10;
const usualConnectWithinMs = 5000;
const lastWordsWithinMs = 750;

export function keepConnected(options: ConnectionOptions, on: ConnectionEvents): KeptConnection {
  const { timers } = options;
  let client: MqttClient | undefined;
  let closed = false;
  let retryMs = firstRetryMs;
  let cancelRetry = (): void => {};

  function open(): void {
    const link = dial(options);
    client = link;
    let why = 'it ended the connection';
    let isRefused = false;
    let upSince: number | undefined;
    // An 'error' event without a listener would end the process.
    link.on('error', (error: Error & { code?: unknown }) => {
      why = brokerTrouble(error);
      isRefused = isLoginRefused(error);
    });
    link.on('connect', () => {
      upSince = timers.now();
      const isOpen = () => client === link;
      if (!closed) on.up(connectionOver(link, isOpen, reason => (why = reason)));
    });
    link.on('message', (topic, payload, { retain }) => {
      if (client === link && !closed) on.message(topic, payload, retain);
    });
    link.on('close', () => {
      if (client !== link) return;
      void end(link);
      if (closed) return;
      const wasUp = upSince !== undefined;
      if (upSince !== undefined && timers.now() - upSince >= steadyAfterMs) retryMs = firstRetryMs;
      cancelRetry = timers.after(retryMs, open);
      retryMs = Math.min(retryMs * 2, lastRetryMs);
      on.down(why, wasUp, isRefused);
    });
  }

  function end(link: MqttClient): Promise<void> {
    client = undefined;
    return new Promise(ended => {
      // By force: a broker that hangs ends nothing.
      link.end(true, () => ended());
      // mqtt.js leaves the stream of a client that is ending already to the broker.
      link.stream.destroy();
    });
  }

  open();

  return {
    async close(lastWords) {
      closed = true;
      cancelRetry();
      const link = client;
      if (link === undefined) return;
      if (lastWords !== undefined && link.connected) await sayLast(link, lastWords, timers);
      await end(link);
    },
  };
}

function dial({
  broker,
  clientId,
  will,
  connectWithinMs = usualConnectWithinMs,
}: ConnectionOptions): MqttClient {
  const { username, password, ...address } = broker;
  return new MqttClient(() => brokerStream(address), {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(clientId !== undefined && { clientId }),
    clean: true,
    protocolVersion: 4,
    keepalive: keepaliveSeconds,
    connectTimeout: connectWithinMs,
    reconnectPeriod: 0,
    resubscribe: false,
    queueQoSZero: false,
    timerVariant: 'native',
    // A table of all 65,536 of them, 7 MB.
    writeCache: false,
    ...(will && { will: { ...will(), qos: 1, retain: true } }),
  });
}

function connectionOver(link: MqttClient, isOpen: () => boolean, dropped: (why: string) => void): Connection {
  return {
    publish({ topic, payload, retain = false, qos = 1 }, settled) {
      if (!isOpen()) return settled?.(false);
      // Its end, by force and without a store, is an error of all that was not taken.
      link.publish(topic, payload, { qos, retain }, error => settled?.(!error && isOpen()));
    },
    subscribe(topics, done) {
      if (!isOpen()) return;
      link.subscribe(Symbol.iterator in topics ? [...topics] : { ...topics }, { qos: 1 }, error => {
        if (isOpen()) done?.(error?.message);
      });
    },
    unsubscribe(topic) {
      if (isOpen()) link.unsubscribe(topic, () => {});
    },
    drop(reason) {
      if (!isOpen()) return;
      dropped(reason);
      link.stream.destroy();
    },
  };
}

function sayLast(link: MqttClient, { topic, payload }: Message, timers: Timers): Promise<void> {
  return new Promise(said => {
    const cancel = timers.after(lastWordsWithinMs, said);
    link.publish(topic, payload, { qos: 1, retain: true }, () =>
      link.end(false, () => {
        cancel();
        said();
      }),
    );
  });
}
