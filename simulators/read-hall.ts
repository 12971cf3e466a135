import { readFileSync } from 'node:fs';
import { faultText } from '../config/fault.ts';
import { readConfig } from '../config/read.ts';
import type { Config } from '../config/schema.ts';

/** The hall in `file`, and its text; undefined when it is faulty, and then every fault was told on stderr. */
export function readHall(file: string): { config: Config; text: string } | undefined {
  const read = readConfig(file);
  for (const warning of read.warnings) process.stderr.write(`warning: ${faultText(warning)}\n`);
  if (read.ok) return { config: read.config, text: readFileSync(file, 'utf8') };
  for (const fault of read.faults) process.stderr.write(`${faultText(fault)}\n`);
  return undefined;
}
