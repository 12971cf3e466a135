/** The composition root of the daemon: the only file that knows every part. */
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { faultText } from '../config/fault.ts';
import { readConfig } from '../config/read.ts';
import type { Config } from '../config/schema.ts';
import packageJson from '../package.json' with { type: 'json' };
import { startClock, systemTimers } from './clock.ts';
import type { Event } from './core/events.ts';
import { openDevices } from './devices.ts';
import { exitCodes } from './exit-codes.ts';
import { type HallLoop, rebuild, startHall } from './hall.ts';
import { openInputs } from './inputs.ts';
import { openJobDesk } from './job-desk.ts';
import { type Journal, openJournal } from './journal.ts';
import { type Ops, startOps } from './ops/ops.ts';

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
  const log = pino(
    { base: config.simulated ? { simulated: true } : {} },
    pino.destination({ fd: 1, sync: true }),
  );
  const stop = stopSignal();
  const journal = await journalIn(options.state, log, stop);
  if (journal === undefined) return stop.wanted() ? exitCodes.ok : exitCodes.io;
  const hall = openHall(config, journal, log);
  await stop.asked;
  log.info('stopping');
  await hall.close();
  journal.close();
  log.info('stopped');
  return exitCodes.ok;
}

/** The hall with all its parts, on a journal that is open. */
export function openHall(config: Config, journal: Journal, log: pino.Logger): { close(): Promise<void> } {
  const { rules } = config;
  const clock = startClock(journal.lastAt());
  let loop: HallLoop;
  let ops: Ops | undefined;

  // Devices answer only in a later turn of the event loop, when everything below stands.
  const devices = openDevices(config, clock, systemTimers, log, {
    padSaid: (device, said) => inputs.padSaid(device, said),
    readerSaid: (device, said) => inputs.readerSaid(device, said),
    fit: tellFitness,
    jobEnded(device, job, outcome, why) {
      if (outcome === 'failed') log.warn({ device, job, why }, 'job failed');
      loop.submit({ command: { verb: 'end-job', job, device, outcome, ...(why !== undefined && { why }) } });
    },
    changed: () => ops?.changed(),
  });
  const desk = openJobDesk(rules, devices);
  const rebuilt = rebuild(rules, journal);
  loop = startHall(rules, rebuilt, journal, clock, systemTimers, {
    followUp: hall => desk.followUp(hall),
    committed(entries) {
      devices.show(loop.hall, clock.now());
      for (const entry of entries) {
        const event = entry.event as Event;
        desk.committed(loop.hall, event);
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
      boot: randomUUID(),
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

  function tellFitness(device: string, why?: string): void {
    loop.submit({ command: { verb: 'device-fit', device, ...(why !== undefined && { why }) } });
  }

  /** Before the first day nothing could be journalled, so what the devices told then is told again. */
  function tellAllFitness(): void {
    for (const { id, state, why } of devices.devices()) if (state !== 'init') tellFitness(id, why);
  }

  return {
    async close() {
      ops?.state('stopping');
      loop.close();
      await Promise.all([devices.close(), ops?.close()]);
    },
  };
}

/** Only SQLite's own errors come from the disk, and among them a broken constraint is a bug of the core. */
function isBug(error: unknown): boolean {
  const constraint = 19;
  return !(error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) !== constraint);
}

/** A full disk is waited for; everything else that keeps the journal shut ends the start. */
async function journalIn(state: string, log: pino.Logger, stop: Stop): Promise<Journal | undefined> {
  let told = false;
  while (!stop.wanted()) {
    const opened = openJournal(state);
    if (opened.ok) return opened.journal;
    if (opened.problem.kind !== 'full') {
      process.stderr.write(`${opened.problem.message}\n`);
      return undefined;
    }
    if (!told) log.error(`${opened.problem.message} Waiting for it.`);
    told = true;
    await Promise.race([
      stop.asked,
      new Promise(resolve => systemTimers.after(fullDiskRetryMs, () => resolve(0))),
    ]);
  }
  return undefined;
}

type Stop = { asked: Promise<void>; wanted(): boolean };

/** Asked by SIGINT, SIGTERM, or, for a daemon under the demo, by the end of its standard input. */
function stopSignal(): Stop {
  let wanted = false;
  const asked = new Promise<void>(resolve => {
    const ask = () => {
      wanted = true;
      // A standard input that is still read would keep the process alive.
      process.stdin.destroy();
      resolve();
    };
    process.on('SIGINT', ask);
    process.on('SIGTERM', ask);
    if (process.env['ONE_TICKET_PARENT'] === 'stdin') {
      process.stdin.on('end', ask).on('error', ask).resume();
    }
  });
  return { asked, wanted: () => wanted };
}
