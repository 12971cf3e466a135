import type { Config } from '../config/schema.ts';

/** What is simulated and where, line by line, for a person who reads it. */
export function stagePlan(
  config: Pick<Config, 'lines' | 'devices'>,
  paths: { lines: ReadonlyMap<string, string>; devices: ReadonlyMap<string, string> },
): string[] {
  const counts = new Map<string, number>();
  const members = new Map<string, string[]>();
  for (const [id, device] of config.devices) {
    counts.set(device.kind, (counts.get(device.kind) ?? 0) + 1);
    if ('line' in device) members.set(device.line, [...(members.get(device.line) ?? []), id]);
  }
  return [
    `devices  ${[...counts].map(([kind, count]) => `${count} ${kind}`).join(', ')}`,
    ...[...paths.lines].map(
      ([id, path]) => `port     ${path}  ${id}: ${members.get(id)?.join(' ') ?? 'nothing'}`,
    ),
    ...[...paths.devices].map(([id, path]) => `port     ${path}  ${id}`),
  ];
}
