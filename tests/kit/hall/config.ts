import { readConfig } from '../../../config/load/read.ts';
import type { Config } from '../../../config/schema/config.ts';

/** The hall of a config that is a good one: a fault of it is one of the test. */
export function readHall(file: string): Config {
  const read = readConfig(file);
  if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.faults)}`);
  return read.config;
}
