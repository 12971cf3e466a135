/** `one-ticket check FILE` */

import { readConfig } from '../../../config/load/read.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { tooLongOfConfig } from '../../mqtt/config-messages.ts';
import { exitCodes } from '../../process/exit-codes.ts';
import { faultText } from '../../text/staff/sentences.ts';
import { words } from '../../text/words.ts';
import { drawRoutes } from './routes.ts';

/** Faults and routes go to stdout, warnings to stderr; returns the exit code. */
export function check(file: string): number {
  const read = readConfig(file);
  for (const warning of read.warnings) process.stderr.write(`${words.warning(faultText(warning))}\n`);
  const faults = read.ok ? tooLongOfConfig(read.config, packageJson.version).map(read.locate) : read.faults;
  const isGood = read.ok && faults.length === 0;
  process.stdout.write(`${isGood ? drawRoutes(read.config) : faults.map(faultText).join('\n')}\n`);
  return isGood ? exitCodes.ok : exitCodes.config;
}
