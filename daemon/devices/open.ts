/** From the config of a device to its driver. */
import type { HandedToKind, Opened, Opener, Ways } from '../../drivers/definition.ts';
import { type DeviceConfig, type DeviceKind, definitionOf } from '../../drivers/kinds.ts';

/** The drivers of a hall, loaded. */
export type Drivers = ReadonlyMap<DeviceKind, Opener<DeviceConfig>>;

/** Only what is in use is loaded. */
export async function loadDrivers(devices: ReadonlyMap<string, DeviceConfig>): Promise<Drivers> {
  const inUse = [...devices.values()].filter(({ disabled }) => !disabled).map(({ kind }) => kind);
  const load = async (kind: DeviceKind) => [kind, await definitionOf(kind).opener()] as const;
  return new Map(await Promise.all([...new Set(inUse)].map(load)));
}

/** Throws where the config check let something pass that cannot be. */
export function openerOver(
  drivers: Drivers,
  ways: Ways,
): (device: DeviceConfig, handed: HandedToKind) => Opened {
  const kinds = new Map([...drivers].map(([kind, opener]) => [kind, opener(ways)]));
  return (device, handed) => {
    const kind = kinds.get(device.kind);
    if (kind === undefined) throw new Error(`the driver of ${device.kind} was not loaded`);
    return kind.open(device, handed);
  };
}
