import type { Config } from '../../config/schema/config.ts';
import type { StagedWay, StagedWays } from './stage.ts';
import { words } from './words.ts';

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
  const line = ({ key, at }: StagedWay, what: string) => `${words.places[key]}  ${at}  ${what}`;
  return [
    words.devices([...counts].map(([kind, count]) => `${count} ${kind}`)),
    ...[...ways.lines].map(([id, way]) => line(way, `${id}: ${members.get(id)?.join(' ') ?? words.nothing}`)),
    ...[...ways.devices].map(([id, way]) => line(way, id)),
    ...(leftOut.length === 0 ? [] : [words.leftOut(leftOut)]),
  ];
}
