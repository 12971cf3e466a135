/** `one-ticket check FILE` */

import type { Fault } from '../../../config/load/fault.ts';
import { readConfig } from '../../../config/load/read.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { tooLongOfConfig } from '../../mqtt/config-messages.ts';
import { exitCodes } from '../../process/exit-codes.ts';
import { faultText } from '../../text/staff/sentences.ts';
import { tellJson } from '../../text/told-json.ts';
import { words } from '../../text/words.ts';
import { drawRoutes } from './routes.ts';

/** Faults and routes go to stdout, warnings to stderr, or all of it as JSON to stdout; returns the exit code. */
export function check(file: string, { json }: { json?: true } = {}): number {
  const read = readConfig(file);
  const faults = read.ok ? tooLongOfConfig(read.config, packageJson.version).map(read.locate) : read.faults;
  const isGood = read.ok && faults.length === 0;
  const code = isGood ? exitCodes.ok : exitCodes.config;
  if (json) {
    const hall = isGood ? { hall: read.config.hall } : {};
    tellJson({ file, ok: isGood, ...hall, faults: faults.map(told), warnings: read.warnings.map(told) });
    return code;
  }
  for (const warning of read.warnings) process.stderr.write(`${words.warning(faultText(warning))}\n`);
  process.stdout.write(`${isGood ? drawRoutes(read.config) : faults.map(faultText).join('\n')}\n`);
  return code;
}

const told = (fault: Fault) => ({ ...fault, text: faultText(fault) });
