/**
 * What the hall's config says, in the form that the core reads. Built by config/load/read.ts, never changed while a hall runs.
 * All times are milliseconds. Lookups by a word from outside go through Maps, so that no word reaches a prototype.
 */
import type { Appraisal } from './appraisal.ts';
import type { BookingHours } from './booking.ts';
import type { Calendar } from './calendar.ts';
import { either, exactly, id, list, maybe, ms, type Of, record } from './form.ts';
import type { Input } from './input.ts';
import type { Learned } from './learned.ts';
import type { Phrases } from './phrase-names.ts';

/** The class of a visit: normal, green channel 绿色通道, appointment. */
export const visitClasses = ['normal', 'green', 'appointment'] as const;
export type VisitClass = (typeof visitClasses)[number];

/** As citizens read it: in the hall's language, and by the tags of others. */
export type Named = { name: string; names?: Readonly<Record<string, string>> };

/** Its own name is the hall's. */
export type Rules = Named & {
  hall: string;
  /** In which it tells its staff something: a language tag. */
  locale: string;
  /** That of `secondPhrases`. */
  secondLocale?: string;
  /** IANA name; the business day and printed times are told in it. */
  timeZone: string;
  /** `hall`: the digits run through the whole hall's day (A001, B002); `series`: per letter (R1). */
  numbering: 'hall' | 'series';
  institutions: ReadonlyMap<string, Institution>;
  queues: ReadonlyMap<string, Queue>;
  counters: ReadonlyMap<string, Counter>;
  services: ReadonlyMap<string, Service>;
  /** Where a printed job goes, and where speech goes; in the order of the config. Empty: the hall has none. */
  printers: readonly string[];
  /** Where people fetch what a printer prints, by its id; of one that is not here it follows from what it prints. */
  printerPlaces: ReadonlyMap<string, Named>;
  voices: readonly string[];
  /** Which counter board belongs to which counter, and which boards show the whole hall. */
  counterBoards: ReadonlyMap<string, string>;
  mainBoards: readonly string[];
  /** Spare device -> the device that it stands by for; among them boards that are in neither list. */
  spares: ReadonlyMap<string, string>;
  /** What is pressed or held under. */
  inputs: ReadonlyMap<string, Input>;
  /** Information desks: tickets are taken there by key, and who scans in front of one stands before its clerk (R4). */
  desks: ReadonlySet<string>;
  /** When the hall works. Left out: whenever a day is open. */
  timetable?: Timetable;
  /** On which days of the week, 1 is Monday. Left out: on all of them. */
  workdays?: ReadonlySet<number>;
  /** Another when its file has changed. Left out: none is known, and days go by their weekday. */
  calendar?: Calendar;
  times: Times;
  priority: Priority;
  /** Green asked for at the kiosk holds only until the first counter is done with the visit, unless a clerk confirms it (R6). */
  confirmGreen: boolean;
  /** Why a clerk may refuse a service, numbered from 1 in this order; 0 is another reason (R5). */
  reasons: readonly string[];
  /** Of the cases on a ticket so many are served at a time, and so many ride on one at most (R18). */
  casesMost: number;
  casesOnTicket: number;
  /** A rating of this grade or worse opens a follow-up; 5 is the best grade, 1 the worst. */
  badGrade: number;
  /** Why somebody may say that a grade is bad, numbered from 1 in this order; none: nobody is asked. */
  gradeReasons: readonly Named[];
  appraisal?: Appraisal;
  /** Left out: the hall has no surge plan (R9). */
  surge?: SurgePlan;
  phrases: Phrases;
  /** Speech is said again in this language, straight after the first (R12). */
  secondPhrases?: Phrases;
  supervisionPhone: string;
  /** Who may sign in, by the number they do it with. Left out: whatever number is typed (R19). */
  staff?: ReadonlyMap<string, Person>;
  /** What earlier days have taught (R11), another when one more has closed. Left out: nothing, and the config's guess holds. */
  learned?: Learned;
};

/** Somebody on the staff list. `institution` left out: of the whole hall. */
export type Person = { name: string; institution?: string };

/** `timetable`: its own, where it differs from the hall's. `dailyLimit`: how many tickets a day may lead through it. */
export type Institution = Named & { id: string; timetable?: Timetable; dailyLimit?: number };

export type Queue = Named & {
  id: string;
  institution: string;
  /** Promised longest wait; passing it raises an alarm (R8). */
  promiseMs?: number;
  /** Longest time one step may take at the counter (R8). */
  serveMs?: number;
  /** How long one visit usually keeps a counter of this queue; the prior of R11. */
  usualMs: number;
};

/**
 * `backup`: queues it takes over when its own are empty, or while the surge plan says so (AB岗). One without a name is called by its
 * number. `slipPrinter`: where its return slips come out (R15).
 */
export type Counter = Partial<Named> & {
  id: string;
  institution: string;
  queues: readonly string[];
  backup: readonly string[];
  slipPrinter?: string;
};

/**
 * In the order of the day, not overlapping, ms since midnight in the hall's time zone. The gaps between them are the breaks, in which
 * promises and limits stand still. From `lastTicketMs` until the next session begins (after the last one: until the day ends) no
 * tickets are taken.
 */
