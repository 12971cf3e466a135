/** The smallest hall that has work for one device: the real daemon's parts in this process, and the device on the stage. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../../config/load/read.ts';
import { openCrashRecord } from '../../../daemon/hall/crash-record.ts';
import { rebuild } from '../../../daemon/hall/rebuild.ts';
import { openJournal } from '../../../daemon/journal/journal.ts';
import { openHall } from '../../../daemon/open-hall.ts';
import type { Shows } from '../../../simulators/devices/simulator.ts';
import { openStage } from '../../../simulators/stage/real-stage.ts';
import { stagedConfig } from '../../../simulators/stage/staged-config.ts';
import { awakeTime } from '../../awake-time.ts';
import { watch } from './broker/watcher.ts';
import { type OneDeviceEntry, oneDeviceText } from './one-device-text.ts';

const awake = awakeTime();

export type OneDevice = {
  /** Time in which the hall was let to work; see awake-time.ts. */
  now(): number;
  /** What a person does there. A sentence when it cannot be done. */
  do(action: Record<string, unknown>): string | undefined;
  shows(): Shows;
  /** Resolves with the moment, in ms of `now()`, at which it shows what is looked for. */
  untilShows(isSo: (shows: Shows) => boolean): Promise<number>;
  /** What the hall tells of it: ready, degraded, lost. */
  state(): string | undefined;
  untilState(isSo: (state: string) => boolean): Promise<void>;
  command(verb: string, args: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** Resolves with the moment at which such an event has been heard; at once when it was before. */
  untilEvent(kind: string, having: Record<string, unknown>): Promise<number>;
  hasHeard(kind: string, having: Record<string, unknown>): boolean;
  log(): string;
  close(): Promise<void>;
};

export async function openOneDevice(
  hall: string,
  mqttUrl: string,
  written: OneDeviceEntry,
): Promise<OneDevice> {
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-one-device-'));
  const text = oneDeviceText(hall, mqttUrl, written);
  const plain = join(folder, 'hall.yaml');
  writeFileSync(plain, text);
  const read = readConfig(plain);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const stage = await openStage(read.config, { mqttUrl });
  const staged = join(folder, 'stage.yaml');
  writeFileSync(staged, stagedConfig(text, stage.ways));
  const onStage = readConfig(staged);
  if (!onStage.ok) throw new Error(JSON.stringify(onStage.faults));
  const opened = openJournal(join(folder, 'state'));
  if (!opened.ok) throw new Error(opened.problem.message);
  const { journal } = opened;
  const ops = await watch(mqttUrl, hall);
  let logged = '';
  const log = pino({}, { write: (chunk: string) => void (logged += chunk) });
  const { config } = onStage;
  const daemon = await openHall({
    config,
    journal,
    rebuilt: rebuild(config.rules, journal),
    log,
    boot: hall,
    crashes: openCrashRecord(journal.state),
  });
  await ops.untilState('online');

  const looks = new Set<() => void>();
  stage.onShows(() => {
    for (const look of looks) look();
  });
  let commands = 0;
  const state = () => {
    const said = ops.last('device/it/$state')?.['state'];
    return typeof said === 'string' ? said : undefined;
  };
  const shows = () => stage.shows('it') ?? {};
  const hasHeard: OneDevice['hasHeard'] = (kind, having) =>
    ops
      .events()
      .some(
        event =>
          event['kind'] === kind && Object.entries(having).every(([key, value]) => event[key] === value),
      );

  const it: OneDevice = {
    now: awake.now,
    do: action => stage.do('it', action),
    shows,
    untilShows: isSo =>
      new Promise(found => {
        const look = () => {
          if (!isSo(shows())) return;
          looks.delete(look);
          found(awake.now());
        };
        looks.add(look);
        look();
      }),
    state,
    untilState: isSo => ops.until(() => isSo(state() ?? '')),
    async command(verb, args) {
      commands += 1;
      const reply = await ops.command(verb, { id: `c${commands}`, args });
      if (reply['status'] !== 'ok') throw new Error(`${verb}: ${JSON.stringify(reply)}`);
      return reply;
    },
    async untilEvent(kind, having) {
      await ops.until(() => hasHeard(kind, having));
      return awake.now();
    },
    hasHeard,
    log: () => logged,
    async close() {
      await daemon.close();
      journal.close();
      await ops.close();
      stage.close();
      rmSync(folder, { recursive: true });
    },
  };
  await it.command('open-day', {});
  await it.command('open-counter', { counter: '1' });
  return it;
}
