/**
 * The hall over MQTT: a view and a way in, never the record. The hall runs the same with no broker, with a broker that
 * is away, and with one that hangs; nothing here waits for it, and nothing here grows while it is away.
 */
import type { Logger } from 'pino';
import type { Timers } from '../../drivers/driver.ts';
import type { Clock } from '../clock.ts';
import type { DevicesView } from '../device-state.ts';
import type { HallLoop } from '../hall.ts';
import type { Entry, Journal } from '../journal.ts';
import type { DeviceTester } from '../test-outcome.ts';
import { type AnswerTo, openCommandDesk } from './command-desk.ts';
import { type Broker, keepConnected } from './connection.ts';
import { eventOutbox } from './event-outbox.ts';
import { openHealth } from './health.ts';
import { infoBody } from './payloads.ts';
import { retainedOutbox } from './retained-outbox.ts';
import { openStanding } from './standing.ts';
import { openTestDesk } from './test-desk.ts';
import { topicsOf } from './topics.ts';

export type OpsOptions = {
  /** mqtt://, mqtts://, ws:// or wss://; may carry user and password. */
  url: string;
  hall: HallLoop;
  journal: Pick<Journal, 'since' | 'cursor' | 'setCursor' | 'lastSeq' | 'reply'>;
  devices: DevicesView & DeviceTester;
  clock: Clock;
  timers: Timers;
  log: Logger;
  /** Names this run of the process. */
  boot: string;
  info: Readonly<Record<string, unknown>> & { simulated: boolean };
};

export type RunState = 'starting' | 'online' | 'stopping';

export type Ops = {
  /** After each commit. */
  committed(entries: readonly Entry[]): void;
  /** A device's or a board's state changed. */
  changed(): void;
  state(state: RunState, reason?: string): void;
  /** Says stopping, then offline, and ends within a second also when the broker hangs. Nothing is read or written afterwards. */
  close(): Promise<void>;
};

/** `$state` is said again this often, so that a cut bridge is seen; one that is not acknowledged by the next shows a broker that hangs. */
const beatMs = 10_000;
const closeWithinMs = 750;

export function startOps(options: OpsOptions): Ops {
  const { hall, journal, devices, clock, timers, boot } = options;
  const { rules } = hall;
  const topics = topicsOf(rules.hall);
  const host = new URL(options.url).host;
  const log = options.log.child({ broker: host });

  const retained = retainedOutbox();
  const events = eventOutbox(journal, error =>
    log.error(
      { err: error },
      'events cannot be read from the journal and are not published until the broker is connected again',
    ),
  );
  const health = openHealth(devices, topics, clock);
  let broker: Broker | undefined;
  let said: { state: RunState; reason?: string } = { state: 'starting' };
  /** Everything retained stands on the broker again since this connection was made. */
  let settled = false;
  let beat = 0;
  let cancelBeat = (): void => {};
  let toldOf: 'up' | 'down' | undefined;
  let closing = false;

  retained.want(topics.info, infoBody(rules, options.info), { ts: clock.now() });
  const { simulated } = options.info;
  const standing = openStanding({ hall, journal, devices, clock, simulated }, topics, retained, () => {
    if (settled) events.more();
  });

  const stateText = (state: { state: RunState | 'offline'; reason?: string }) =>
    JSON.stringify({ v: 1, ts: clock.now(), ...state, boot, beat });

  function sayState(acked?: () => void): void {
    beat += 1;
    broker?.publish(topics.state, stateText(settled ? said : { state: 'starting' }), { retain: true }, acked);
  }

  function keepBeating(on: Broker): void {
    let heard = false;
    sayState(() => {
      heard = true;
    });
    health.beat(on);
    cancelBeat = timers.after(beatMs, () => {
      // An expected wait changes with time alone.
      standing.changed();
      if (heard) keepBeating(on);
      else on.drop(`the broker took nothing for ${beatMs / 1000} s`);
    });
  }

  const say = (topic: string, body: object) =>
    broker?.publish(topic, JSON.stringify({ v: 1, ts: clock.now(), ...body }), { retain: false });
  const answer: AnswerTo = (client, id, reply) => say(topics.reply(client, id), { id, ...reply });
  const tests = openTestDesk(devices, journal, answer, (client, id, said) =>
    say(topics.said(client, id), { id, ...said }),
  );
  const desk = openCommandDesk(hall, journal, clock, answer, tests);

  function up(on: Broker): void {
    broker = on;
    settled = false;
    keepBeating(on);
    const wanted = {
      [topics.everyCommand]: { qos: 1 },
      [topics.state]: { qos: 1 },
      [topics.everyVisit]: { qos: 0 },
      [topics.everyAlarm]: { qos: 0 },
    } as const;
    on.subscribe(wanted, () => {
      retained.up(
        (topic, payload, acked) => on.publish(topic, payload, { retain: true }, acked),
        () => {
          // What an earlier run left came before the acknowledgements of what was sent after asking for it.
          on.unsubscribe(topics.everyVisit);
          on.unsubscribe(topics.everyAlarm);
          settled = true;
          sayState();
          if (toldOf !== 'up') log.info('the MQTT broker is connected');
          toldOf = 'up';
          events.up((entry, acked) =>
            on.publish(
              topics.event(entry.event.kind),
              JSON.stringify({ v: 1, ts: clock.now(), seq: entry.seq, at: entry.at, ...entry.event }),
              { retain: false },
              acked,
            ),
          );
        },
      );
    });
  }

  function down(why: string): void {
    broker = undefined;
    settled = false;
    cancelBeat();
    retained.down();
    events.down();
    if (toldOf !== 'down') log.warn({ why }, 'no MQTT broker: the hall goes on without it and tries again');
    toldOf = 'down';
  }

  function message(topic: string, payload: Uint8Array, isRetained: boolean): void {
    if (closing) return;
    const verb = topics.verbOf(topic);
    if (verb !== undefined) desk(verb, payload, isRetained);
    // A visit or an alarm that an earlier run or day left behind.
    else if (topics.comesAndGoes(topic) && isRetained && payload.length > 0 && !retained.has(topic))
      retained.clear(topic);
    // The Will of a connection that was lost before this one.
    else if (topic === topics.state && saysOffline(payload)) sayState();
  }

  function changeState(state: RunState, reason?: string): void {
    said = { state, ...(reason !== undefined && { reason }) };
    if (settled) sayState();
  }

  const connection = keepConnected(
    {
      url: options.url,
      clientId: `one-ticket-${rules.hall}`,
      timers,
      will: () => ({
        topic: topics.state,
        payload: stateText({ state: 'offline', reason: 'the connection was lost' }),
      }),
    },
    { up, down, message },
  );

  return {
    committed: standing.committed,
    changed: standing.changed,
    state: changeState,
    async close() {
      if (said.state !== 'stopping') changeState('stopping');
      standing.close();
      closing = true;
      cancelBeat();
      await connection.close(
        { topic: topics.state, payload: stateText({ state: 'offline', reason: 'stopped' }) },
        closeWithinMs,
      );
      events.down();
      retained.down();
      broker = undefined;
    },
  };
}

function saysOffline(payload: Uint8Array): boolean {
  try {
    return JSON.parse(new TextDecoder().decode(payload))?.state === 'offline';
  } catch {
    return false;
  }
}