export const timetableForm = record({
  sessions: list(record({ fromMs: ms, untilMs: ms, lastTicketMs: maybe(ms) })),
});
export type Timetable = Of<typeof timetableForm>;
export type Session = Timetable['sessions'][number];

/** R9: the highest level of which any trigger is met is in force. */
export type SurgePlan = {
  /** False: a level is proposed by an alarm and starts when somebody confirms it. */
  automatic: boolean;
  /** A level is left once every figure is below this share of its trigger … */
  release: number;
  /** … and no sooner than this after the last change. */
  holdMs: number;
  /** The mildest first. */
  levels: readonly SurgeLevel[];
};

export const surgeLevels = ['attention', 'busy', 'emergency'] as const;
export type SurgeLevelId = (typeof surgeLevels)[number];

export type SurgeLevel = {
  id: SurgeLevelId;
  /** Triggers, of any one queue; those left out never fire. */
  waitingPerCounter?: number;
  longestWaitMs?: number;
  expectedWaitMs?: number;
  /** Actions while it is in force. */
  backup: boolean;
  /** Stands on idle boards. */
  notice?: string;
  /** Said once when the level starts. */
  spoken?: string;
  /** Service -> while this many of its first queue wait, no more of its tickets are taken. */
  limit: ReadonlyMap<string, number>;
};

/** What a citizen came for. `route` is the ordered list of steps (R5). */
export type Service = Named & {
  id: string;
  /** The letter of its numbers. */
  series: string;
  route: readonly Step[];
  /** What the citizen must have with them, and what it costs (一次性告知制). */
  papers: readonly string[];
  fees: readonly string[];
  /** How many tickets of it a day; more are refused. */
  dailyLimit?: number;
  booking?: BookingHours;
};

/** `soon`: a visit that comes to it has `soonCredit` in P (a short return for a seal). */
export type Step =
  | { is: 'queue'; queue: string; soon?: true }
  /** `by`: who chooses: asked when the ticket is taken, by a clerk's key before finish, or the least expected wait. */
  | {
      is: 'choice';
      choice: string;
      by: 'ticket' | 'clerk' | 'shortest';
      among: readonly string[];
      otherwise: Otherwise;
    };

/** What happens at a choice nobody made: `ask` refuses finish (choose-first), the least expected wait, or that queue. */
export const otherwiseForm = either(
  record({ is: exactly('ask') }),
  record({ is: exactly('shortest') }),
  record({ is: exactly('queue'), queue: id }),
);
export type Otherwise = Of<typeof otherwiseForm>;

export type Times = {
  /** A call starts by itself this long after it was said, but never before `miss` is allowed (R3). */
  autoStartMs: number;
  autoStartGreenMs: number;
  /**
   * `next` so soon after such a start is asked whether the citizen came, until enough services of the day tell how short
   * they are (R3). 0: nobody is asked.
   */
  presumedForMs: number;
  /** A recall comes at least this long after the last call was fully said (R3). */
  recallGapMs: number;
  /** How often a visit is called at most, the first call counted (R3). */
  maxCalls: number;
  /** `miss` is refused until this long after the call was said (R4). */
  missAfterMs: number;
  missAfterGreenMs: number;
  /** A missed visit may rejoin within this at its first step; until the day ends at later steps (R4). */
  missedForMs: number;
  /** A visit that rejoins stands behind this many (R4). */
  rejoinBehind: number;
  rejoinBehindGreen: number;
  /** Once the turn of who is away has come, it may still come back within this (R16). */
  awayForMs: number;
  /** So long before a break those who are not called until it is over are told that they may go (R16). 0: nobody is told. */
  breakNoticeMs: number;
  /** With nobody waiting, next means: the next visit that joins is called at once (R3). */
  storeNext: boolean;
  /** For so long at most, and not after the end of its institution's session (R3). */
  readyForMs: number;
  /** A counter's last press can be taken back within this (R3). */
  undoForMs: number;
  /** A returning visit is kept for the counter that knows it this long, then it is anybody's of the queue (R5). */
  preferForMs: number;
  /** A parked visit is expected back within this (R8). */
  parkedForMs: number;
  /** A step that takes longer was forgotten to finish: flagged, and left out of averages (R8). */
  forgottenMs: number;
  /** A counter that is open and idle this long while people wait for it raises an alarm (R7). */
  noCallsMs: number;
  /** Who was sent away for papers may come back until so many days have been worked (R15). */
  returnForDays: number;
  /** Bad ratings and what people wrote are answered until so many days have been worked (R17). */
  answerWithinDays: number;
  /** A question is answered within so much worked time while who asked is in the hall; else until so many days have been worked (R17). */
  questionWithinMs: number;
  questionWithinDays: number;
  /** The day ends by itself this long after its last session (R10). */
  hardCloseMs: number;
};

/** R2: P = weight(class) × waited + min(creditCap, creditRate × waited in earlier queues) + soonCredit; all of it worked time. */
export type Priority = {
  /** After this many green calls in a row by one counter, a normal visit that waits longer than `fairAfter` is next. */
  guardAfter: number;
  fairAfterMs: number;
  creditRate: number;
  creditCapMs: number;
  /** Of a visit that comes to a step which says `soon`. */
  soonCreditMs: number;
  weight: Readonly<Record<VisitClass, number>>;
};
