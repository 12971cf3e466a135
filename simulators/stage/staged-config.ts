import { type Document, isMap, isScalar, parseDocument } from 'yaml';
import { portKeys } from '../../drivers/settings/ports.ts';
import type { StagedWay, StagedWays } from './stage.ts';

/**
 * The text of the same hall with every way to a device replaced by that of its simulator; comments stay. `text` is a config
 * without faults. `mqttUrl` replaces the broker by one that lets everybody in; `atAnyHour` leaves out the sessions. `words`: where the
 * hall's own words lie, as it is written elsewhere.
 */
export function stagedConfig(
  text: string,
  ways: StagedWays,
  { mqttUrl, atAnyHour = false, words }: { mqttUrl?: string; atAnyHour?: boolean; words?: string } = {},
): string {
  const document = parseDocument(text);
  const hall = document.contents;
  if (!isMap(hall)) throw new Error('a config without faults is a map');
  for (const [id, way] of ways.lines) replaceWay(document, ['lines', id], way);
  for (const [id, way] of ways.devices) replaceWay(document, ['devices', id], way);
  if (mqttUrl !== undefined) replaceBroker(document, mqttUrl);
  if (atAnyHour) dropSessions(document);
  if (words !== undefined) document.set('words', words);
  document.delete('simulated');
  // The copies are those of the real hall.
  document.delete('copies');
  hall.items.unshift(document.createPair('simulated', true));
  return document.toString({ lineWidth: 0 });
}

/** In its place, so that the comment beside it stays; a printer's `file` becomes `tcp`. */
function replaceWay(document: Document, path: readonly string[], way: StagedWay): void {
  const { key, at } = way;
  const entry = document.getIn(path);
  if (!isMap(entry)) throw new Error(`${path.join('.')} of a config without faults is a map`);
  const isPort = portKeys.some(name => name === key);
  const keys: readonly string[] = isPort ? portKeys : [key];
  const written = entry.items.find(item => isScalar(item.key) && keys.includes(String(item.key.value)));
  if (written !== undefined && isScalar(written.key)) written.key.value = key;
  entry.set(key, at);
  if ('folder' in way) entry.set('folder', way.folder);
}

/** Without the users of the broker that is replaced. */
function replaceBroker(document: Document, url: string): void {
  const mqtt = document.get('mqtt');
  if (isMap(mqtt)) mqtt.items = mqtt.items.filter(({ key }) => isScalar(key) && key.value === 'url');
  document.setIn(['mqtt', 'url'], url);
}

/** The hall's, and those of its institutions. */
function dropSessions(document: Document): void {
  document.delete('sessions');
  const institutions = document.get('institutions');
  if (!isMap(institutions)) return;
  for (const { value } of institutions.items) if (isMap(value)) value.delete('sessions');
}
