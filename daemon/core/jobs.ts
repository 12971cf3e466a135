/** What is printed and said: which job is next, whether it is still true, and its words (R12, R13). */
import type { Hall, Job, SpeechJob } from './model.ts';
import { say } from './phrases.ts';
import { callOf } from './places.ts';
import type { Rules } from './rules.ts';

/** While more than this many wait to be said, a first call is said once instead of twice (R12). */
const crowdedAbove = 2;

/** The oldest job of that kind that nobody holds. */
export function nextJob(hall: Hall, is: 'print' | 'speech', held: ReadonlySet<string>): Job | undefined {
  for (const job of hall.jobs.values()) {
    if ((job.is === 'print') === (is === 'print') && !held.has(job.id)) return job;
  }
  return undefined;
}

/** A call is true while the visit still stands in it. */
export function stillTrue(hall: Hall, job: Job): boolean {
  return job.is !== 'call' || callOf(hall.visits.get(job.ticket))?.job === job.id;
}

export function speechText(rules: Rules, job: SpeechJob): string {
  switch (job.is) {
    case 'line':
      return rules.phrases['keep-behind-line'];
    case 'call':
      return say(rules.phrases.call, { number: digitByDigit(rules, job.ticket), counter: job.counter });
  }
}

export function speechTimes(hall: Hall, job: SpeechJob): 1 | 2 {
  if (job.is !== 'call' || job.nth > 1) return 1;
  const waiting = hall.jobs
    .values()
    .filter(other => other.is !== 'print' && other.id !== job.id && stillTrue(hall, other));
  return [...waiting].length > crowdedAbove ? 1 : 2;
}

/** A001 as it is read: 零 to 九 for the digits, the letter as it is. */
function digitByDigit(rules: Rules, ticket: string): string {
  const digits = [...rules.phrases.digits];
  return [...ticket].map(sign => digits[Number.parseInt(sign, 10)] ?? sign).join('');
}
