/** What is printed and said: which job is next, whether it is still true, and its words (R12, R13). */
import type { Hall, Job, SpeechJob } from './model.ts';
import { digitByDigit, inEachLanguage, say } from './phrases.ts';
import { callOf } from './places.ts';
import type { Phrases, Rules } from './rules.ts';
import { hasLostItsBoard } from './stand-ins.ts';

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

/** Its words, in one language or in two (R12). */
export function speechText(rules: Rules, job: SpeechJob): string {
  return job.is === 'notice' ? job.text : inEachLanguage(rules, phrases => wordsOf(phrases, job));
}

function wordsOf(phrases: Phrases, job: Exclude<SpeechJob, { is: 'notice' }>): string {
  switch (job.is) {
    case 'line':
      return phrases['keep-behind-line'];
    case 'call':
      return say(phrases.call, { number: digitByDigit(phrases, job.ticket), counter: job.counter });
    case 'wait':
      return say(phrases.wait, { number: digitByDigit(phrases, job.ticket) });
  }
}

/**
 * How often in a row it is said: a first call twice, unless the others have to wait for it; always twice at a counter that
 * has lost its board.
 */
export function speechTimes(rules: Rules, hall: Hall, job: SpeechJob): 1 | 2 {
  if (job.is !== 'call') return 1;
  if (hasLostItsBoard(rules, hall, job.counter)) return 2;
  if (job.nth > 1) return 1;
  const waiting = hall.jobs
    .values()
    .filter(other => other.is !== 'print' && other.id !== job.id && stillTrue(hall, other));
  return [...waiting].length > crowdedAbove ? 1 : 2;
}
