/** Which topics the broker of a demo knows: those of its hall, and of its devices that speak over MQTT. All others it refuses. */

import type { Config, DeviceConfig } from '../../config/schema/config.ts';
import { covers, overlap } from '../../drivers/link/topic-filters.ts';
import type { Port } from '../../drivers/settings/ports.ts';
import { simulatedOf } from '../devices/kinds.ts';
import { tasmotaFilters } from '../devices/tasmota-filters.ts';

/** The topics that `filters` match; the broker's own (`$SYS`) never. */
export function knownTopics(filters: readonly string[]) {
  return {
    /** Whether somebody may say something there. */
    has: (topic: string) => filters.some(known => covers(known, topic)),
    /** Whether anything that is said could match. */
    meets: (filter: string) => !filter.startsWith('$') && filters.some(known => overlap(known, filter)),
  };
}

export function topicsOfHall({ hall, devices, lines }: Pick<Config, 'hall' | 'devices' | 'lines'>): string[] {
  const ports = [...lines.values()].map(({ port }) => port);
  const ofPorts = ports.flatMap(topicsOfPort);
  return [
    `one-ticket/v1/${hall}/#`,
    `homeassistant/device/one-ticket-${hall}/config`,
    'homeassistant/status',
    ...new Set([...ofPorts, ...[...devices.values()].flatMap(topicsOfDevice)]),
  ];
}

function topicsOfDevice(device: DeviceConfig): string[] {
  if ('port' in device) return topicsOfPort(device.port);
  const kind = simulatedOf(device.kind);
  return kind.on === 'broker' ? [...kind.topics(device)] : [];
}

function topicsOfPort(port: Port): string[] {
  return port.by === 'tasmota' ? tasmotaFilters(port.topic) : [];
}
