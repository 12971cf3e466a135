/** A day of whatever people, ops and devices may do, at each step of which the file of deadlines is held against a look at everything. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { alarmChanges } from '../../../daemon/core/alarms/alarms.ts';
import { alarmsDue, nextDeadline } from '../../../daemon/core/deadlines/next-deadline.ts';
import type { Command } from '../../../daemon/core/types/commands.ts';
import type { Job } from '../../../daemon/core/types/job.ts';
import type { Hall } from '../../../daemon/core/types/model.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { ended } from '../../../daemon/core/visit/current-visit.ts';
import { isGivenUp } from '../../../daemon/core/visit/owed-jobs.ts';
import { fuzhou, type Play, play, untimed } from '../../kit/hall/play.ts';
import { type BookingDeed, bookable, bookingDeed, bookingsHold, byBooking } from '../any-bookings.ts';
import { command, enterLine, type PaperLine, paperLine } from '../any-steps.ts';
import { plainDeadline } from './plain-deadline.ts';

const ofFull = [
  'start',
  'start',
  'finish',
  'finish',
  'refused',
  'papers-missing',
  'park',
  'miss',
  'recall',
  'undo',
  'pause',
] as const;
const ofFree = [
  'next',
  'next',
  'next',
  'next',
  'resume',
  'back',
  'cancel',
  'undo',
  'pause',
  'open',
  'open',
  'close',
] as const;
const ofVisit = ['set-class', 'abandon', 'reopen', 'rejoin', 'scan', 'step-away'] as const;
const rare = [
  { verb: 'close-day' },
  { verb: 'open-day', day: '2026-11-24' },
  { verb: 'open-day', day: '2026-11-25' },
  { verb: 'describe-hall' },
  {
    verb: 'tell-trouble',
    alarm: 'clock',
    severity: 'critical',
    message: { code: 'as-written', args: { text: '?' } },
  },
  { verb: 'tell-trouble', alarm: 'clock', severity: 'critical' },
  { verb: 'device-fit', device: 'voice-1' },
  { verb: 'device-fit', device: 'voice-1', why: 'gone' },
  { verb: 'power-failing' },
  { verb: 'power-failing', battery: 'low' },
  { verb: 'power-back' },
  { verb: 'paper-entered' },
] as const satisfies Command[];

/** `nth` picks among those whom it may concern: an order drawn blindly is nearly always refused. */
type Deed =
  | { give: Command }
  | { take: 'advice' | 'withdrawal'; visitClass: 'normal' | 'green' }
  | { key: (typeof ofFull)[number]; hand: true; nth: number }
  | { key: (typeof ofFree)[number]; hand: false; nth: number }
  | { send: 'now' | 'after'; nth: number; to: string }
  | { visit: (typeof ofVisit)[number]; nth: number; green: boolean }
  | { print: 'done' | 'failed' }
  | { slip: 'come' | 'print' | 'scan'; nth: number }
  | BookingDeed
  | { review: 'refusal-confirm' | 'refusal-overturn'; nth: number }
  | { sign: 'sign-in' | 'sign-out'; counter: '1' | '7'; clerk: '06' | '07' }
  | { ask: 'question-open'; counter: '1' | '7' }
  | {
      ask: 'question-pass' | 'question-accept' | 'question-write' | 'question-close';
      nth: number;
      to: '06' | '07';
    }
  | { paper: PaperLine }
  | { clockAheadMs: number };
/** `ticks`: the loop is in time; else an order may come before the tick. */
type Step = { deed: Deed; passes: number; says: boolean; ticks: boolean };

