/** The hall of a scenario: a file of config/ with what the story changes in it. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import { readConfig } from '../../config/load/read.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { faultText } from '../../daemon/text/staff/sentences.ts';

const folder = mkdtempSync(join(tmpdir(), 'one-ticket-story-'));

export type Changes = { set: readonly { path: string; value: string }[]; without: readonly string[] };

/** The rules, or what is wrong with the changed config. */
export function hallWith(hall: string, changes: Changes): Rules | { faults: string[] } {
  const text = hallText(hall, changes);
  if (typeof text !== 'string') return text;
  const file = join(folder, `${hall}.yaml`);
  writeFileSync(file, text);
  const read = readConfig(file);
  return read.ok ? read.config.rules : { faults: read.faults.map(faultText) };
}

/** The changed config. Paths are dotted: `counters.7.backup`. */
export function hallText(hall: string, { set, without }: Changes): string | { faults: string[] } {
  const document = parseDocument(
    readFileSync(join(import.meta.dirname, '../../config/halls', `${hall}.yaml`), 'utf8'),
  );
  for (const { path, value } of set) document.setIn(keysOf(path), document.createNode(parse(value)));
  for (const path of without) {
    if (!document.deleteIn(keysOf(path))) return { faults: [`config/halls/${hall}.yaml has no ${path}`] };
  }
  return document.toString();
}

const keysOf = (path: string) => path.split('.');
