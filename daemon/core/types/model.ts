/** The hall as it stands: a population of visits, the counters that call them, and what is still owed to people's eyes and ears. */

import type { Alarm } from './alarm-message.ts';
import type { BookingsStanding } from './booking.ts';
import type { FinishOutcome, Next, Order } from './commands.ts';
import type { FollowUp } from './follow-up.ts';
import type { minuteRange, Of } from './form.ts';
import type { Job } from './job.ts';
import type { KioskButton } from './kiosk-button.ts';
import type { Lane, QueueLanes } from './lane.ts';
import type { Layout } from './layout.ts';
import type { Notice } from './notice.ts';
import type { Overtake } from './overtake.ts';
import type { Away, Bound, PlaceInQueue } from './place-in-queue.ts';
import type { Power } from './power.ts';
import type { Question } from './question.ts';
import type { SurgeAdvice } from './reasons.ts';
import type { Repair } from './repair.ts';
import type { ReturnSlip, SlipToFetch } from './return-slip.ts';
import type { SurgeLevelId, VisitClass } from './rules.ts';
import type { Answer } from './scan.ts';
import type { Marks, ServiceOutcome } from './service-outcome.ts';
import type { SessionSpan, WorkedClock } from './sessions.ts';
import type { stepForm } from './visit-step.ts';

export type VisitStep = Of<typeof stepForm>;

/**
 * One call: the `nth` of this counter for this visit; `saidAt` is when `job`, its speech, had ended. `fetch`: the desk was
 * asked to fetch the citizen (R6).
 */
export type Call = { at: number; nth: number; job?: string; saidAt?: number; fetch?: true };

export type Place =
  /** Between two steps, inside one turn only: no visit is left here (I8). `byPaper`: it was served by the list on paper (R21); `cases`: so many were done just now. */
  | { is: 'between'; byPaper?: true; cases?: number }
  | ({ is: 'waiting'; queue: string; bound?: Bound } & PlaceInQueue)
  | Away
  | { is: 'called'; counter: string; queue: string; call: Call }
  /** `presumed`: time alone started it; that the citizen came is not known, and the call can still be repeated or missed. */
  | { is: 'serving'; counter: string; queue: string; since: number; presumed?: Call }
  | { is: 'parked'; counter: string; queue: string; since: number }
  | { is: 'missed'; counter: string; queue: string; since: number }
  | { is: 'done'; at: number; outcome: FinishOutcome }
  | { is: 'left'; at: number; reason: string };

export type MinuteRange = Of<typeof minuteRange>;
/** A service that ended before its way did, where that was, and what was left of its way. */
export type EndedService = ServiceOutcome & { queue: string; counter: string; way: readonly VisitStep[] };

export type Visit = {
  /** Its identity; the ticket is only its label (R1). */
  id: string;
  ticket: string;
  /** The digits on the ticket. */
  number: number;
  /** Order of issue within the day. */
  order: number;
  class: VisitClass;
  /** Green was asked for at the kiosk (R6); `class` is what counts in P. */
  asked: 'green' | undefined;
  /** The staff has said no, for the whole visit. */
  denied: true | undefined;
  services: readonly string[];
  /** How many it brings, of a batch; left out: one (R18). */
  cases: number | undefined;
  /** Those of them that were refused or lacked papers, in the order in which they ended. */
  ended: readonly EndedService[] | undefined;
  /** What it was told to bring when it ended at a step that it has been taken back to. */
  told: readonly EndedService[] | undefined;
  /** By which it has come, or was taken in again: what is left on them is spent here (R15). */
  slips: readonly string[] | undefined;
  steps: readonly VisitStep[];
  /** Index of the step it is at. */
  step: number;
  place: Place;
  /** Where it was when the day closed around it (R10). */
  atClosing: Place | undefined;
  /** The queues in which it missed a call, one for each time (R4). */
  missedIn: readonly string[] | undefined;
  /** The queues out of which it stepped away, once each (R16). */
  awayIn: readonly string[] | undefined;
  /** Told before a break that it may step out of that queue until then, by the wall clock, and has spent nothing by it (R16). */
  mayGo: { queue: string; until: number } | undefined;
  /** Worked time spent waiting in the queues of earlier steps (R2). */
  waitedMs: number;
  /**
   * How it stood in the queue from which it was called last, so that it can be put back there; `waitedMs`: worked, there. `cut`: in a
   * power cut, no promise counts (R21).
   */
  stood: (PlaceInQueue & { calledAt: number; waitedMs: number; cut?: true }) | undefined;
  /** The wait that was expected when it joined the queue it is in; none where no counter was open (R11). */
  expectedMs: number | undefined;
  /** The same as it is told to people. */
  expectedMin: MinuteRange | undefined;
  /** As printed on its ticket: for the first step, and when the whole way will be over (`endsAt`); `route`: its waits together. */
  estimate: { first: MinuteRange; route?: MinuteRange; endsAt?: number } | undefined;
  /** Its ticket says 今天可能办不完 (R10). */
  mayNotFinish: boolean;
  /** Rises whenever it moves or changes, so that a press is not undone over what came after it. */
  changes: number;
  issuedAt: number;
};