const nth = fc.nat({ max: 40 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 20, arbitrary: command.map(give => ({ give })) },
  {
    weight: 25,
    arbitrary: fc.record({
      take: fc.constantFrom('advice', 'withdrawal'),
      visitClass: fc.constantFrom('normal', 'normal', 'green'),
    }),
  },
  { weight: 30, arbitrary: fc.record({ key: fc.constantFrom(...ofFull), hand: fc.constant(true), nth }) },
  {
    weight: 30,
    arbitrary: fc.record({ key: fc.constantFrom(...ofFree), hand: fc.constant(false), nth }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      send: fc.constantFrom('now', 'after'),
      nth,
      to: fc.constantFrom('1', '7', '8', 'icbc', 'approval', 'advice'),
    }),
  },
  { weight: 8, arbitrary: fc.record({ visit: fc.constantFrom(...ofVisit), nth, green: fc.boolean() }) },
  { weight: 8, arbitrary: fc.record({ print: fc.constantFrom('done', 'failed') }) },
  { weight: 6, arbitrary: fc.record({ slip: fc.constantFrom('come', 'come', 'print', 'scan'), nth }) },
  { weight: 10, arbitrary: bookingDeed },
  {
    weight: 3,
    arbitrary: fc.record({
      review: fc.constantFrom('refusal-confirm', 'refusal-overturn', 'refusal-overturn'),
      nth,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      sign: fc.constantFrom('sign-in', 'sign-in', 'sign-in', 'sign-out'),
      counter: fc.constantFrom('1', '7'),
      clerk: fc.constantFrom('06', '07'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ ask: fc.constant('question-open'), counter: fc.constantFrom('1', '7') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ask: fc.constantFrom('question-pass', 'question-accept', 'question-write', 'question-close'),
      nth,
      to: fc.constantFrom('06', '07'),
    }),
  },
  { weight: 4, arbitrary: paperLine.map(paper => ({ paper })) },
  { weight: 4, arbitrary: fc.constantFrom(...rare).map(give => ({ give })) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: -90, max: 90 }).map(minutes => ({ clockAheadMs: minutes * 60_000 })),
  },
) as fc.Arbitrary<Deed>;

/** Time goes on between them: not at all, seconds, a break, a night. */
export const randomDay: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    deed,
    passes: fc.oneof(
      { weight: 8, arbitrary: fc.constant(0) },
      { weight: 16, arbitrary: fc.nat({ max: 60 }) },
      { weight: 4, arbitrary: fc.integer({ min: 60, max: 2400 }) },
      { weight: 1, arbitrary: fc.integer({ min: 2400, max: 9_000 }) },
    ),
    says: fc.boolean(),
    ticks: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.boolean()),
  }),
  { size: 'max', minLength: 40, maxLength: 120 },
);

/** A look every half minute, or every five, hides what comes later: halls that have no such look, too. */
export const halls: fc.Arbitrary<Rules> = fc.constantFrom(
  ...[fuzhou, { ...fuzhou, surge: undefined }, untimed, { ...untimed, queues: fuzhou.queues }].map(bookable),
);

export function playAgainstPlain(rules: Rules, steps: readonly Step[]): void {
  const hall = play(rules, ['0', '1', '2', '7', '8', '10']);
  const { give } = hall;
  hall.give = ordered => {
    const given = give(ordered);
    areTheSame(hall);
    return given;
  };
  for (const { deed: done, passes, says, ticks } of steps) {
    carryOut(hall, done);
    if (says) hall.sayAll(1);
    if (ticks) hall.pass(passes);
    else hall.wait(passes);
    areTheSame(hall);
  }
}

function carryOut(hall: Play, done: Deed): void {
  if ('give' in done) hall.give(done.give);
  else if ('take' in done)
    hall.ask(done.take, done.take === 'withdrawal' ? 'icbc' : undefined, done.visitClass);
  else if ('print' in done) print(hall, done.print);
  else if ('slip' in done) bySlip(hall, done);
  else if ('paper' in done) enterLine(hall, done.paper);
  else if ('booking' in done) byBooking(hall, done);
  else if ('review' in done) review(hall, done);
  else if ('sign' in done)
    hall.give({
      counter: done.counter,
      ...(done.sign === 'sign-in' ? { verb: done.sign, clerk: done.clerk } : { verb: done.sign }),
    });
  else if ('ask' in done) ask(hall, done);
  else if ('clockAheadMs' in done)
    hall.give({ verb: 'set-clock', wall: hall.now() + done.clockAheadMs, unheardMs: 0 });
  else if ('visit' in done) {
    const ticket = pick(ticketsFor(hall.hall, done.visit), done.nth);
    if (ticket !== undefined) hall.give(ofTicket(done, ticket));
  } else {
    const counter = pick(
      countersFor(hall.hall, 'send' in done ? 'transfer' : done.key, 'send' in done || done.hand),
      done.nth,
    );
    if (counter === undefined) return;
    if (!('send' in done)) hall.press(counter, done.key);
    else {
      const to = /^\d/.test(done.to) ? { counter: done.to } : { queue: done.to };
      hall.give({ verb: 'transfer', counter, to, when: done.send });
    }
  }
}

