/** What the recording of a device keeps of a config. */
import { isRaw } from './draft.ts';

/** As the config writes them, without what is of this hall only: its port, its counter, who may do what. */
export type RecordedDevice = {
  settings: Readonly<Record<string, unknown>>;
  /** Of the line that it shares. */
  line?: Readonly<Record<string, unknown>>;
};

const ofTheHall = [
  'kind',
  'line',
  'serial',
  'tcp',
  'file',
  'tasmota',
  'hid',
  'counter',
  'place',
  'disabled',
  'spareFor',
  'presses',
  'scans',
  'desk',
  'gives',
  'kiosk',
  'greenFrom',
];

/** `written`: the value of a YAML file without faults that has this device. */
export function recordedDevice(written: unknown, id: string): RecordedDevice {
  const entry = mapIn(mapIn(written, 'devices'), id);
  const line = entry['line'];
  return {
    settings: spoken(entry),
    ...(typeof line === 'string' && { line: spoken(mapIn(mapIn(written, 'lines'), line)) }),
  };
}

function spoken(entry: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).filter(([key]) => !ofTheHall.includes(key)));
}

function mapIn(map: unknown, key: string): Readonly<Record<string, unknown>> {
  const value = isRaw(map) ? map[key] : undefined;
  return isRaw(value) ? value : {};
}
