/** `one-ticket record --device ID FILE`: what a device says while it is tested, as a fixture that the tests replay. */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Config, DeviceConfig } from '../../../config/schema/config.ts';
import type { Tested } from '../../mqtt/client/running-daemon.ts';
import { exitCodes } from '../../process/exit-codes.ts';
import { stopSignal } from '../../process/stop-signal.ts';
import { hallOf, heldHall, noSuchDevice } from './hall-file.ts';
import { openOneDevice } from './one-device.ts';
import { headOf, recordingLine } from './recording.ts';
import { failed, reasonOf, say, tell } from './terminal.ts';
import { livingList } from './test-list.ts';

export type RecordOptions = { device: string; config?: string; state: string };

/** Until the test of the device is over, or Ctrl-C. Resolves with the exit code. */
export async function record(file: string, options: RecordOptions): Promise<number> {
  const { device: id } = options;
  const read = hallOf(options);
  if (!read.ok) return exitCodes.config;
  const { hall } = read;
  if (hall === undefined) {
    return failed(
      'record: found no hall, expected --config FILE, for example --config config/halls/fuzhou.yaml',
      'usage',
    );
  }
  const { config } = hall;
  const device = config.devices.get(id);
  if (device === undefined || !hasPort(device)) {
    const ids = [...config.devices].flatMap(([one, entry]) => (hasPort(entry) ? [one] : []));
    return failed(noSuchDevice('--device', id, `a device of ${hall.file} with a port`, ids), 'usage');
  }
  const { daemon, config: known } = await heldHall(hall);
  await daemon?.close();
  if (daemon !== undefined) {
    return failed(
      `found the daemon of ${config.hall} running, which holds the port of ${id}: stop it, record, and start it again`,
      'io',
    );
  }
  const opened = openNew(file);
  if (!opened.ok) {
    return failed(opened.why, 'io');
  }
  const { fd } = opened;
  try {
    writeSync(fd, recordingLine(headOf(hall.file, id, device.kind, config.simulated)));
    return await recordTo(fd, file, known, id);
  } finally {
    closeSync(fd);
  }
}

async function recordTo(fd: number, file: string, config: Config, id: string): Promise<number> {
  const stop = stopSignal();
  const list = livingList(id);
  const startedMs = performance.now();
  let heard = 0;
  let wrong: string | undefined;
  const one = await openOneDevice(config, id, {
    fares: list.fares,
    tap(dir, bytes) {
      if (dir === 'rx') heard += 1;
      const at = Math.round(performance.now() - startedMs);
      try {
        writeSync(fd, recordingLine({ at, dir, hex: Buffer.from(bytes).toString('hex') }));
      } catch (error) {
        wrong ??= reasonOf(error);
      }
    },
  });
  let tested: Tested | undefined | void;
  try {
    tested = await Promise.race([one.test(id, list.heard), stop.asked]);
    if (tested?.is === 'refused') {
      tell(`${tested.message}; what it says is recorded all the same, until Ctrl-C.`);
      await stop.asked;
    }
  } finally {
    await one.close();
    stop.over();
  }
  if (tested?.is === 'done' && tested.did !== list.did) say(tested.did);
  if (wrong !== undefined) {
    return failed(`${file}: cannot be written (${wrong})`, 'io');
  }
  if (heard === 0) {
    return failed(`${file}: ${id} has said nothing`, 'io');
  }
  say(`${file}: ${id} has spoken ${heard} times`);
  return exitCodes.ok;
}

const hasPort = (device: DeviceConfig): boolean => 'line' in device || 'port' in device || 'hid' in device;

/** A recording is never written over. */
function openNew(file: string): { ok: true; fd: number } | { ok: false; why: string } {
  try {
    return { ok: true, fd: openSync(file, 'wx') };
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    return {
      ok: false,
      why: exists
        ? `${file}: found it there already, expected the name of a new file`
        : `${file}: cannot be made (${reasonOf(error)}), expected a file in a folder that can be written`,
    };
  }
}
