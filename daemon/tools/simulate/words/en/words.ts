/** English: what `simulate` says to the hall manager. */
import { en as common } from '../../../../text/en.ts';
import type { Said } from '../../../../text/spoken.ts';
import type { MoreAsked } from '../asked.ts';
import { like } from './like.ts';

/** Each language has the same. */
export type Words = Said<typeof en>;

const openExample = '"3 icbc counters 10:00-11:30"';

const arrivalsExpected = (atMost: number) =>
  `expected tickets a day, 1 to ${atMost}, or a curve "08:30 60, 10:00 90, 12:00 0": from each time on, that many tickets an hour`;

/** What is told of a plan alone and beside another. */
const figures = {
  mostOvertakes: 'most overtakes of one visit',
  meanOvertakes: 'mean overtakes',
  longestFirst: 'longest wait at the first step, min',
  meanFirst: 'mean wait at the first step, min',
  meanFirstOf: (who: string) => `mean wait at the first step, min: ${who}`,
  meanLater: 'mean wait at later steps, min',
};

export const en = {
  progress: common.progress('days'),
  wrong: (fault: string) => `error: ${fault}`,
  optionWrong: (option: string, fault: string) => `${option}: ${fault}`,
  notWritten: (file: string, why: string) =>
    `cannot write ${file}: ${why}; give --html a file in a folder that can be written`,
  wholeNumber: (option: string, found: string, least: number, most: number) =>
    `${option}: found ${found}, expected a whole number from ${least} to ${most}`,
  seed: (found: string, mostSeed: number, mostDay: number) =>
    `--seed: found ${found}, expected a whole number from 0 to ${mostSeed}, or with the day to begin with, 1 to ${mostDay}, like 7/3`,
  threadExit: (code: number) => `a thread ended by itself, with exit code ${code}`,
  threadEnded: (threads: number, why: string) =>
    `one of ${threads} threads ended before its days were done, so that nothing is told of the others: ${why}\nexpected each to end with the last day; fewer --jobs need less memory, and --jobs 1 needs no thread`,
  nothingToCompare: `--compare: found nothing to compare, expected --open ${openExample} beside it, or --compare transfers, or --compare green`,
  compare: (found: string) =>
    `--compare: found ${found}, expected transfers or green, or no word after it and --open beside it`,

  open: {
    form: (found: string) =>
      `found "${found}", expected how many, a queue, and from when until when, like ${openExample}`,
    queue: (found: string, queues: readonly string[]) =>
      `found the queue ${found}, expected one of ${queues.join(', ')}`,
    count: (found: string, most: number) => `found ${found} counters, expected 1 to ${most}`,
    times: (from: string, until: string) =>
      `found ${from}-${until}, expected a time of the day and a later one, like ${openExample}`,
    outside: (from: string, until: string, day: { from: string; until: string }) =>
      `found ${from}-${until}, expected times between ${day.from} and ${day.until}, when the hall works`,
    opened: (queue: string, { asked, closedADay }: { asked: number; closedADay: number }) =>
      `${asked} more counters for ${queue} were opened: ${closedADay.toFixed(1)} a day of those that are closed then, ${(asked - closedADay).toFixed(1)} that the hall does not have`,
  },
  arrivals: {
    count: (found: string, atMost: number) => `found ${found}, ${arrivalsExpected(atMost)}`,
    form: (found: string, atMost: number) => `found "${found}", ${arrivalsExpected(atMost)}`,
    order: (time: string) => `found ${time} after a later time, expected the times in the order of the day`,
    many: (rate: string, atMost: number) => `found ${rate} an hour, ${arrivalsExpected(atMost)}`,
    noEnd: (atMost: number) =>
      `found a curve that does not end, expected a last piece with 0, like "17:00 0"; ${arrivalsExpected(atMost)}`,
  },
  plans: {
    asItIs: 'as it is',
    /** `typed`: what was asked, word by word. */
    more: (typed: string, _asked: MoreAsked) => typed,
    confirmed: 'green when confirmed',
    atOnce: 'green at once',
    transferTime: 'by transfer time',
    credit: 'credit',
    front: 'front',
  },

  figures,
  queue: (id: string, _name: string) => id,
  classes: { normal: 'normal', green: 'green', appointment: 'appointment' },
  levels: { attention: 'attention', busy: 'busy', emergency: 'emergency' },
  waits: ['waits, min', 'breaks left out', 'class', 'calls', 'median', '90 %', 'longest'],
  counters: ['counter', 'queues', 'open, h a day', 'busy', 'calls a day'],
  hall: {
    head: 'hall',
    overDays: ['hall', 'all days', 'median day', 'lowest', 'highest'],
    days: 'days',
    tickets: 'tickets a day',
    noTicket: (why: string) => `no ticket: ${why}, a day`,
    missed: 'calls missed a day',
    booked: 'seats booked for the day, a day',
    seatsTaken: 'of the seats there are',
    gaveUp: 'booked and given up, a day',
    cameInTime: 'booked and came in time, a day',
    cameEarly: 'booked and came early, a day',
    cameLate: 'booked and came late, a day',
    didNotCome: 'booked and did not come, a day',
    confirmed: 'claims on green confirmed at the desk, a day',
    confirmedElsewhere: 'confirmed by who called them',
    denied: 'denied at the desk, a day',
    deniedElsewhere: 'denied by who called them',
    unanswered: 'claims that nobody answered, a day',
    done: (how: string) => `done: ${how}, a day`,
    left: (why: string) => `left: ${why}, a day`,
    told: 'told a wait or had one, a day',
    inRange: 'called within their range',
    width: 'mean width of the range, min',
    score: 'its score, min (width + 20 × the miss)',
    error: 'mean error of what was expected, min',
    bias: 'its bias, min (above 0: waited longer)',
    within: 'within 5 min of it',
    atOnce: 'told no wait and called at once, a day',
    walkedAway: 'walked away before their call, a day',
    walkedAwayTold: 'told when they came, min',
    surge: (level: string) => `surge ${level}, min a day`,
  },
  claimed: {
    honest: 'entitled to green',
    false: 'claimed falsely',
    others: 'all others',
  },
  compared: {
    head: 'the same people',
    difference: 'difference',
    overDays: 'median day (lowest to highest)',
    range: (median: string, least: string, most: string) => `${median} (${least} to ${most})`,
    against: (plan: string, first: string) => `${plan} − ${first}`,
    meanIn: (queue: string) => `mean wait in ${queue}, min`,
    ninetyFirst: '90 % wait at the first step, min',
    longestLater: 'longest wait at later steps, min',
    inRange: 'called within the range they were told',
    done: 'done a day',
    left: 'left a day',
  },
  charts: {
    overTheDay: 'Mean wait of those who joined at (breaks left out)',
    overTheDayIn: (queue: string) => `${queue}: mean wait of those who joined at (breaks left out)`,
    minutes: 'min',
    distributionFirst: 'First step: how many waited so long, min',
    distribution: 'How many waited so long, min',
    calls: 'calls',
    firstStep: 'first step',
    laterSteps: 'later steps',
    counters: 'Counters: time with somebody in hand',
    busy: 'busy',
    surge: 'Surge levels: share of the days',
  },
  page: {
    tag: 'en',
    title: (hall: string, days: number, seed: string) => `${hall}: ${days} simulated days, seed ${seed}`,
  },

  violations: (count: number) => `${count} violations`,
  /** Of days that were recorded: its story is the journal's. */
  brokenRule: (rule: string, what: string) => `${rule}: ${what}`,
  story: {
    broken: (rule: string, seed: number, day: { nth: number; date: string }, clock: string, what: string) =>
      `${rule} broken: seed ${seed}, day ${day.nth} (${day.date}), ${clock}: ${what}`,
    alone: (seed: string) => `  that day alone: --seed ${seed} --days 1`,
    shortest: (people: number, of: number) => `  the shortest story found, with ${people} of ${of} people:`,
    earlier: (events: number) => `    … ${events} earlier events`,
  },

  like,
};
