/**
 * The hall over MQTT: a view and a way in, never the record. The hall runs the same with no broker, with a broker that
 * is away, and with one that hangs; nothing here waits for it, and nothing here grows while it is away.
 */
import type { Logger } from 'pino';
import { loginOf } from '../../config/load/secrets.ts';
import type { MqttConfig } from '../../config/schema/mqtt.ts';
import type { Timers } from '../../drivers/device.ts';
import { type Connection, keepConnected } from '../../drivers/link/mqtt.ts';
import type { AlarmMessage } from '../core/types/alarm-message.ts';
import type { DevicesView } from '../devices/state.ts';
import type { DeviceTester } from '../devices/testing/outcome.ts';
import type { HallLoop } from '../hall/loop.ts';
import type { Entry, Journal } from '../journal/journal.ts';
import type { Texts } from '../journal/texts/texts.ts';
import type { Clock } from '../process/clock.ts';
import { openBrokerRefuses } from './broker-limits.ts';
import { openDesks } from './commands/desks.ts';
import { type OwnState, openOwnState, saysOffline } from './publish/daemon-state.ts';
import { lacking } from './publish/degraded-hall.ts';
import { discoveryBody, isBirth, withoutGone } from './publish/discovery.ts';
import { eventOutbox } from './publish/event-outbox.ts';
import { openTelling } from './publish/event-payload.ts';
import { openHealth } from './publish/health.ts';
import { openOutlet } from './publish/outlet.ts';
import { infoBody, type ProgramInfo } from './publish/payloads.ts';
import { publicEvent } from './publish/private-follow-up.ts';
import { retainedOutbox } from './publish/retained-outbox.ts';
import { openStanding } from './publish/retained-state.ts';
import { openStats } from './publish/stats-publisher.ts';
import { openSecondHall } from './second-hall.ts';
import { clientIdOf, topicsOf } from './topics.ts';

export type OpsOptions = {
  mqtt: MqttConfig;
  hall: HallLoop;
  journal: Pick<Journal, 'since' | 'replay' | 'cursor' | 'setCursor' | 'lastSeq' | 'reply' | 'closing'>;
  devices: DevicesView & DeviceTester;
  texts: Pick<Texts, 'apart' | 'drop' | 'words'>;
  clock: Clock;
  timers: Timers;
  log: Logger;
  /** What is wrong with the way to the broker; `text` left out: it is over. */
  alarm(
    id: 'broker-refuses' | 'second-hall',
    message?: AlarmMessage,
    severity?: 'warning' | 'critical',
  ): void;
  /** Names this run of the process. */
  boot: string;
  info: ProgramInfo;
  /** The hall's language. */
  locale: string;
};

export type Ops = {
  /** After each commit. */
  committed(entries: readonly Entry[]): void;
  /** A device's or a board's state changed. */
  changed(): void;
  state: OwnState['set'];
  /** Why orders wait, which no alarm can tell: that is an event. `undefined`: they go on. */
  heldUp(why: string | undefined): void;
  /** Says stopping, then offline, and ends within a second also when the broker hangs. Nothing is read or written afterwards. */
  close(): Promise<void>;
};

/** `$state` is said again this often, so that a cut bridge is seen; one that is not acknowledged by the next shows a broker that hangs. */
const beatMs = 10_000;

