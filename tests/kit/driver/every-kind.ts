/** The devices of `config/halls/every-kind.yaml`, line by line, as they are configured there. */
import { readConfig } from '../../../config/load/read.ts';
import { type DeviceConfig, definitionOf } from '../../../drivers/kinds.ts';

/** What shares one line, or one device that has its own way. */
export type Group = { of: string; devices: ReadonlyMap<string, DeviceConfig>; echoes?: boolean };

/** Not those that are heard through a program, which are on no wire. */
export function everyKind(): Group[] {
  const read = readConfig('config/halls/every-kind.yaml');
  if (!read.ok) throw new Error('a hall of the checkout is without faults');
  const groups = new Map<string, Map<string, DeviceConfig>>();
  for (const [id, device] of read.config.devices) {
    if (definitionOf(device.kind).ways.includes('program')) continue;
    const group = 'line' in device ? device.line : id;
    groups.set(group, (groups.get(group) ?? new Map()).set(id, device));
  }
  return [...groups].map(([group, devices]) => ({
    of: `${[...devices.values()][0]?.kind} (${group})`,
    devices,
  }));
}

/** What can be pressed there: a pad's own keys, or the lines of a reader. */
export function keysOf({ devices, of }: Group, id: string): readonly string[] {
  const device = devices.get(id);
  if (device === undefined) throw new Error(`nothing named ${id} is on ${of}`);
  const definition = definitionOf(device.kind);
  return (definition.class === 'pad' && definition.tested.keys(device)) || ['next', 'recall', '1', 'ok'];
}
