/** The composition of a hall: the only file that knows every part. */
import type { Logger } from 'pino';
import type { Config } from '../config/schema/config.ts';
import packageJson from '../package.json' with { type: 'json' };
import { type Copies, openCopies } from './copies/copies.ts';
import { attentionAfter } from './core/counter/desk.ts';
import { businessDay } from './core/day/clock-face.ts';
import type { Command } from './core/types/commands.ts';
import type { Event } from './core/types/events.ts';
import { loadDrivers } from './devices/open.ts';
import { openDevices } from './devices/supervisor.ts';
import { type Adviser, openAdviser } from './hall/adviser.ts';
import { openArrivedTickets } from './hall/arrived-tickets.ts';
import { type Bookings, openBookings } from './hall/bookings.ts';
import { type HallCalendar, openCalendar } from './hall/calendar.ts';
import { openCards } from './hall/cards.ts';
import type { CrashRecord } from './hall/crash-record.ts';
import { openInputs } from './hall/inputs.ts';
import { openJobDispatcher } from './hall/job-dispatcher.ts';
import { type Loss, lossBeyond, tellLoss } from './hall/journal-loss.ts';
import { type Learning, openLearning } from './hall/learning.ts';
import { type HallLoop, startHall } from './hall/loop.ts';
import type { Rebuilt } from './hall/rebuild.ts';
import { openReports, type Reports, reportsBeside } from './hall/report-writer.ts';
import { openWrittenSheets } from './hall/sheets/written.ts';
import { openSlipCodes } from './hall/slip-codes.ts';
import { hallStatus, tellStart } from './hall/status-line.ts';
import { openTroubles } from './hall/troubles.ts';
import type { Journal } from './journal/journal.ts';
import { isOfTheDisk } from './journal/problem.ts';
import { openSlowDisk } from './journal/slow-disk.ts';
import { openTexts, type Texts } from './journal/texts/texts.ts';
import { programInfoOf } from './mqtt/config-messages.ts';
import { type Ops, startOps } from './mqtt/ops.ts';
import { openTicketCodes } from './phone/ticket-codes.ts';
import { startClock, systemTimers } from './process/clock.ts';
import { exitCodes } from './process/exit-codes.ts';
import type { Watched } from './process/watchdog.ts';
import { alarmText, lackText } from './text/staff/sentences.ts';

/** `rebuilt`: what the journal holds. `loss`: what it has lost. `boot` names this run of the process. */
export type HallOptions = {
  config: Config;
  journal: Journal;
  rebuilt: Rebuilt;
  log: Logger;
  boot: string;
  crashes: CrashRecord;
  loss?: Loss | undefined;
};

