/** `one-ticket check FILE` */

import { readCalendar, unknownYear } from '../../../config/load/calendar.ts';
import type { Fault } from '../../../config/load/fault.ts';
import { readConfig } from '../../../config/load/read.ts';
import type { Config } from '../../../config/schema/config.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { businessDay } from '../../core/day/clock-face.ts';
import { tooLongOfConfig } from '../../mqtt/config-messages.ts';
import { exitCodes } from '../../process/exit-codes.ts';
import { faultText } from '../../text/staff/sentences.ts';
import { tellJson } from '../../text/told-json.ts';
import { words } from '../../text/words.ts';
import { drawRoutes } from './routes.ts';

/** Faults and routes go to stdout, warnings to stderr, or all of it as JSON to stdout; returns the exit code. */
export function check(file: string, { json }: { json?: true } = {}): number {
  const read = readConfig(file);
  const calendar = read.ok ? checkCalendar(read.config) : { faults: [], warnings: [] };
  const faults = read.ok
    ? [...tooLongOfConfig(read.config, packageJson.version).map(read.locate), ...calendar.faults]
    : read.faults;
  const warnings = [...read.warnings, ...calendar.warnings];
  const isGood = read.ok && faults.length === 0;
  const code = isGood ? exitCodes.ok : exitCodes.config;
  if (json) {
    const hall = isGood ? { hall: read.config.hall } : {};
    tellJson({ file, ok: isGood, ...hall, faults: faults.map(told), warnings: warnings.map(told) });
    return code;
  }
  for (const warning of warnings) process.stderr.write(`${words.warning(faultText(warning))}\n`);
  process.stdout.write(`${isGood ? drawRoutes(read.config) : faults.map(faultText).join('\n')}\n`);
  return code;
}

/** The file with the holidays, which a running hall reads by itself; a fault of it keeps no hall from starting. */
function checkCalendar({ calendar: file, rules: { timeZone } }: Config): {
  faults: Fault[];
  warnings: Fault[];
} {
  if (file === undefined) return { faults: [], warnings: [] };
  const read = readCalendar(file);
  if (!read.ok) return { faults: read.faults, warnings: [] };
  const year = unknownYear(read.calendar, businessDay(Date.now(), timeZone));
  const unknown = {
    file,
    line: 1,
    column: 1,
    path: '',
    code: 'year-unknown',
    args: { year: year ?? '' },
  } as const;
  return { faults: [], warnings: year === undefined ? [] : [unknown] };
}

const told = (fault: Fault) => ({ ...fault, text: faultText(fault) });