export type CounterState = {
  status: 'closed' | 'open' | 'paused';
  /** Pause was pressed with a visit in hand: it takes effect after it (R7). */
  pausing: boolean;
  /** Next was pressed with nobody waiting: since when the next to join is called at once (R3). */
  readySince: number | undefined;
  /** When it was pressed last. */
  readyPressedAt: number | undefined;
  /** The ticket in hand, called or serving. */
  ticket: string | undefined;
  /** When next was refused, for the visit in hand is only presumed to have come: the answer carries it out (R3). */
  cameOrMissed: ({ at: number } & Next) | undefined;
  /** How its services will end (R5). */
  marks: Marks | undefined;
  /** Whom a rating may still speak of, since when, and who had served (R17). */
  served: { ticket: string; at: number; clerk?: string } | undefined;
  /** Visits it sent away for something, and visits that did not come; the latest last. */
  parked: readonly string[];
  missed: readonly string[];
  /** The ticket that was taken last at its pad without paper, and when; its number stands there for a while. */
  issued: { ticket: string; at: number } | undefined;
  /** What was held last under the scanner of this desk, and when; for a while it is in hand for the keys of the desk (R4). */
  scanned: { ticket: string; at: number } | undefined;
  clerk: string | undefined;
  /** Since when its hand is as it is: empty, or with the ticket in it. */
  handSince: number;
  /** How many green visits it called in a row; call-number is not counted (R2). */
  greens: number;
  /** Its calls of the last half hour, oldest first: from which queue, when (R11). */
  calls: readonly { at: number; queue: string }[];
  /** What `undo` would take back. */
  lastPress: Press | undefined;
};

/** The last press of a counter: what it touched, and how that stood before. */
export type Press = {
  counter: string;
  order: Order;
  at: number;
  /** How everything the press touched stood before it. */
  before: { counter: CounterState; visits: Map<string, Visit> };
  /** `changes` of each visit when the press was done. */
  left: Map<string, number>;
  /** The same of those whose turn it let come while they were away (R16): they may come back, and it can be taken back all the same. */
  passed: Map<string, number>;
  /** What it added to figures and records. */
  cycles: { queue: string; tookMs: number }[];
  services: { key: string; tookMs: number }[];
  promises: { calls: number; kept: number }[];
  followUps: string[];
  /** As it opened them. */
  questions: Map<string, Question>;
  /** Return slips that it issued, took or spent, as they were before. */
  slips: Map<string, ReturnSlip | undefined>;
};

