/** A few simulated days of a real hall, for the tests of `one-ticket simulate`. */
import { readConfig } from '../../../config/load/read.ts';
import type { Plan, Setup } from '../../../daemon/tools/simulate/days.ts';
import { withTimetable } from '../../../daemon/tools/simulate/working-hours.ts';

function rulesOf(file: string): Plan['rules'] {
  const read = readConfig(file);
  if (!read.ok) throw new Error(`${file} has faults`);
  return withTimetable(read.config.rules);
}

export const fuzhou = rulesOf('config/halls/fuzhou.yaml');

export function setup(changes: Partial<Setup> = {}): Setup {
  return {
    plans: [{ id: 'as-it-is', name: 'as it is', rules: fuzhou }],
    days: 1,
    seed: 7,
    from: 0,
    arrivals: { is: 'a-day', tickets: 60 },
    ...changes,
  };
}