/** By one of those that are out; somebody may have come by it, and its day may be over. */
function bySlip(hall: Play, { slip: how, nth: place }: Extract<Deed, { slip: unknown }>): void {
  const slip = pick([...hall.hall.returnSlips.keys()], place);
  if (slip === undefined) return;
  if (how === 'scan') hall.give({ verb: 'scan', slip: { id: slip, until: '2026-11-25' } });
  else hall.give(how === 'come' ? { verb: 'come-again', slip, print: true } : { verb: 'slip', slip });
}

/** Of the refusals on which nobody has said a word. */
function review(hall: Play, { review: verb, nth: place }: Extract<Deed, { review: unknown }>): void {
  const waiting = [...hall.hall.followUps.values()].filter(({ source }) => source === 'refused');
  const refusal = pick(
    waiting.map(({ id }) => id),
    place,
  );
  if (refusal !== undefined) hall.give({ verb, refusal, text: '5f'.repeat(32) });
}

/** Of a question that nobody has answered. */
function ask(hall: Play, done: Extract<Deed, { ask: unknown }>): void {
  if (done.ask === 'question-open') {
    hall.give({ verb: done.ask, counter: done.counter });
    return;
  }
  const text = '5f'.repeat(32);
  const question = pick([...hall.hall.questions.keys()], done.nth);
  if (question === undefined) return;
  if (done.ask === 'question-pass') hall.give({ verb: done.ask, question, to: done.to });
  else if (done.ask === 'question-accept') hall.give({ verb: done.ask, question });
  else if (done.ask === 'question-write') hall.give({ verb: done.ask, question, text });
  else hall.give({ verb: done.ask, question, text, told: 'counter' });
}

/** What is owed longest; the printer fails until it is given up. A return slip stays owed then, and is tried no more. */
function print(hall: Play, outcome: 'done' | 'failed'): void {
  const isOwed = (job: Job | undefined) => job?.is === 'print' && !isGivenUp(job);
  const job = [...hall.hall.jobs.values()].find(isOwed)?.id ?? '';
  while (isOwed(hall.hall.jobs.get(job))) {
    hall.give({ verb: 'begin-job', job, device: 'printer-1' });
    hall.give({
      verb: 'end-job',
      job,
      device: 'printer-1',
      outcome,
      ...(outcome === 'failed' && { why: 'jam' }),
    });
  }
}

function ofTicket({ visit: verb, green }: Extract<Deed, { visit: unknown }>, ticket: string): Command {
  switch (verb) {
    case 'set-class':
      return { verb, ticket, class: green ? 'green' : 'normal' };
    case 'abandon':
    case 'reopen':
      return { verb, ticket, reason: 'asked' };
    case 'rejoin':
    case 'step-away':
      return { verb, ticket };
    case 'scan':
      return { verb, ticket, ...(green && { desk: '0' }) };
  }
}

/** Of those who are over, who missed a call, or who are inside. */
function ticketsFor({ visits }: Hall, verb: (typeof ofVisit)[number]): string[] {
  return [...visits.values()]
    .filter(visit => {
      if (verb === 'reopen') return ended(visit);
      return verb === 'rejoin' ? visit.place.is === 'missed' : !ended(visit);
    })
    .map(({ ticket }) => ticket);
}

/** With a full hand, or a free one; closed ones only to be opened. */
function countersFor({ counters }: Hall, key: string, full: boolean): string[] {
  return [...counters].flatMap(([id, { ticket, status }]) =>
    (ticket !== undefined) === full && (status === 'closed') === (key === 'open') ? [id] : [],
  );
}

const pick = (among: readonly string[], place: number) => among[place % among.length];

/** R15: a slip that somebody has come by is that of a visit which is inside and knows it, and nobody else's. */
function slipsHold({ returnSlips, visits }: Hall): void {
  for (const { id, usedBy, services } of returnSlips.values()) {
    expect(services.length, 'what a slip is for').toBeGreaterThan(0);
    const inside = [...visits.values()].filter(visit => !ended(visit) && visit.slips?.includes(id));
    expect(
      inside.map(({ ticket }) => ticket),
      `who has ${id}`,
    ).toEqual(usedBy === undefined ? [] : [usedBy]);
  }
}

function areTheSame({ rules, hall, now }: Play): void {
  expect(nextDeadline(rules, hall, now()), 'the next deadline').toBe(plainDeadline(rules, hall, now()));
  slipsHold(hall);
  bookingsHold(rules, hall);
  expect(alarmsDue(rules, hall, now()), 'the alarms that are due').toEqual(alarmChanges(rules, hall, now()));
}
