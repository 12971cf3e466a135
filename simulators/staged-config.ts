import { type Document, isMap, parseDocument } from 'yaml';

/**
 * The text of the same hall with every port replaced by that of its simulator; comments stay. `text` is a config without
 * faults. `mqttUrl` replaces the broker when given; `atAnyHour` leaves out the sessions.
 */
export function stagedConfig(
  text: string,
  paths: { lines: ReadonlyMap<string, string>; devices: ReadonlyMap<string, string> },
  { mqttUrl, atAnyHour = false }: { mqttUrl?: string; atAnyHour?: boolean } = {},
): string {
  const document = parseDocument(text);
  const hall = document.contents;
  if (!isMap(hall)) throw new Error('a config without faults is a map');
  for (const [id, path] of paths.lines) document.setIn(['lines', id, 'serial'], path);
  for (const [id, path] of paths.devices) document.setIn(['devices', id, 'serial'], path);
  if (mqttUrl !== undefined) document.setIn(['mqtt', 'url'], mqttUrl);
  if (atAnyHour) dropSessions(document);
  document.delete('simulated');
  hall.items.unshift(document.createPair('simulated', true));
  return document.toString({ lineWidth: 0 });
}

/** The hall's, and those of its institutions. */
function dropSessions(document: Document): void {
  document.delete('sessions');
  const institutions = document.get('institutions');
  if (!isMap(institutions)) return;
  for (const { value } of institutions.items) if (isMap(value)) value.delete('sessions');
}
