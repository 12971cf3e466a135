/** Halls written to a temporary folder, so that each test can damage one. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Fault } from '../../config/load/fault.ts';
import { readConfig } from '../../config/load/read.ts';
import type { Config } from '../../config/schema/config.ts';
import { faultText } from '../../daemon/text/staff/sentences.ts';

const folder = mkdtempSync(join(tmpdir(), 'one-ticket-config-'));
const config = join(import.meta.dirname, '../../config');
export const shipped = (name: string) => join(config, 'halls', name);
export const locale = (name: string) => join(config, 'locales', name);
const small = readFileSync(shipped('small.yaml'), 'utf8');

export function written(content: string | Uint8Array, name = 'hall.yaml'): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** config/halls/small.yaml with each text replaced that is given; a text that is not there is a mistake of the test. */
export function smallWith(...changes: [from: string, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`config/halls/small.yaml has no ${from}`);
    return text.replace(from, () => to);
  }, small);
}

/** Of a file that is no whole hall: any number may sign in, and there may be nothing to be seen or heard. */
export const ofAPart = ({ code }: Fault): boolean => code === 'no-staff-list' || code === 'counter-unseen';

/** The hall of a file that has neither faults nor warnings, but those of a part of a hall. */
export function configOf(file: string): Config {
  const result = readConfig(file);
  expect({ ...result, warnings: result.warnings.filter(warning => !ofAPart(warning)) }).toMatchObject({
    ok: true,
    warnings: [],
  });
  if (!result.ok) throw new Error('unreachable');
  return result.config;
}

/** The faults without the file's name; the line as the text that stands there, so that a test survives a new comment. */
export function faultsOf(text: string): string[] {
  const result = readConfig(written(text));
  return result.ok ? [] : result.faults.map(fault => placed(text, fault));
}

export function placed(text: string, fault: Fault): string {
  const line = text.split('\n')[fault.line - 1] ?? '';
  const at = line.slice(fault.column - 1).trim();
  const { length } = `${fault.file}:${fault.line}:${fault.column}`;
  return `[${at}]${faultText(fault).slice(length)}`;
}
