/** The smallest hall that has work for one device: the real daemon's parts in this process, and the device on the stage. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openCrashRecord } from '../../../daemon/hall/crash-record.ts';
import { rebuild } from '../../../daemon/hall/rebuild.ts';
import { openHall } from '../../../daemon/open-hall.ts';
import type { Shows } from '../../../simulators/devices/simulator.ts';
import { awakeTime } from '../../awake-time.ts';
import { watch } from './broker/watcher.ts';
import { readHall } from './config.ts';
import { newLooks } from './looks.ts';
import { journalOf } from './loop-hall.ts';
import { type OneDeviceEntry, oneDeviceText } from './one-device-text.ts';
import { stageHall } from './staged-hall.ts';

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
  const { stage, file } = await stageHall(folder, oneDeviceText(hall, mqttUrl, written), { mqttUrl });
  const config = readHall(file);
  const journal = journalOf(join(folder, 'state'));
  const ops = await watch(mqttUrl, hall);
  let logged = '';
  const log = pino({}, { write: (chunk: string) => void (logged += chunk) });
  const daemon = await openHall({
    config,
    journal,
    rebuilt: rebuild(config.rules, journal),
    log,
    boot: hall,
    crashes: openCrashRecord(journal.state),
  });
  await ops.untilState('online');

  const looks = newLooks();
  stage.onShows(looks.again);
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
    async untilShows(isSo) {
      await looks.until(() => isSo(shows()));
      return awake.now();
    },
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
