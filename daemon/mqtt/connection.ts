/**
 * What is said on each connection to the broker, and in which order: starting, everything that stands, online, then the events;
 * and a beat, by which a broker that hangs is seen.
 */
import type { Logger } from 'pino';
import { loginOf } from '../../config/load/secrets.ts';
import type { MqttConfig } from '../../config/schema/mqtt.ts';
import type { Timers } from '../../drivers/device.ts';
import { type Connection, keepConnected } from '../../drivers/link/mqtt.ts';
import type { ReplayDesk } from './commands/replay.ts';
import type { OwnState } from './publish/daemon-state.ts';
import type { EventOutbox } from './publish/event-outbox.ts';
import type { Outlet } from './publish/outlet.ts';
import type { RetainedOutbox } from './publish/retained-outbox.ts';
import type { Topics } from './topics.ts';
import { words } from './words.ts';

/** `$state` is said again this often, so that a cut bridge is seen; one that is not acknowledged by the next shows a broker that hangs. */
const beatMs = 10_000;

export function openConnection(of: {
  mqtt: MqttConfig;
  clientId: string;
  topics: Topics;
  timers: Timers;
  log: Logger;
  state: OwnState;
  outlet: Outlet;
  retained: RetainedOutbox;
  events: EventOutbox;
  replays: Pick<ReplayDesk, 'up' | 'down'>;
  /** Said anew with each beat. */
  figures: { beat(on: Connection): void };
  /** A beat is over; `heard`: the broker has taken it. */
  beat(heard: boolean): void;
  message(topic: string, payload: Uint8Array, retained: boolean): void;
}): {
  /** Says offline, and ends also when the broker hangs. */
  close(): Promise<void>;
} {
  const { topics, timers, log, state, outlet, retained, events, replays, figures, beat, message } = of;
  let toldOf: 'up' | 'down' | undefined;
  let cancelBeat = (): void => {};

  function keepBeating(on: Connection): void {
    let heard = false;
    state.say(() => {
      heard = true;
    });
    figures.beat(on);
    cancelBeat = timers.after(beatMs, () => {
      beat(heard);
      if (heard) keepBeating(on);
      else on.drop(words.tookNothing(beatMs));
    });
  }

  function up(on: Connection): void {
    outlet.up(on);
    state.up(on);
    keepBeating(on);
    // Not needed: a broker that refuses these is kept.
    for (const topic of [topics.homeAssistant, topics.discovery]) on.subscribe([topic]);
    replays.up(outlet.replayed);
    on.subscribe(heardBy(topics), refused => {
      if (refused !== undefined) return on.drop(words.notSubscribed(refused));
      retained.up(outlet.retained, () => {
        // What an earlier run left came before the acknowledgements of what was sent after asking for it.
        for (const topic of [...topics.everyStanding, topics.discovery]) on.unsubscribe(topic);
        state.settle();
        if (toldOf !== 'up') log.info('the MQTT broker is connected');
        toldOf = 'up';
        events.up(outlet.event);
      });
    });
  }

  function forget(): void {
    cancelBeat();
    for (const one of [state, retained, events, replays, outlet]) one.down();
  }

  const connection = keepConnected(
    {
      broker: loginOf(of.mqtt),
      clientId: of.clientId,
      timers,
      will: () => state.offline(words.lost),
    },
    {
      up,
      message,
      down(why) {
        forget();
        if (toldOf !== 'down')
          log.warn({ why }, 'no MQTT broker: the hall goes on without it and tries again');
        toldOf = 'down';
      },
    },
  );

  return {
    async close() {
      cancelBeat();
      await connection.close(state.offline(words.stopped));
      forget();
    },
  };
}

function heardBy({ everyCommand, everyUsersCommand, state, everyStanding }: Topics) {
  const atLeastOnce = [everyCommand, everyUsersCommand, state].map(topic => [topic, { qos: 1 as const }]);
  return Object.fromEntries([...atLeastOnce, ...everyStanding.map(topic => [topic, { qos: 0 as const }])]);
}
