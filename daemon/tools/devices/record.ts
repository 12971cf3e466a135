/** `one-ticket record --device ID FILE`: what a device says while it is tested, as a fixture that the tests replay. */
import { closeSync, writeSync } from 'node:fs';
import type { Config, DeviceConfig, DeviceKind } from '../../../config/schema/config.ts';
import type { Tested } from '../../mqtt/client/running-daemon.ts';
import { exitCodes } from '../../process/exit-codes.ts';
import { stopSignal } from '../../process/stop-signal.ts';
import { hallOf, heldHall, noSuchDevice } from './hall-file.ts';
import { openOneDevice } from './one-device.ts';
import { headOf, hiding, openNew, recordingLine } from './recording.ts';
import { failed, reasonOf, say, tell } from './terminal.ts';
import { livingList } from './test-list.ts';
import { words } from './words.ts';

export type RecordOptions = { device: string; config?: string; state: string };

/** Until the test of the device is over, or Ctrl-C. Resolves with the exit code. */
export async function record(file: string, options: RecordOptions): Promise<number> {
  const { device: id } = options;
  const read = hallOf(options);
  if (!read.ok) return exitCodes.config;
  const { hall } = read;
  if (hall === undefined) return failed(words.found.noHall('record'), 'usage');
  const { config } = hall;
  const device = config.devices.get(id);
  if (device === undefined || !hasPort(device)) {
    const ids = [...config.devices].flatMap(([one, entry]) => (hasPort(entry) ? [one] : []));
    return failed(noSuchDevice('--device', id, words.aDeviceWithPortOf(hall.file), ids), 'usage');
  }
  const { daemon, config: known } = await heldHall(hall);
  await daemon?.close();
  if (daemon !== undefined) return failed(words.record.held(config.hall, id), 'io');
  const opened = openNew(file);
  if (!opened.ok) return failed(opened.why, 'io');
  const { fd } = opened;
  try {
    writeSync(fd, recordingLine(headOf(hall.file, id, device.kind, config.simulated)));
    return await recordTo({ fd, file }, known, { id, kind: device.kind });
  } finally {
    closeSync(fd);
  }
}

async function recordTo(
  { fd, file }: { fd: number; file: string },
  config: Config,
  { id, kind }: { id: string; kind: DeviceKind },
): Promise<number> {
  const stop = stopSignal();
  const list = livingList(id);
  const startedMs = performance.now();
  let heard = 0;
  let wrong: string | undefined;
  const hide = await hiding(kind);
  const one = await openOneDevice(config, id, {
    fares: list.fares,
    tap(dir, heardBytes) {
      const bytes = dir === 'rx' ? hide(heardBytes) : heardBytes;
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
      tell(words.record.allTheSame(tested.message));
      await stop.asked;
    }
  } finally {
    await one.close();
    stop.over();
  }
  if (tested?.is === 'done' && tested.did !== list.did) say(tested.did);
  if (wrong !== undefined) return failed(words.record.notWritten(file, wrong), 'io');
  if (heard === 0) return failed(words.record.silent(file, id), 'io');
  say(words.record.spoke(file, id, heard));
  return exitCodes.ok;
}

const hasPort = (device: DeviceConfig): boolean => 'line' in device || 'port' in device || 'hid' in device;
