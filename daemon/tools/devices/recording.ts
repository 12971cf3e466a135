/** The form of a recording: JSON, the device in the first line, then one line for each chunk. */
import { type RecordedDevice, recordedDevice } from '../../../config/load/recorded-device.ts';
import { readYaml } from '../../../config/load/yaml-file.ts';

export type RecordingHead = { kind: string } & RecordedDevice & { simulated: boolean };

/** `at`: ms since the recording began. `rx`: from the device, bytes or a report; `tx`: to it. */
export type RecordedChunk = { at: number; dir: 'rx' | 'tx'; hex: string };

/** `file`: a config without faults that has this device. */
export function headOf(file: string, id: string, kind: string, simulated: boolean): RecordingHead {
  const yaml = readYaml(file);
  return { kind, ...recordedDevice(yaml.ok ? yaml.yaml.value : undefined, id), simulated };
}

/** With its line end. */
export const recordingLine = (what: RecordingHead | RecordedChunk): string => `${JSON.stringify(what)}\n`;
