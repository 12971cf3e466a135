/** The devices of a config, each with where it stands in the file and how it is reached. */

import { readYaml } from '../../../config/load/yaml-file.ts';
import type { Config, DeviceConfig } from '../../../config/schema/config.ts';
import { type HidPort, type Port, portText } from '../../../drivers/settings/ports.ts';
import { words } from './words.ts';

export type Entry = {
  id: string;
  kind: string;
  disabled: boolean;
  /** For a person: the port, and the address on a line. */
  reach: string;
  /** None: it is reached through the broker or the sound card. */
  port?: Port | HidPort;
  /** `FILE:line` */
  place: string;
};
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
      reach: reachOf(device, port),
      ...(port !== undefined && { port }),
      place: `${file}:${line}`,
    };
  });
}

/** Every port that the config names, also of a line without members and of a device that is disabled. */
export function portsOf({ devices, lines }: Reached): { owner: string; port: Port | HidPort }[] {
  return [
    ...[...lines].map(([id, { port }]) => ({ owner: words.reach.line(id), port })),
    ...[...devices].flatMap(([id, device]) => {
      if ('port' in device) return { owner: id, port: device.port };
      return 'hid' in device ? { owner: id, port: device.hid } : [];
    }),
  ];
}

function portOfDevice({ lines }: Reached, device: DeviceConfig): Port | HidPort | undefined {
  if ('line' in device) return lines.get(device.line)?.port;
  if ('port' in device) return device.port;
  return 'hid' in device ? device.hid : undefined;
}

function reachOf(device: DeviceConfig, port: Port | HidPort | undefined): string {
  if ('line' in device) return words.reach.onALine(port === undefined ? '' : portText(port), device.address);
  if ('topic' in device) return words.reach.topic(device.topic);
  if (port === undefined) return words.reach.soundCard;
  const unit = 'unit' in device && device.unit !== undefined ? words.reach.unit(device.unit) : '';
  return `${port.by === 'tasmota' ? words.reach.bridge(portText(port)) : portText(port)}${unit}`;
}
