/** A person at simulated things, over MQTT: what they do comes in, what they see and hear stands retained. */
import type { BrokerLogin } from '../../config/load/secrets.ts';
import { type Connection, keepConnected } from '../../drivers/link/mqtt.ts';
import { realTimers } from './clock.ts';
import { words } from './words.ts';

const longestPayloadBytes = 4096;

/** Topics are those below the hall's prefix. */
export type PersonChannel = {
  /** What the topic says has changed: `of` tells it when it is said. Several changes in one turn are said once. */
  changed(below: string, of: () => unknown): void;
  /** Said once, to whoever hears it now. */
  say(below: string, payload: string): void;
  close(): Promise<void>;
};

/**
 * Reaches the broker for ever. `asked`: the filter of what comes in; `example`: a payload that is right; `act`: does it, or tells
 * in a sentence why not. `warn` gets a sentence for what was not understood or cannot be done, with its topic.
 */
export function openPersonChannel(options: {
  broker: BrokerLogin;
  hall: string;
  asked: string;
  example: string;
  act(below: string, said: unknown): string | undefined;
  warn(sentence: string): void;
  up?(): void;
  down?(why: string): void;
}): PersonChannel {
  const { broker, asked, example, act, warn } = options;
  const prefix = `one-ticket/v1/${options.hall}/`;
  let connection: Connection | undefined;
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
      if (connection !== undefined) for (const below of unsaid) sayRetained(connection, below);
    });
  }

  function sayRetained(to: Connection, below: string): void {
    if (underWay.has(below)) return;
    unsaid.delete(below);
    const payload = JSON.stringify(views.get(below)?.());
    if (said.get(below) === payload) return;
    said.set(below, payload);
    underWay.add(below);
    to.publish({ topic: prefix + below, payload, retain: true }, () => {
      underWay.delete(below);
      sayLater();
    });
  }

  const kept = keepConnected(
    { broker, timers: realTimers },
    {
      up(to) {
        connection = to;
        options.up?.();
        to.subscribe([prefix + asked], refused => {
          if (refused !== undefined) warn(words.notSubscribed(`${prefix}${asked}`, refused));
        });
        // It may be another broker.
        said.clear();
        for (const below of views.keys()) unsaid.add(below);
        sayLater();
      },
      message(topic, payload, retained) {
        const below = topic.slice(prefix.length);
        const wrong = perform({ payload, retained, example }, what => act(below, what));
        if (wrong !== undefined) warn(`${JSON.stringify(below).slice(1, -1)}: ${wrong}`);
      },
      down: why => options.down?.(why),
    },
  );

  return {
    changed(below, of) {
      views.set(below, of);
      unsaid.add(below);
      sayLater();
    },
    say: (below, payload) => connection?.publish({ topic: prefix + below, payload, qos: 0 }),
    close: () => kept.close(),
  };
}

function perform(
  { payload, retained, example }: { payload: Uint8Array; retained: boolean; example: string },
  act: (said: unknown) => string | undefined,
): string | undefined {
  if (retained) {
    return words.retained;
  }
  if (payload.length > longestPayloadBytes) {
    return words.tooLong(payload.length, longestPayloadBytes, example);
  }
  const text = new TextDecoder().decode(payload);
  try {
    return act(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return words.noJson(JSON.stringify(text.slice(0, 60)), example);
  }
}
