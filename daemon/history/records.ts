/** What is recorded of a day beside its visits: ratings, follow-ups, papers printed again, surge levels, advice that was taken. */
import type { Event } from '../core/types/events.ts';
import type { FollowUp } from '../core/types/follow-up.ts';
import type { SurgeAdvice } from '../core/types/reasons.ts';
import type { SurgeLevelId } from '../core/types/rules.ts';
import { type BookingLine, openBookings } from './bookings.ts';
import type { Presses } from './presses.ts';
import { openQuestions, type QuestionLine } from './questions.ts';

/** Times ms in the `now` of the rules. */
export type Rating = { at: number; ticket: string; counter: string; clerk?: string; grade: number };
/** `carried`: opened on an earlier day. The text is left out: anybody may stand in it. */
export type FollowUpLine = Omit<FollowUp, 'text' | 'right'> & {
  carried: boolean;
  closedAt?: number;
  /** The user who gave the order. */
  closedBy?: string;
  word?: 'confirmed' | 'overturned';
};
export type SurgeSpan = { level: SurgeLevelId; from: number; until: number };

/** The advised counter was opened. `judged` left out: not yet, or the hall was started again meanwhile, or it was open too short. */
export type TakenAdvice = {
  at: number;
  counter: string;
  promisedMs: number;
  judged?: { savedMs: number; forMs: number };
};

/** `reprinted`: tickets whose paper was printed again; `notPrinted`: those that the printers gave up. */
export type RecordsTold = {
  ratings: readonly Rating[];
  followUps: ReadonlyMap<string, FollowUpLine>;
  questions: ReadonlyMap<string, QuestionLine>;
  bookings: readonly BookingLine[];
  reprinted: ReadonlySet<string>;
  notPrinted: ReadonlySet<string>;
  /** Return slips by which nobody came until their last day was over (R15). */
  slipsLapsed: number;
  surge: readonly SurgeSpan[];
  advice: readonly TakenAdvice[];
};
export type Records = { saw(event: Event, at: number): void; told(until: number): RecordsTold };

export function openRecords({ did }: Pick<Presses, 'did'>): Records {
  const ratings: Rating[] = [];
  const followUps = new Map<string, FollowUpLine>();
  const questions = openQuestions({ did });
  const bookings = openBookings({ did });
  const reprinted = new Set<string>();
  const notPrinted = new Set<string>();
  let slipsLapsed = 0;
  const surge: SurgeSpan[] = [];
  const advice: TakenAdvice[] = [];
  let advised: SurgeAdvice | undefined;
  let level: { level: SurgeLevelId; from: number } | undefined;

  function take(opened: FollowUp, carried: boolean): void {
    const { text: _, right: __, ...followUp } = opened;
    if (!followUps.has(followUp.id)) followUps.set(followUp.id, { ...followUp, carried });
  }

  function close(id: string, closedAt: number, by: string | undefined, word?: FollowUpLine['word']): void {
    const line = followUps.get(id);
    const how = { ...(by !== undefined && { closedBy: by }), ...(word !== undefined && { word }) };
    if (line !== undefined) followUps.set(id, { ...line, closedAt, ...how });
  }

  return {
    saw(event, at) {
      questions.saw(event, at);
      bookings.saw(event, at);
      switch (event.kind) {
        case 'day-opened':
          for (const followUp of event.followUps ?? []) take(followUp, true);
          return;
        case 'carried':
          if (event.what === 'follow-up') take(event.followUp, true);
          return;
        case 'rated': {
          const { ticket, counter, clerk, grade } = event;
          ratings.push({ at, ticket, counter, grade, ...(clerk !== undefined && { clerk }) });
          return;
        }
        case 'follow-up-opened':
        case 'refusal-opened': {
          const { followUp } = event;
          // Taken back with the press that opened it, it never was; that it is closed then says nothing.
          did(() => void followUps.delete(followUp.id));
          return take(followUp, false);
        }
        case 'grade-explained': {
          const line = followUps.get(event.followUp);
          if (line !== undefined) followUps.set(line.id, { ...line, reason: event.why });
          return;
        }
        case 'follow-up-closed':
          close(event.followUp, at, event.orderedBy);
          return;
        case 'refusal-confirmed':
          close(event.refusal, at, event.orderedBy, 'confirmed');
          return;
        case 'refusal-overturned':
          close(event.refusal, at, event.orderedBy, 'overturned');
          return;
        case 'ticket-print-begun':
          if (event.again && (event.what ?? 'ticket') === 'ticket' && event.ticket !== undefined)
            reprinted.add(event.ticket);
          return;
        case 'return-slip-lapsed':
          slipsLapsed += 1;
          return;
        case 'alarm-raised':
          if (event.alarm.startsWith('not-printed-') && event.subject.ticket !== undefined)
            notPrinted.add(event.subject.ticket);
          return;
        case 'surge-advised':
          advised = event.advice;
          return;
        case 'counter-opened': {
          const { counter } = event;
          if (counter !== advised?.counter) return;
          advice.push({ at, counter, promisedMs: advised.savedMs });
          advised = undefined;
          return;
        }
        case 'advice-judged': {
          const { counter, savedMs, forMs } = event;
          const index = advice.findLastIndex(one => one.counter === counter && one.judged === undefined);
          const taken = advice[index];
          if (taken !== undefined) advice[index] = { ...taken, judged: { savedMs, forMs } };
          return;
        }
        case 'alarm-cleared':
          if (event.alarm.startsWith('surge-')) advised = undefined;
          return;
        case 'surge-changed':
          if (event.level === undefined) advised = undefined;
          if (level !== undefined) surge.push({ ...level, until: at });
          level = event.level && { level: event.level, from: at };
          return;
        default:
          return;
      }
    },
    told: until => ({
      ratings,
      followUps,
      questions: questions.all,
      bookings: bookings.all,
      reprinted,
      notPrinted,
      slipsLapsed,
      advice,
      surge: level === undefined ? surge : [...surge, { ...level, until }],
    }),
  };
}
