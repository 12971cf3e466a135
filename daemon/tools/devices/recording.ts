/** The form of a recording: JSON, the device in the first line, then one line for each chunk. */
import { openSync } from 'node:fs';
import { type RecordedDevice, recordedDevice } from '../../../config/load/recorded-device.ts';
import { readYaml } from '../../../config/load/yaml-file.ts';
import { type DeviceKind, definitionOf, kinds, nameOf } from '../../../drivers/kinds.ts';
import { reasonOf } from './terminal.ts';
import { words } from './words.ts';

export type RecordingHead = { kind: string } & RecordedDevice & { simulated: boolean };

/**
 * `at`: ms since the recording began. `rx`: from the device, bytes or a report; `tx`: to it. `key`: what somebody was asked to
 * press meanwhile.
 */
export type RecordedChunk = { at: number; dir: 'rx' | 'tx'; hex: string; key?: string };

/** `file`: a config without faults that has this device. */
export function headOf(file: string, id: string, kind: string, simulated: boolean): RecordingHead {
  const yaml = readYaml(file);
  return { kind, ...recordedDevice(yaml.ok ? yaml.yaml.value : undefined, id), simulated };
}

/**
 * What a device says of a person is kept by no recording: of one direction, from its beginning on. `kind` left out: nobody knows what
 * speaks there.
 */
export async function hiding(kind?: DeviceKind): Promise<(chunk: Uint8Array) => Uint8Array> {
  const all = kind === undefined ? kinds.map(nameOf) : [kind];
  const hides = await Promise.all(all.map(async one => await definitionOf(one).hides?.()));
  const each = hides.flatMap(hide => hide?.({ others: kind === undefined }) ?? []);
  return chunk => each.reduce((bytes, hide) => hide(bytes), chunk);
}

/** With its line end. */
export const recordingLine = (what: RecordingHead | RecordedChunk): string => `${JSON.stringify(what)}\n`;

/** A recording is never written over. */
export function openNew(file: string): { ok: true; fd: number } | { ok: false; why: string } {
  try {
    return { ok: true, fd: openSync(file, 'wx') };
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    return {
      ok: false,
      why: exists ? words.record.there(file) : words.record.notMade(file, reasonOf(error)),
    };
  }
}
