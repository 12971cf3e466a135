/**
 * The hall over MQTT: a view and a way in, never the record. The hall runs the same with no broker, with a broker that
 * is away, and with one that hangs; nothing here waits for it, and nothing here grows while it is away.
 */
import type { Logger } from 'pino';
import type { MqttConfig } from '../../config/schema/mqtt.ts';
import type { Timers } from '../../drivers/device.ts';
import type { AlarmMessage } from '../core/types/alarm-message.ts';
import type { TicketCodes } from '../core/types/scan.ts';
import type { DevicesView } from '../devices/state.ts';
import type { DeviceTester } from '../devices/testing/outcome.ts';
import type { BookingBorder } from '../hall/booking-border.ts';
import type { HallLoop } from '../hall/loop.ts';
import type { WrittenSheets } from '../hall/sheets/written.ts';
import type { SlipCodes } from '../hall/slip-codes.ts';
import type { Entry, Journal } from '../journal/journal.ts';
import type { Texts } from '../journal/texts/texts.ts';
import type { Clock } from '../process/clock.ts';
import type { Lack } from '../text/staff/language.ts';
import { type BrokerRefuses, openBrokerRefuses } from './broker-limits.ts';
import type { CommandDesk } from './commands/command-desk.ts';
import { openDesks } from './commands/desks.ts';
import { openConnection } from './connection.ts';
import { type OwnState, openOwnState, saysOffline } from './publish/daemon-state.ts';
import { lacking } from './publish/degraded-hall.ts';
import { discoveryBody, isBirth, withoutGone } from './publish/discovery.ts';
import { type EventOutbox, eventOutbox } from './publish/event-outbox.ts';
import { openTelling } from './publish/event-payload.ts';
import { type Figures, openFigures } from './publish/figures.ts';
import { infoBody, type ProgramInfo } from './publish/info.ts';
import { type Outlet, openOutlet } from './publish/outlet.ts';
import { publicEvent } from './publish/private-follow-up.ts';
import { type RetainedOutbox, retainedOutbox } from './publish/retained-outbox.ts';
import { openStanding } from './publish/retained-state.ts';
import { openSecondHall, type SecondHall } from './second-hall.ts';
import { clientIdOf, type Topics, topicsOf } from './topics.ts';

export type OpsOptions = {
  mqtt: MqttConfig;
  hall: HallLoop;
  journal: Pick<Journal, 'since' | 'replay' | 'cursor' | 'setCursor' | 'lastSeq' | 'reply' | 'closing'>;
  devices: DevicesView & DeviceTester;
  texts: Pick<Texts, 'apart' | 'drop' | 'words'>;
  /** Of tickets. */
  codes: TicketCodes;
  slips: SlipCodes;
  bookings: BookingBorder;
  sheets: WrittenSheets;
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
  heldUp(why: Lack | undefined): void;
  /** Says stopping, then offline, and ends within a second also when the broker hangs. Nothing is read or written afterwards. */
  close(): Promise<void>;
};

export function startOps(options: OpsOptions): Ops {
  const { hall, devices, clock, timers, journal, texts } = options;
  const { rules } = hall;
  const topics = topicsOf(rules.hall);
  const log = options.log.child({ broker: new URL(options.mqtt.url).host });
  const retained = retainedOutbox();
  const state = openOwnState(topics.state, options.boot, clock);
  const refuses = openBrokerRefuses(hall.hall.alarms.has('broker-refuses'), (message, severity) =>
    options.alarm('broker-refuses', message, severity),
  );
  const second = openSecondHall({ hall: rules.hall, boot: options.boot, clock }, message =>
    options.alarm('second-hall', message, 'critical'),
  );
  const { outlet, events } = openOutgoing(options, { topics, retained, refuses, log });
  const figures = openFigures({ ...options, topics });
  const desks = openDesks(options, topics, outlet.say);
  const message = listener(options, { topics, retained, state, second, figures, take: desks.take });
  /** Why orders wait. */
  let held: Lack | undefined;

  const { simulated } = options.info;
  const standing = openStanding({
    hall,
    journal,
    devices,
    clock,
    simulated,
    texts,
    persons: personsIn(options.mqtt),
    topics,
    retained,
    refreshed() {
      events.more();
      tellLacks();
    },
  });

  function tellLacks(): void {
    state.lack(held === undefined ? lacking(rules, hall.hall) : [held]);
  }

  function beat(heard: boolean): void {
    // An expected wait changes with time alone.
    standing.changed();
    if (!heard) return;
    second.beat();
    refuses.beat();
  }

  const clientId = clientIdOf(rules.hall, options.boot);
  const said = { state, outlet, retained, events, replays: desks.replays, figures };
  const connection = openConnection({
    mqtt: options.mqtt,
    clientId,
    topics,
    timers,
    log,
    ...said,
    beat,
    message,
  });

  return {
    committed(entries) {
      figures.committed(entries);
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
    close() {
      if (!state.is('stopping')) state.set('stopping');
      standing.close();
      return connection.close();
    },
  };
}

/** The number in the staff list of each user who has one. */
function personsIn({ users = new Map() }: MqttConfig): ReadonlyMap<string, string> {
  return new Map([...users].flatMap(([user, { person }]) => (person === undefined ? [] : [[user, person]])));
}

/** The way out, and the events that go it. */
function openOutgoing(
  { hall, journal, clock, timers }: OpsOptions,
  to: { topics: Topics; retained: RetainedOutbox; refuses: BrokerRefuses; log: Logger },
): { outlet: Outlet; events: EventOutbox } {
  const { topics, retained, refuses, log } = to;
  const telling = openTelling(hall, journal);
  const told = (entry: Entry) => publicEvent(telling(entry));
  const outlet = openOutlet({ topics, clock, timers, told }, refuses, again => {
    for (const topic of again) retained.again(topic);
    events.more();
  });
  const skipped = ({ seq, event: { kind } }: Entry) => refuses.tooLong({ event: seq, kind });
  const unread = 'events cannot be read from the journal, and are published as soon as they can';
  const events = eventOutbox(journal, error => log.error({ err: error }, unread), skipped);
  // An alarm that is about an event of today stays.
  if (hall.hall.alarms.has('broker-refuses'))
    for (const entry of journal.replay()) if (outlet.isTooLong(entry)) skipped(entry);
  return { outlet, events };
}

/** What comes from the broker: commands, what earlier runs left there, and what other programs say of themselves. */
function listener(
  options: OpsOptions,
  of: {
    topics: Topics;
    retained: RetainedOutbox;
    state: OwnState;
    second: SecondHall;
    figures: Figures;
    take: CommandDesk;
  },
): (topic: string, payload: Uint8Array, isRetained: boolean) => void {
  const { hall, devices, clock, info } = options;
  const { topics, retained, state, second, figures, take } = of;
  retained.want(topics.info, infoBody(hall.rules, info), { ts: clock.now() });
  const { version } = info;
  const discovery = discoveryBody({
    rules: hall.rules,
    topics,
    devices: devices.devices(),
    version,
    locale: options.locale,
  });
  retained.wantText(topics.discovery, JSON.stringify(discovery));
  const isOurs = (topic: string) => retained.has(topic) || figures.tells(topic);

  return (topic, payload, isRetained) => {
    const command = topics.commandOf(topic);
    if (command !== undefined) take(command, payload, isRetained);
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
  };
}
