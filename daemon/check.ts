/** `one-ticket check FILE` */
import { drawRoutes } from '../config/draw-routes.ts';
import { faultText } from '../config/fault.ts';
import { readConfig } from '../config/read.ts';
import { exitCodes } from './exit-codes.ts';

/** Faults and routes go to stdout, warnings to stderr; returns the exit code. */
export function check(file: string): number {
  const read = readConfig(file);
  for (const warning of read.warnings) process.stderr.write(`warning: ${faultText(warning)}\n`);
  process.stdout.write(`${read.ok ? drawRoutes(read.config) : read.faults.map(faultText).join('\n')}\n`);
  return read.ok ? exitCodes.ok : exitCodes.config;
}
