/** The composition root of the daemon: the only file that knows every part. */
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { faultText } from '../config/fault.ts';
import { readConfig } from '../config/read.ts';
import type { Config } from '../config/schema.ts';
import packageJson from '../package.json' with { type: 'json' };
import { startClock, systemTimers } from './clock.ts';
import { configConflicts, countersGone } from './config-conflicts.ts';
import type { Event } from './core/events.ts';
import type { Hall } from './core/model.ts';
import { openDevices } from './devices.ts';
import { exitCodes } from './exit-codes.ts';
import { type HallLoop, rebuild, startHall } from './hall.ts';
import { openInputs } from './inputs.ts';
import { openJobDesk } from './job-desk.ts';
import { type Journal, openJournal } from './journal.ts';
import { sayCannotStart, type Waiting } from './ops/cannot-start.ts';
import { type Ops, startOps } from './ops/ops.ts';
import { type Stop, stopSignal } from './stop-signal.ts';

export type RunOptions = { config: string; state: string };

const fullDiskRetryMs = 1000;

/** Runs the hall until it is told to stop; resolves with the exit code. */
export async function run(options: RunOptions): Promise<number> {
  const read = readConfig(options.config);
  for (const fault of read.warnings) process.stderr.write(`warning: ${faultText(fault)}\n`);
  if (!read.ok) {
    for (const fault of read.faults) process.stderr.write(`${faultText(fault)}\n`);
    return exitCodes.config;
  }
  const { config } = read;
  const log = logOf(config);
  process.on('uncaughtException', error => {
    log.fatal({ err: error }, 'a fault of the program; ending');
    process.exit(exitCodes.internal);
  });
  const stop = stopSignal();
  try {
    return await runUntil(stop, options, config, log);
  } finally {
    stop.over();
  }
}

async function runUntil(stop: Stop, options: RunOptions, config: Config, log: pino.Logger): Promise<number> {
  const boot = randomUUID();
  const journal = await journalIn(options.state, config, boot, log, stop);
  if (journal === undefined) return stop.wanted() ? exitCodes.ok : exitCodes.io;
  const rebuilt = rebuild(config.rules, journal);
  const conflicts = configConflicts(config.rules, rebuilt);
  if (conflicts.length > 0) {
    for (const conflict of conflicts) process.stderr.write(`${options.config}: ${conflict}\n`);
    journal.close();
    return exitCodes.config;
  }
  const hall = openHall(config, journal, rebuilt, log, boot);
  await stop.asked;
  log.info('stopping');
  await hall.close();
  journal.close();
  log.info('stopped');
  return exitCodes.ok;
}

/** A log that cannot be written (a full disk, nobody reads) is no reason to end the hall. */
function logOf(config: Config): pino.Logger {
  const stdout = pino.destination({ fd: 1, sync: true });
  stdout.on('error', () => {});
  return pino({ base: config.simulated ? { simulated: true } : {} }, stdout);
}