export type Hall = BookingsStanding & {
  /** The business day, YYYY-MM-DD, also after it was closed; none before the first was opened. */
  day: string | undefined;
  open: boolean;
  openedAt: number;
  /** While the day is closed: when that was. */
  closedAt: number | undefined;
  /** As the journal has it; none in a journal older than layouts. */
  layout: Layout | undefined;
  /** Wall clock minus the `now` of the rules; only the timetable (R10) looks at the wall. */
  wallAheadMs: number;
  /** When that day is still open without sessions: from when on somebody has forgotten to close it, by the wall clock. */
  forgottenOpenAt: number | undefined;
  worked: WorkedClock;
  /** The day's sessions by the wall clock: of the hall under '', of an institution with its own under its id. */
  sessions: Map<string, readonly SessionSpan[]>;
  /** The last number issued, by scope ('' or the series letter). */
  issued: Map<string, number>;
  /** By business day, today or later: up to which number every series may be on paper already (R1). */
  skips: ReadonlyMap<string, number>;
  /** Tickets of the day by service, and by institution they lead through, for their limits. */
  taken: { services: Map<string, number>; institutions: Map<string, number> };
  /** How many visits of the day are in each place. */
  totals: Record<Exclude<Place['is'], 'between'>, number>;
  /** How many who are still in the hall hold a ticket that says 今天可能办不完 (R10). */
  mayNotFinish: number;
  /** Calls of the day from queues with a promised wait, and how many came within it. */
  promises: { calls: number; kept: number };
  /** Every visit of the day, by ticket. */
  visits: Map<string, Visit>;
  queues: Map<string, QueueLanes>;
  /** Visits kept for a counter that knows them, the first to be freed first: key = until. */
  freeing: Lane;
  counters: Map<string, CounterState>;
  /** Visits that missed their first step's call, and when that was: they are left after `missedFor`. */
  expiring: Map<string, number>;
  /** Visits whose turn has come while they were away, the longest due first (R16); `batches`: that bring several cases (R18). */
  due: Set<string>;
  batches: Set<string>;
  /** The last cycles of each queue (from call to ready for the next), ms, the forgotten ones left out (R11). */
  cycles: Map<string, readonly number[]>;
  /** How long the last known services of each queue and step took, ms, from the citizen's coming until finished (R3). */
  services: Map<string, readonly number[]>;
  /** The calls of the day that somebody who had come earlier went after, by queue (R20). */
  overtakes: Map<string, readonly Overtake[]>;
  /** When the last green visits joined each queue, and the last who had credit there, oldest first (R11). */
  greens: Map<string, readonly number[]>;
  credited: Map<string, readonly number[]>;
  surge: { level: SurgeLevelId; since: number; by: 'plan' | 'hand' } | undefined;
  /** The closed counter that would help most, while the surge plan calls for help. */
  advice: SurgeAdvice | undefined;
  /** When the surge level last changed, and when the plan was last stopped by hand. */
  surgeChangedAt: number | undefined;
  surgeStoppedAt: number | undefined;
  /** Buttons of kiosks that were pressed today, and what came of each lately. */
  kioskButtons: Map<string, KioskButton>;
  /** Active alarms by id, and how often each was raised. */
  alarms: Map<string, Alarm>;
  alarmsRaised: Map<string, number>;
  followUps: Map<string, FollowUp>;
  followUpsMade: number;
  /** Open ones, by id (R17). */
  questions: Map<string, Question>;
  questionsMade: number;
  /** By id: those by which somebody may come back, or has come today (R15). */
  returnSlips: Map<string, ReturnSlip>;
  /** Those that came out elsewhere than at the counter that gave them, lately (R15). */
  toFetch: readonly SlipToFetch[];
  notices: Notice[];
  /** When a kiosk’s button for stepping away was pressed: who scans next, soon enough, steps away (R16). */
  awayAskedAt: number | undefined;
  /** What was told to whoever held a ticket under a scanner last; `ticket`: one of today's. */
  asked: { at: number; answer: Answer; ticket?: string; desk?: string } | undefined;
  /** The last who claimed green, the oldest first; shown at the desk in turn (R6). */
  claims: readonly { ticket: string; at: number }[];
  /** Of which break, by its beginning by the wall clock, those who wait were told; of the hall under '', as its sessions (R16). */
  breaksTold: Map<string, number>;
  /** Announcements of the timetable that were made today. */
  announced: Set<string>;
  power: Power;
  jobs: Map<string, Job>;
  jobsMade: number;
  /** Devices that cannot work now, each with its repair record. */
  unfit: Map<string, Repair>;
  repairsMade: number;
  /** The press whose events are being folded. */
  pressing: Press | undefined;
};
