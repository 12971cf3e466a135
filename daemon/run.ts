/** The daemon as a process: its config, its journal and its end; what runs in between is composed in open-hall.ts. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { readConfig } from '../config/load/read.ts';
import { withSecrets } from '../config/load/secrets.ts';
import type { Config } from '../config/schema/config.ts';
import packageJson from '../package.json' with { type: 'json' };
import { startJournal } from './copies/journal-start.ts';
import { wrongNames } from './copies/medium.ts';
import { openWitness } from './copies/witness.ts';
import { businessDay } from './core/day/clock-face.ts';
import { journalWhenRoom } from './disk-room.ts';
import { configConflicts } from './hall/config-conflicts.ts';
import { openCrashRecord } from './hall/crash-record.ts';
import { lossAt } from './hall/journal-loss.ts';
import { openRebuilding, type Rebuilding, type Rebuilt } from './hall/rebuild.ts';
import type { Journal } from './journal/journal.ts';
import { problemOf } from './journal/problem.ts';
import { tooLongOfConfig } from './mqtt/config-messages.ts';
import { openHall } from './open-hall.ts';
import { systemTimers } from './process/clock.ts';
import { keepFromDemos } from './process/demo-mark.ts';
import { exitCodes } from './process/exit-codes.ts';
import { openLog } from './process/log.ts';
import { type Stop, stopSignal } from './process/stop-signal.ts';
import { openNotify, type Systemd } from './process/systemd.ts';
import { closeToOthers } from './process/umask.ts';
import { keepFed } from './process/watchdog.ts';
import { callCounters } from './text/counters.ts';
import { spokenLanguage } from './text/spoken.ts';
import { sayOwn } from './text/staff/own.ts';
import { alarmText, faultText, remarkText, secretFaultText } from './text/staff/sentences.ts';
import { words } from './text/words.ts';

export type RunOptions = { config: string; state: string };

/** Runs the hall until it is told to stop; resolves with the exit code. */
export async function run(options: RunOptions): Promise<number> {
  const read = readConfig(options.config);
  for (const fault of read.warnings) process.stderr.write(`${words.warning(faultText(fault))}\n`);
  if (!read.ok) {
    for (const fault of read.faults) process.stderr.write(`${faultText(fault)}\n`);
    return exitCodes.config;
  }
  for (const long of tooLongOfConfig(read.config, packageJson.version))
    process.stderr.write(`${words.warning(faultText(read.locate(long)))}\n`);
  const secret = withSecrets(read.config);
  if (!secret.ok) {
    for (const fault of secret.faults) process.stderr.write(`${options.config}: ${secretFaultText(fault)}\n`);
    return exitCodes.config;
  }
  const config = spokenAt(secret.config);
  callCounters(config.rules.counters.values());
  sayOwn(config.sentences.staff);
  const log = openLog(config.simulated ? { simulated: true } : {});
  const systemd = openNotify(process.env, log);
  process.on('uncaughtException', error => {
    log.fatal({ err: error }, 'a fault of the program; ending');
    process.exit(exitCodes.internal);
  });
  const stop = stopSignal();
  try {
    return await runUntil(stop, options, { config, log, systemd });
  } finally {
    stop.over();
  }
}

/** It tells its staff something in the language that this process speaks, and its journal says so. */
const spokenAt = (config: Config): Config => ({
  ...config,
  rules: { ...config.rules, locale: spokenLanguage() },
});

async function runUntil(
  stop: Stop,
  options: RunOptions,
  { config, log, systemd }: { config: Config; log: Logger; systemd: Systemd },
): Promise<number> {
  const { folder } = config.copies ?? {};
  const wrong = folder && wrongNames(options.state, folder, config.hall);
  if (wrong !== undefined) {
    process.stderr.write(`${options.config}: ${wrong}\n`);
    return exitCodes.config;
  }
  const boot = randomUUID();
  let rebuilding = openRebuilding(config.rules);
  // Each time that the journal is proved, the hall is rebuilt in the same pass.
  const fold = () => {
    rebuilding = openRebuilding(config.rules);
    return rebuilding.take;
  };
  const started = await startJournal(
    () => journalWhenRoom({ state: options.state, config, boot, log, stop, systemd, fold }),
    folder === undefined ? undefined : () => openWitness({ folder, hall: config.hall, timers: systemTimers }),
  );
  if (started === undefined) return stop.wanted() ? exitCodes.ok : exitCodes.io;
  const { journal } = started;
  try {
    closeToOthers(options.state);
  } catch (error) {
    log.warn({ err: error }, 'the state folder stands open to others, and cannot be closed: chmod 700');
  }
  // What was simulated may go with its demo; what a real hall writes may not.
  if (!config.simulated) keepFromDemos(options.state);
  const rebuilt = rebuiltOr(rebuilding, journal);
  if (rebuilt === undefined) return exitCodes.io;
  const conflicts = configConflicts(config.rules, rebuilt.hall);
  if (conflicts.length > 0) {
    for (const conflict of conflicts) process.stderr.write(`${options.config}: ${remarkText(conflict)}\n`);
    journal.close();
    return exitCodes.config;
  }
  const loss = lossAt(started, businessDay(Date.now(), config.rules.timeZone));
  if (loss !== undefined) log.error({ skips: loss.skips }, alarmText(loss.message));
  const crashes = openCrashRecord(journal.state);
  process.on('exit', code => {
    if (code === exitCodes.internal) crashes.write(Date.now());
  });
  const hall = await openHall({ config, journal, rebuilt, log, boot, crashes, loss });
  const watchdog = keepFed(systemd, hall, systemTimers, log);
  await stop.asked;
  log.info('stopping');
  watchdog.over();
  systemd.tell({ STOPPING: '1', STATUS: words.stopping });
  await hall.close();
  journal.close();
  log.info('stopped');
  return exitCodes.ok;
}

/** What the journal holds, unless another program wrote it: that is said, and the journal is closed. */
function rebuiltOr(rebuilding: Rebuilding, journal: Journal): Rebuilt | undefined {
  try {
    return rebuilding.end(journal);
  } catch (error) {
    const problem = problemOf(error, journal.state);
    if (problem === undefined) throw error;
    process.stderr.write(`${problem.message}\n`);
    journal.close();
    return undefined;
  }
}