/** The hall with all its parts, on a journal that is open; `rebuilt` is what that holds. */
export function openHall(
  config: Config,
  journal: Journal,
  rebuilt: Hall,
  log: pino.Logger,
  boot: string,
): { close(): Promise<void> } {
  const { rules } = config;
  const clock = startClock(journal.lastAt());
  let loop: HallLoop;
  let ops: Ops | undefined;

  // Devices answer only in a later turn of the event loop, when everything below stands.
  const devices = openDevices(config, clock, systemTimers, log, {
    padSaid: (device, counter, said) => inputs.padSaid(device, counter, said),
    readerSaid: (device, reads, said) => inputs.readerSaid(device, reads, said),
    fit: tellFitness,
    jobEnded(device, job, outcome, why) {
      if (outcome === 'failed') log.warn({ device, job, why }, 'job failed');
      desk.ended(device);
      loop.submit({ command: { verb: 'end-job', job, device, outcome, ...(why !== undefined && { why }) } });
    },
    changed: () => ops?.changed(),
    // The job that waited for it is begun at the end of a turn.
    free: () => loop.submit({ command: { verb: 'tick' } }),
  });
  const desk = openJobDesk(rules, devices);
  loop = startHall(rules, rebuilt, journal, clock, systemTimers, {
    takeNext: hall => desk.takeNext(hall),
    committed(entries) {
      devices.show(loop.hall, clock.now());
      for (const entry of entries) {
        const event = entry.event as Event;
        desk.committed(loop.hall, event, entry.at);
        if (event.kind === 'visit-called' && event.why.ready === true) devices.beepAt(event.counter);
        if (event.kind === 'day-opened') tellAllFitness();
      }
      ops?.committed(entries);
    },
    fatal(error) {
      log.fatal({ err: error }, 'the journal took nothing: nothing more is acknowledged; ending');
      process.exit(isBug(error) ? exitCodes.internal : exitCodes.io);
    },
  });
  const inputs = openInputs(config, loop, devices, journal, clock, log);
  if (config.mqttUrl !== undefined) {
    ops = startOps({
      url: config.mqttUrl,
      hall: loop,
      journal,
      devices,
      clock,
      timers: systemTimers,
      log,
      boot,
      info: {
        version: packageJson.version,
        config: config.hash,
        simulated: config.simulated,
        name: config.name,
      },
    });
  }
  devices.show(loop.hall, clock.now());
  ops?.state('online');
  log.info(
    {
      hall: config.hall,
      day: rebuilt.day,
      open: rebuilt.open,
      visits: rebuilt.visits.size,
      seq: journal.lastSeq(),
    },
    config.simulated ? 'the hall runs, with SIMULATED devices' : 'the hall runs',
  );
  for (const gone of countersGone(rules, rebuilt)) {
    log.warn(
      gone,
      'the config does not know this counter any more: whom it has in hand goes back to the queue',
    );
  }

  function tellFitness(device: string, why?: string, warning?: string): void {
    const how = { ...(why !== undefined && { why }), ...(warning !== undefined && { warning }) };
    loop.submit({ command: { verb: 'device-fit', device, ...how } });
  }

  /** Before the first day nothing could be journalled, so what the devices told then is told again. */
  function tellAllFitness(): void {
    for (const { id, state, why, warning } of devices.devices())
      if (state !== 'init' && state !== 'disabled') tellFitness(id, why, warning);
  }

  return {
    async close() {
      ops?.state('stopping');
      loop.close();
      await Promise.all([devices.close(), ops?.close()]);
    },
  };
}

/** The disk's errors come from SQLite, or from a system call on a file; a broken constraint is a bug of the core. */
function isBug(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  const constraint = 19;
  if ('errcode' in error) return (Number(error.errcode) & 0xff) === constraint;
  return !('syscall' in error);
}

/** A full disk is waited for; everything else that keeps the journal shut ends the start. */
async function journalIn(
  state: string,
  config: Config,
  boot: string,
  log: pino.Logger,
  stop: Stop,
): Promise<Journal | undefined> {
  let waiting: Waiting | undefined;
  try {
    while (!stop.wanted()) {
      const opened = openJournal(state);
      if (opened.ok) return opened.journal;
      const { kind, message } = opened.problem;
      if (kind !== 'full') {
        process.stderr.write(`${message}\n`);
        return undefined;
      }
      if (waiting === undefined) {
        log.error(`${message} Waiting for it.`);
        waiting = tellWaiting(config, boot, message);
      }
      await Promise.race([
        stop.asked,
        new Promise<void>(resolve => systemTimers.after(fullDiskRetryMs, resolve)),
      ]);
    }
    return undefined;
  } finally {
    await waiting?.over();
  }
}

function tellWaiting({ mqttUrl, hall }: Config, boot: string, reason: string): Waiting {
  if (mqttUrl === undefined) return { over: () => Promise.resolve() };
  return sayCannotStart({ url: mqttUrl, hall, boot, reason, wall: Date.now, timers: systemTimers });
}
