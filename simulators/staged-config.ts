import { isMap, parseDocument } from 'yaml';

/**
 * The text of the same hall with every port replaced by that of its simulator; comments stay. `text` is a config without
 * faults. `mqttUrl` replaces the broker when given.
 */
export function stagedConfig(
  text: string,
  paths: { lines: ReadonlyMap<string, string>; devices: ReadonlyMap<string, string> },
  mqttUrl?: string,
): string {
  const document = parseDocument(text);
  const hall = document.contents;
  if (!isMap(hall)) throw new Error('a config without faults is a map');
  for (const [id, path] of paths.lines) document.setIn(['lines', id, 'serial'], path);
  for (const [id, path] of paths.devices) document.setIn(['devices', id, 'serial'], path);
  if (mqttUrl !== undefined) document.setIn(['mqtt', 'url'], mqttUrl);
  document.delete('simulated');
  hall.items.unshift(document.createPair('simulated', true));
  return document.toString({ lineWidth: 0 });
}
