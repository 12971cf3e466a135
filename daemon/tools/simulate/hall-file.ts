/** The hall that is simulated, from its config. */
import { readConfig } from '../../../config/load/read.ts';
import type { Rules } from '../../core/types/rules.ts';
import { callCounters } from '../../text/counters.ts';
import { sayOwn } from '../../text/staff/own.ts';
import { faultText } from '../../text/staff/sentences.ts';
import { withTimetable } from './working-hours.ts';

/** `locale`: of what citizens read there. */
export type HallFile = { name: string; locale: string; rules: Rules };

/** What is wrong with it is told on stderr; nothing where it is not good. */
export function hallIn(file: string): HallFile | undefined {
  const read = readConfig(file);
  for (const fault of read.ok ? read.warnings : read.faults) process.stderr.write(`${faultText(fault)}\n`);
  if (!read.ok) return undefined;
  const { name, locale, rules, sentences } = read.config;
  callCounters(rules.counters.values());
  sayOwn(sentences.staff);
  return { name, locale, rules: withTimetable(withAnyClerk(rules)) };
}

/** Its clerks are nobody of the staff list. */
function withAnyClerk(rules: Rules): Rules {
  const { staff: _, ...others } = rules;
  return others;
}
