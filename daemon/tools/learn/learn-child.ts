/** The process that learns from the last days, so that the hall is not held up: what it could not read is told to whoever started it. */
import { setPriority } from 'node:os';
import type { Counter } from '../../core/types/rules.ts';
import type { LessonRules } from '../../history/learned-day.ts';
import { learn } from './learn.ts';

/** Whoever presses a key comes first. */
const patient = 10;

setPriority(patient);
const [, , state = '', needed = '{}'] = process.argv;
const { counters, ...rules } = JSON.parse(needed) as Omit<LessonRules, 'counters'> & { counters: Counter[] };
const trouble = learn(state, { ...rules, counters: new Map(counters.map(one => [one.id, one])) });
// Whoever started it may have ended meanwhile; what was learned is there all the same.
process.send?.({ trouble }, () => process.exit());
