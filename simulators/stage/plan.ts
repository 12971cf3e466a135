import type { Config } from '../../config/schema/config.ts';
import type { StagedWay, StagedWays } from './stage.ts';

/** What a technician looks for: where it stands, or how it is reached. */
const places: Record<StagedWay['key'], string> = {
  serial: 'port   ',
  tcp: 'port   ',
  hid: 'usb    ',
  tasmota: 'bridge ',
  topic: 'mqtt   ',
  program: 'program',
};

/** What is simulated and where, line by line, for a person who reads it. */
export function stagePlan(config: Pick<Config, 'lines' | 'devices'>, ways: StagedWays): string[] {
  const counts = new Map<string, number>();
  const members = new Map<string, string[]>();
  const leftOut: string[] = [];
  for (const [id, device] of config.devices) {
    if (device.disabled) {
      leftOut.push(id);
      continue;
    }
    counts.set(device.kind, (counts.get(device.kind) ?? 0) + 1);
    if ('line' in device) members.set(device.line, [...(members.get(device.line) ?? []), id]);
  }
  const line = ({ key, at }: StagedWay, what: string) => `${places[key]}  ${at}  ${what}`;
  return [
    `devices  ${[...counts].map(([kind, count]) => `${count} ${kind}`).join(', ')}`,
    ...[...ways.lines].map(([id, way]) => line(way, `${id}: ${members.get(id)?.join(' ') ?? 'nothing'}`)),
    ...[...ways.devices].map(([id, way]) => line(way, id)),
    ...(leftOut.length === 0 ? [] : [`left out ${leftOut.join(' ')}: disabled`]),
  ];
}
