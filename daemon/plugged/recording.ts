/** The form of a recording: JSON, the device in the first line, then one line for each chunk. */
import { isRaw } from '../../config/draft.ts';
import { readYaml } from '../../config/yaml-file.ts';

/** `settings`, `line`: as the config writes them, without what is of this hall only (its port, its counter, who may do what). */
export type RecordingHead = {
  kind: string;
  settings: Readonly<Record<string, unknown>>;
  line?: Readonly<Record<string, unknown>>;
  simulated: boolean;
};

/** `at`: ms since the recording began. `rx`: from the device, bytes or a report; `tx`: to it. */
export type RecordedChunk = { at: number; dir: 'rx' | 'tx'; hex: string };

const ofTheHall = [
  'kind',
  'line',
  'serial',
  'tcp',
  'file',
  'tasmota',
  'hid',
  'counter',
  'disabled',
  'spareFor',
  'presses',
  'scans',
];

/** `file`: a config without faults that has this device. */
export function headOf(file: string, id: string, kind: string, simulated: boolean): RecordingHead {
  const yaml = readYaml(file);
  const hall = yaml.ok ? yaml.yaml.value : undefined;
  const entry = mapIn(mapIn(hall, 'devices'), id);
  const line = entry['line'];
  return {
    kind,
    settings: spoken(entry),
    ...(typeof line === 'string' && { line: spoken(mapIn(mapIn(hall, 'lines'), line)) }),
    simulated,
  };
}

function spoken(entry: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).filter(([key]) => !ofTheHall.includes(key)));
}

function mapIn(map: unknown, key: string): Readonly<Record<string, unknown>> {
  const value = isRaw(map) ? map[key] : undefined;
  return isRaw(value) ? value : {};
}

/** With its line end. */
export const recordingLine = (what: RecordingHead | RecordedChunk): string => `${JSON.stringify(what)}\n`;