/** The hall with all its parts, on a journal that is open. */
export async function openHall(options: HallOptions): Promise<Watched & { close(): Promise<void> }> {
  const { config, journal, log, boot, crashes, loss } = options;
  const { hall: rebuilt, texts: ofTexts } = options.rebuilt;
  const { rules } = config;
  const drivers = await loadDrivers(config.devices);
  const clock = startClock(journal.lastAt());
  let loop: HallLoop;
  let ops: Ops | undefined;
  let texts: Texts | undefined;
  let copies: Copies | undefined;
  let reports: Reports | undefined;
  let adviser: Adviser | undefined;
  let learning: Learning | undefined;
  let calendar: HallCalendar | undefined;
  let bookings: Bookings | undefined;
  const give = (command: Command) => loop.submit({ command });
  const troubles = openTroubles(systemTimers, (alarm, severity, message) =>
    give({ verb: 'tell-trouble', alarm, severity, ...(message !== undefined && { message }) }),
  );

  const arrived = openArrivedTickets(journal.state, rebuilt);
  // A printer that is not there any more is not asked.
  const inDoubt = new Map([...arrived.inDoubt].filter(([id]) => config.devices.get(id)?.disabled === false));

  // Devices answer only in a later turn of the event loop, when everything below stands.
  const devices = openDevices({
    config,
    drivers,
    clock,
    timers: systemTimers,
    log,
    inDoubt,
    on: {
      padSaid: (device, counter, said) => inputs.padSaid(device, counter, said),
      readerSaid: (device, reads, said) => inputs.readerSaid(device, reads, said),
      cardLaid: (device, its, identity) => cards.laid(device, its, identity),
      fit: tellFitness,
      jobEnded(device, job, outcome, why) {
        if (outcome === 'failed') log.warn({ device, job, why }, 'job failed');
        if (inDoubt.get(device) === job) log.info({ device, job }, 'it was out before the restart');
        arrived.forget(device);
        desk.ended(device);
        give({ verb: 'end-job', job, device, outcome, ...(why !== undefined && { why }) });
      },
      jobArrived: arrived.arrived,
      jobUnknown(device, job) {
        log.warn({ device, job }, 'nobody can tell whether it was out before the restart: it is done again');
        inDoubt.delete(device);
        arrived.forget(device);
        desk.ended(device);
        give({ verb: 'tick' });
      },
      changed: () => ops?.changed(),
      // The job that waited for it is begun at the end of a turn.
      free: () => give({ verb: 'tick' }),
    },
  });
  const { codes, key, wrong } = openTicketCodes(config, journal.state);
  const keyed = openSlipCodes(rules.hall, journal.state, rebuilt.returnSlips.size, rebuilt.bookings.size);
  const { slips, wrong: noKey } = keyed;
  const closingOf = (day: string) => journal.closing(day);
  const desk = openJobDispatcher(rules, devices, { codes, slips, closingOf }, inDoubt);
  loop = startHall(
    { rules, hall: rebuilt, journal, clock, timers: systemTimers },
    {
      takeNext: hall => desk.takeNext(hall),
      committed(entries) {
        devices.show(loop.hall, clock.now());
        for (const entry of entries) {
          const event = entry.event as Event;
          desk.committed(loop.hall, event, entry.at);
          for (const { counter, to } of attentionAfter(rules, event)) devices.attention(counter, to);
          if (event.kind === 'day-closed') learning?.dayClosed();
          if (event.kind === 'day-closed' || event.kind === 'day-opened') reports?.look();
          if (event.kind === 'alarm-acknowledged' && event.alarm === 'order-set-aside') crashes.forget();
          if (event.kind !== 'day-opened') continue;
          tellAllFitness();
          for (const one of [copies, lossTeller, calendar, bookings]) one?.dayOpened();
          tellTroubles();
        }
        adviser?.committed(entries);
        texts?.committed(entries);
        ops?.committed(entries);
      },
      begin: crashes.begin,
      passed: crashes.passed,
      heldUp(why) {
        if (why === undefined) log.info('the journal is free again: orders are carried out');
        else log.warn({ why: lackText(why) }, 'the journal is held by another program');
        ops?.heldUp(why);
      },
      flushed: tookMs => slowDisk.flushed(tookMs),
      fatal(error) {
        log.fatal({ err: error }, 'the journal took nothing: nothing more is acknowledged; ending');
        process.exit(isOfTheDisk(error) ? exitCodes.io : exitCodes.internal);
      },
    },
  );
  const slowDisk = openSlowDisk(systemTimers, rebuilt.alarms.has('slow-disk'), message =>
    troubles.tell('slow-disk', message),
  );
  texts = openTexts({
    state: journal.state,
    hall: rebuilt,
    entries: ofTexts,
    now: clock.now,
    persons: new Map([...(rules.staff ?? [])].map(([number, { name }]) => [number, name])),
    keepMs: config.retention.textsMs,
    timers: systemTimers,
    log,
    give,
    alarm: message => troubles.tell('text-damaged', message, 'critical'),
  });
  const keeping = () => ({ ...config.retention, today: businessDay(clock.wall(), rules.timeZone) });
  const beside = { timers: systemTimers, log, alarm: troubles.tell };
  calendar = openCalendar({
    config,
    wall: clock.wall,
    ...beside,
    changed: () => give({ verb: 'tick' }),
  });
  const lossTeller = loss && tellLoss(loss, { rebuilt, submit: loop.submit, heeded: journal.heeded });
  tellTroubles();
  bookings = openBookings({ hall: loop, state: journal.state, codes: keyed.bookings, clock, ...beside });
  const cards = openCards({ hall: loop, bookings, clock, log });
  const inputs = openInputs({ config, hall: loop, devices, journal, slips, bookings, cards, clock, log });
  if (config.mqtt !== undefined) {
    ops = startOps({
      mqtt: config.mqtt,
      hall: loop,
      journal,
      devices,
      texts,
      codes,
      slips,
      bookings,
      sheets: openWrittenSheets(journal.state, log, () => reports?.look()),
      clock,
      timers: systemTimers,
      log,
      alarm: troubles.tell,
      boot,
      info: programInfoOf(config, packageJson.version, key),
      locale: config.locale,
    });
  }
  copies = openCopies({
    state: journal.state,
    hall: config.hall,
    copies: config.copies ?? {},
    journal,
    ...beside,
    beyond(known) {
      const its = lossBeyond(known, journal.lastSeq());
      log.error(known, alarmText(its.message));
      tellLoss(its, { rebuilt, submit: loop.submit });
    },
  });
  reports = openReports({ ...reportsBeside(journal, rebuilt.open, keeping), ...beside });
  adviser = openAdviser({ hall: loop, clock, ...beside });
  const lastClosed = journal.days().at(rebuilt.open ? -2 : -1);
  learning = openLearning({ rules, state: journal.state, lastClosed, timers: systemTimers, log });
  devices.show(loop.hall, clock.now());
  ops?.state('online');
  tellStart(config, rebuilt, journal.lastSeq(), log);

  function tellTroubles(): void {
    const message = crashes.setAside();
    if (message !== undefined) troubles.tell('order-set-aside', message, 'critical');
    // This start may have found it well.
    for (const [alarm, found] of [['phone-key', wrong] as const, ['secret-key', noKey] as const])
      if (found !== undefined || loop.hall.alarms.has(alarm)) troubles.tell(alarm, found);
  }

  function tellFitness(device: string, why?: string, warning?: string): void {
    const what = { ...(why !== undefined && { why }), ...(warning !== undefined && { warning }) };
    give({ verb: 'device-fit', device, ...what });
  }

  /** Before the first day nothing could be journalled, so what the devices told then is told again. */
  function tellAllFitness(): void {
    for (const { id, state, why, warning } of devices.devices())
      if (state !== 'init' && state !== 'disabled') tellFitness(id, why, warning);
  }

  return {
    stuck: () => loop.stuck(),
    status: () => hallStatus(config.hall, loop.hall, devices.devices()),
    async close() {
      ops?.state('stopping');
      for (const one of [reports, adviser, learning, calendar, bookings, slowDisk, loop, troubles])
        one?.close();
      await Promise.all([devices.close(), ops?.close(), copies?.close()]);
      arrived.close();
      texts?.close();
    },
  };
}
