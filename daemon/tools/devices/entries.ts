/** The devices of a config, each with where it stands in the file and how it is reached. */

import { readYaml } from '../../../config/load/yaml-file.ts';
import type { Config, DeviceConfig } from '../../../config/schema/config.ts';
import { type HidPort, type Port, portText } from '../../../drivers/settings/ports.ts';
import { words } from './words.ts';

export type Entry = {
  id: string;
  kind: string;
  disabled: boolean;
  way: Way;
  /** None: it is reached through the broker or the sound card. */
  port?: Port | HidPort;
  /** `FILE:line` */
  place: string;
};
/** What the entry says beside the port, each where it has it. */
export type Way = { line?: string; address?: number; unit?: number; topic?: string };
/** Whose entry names a port. */
export type Owner = { line: string } | { device: string };
type Reached = Pick<Config, 'devices' | 'lines'>;

/** `file`: the config that was read, for its lines. */
export function entriesOf(config: Reached, file: string): Entry[] {
  const yaml = readYaml(file);
  return [...config.devices].map(([id, device]) => {
    const line = yaml.ok ? yaml.yaml.lineOf(['devices', id]) : 1;
    const port = portOfDevice(config, device);
    return {
      id,
      kind: device.kind,
      disabled: device.disabled,
      way: wayOf(device),
      ...(port !== undefined && { port }),
      place: `${file}:${line}`,
    };
  });
}

/** Every port that the config names, also of a line without members and of a device that is disabled. */
export function portsOf({ devices, lines }: Reached): { owner: Owner; port: Port | HidPort }[] {
  return [
    ...[...lines].map(([line, { port }]) => ({ owner: { line }, port })),
    ...[...devices].flatMap(([device, config]) => {
      if ('port' in config) return { owner: { device }, port: config.port };
      return 'hid' in config ? { owner: { device }, port: config.hid } : [];
    }),
  ];
}

export const ownerText = (owner: Owner): string =>
  'line' in owner ? words.reach.line(owner.line) : owner.device;

function portOfDevice({ lines }: Reached, device: DeviceConfig): Port | HidPort | undefined {
  if ('line' in device) return lines.get(device.line)?.port;
  if ('port' in device) return device.port;
  return 'hid' in device ? device.hid : undefined;
}

function wayOf(device: DeviceConfig): Way {
  if ('line' in device) return { line: device.line, address: device.address };
  if ('topic' in device) return { topic: device.topic };
  return 'unit' in device && device.unit !== undefined ? { unit: device.unit } : {};
}

/** For a person: the port, and the address on a line. */
export function reachText({ way: { address, topic, unit }, port }: Pick<Entry, 'way' | 'port'>): string {
  if (address !== undefined) return words.reach.onALine(port === undefined ? '' : portText(port), address);
  if (topic !== undefined) return words.reach.topic(topic);
  if (port === undefined) return words.reach.soundCard;
  const ofUnit = unit === undefined ? '' : words.reach.unit(unit);
  return `${port.by === 'tasmota' ? words.reach.bridge(portText(port)) : portText(port)}${ofUnit}`;
}
