/** Looks at the last days of a journal and keeps what they teach (R11). */
import type { Event } from '../../core/types/events.ts';
import { daysRemembered, type LearnedDay } from '../../core/types/learned.ts';
import { type DayLookedAt, readLearned, writeLearned } from '../../hall/learned-file.ts';
import { type LessonRules, openLearnedDay } from '../../history/learned-day.ts';
import { daysOf, lastClosing, tellDay } from '../../journal/reader.ts';

/** A day on which nobody worked teaches nothing, and pushes none out: so many more are looked at. */
const moreDays = 10;

/** What kept a day from being read, or the file from being written. */
export function learn(state: string, rules: LessonRules): string[] {
  const found = daysOf(state);
  if (!found.ok) return [found.message];
  const known = knownDays(state);
  const trouble: string[] = [];
  const looked: DayLookedAt[] = [];
  let taught = 0;
  for (const day of found.days.slice(-daysRemembered - moreDays).toReversed()) {
    if (taught === daysRemembered) break;
    const closed = lastClosing(state, day);
    if (!closed.ok) trouble.push(closed.message);
    // It is open, or its end is lost.
    if (!closed.ok || closed.seq === undefined) continue;
    const before = known.get(day);
    const one = before?.closing === closed.seq ? before : lookAt(state, rules, day, closed.seq);
    if (typeof one === 'string') {
      trouble.push(one);
      continue;
    }
    if (one.learned !== undefined) taught += 1;
    looked.unshift(one);
  }
  const notWritten = writeLearned(state, { days: looked });
  return notWritten === undefined ? trouble : [...trouble, notWritten];
}

function knownDays(state: string): Map<string, DayLookedAt> {
  const read = readLearned(state);
  return new Map(read.ok ? read.file.days.map(one => [one.day, one]) : []);
}

/** A text is what is wrong with its file. */
function lookAt(state: string, rules: LessonRules, day: string, closing: number): DayLookedAt | string {
  const lesson = openLearnedDay(rules, day);
  const told = tellDay(state, day, ({ event, at }) => lesson.saw(event as Event, at));
  if (!told.ok) return told.message;
  const learned = lesson.told();
  return { day, closing, ...(hasWorked(learned) && { learned }) };
}

function hasWorked({ queues, counters }: LearnedDay): boolean {
  const served = Object.values(queues).some(({ heldSums }) => heldSums[0] > 0);
  return served && Object.keys(counters).length > 0;
}