export function startOps(options: OpsOptions): Ops {
  const { hall, journal, devices, clock, timers } = options;
  const { rules } = hall;
  const topics = topicsOf(rules.hall);
  const host = new URL(options.mqtt.url).host;
  const log = options.log.child({ broker: host });

  const retained = retainedOutbox();
  const refuses = openBrokerRefuses(hall.hall.alarms.has('broker-refuses'), (message, severity) =>
    options.alarm('broker-refuses', message, severity),
  );
  const telling = openTelling(hall, journal);
  const told = (entry: Entry) => publicEvent(telling(entry));
  const outlet = openOutlet({ topics, clock, timers, told }, refuses, held => {
    for (const topic of held) retained.again(topic);
    events.more();
  });
  const skipped = ({ seq, event: { kind } }: Entry) => refuses.tooLong({ event: seq, kind });
  const events = eventOutbox(
    journal,
    error =>
      log.error(
        { err: error },
        'events cannot be read from the journal, and are published as soon as they can',
      ),
    skipped,
  );
  // An alarm that is about an event of today stays.
  if (hall.hall.alarms.has('broker-refuses'))
    for (const entry of journal.replay()) if (outlet.isTooLong(entry)) skipped(entry);
  const health = openHealth(devices, topics, clock);
  const stats = openStats(hall, journal, topics, clock);
  const state = openOwnState(topics.state, options.boot, clock);
  const second = openSecondHall({ hall: rules.hall, boot: options.boot, clock }, message =>
    options.alarm('second-hall', message, 'critical'),
  );
  /** Everything retained stands on the broker again since this connection was made. */
  let settled = false;
  /** Why orders wait. */
  let held: string | undefined;
  let cancelBeat = (): void => {};
  let toldOf: 'up' | 'down' | undefined;

  retained.want(topics.info, infoBody(rules, options.info), { ts: clock.now() });
  const { simulated, version } = options.info;
  const discovery = discoveryBody(rules, topics, devices.devices(), version, options.locale);
  retained.wantText(topics.discovery, JSON.stringify(discovery));
  const standing = openStanding(
    { hall, journal, devices, clock, simulated, texts: options.texts },
    topics,
    retained,
    () => {
      if (settled) events.more();
      tellLacks();
    },
  );

  function tellLacks(): void {
    state.lack(held ?? lacking(rules, hall.hall));
  }

  function keepBeating(on: Connection): void {
    let heard = false;
    state.say(() => {
      heard = true;
    });
    health.beat(on);
    stats.beat(on);
    cancelBeat = timers.after(beatMs, () => {
      // An expected wait changes with time alone.
      standing.changed();
      if (heard) second.beat();
      if (heard) refuses.beat();
      if (heard) keepBeating(on);
      else on.drop(`the broker took nothing for ${beatMs / 1000} s`);
    });
  }

  const desks = openDesks(options, topics, outlet.say);

  function up(on: Connection): void {
    settled = false;
    outlet.up(on);
    state.up(on);
    keepBeating(on);
    const wanted = {
      [topics.everyCommand]: { qos: 1 },
      [topics.everyUsersCommand]: { qos: 1 },
      [topics.state]: { qos: 1 },
      ...Object.fromEntries(topics.everyStanding.map(topic => [topic, { qos: 0 as const }])),
    } as const;
    // Not needed: a broker that refuses these is kept.
    for (const topic of [topics.homeAssistant, topics.discovery]) on.subscribe([topic]);
    desks.replays.up(outlet.replayed);
    on.subscribe(wanted, refused => {
      if (refused !== undefined) return on.drop(`subscribing was refused: ${refused}`);
      retained.up(outlet.retained, () => {
        // What an earlier run left came before the acknowledgements of what was sent after asking for it.
        for (const topic of [...topics.everyStanding, topics.discovery]) on.unsubscribe(topic);
        settled = true;
        state.settle();
        if (toldOf !== 'up') log.info('the MQTT broker is connected');
        toldOf = 'up';
        events.up(outlet.event);
      });
    });
  }

  function down(why: string): void {
    settled = false;
    state.down();
    cancelBeat();
    retained.down();
    events.down();
    desks.replays.down();
    outlet.down();
    if (toldOf !== 'down') log.warn({ why }, 'no MQTT broker: the hall goes on without it and tries again');
    toldOf = 'down';
  }

  function message(topic: string, payload: Uint8Array, isRetained: boolean): void {
    const command = topics.commandOf(topic);
    if (command !== undefined) desks.take(command, payload, isRetained);
    // What an earlier run, day or config left behind: a visit, an alarm, a counter that is gone.
    else if (isRetained && payload.length > 0 && topics.isStanding(topic) && !isOurs(topic))
      retained.clear(topic);
    // It has begun anew, and forgotten what it does not find on the broker.
    else if (topic === topics.homeAssistant && !isRetained && isBirth(payload))
      retained.again(topics.discovery);
    // Of an earlier config, perhaps with what this one has not.
    else if (topic === topics.discovery && isRetained)
      retained.wantText(topic, JSON.stringify(withoutGone(discovery, payload)));
    else if (topic === topics.state) {
      if (!isRetained) second.heard(payload);
      // The Will of a connection that was lost before this one.
      if (saysOffline(payload)) state.say();
    }
  }

  const isOurs = (topic: string) => retained.has(topic) || health.tells(topic) || stats.tells(topic);

  const connection = keepConnected(
    {
      broker: loginOf(options.mqtt),
      clientId: clientIdOf(rules.hall, options.boot),
      timers,
      will: () => state.offline('the connection was lost'),
    },
    { up, down, message },
  );

  return {
    committed(entries) {
      stats.committed(entries);
      standing.committed(entries);
      if (!entries.some(({ event }) => event['kind'] === 'day-opened')) return;
      second.tellAgain();
      refuses.dayOpened();
    },
    changed: standing.changed,
    state: state.set,
    heldUp(why) {
      held = why;
      tellLacks();
    },
    async close() {
      if (!state.is('stopping')) state.set('stopping');
      standing.close();
      cancelBeat();
      await connection.close(state.offline('stopped'));
      events.down();
      retained.down();
      desks.replays.down();
      state.down();
      outlet.down();
    },
  };
}
