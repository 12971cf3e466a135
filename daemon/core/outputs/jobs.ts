/** What is printed and said: which job is next, whether it is still true, and its words (R12, R13). */

import { hasLostItsBoard } from '../devices/failover.ts';
import { comesOutOf } from '../devices/printers.ts';
import type { Job, PrintJob, SpeechJob } from '../types/job.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { callOf } from '../visit/current-visit.ts';
import { isGivenUp } from '../visit/owed-jobs.ts';
import { isNeedless } from '../visit/owed-slips.ts';
import { digitByDigit, inEachLanguage, type Spoken, say } from './phrases.ts';
import { isToFetch, placeOfPrinter } from './slips-to-fetch.ts';

/** While more than this many wait to be said, a first call is said once instead of twice (R12). */
const crowdedAbove = 2;

/** The oldest that nobody holds. */
export function nextSpeech(hall: Hall, held: ReadonlySet<string>): SpeechJob | undefined {
  for (const job of hall.jobs.values()) if (job.is !== 'print' && !held.has(job.id)) return job;
  return undefined;
}

/**
 * The oldest that nobody holds and that comes out of this printer; the queues in a power cut come first, and whoever waits for a ticket
 * before the slip of a day that is over.
 */
export function nextPrint(
  rules: Rules,
  hall: Hall,
  held: ReadonlySet<string>,
  printer: string,
): PrintJob | undefined {
  let slip: PrintJob | undefined;
  let ticket: PrintJob | undefined;
  for (const job of hall.jobs.values()) {
    if (job.is !== 'print' || held.has(job.id)) continue;
    if (isNeedless(hall, job) || isGivenUp(job)) continue;
    if (!comesOutOf(rules, hall, job, printer)) continue;
    if (job.what === 'queue') return job;
    if (job.what === 'closing') slip ??= job;
    else ticket ??= job;
  }
  return ticket ?? slip;
}

/** How long after it was owed a sentence is still worth saying (R13); a voice that is back does not say all it has missed. */
const worthSayingMs = {
  // Who stood too near has stepped back, or is being served.
  line: 30_000,
  // Who was called by mistake has come to the counter, and was told there.
  wait: 60_000,
  // Who was given the number stands there still, or knows it by now.
  number: 60_000,
  // Who has heard it walks there, and who has not sees it on the main board.
  fetch: 60_000,
  // What the hall is told still holds, and those who have come since may not know it.
  notice: 600_000,
};

/** A call is true while the visit still stands in it, anything else that is said for a while. */
export function stillTrue(hall: Hall, job: Job, now: number): boolean {
  if (job.is === 'print') return true;
  if (job.is === 'call') return callOf(hall.visits.get(job.ticket))?.job === job.id;
  if (job.is === 'fetch' && !isToFetch(hall, job.slip)) return false;
  return now - job.owedAt <= worthSayingMs[job.is];
}

/** Its words, in one language or in two (R12). */
export function speechText(rules: Rules, job: SpeechJob): string {
  return job.is === 'notice' ? job.text : inEachLanguage(rules, spoken => wordsOf(rules, spoken, job));
}

function wordsOf(rules: Rules, spoken: Spoken, job: Exclude<SpeechJob, { is: 'notice' }>): string {
  const { phrases, placeOf } = spoken;
  switch (job.is) {
    case 'line':
      return phrases['keep-behind-line'];
    case 'call':
      return say(phrases.call, { number: digitByDigit(phrases, job.ticket), place: placeOf(job.counter) });
    case 'number':
      return say(phrases['your-number'], { number: digitByDigit(phrases, job.ticket) });
    case 'fetch': {
      const place = placeOfPrinter(rules, spoken, job.printer);
      return say(phrases['fetch-slip'], { number: digitByDigit(phrases, job.ticket), place });
    }
    case 'wait':
      return say(phrases.wait, { number: digitByDigit(phrases, job.ticket) });
  }
}

/**
 * How often in a row it is said: a first call twice, unless the others have to wait for it; always twice at a counter that
 * has lost its board.
 */
export function speechTimes(rules: Rules, hall: Hall, job: SpeechJob, now: number): 1 | 2 {
  if (job.is !== 'call') return 1;
  if (hasLostItsBoard(rules, hall, job.counter)) return 2;
  if (job.nth > 1) return 1;
  const waiting = hall.jobs
    .values()
    .filter(other => other.is !== 'print' && other.id !== job.id && stillTrue(hall, other, now));
  return [...waiting].length > crowdedAbove ? 1 : 2;
}
