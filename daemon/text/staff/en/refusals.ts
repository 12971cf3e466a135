/** English: why the hall refused an order, what was found and what to do. */
import type { RefusalArgs } from '../../../core/types/refusal-args.ts';
import type { RefusalCode } from '../../../core/types/refusals.ts';
import { counterInEnglish as counterText } from '../../counters.ts';
import type { SentencesOf } from '../language.ts';
import { clockText } from './clock-doubt.ts';
import { nameCasesText, namePapersText } from './name-first.ts';
import { paperFirstText, whichServiceText } from './power.ts';
import { notOwnerText } from './question-refusals.ts';
import { slipRefusals } from './slip-refusals.ts';

const list = (words: readonly string[]) => words.join(', ');
const numberedReasons = (reasons: readonly string[], sign: (number: number) => string) =>
  list(['another', ...reasons].map((reason, number) => `${sign(number)} (${reason})`));

export const refusals: SentencesOf<Pick<RefusalArgs, RefusalCode>> = {
  'hall-closed': ({ is }) => {
    switch (is) {
      case 'open-first':
        return 'no day is open; open it with open-day';
      case 'never-opened':
        return 'no day was opened yet; open it with open-day';
      case 'nothing-to-close':
        return 'no day is open';
    }
  },
  'counter-closed': ({ counter }) => `${counterText(counter)} is closed; open it first`,
  'counter-paused': ({ counter, already }) =>
    `${counterText(counter)} is paused${already === true ? ' already; open-counter goes on' : '; go on first'}`,
  'counter-busy': ({ counter, ticket, force }) =>
    `${counterText(counter)} has ${ticket} in hand${force === true ? '; finish it, or use force' : ''}`,
  'not-started': ({ ticket }) => `${ticket} was called and has not started`,
  'nobody-in-hand': ({ counter }) => `${counterText(counter)} has called nobody`,
  'choose-first': args => {
    switch (args.is) {
      case 'first-step':
        return 'the first step of the route is a choice nobody made';
      case 'before-finish':
        return `choose ${args.among.join(' or ')} for ${args.ticket} before it is finished`;
      case 'choice':
        return `choice ${args.choice}: found ${args.found ?? 'none'}, expected one of ${list(args.expected)}`;
      case 'no-such-choice':
        return `choice ${args.choice}: no step of the route asks for it`;
    }
  },
  'not-in-route': ({ is, ticket, queue }) =>
    is === 'no-later-step'
      ? `no later step of ${ticket} may go to ${queue}`
      : `${ticket} has not been to ${queue}; use transfer`,
  'recall-too-soon': ({ afterMs }) => `a recall comes ${afterMs / 1000} s after the last call was said`,
  'called-enough': ({ ticket, calls }) => `${ticket} was called ${calls} times`,
  'not-heard': ({ ticket }) => `${ticket} must be given time to come`,
  'nobody-set-aside': ({ counter, is }) =>
    is === 'parked'
      ? `${counterText(counter)} has parked nobody`
      : `${counterText(counter)} has set nobody aside`,
  'nobody-waiting': ({ counter }) => `nobody waits for ${counterText(counter)}`,
  'not-ready': ({ counter }) => `${counterText(counter)} has no mark, and does not wait for the next to join`,
  'already-open': args =>
    'counter' in args
      ? `${counterText(args.counter)} is open`
      : `the day ${args.day} is open; close it first${args.another === true ? orPutRight(args.day) : ''}`,
  'already-closed': ({ counter }) => `${counterText(counter)} is closed`,
  'no-paper': ({ printers }) =>
    `no printer is ready (${list(printers.map(({ printer, why = 'missing' }) => `${printer}: ${why}`))}); mend it, or take a ticket with "print": false`,
  'unknown-ticket': ({ ticket, day }) =>
    day === undefined
      ? `${ticket} was not issued today`
      : `${ticket} was not issued on ${day}; leave the ticket out`,
  'wrong-place': args => {
    if (args.is === 'no-surge') return 'no surge level is in force';
    const { ticket, is, wanted } = args;
    switch (wanted) {
      case undefined:
        return `${ticket} is ${is}`;
      case 'called':
        return `${ticket} is being served`;
      case 'inside':
        return `${ticket} is ${is} already`;
      case 'over':
        return `${ticket} is ${is === 'done' ? 'done and approved' : is}; only who left, missed or was refused is opened again`;
      default:
        return `${ticket} is ${is}, not ${wanted}`;
    }
  },
  'too-late': args => {
    switch (args.is) {
      case 'day-over':
        return `found the date ${args.day}, a day that was opened before and is over; expected one that the journal does not have yet: go on with ${args.present}, or name another by open-day {"day":…}`;
      case 'earlier-day':
        return `found the date ${args.day}, expected ${args.present} or later; set the clock right${orPutRight(args.present)}`;
      case 'not-in-place-of':
        return `found ${args.day} in place of ${args.insteadOf}, expected ${
          args.present === undefined
            ? 'no day was opened yet'
            : `another day than ${args.present}, in place of that`
        }`;
      case 'undo':
        return `${args.order} was pressed more than ${args.withinMs / 1000} s ago`;
      case 'notice':
        return 'the notice ends before it begins; give an until that is still to come';
      case 'missed':
        return `${args.ticket} was missed too long ago`;
    }
  },
  'nothing-to-rate': args => {
    if ('ticket' in args)
      return `${counterText(args.counter)} finished somebody else last, not ${args.ticket}`;
    return 'agoMs' in args
      ? `${counterText(args.counter)} finished its last visit ${Math.floor(args.agoMs / 1000)} s ago; a visit is rated within ${args.withinMs / 1000} s`
      : `${counterText(args.counter)} has nobody to rate: whom it finished last was rated, or the next has come since`;
  },
  'not-signed-in': ({ counter }) => `nobody is signed in at ${counterText(counter)}`,
  'unknown-counter': args =>
    'expected' in args
      ? `found ${args.found}, expected one of ${list(args.expected)}`
      : `found ${args.found}, expected the plate number of a counter`,
  'unknown-queue': args => {
    switch (args.is) {
      case 'none-such':
        return `found ${args.found}, expected one of ${list(args.expected)}`;
      case 'serves-none':
        return `${counterText(args.counter)} serves no queue`;
      case 'gone':
        return `${args.ticket} left queue ${args.queue}, which the config no longer has; take a new ticket`;
    }
  },
  'unknown-service': args => {
    switch (args.is) {
      case 'none-such':
        return `found ${args.found}, expected one of ${list(args.expected)}`;
      case 'none-named':
        return 'found no service, expected at least one';
      case 'no-nth':
        return `found service ${args.nth} of ${args.ticket}, which has ${list(args.services)}`;
      case 'not-here':
        return `${args.ticket} is not here for ${args.service}, but for ${list(args.here)}`;
      case 'not-of-step':
        return `found ${args.found}, expected one that ${args.ticket} is here for: ${list(args.here)}`;
    }
  },
  'unknown-key': args => {
    switch (args.is) {
      case 'no-rule':
        return `no rule for ${args.digits} ${args.key}`;
      case 'no-rating':
        return `found rating key ${args.key}, expected 1 to 5`;
      case 'no-desk':
        return `found ${args.digits} ok at ${counterText(args.counter)}, which is no desk; that is a key of the desk`;
    }
  },
  'other-hands': args => {
    switch (args.is) {
      case 'not-served':
        return `${args.ticket} waits for ${args.queue}; ${counterText(args.counter)} serves ${list(args.served)}`;
      case 'parked-by':
        return `${args.ticket} was parked by ${counterText(args.counter)}`;
      case 'parked-in':
        return `${args.ticket} was parked in ${args.queue}, which ${counterText(args.counter)} does not serve`;
    }
  },
  'nothing-to-undo': () => 'the last press left nothing to take back; or it was taken back already',
  'moved-on': args => {
    const { order } = args;
    if ('question' in args) return `${args.question} was written down, passed on or answered since ${order}`;
    const { ticket, counter } = args;
    return counter === undefined
      ? `${ticket} has moved on since ${order}`
      : `${counterText(counter)} has called ${ticket} since ${order}`;
  },
  'to-itself': args =>
    'question' in args
      ? `${args.question} is ${args.person}'s already; name somebody else`
      : `${args.ticket ?? 'nobody'} is at ${counterText(args.counter)} already`,
  'full-today': args =>
    args.is === 'limit'
      ? `all ${args.limit} tickets that ${args.of} gives a day are taken; come on another day`
      : `it would be done at ${args.ends}, the hall closes at ${args.closes}; open more counters, or come on another day`,
  'limited-now': ({ service, waiting, level, limit }) =>
    `${waiting} wait for ${service}, surge level ${level} lets ${limit} wait; take it later`,
  'no-tickets-now': ({ institution, since, again }) =>
    `${institution ?? 'the hall'} takes no tickets since ${since}; it takes them again ${again === undefined ? 'on its next day' : `from ${again}`}`,
  'clock-doubted': ({ day, doubt }) =>
    `found the date ${day}, and the clock is doubted: ${'is' in doubt ? clockText(doubt) : doubt.text}`,
  'unknown-level': args => {
    switch (args.is) {
      case 'no-plan':
        return 'this hall has no surge plan; write one under surge in its config';
      case 'highest':
        return `the highest level, ${args.level}, is in force already`;
      case 'none-such':
        return `found ${args.found}, expected one of ${list(args.expected)}`;
    }
  },
  'unknown-follow-up': args => `found ${args.found}, expected ${oneOpen(args, 'follow-up')}`,
  'unknown-question': args => `found ${args.found}, expected ${oneOpen(args, 'question')}`,
  'not-owner': notOwnerText,
  'unknown-alarm': args => `found ${args.found}, expected ${oneOpen(args, 'alarm')}`,
  'unknown-board': ({ found, expected }) => `found board ${found}, expected one of ${list(expected)}`,
  'came-or-missed': ({ ticket }) =>
    `nobody has told that ${ticket} came: start says so, miss says that nobody did`,
  'unknown-person': ({ found }) => `found ${found}, expected a number of the staff list in the config`,
  'name-reason': args => {
    switch (args.is) {
      case 'none':
        return `a refusal needs its reason: expected ${numberedReasons(args.reasons, number => `7${number} ok`)}, then evaluate; over MQTT "reason": the number after the 7, or another in at most 60 letters`;
      case 'none-such':
        return `found reason ${args.found}, expected one of ${numberedReasons(args.reasons, String)}`;
      case 'not-refused':
        return `a reason goes with the outcome refused, found ${args.found}`;
    }
  },
  'name-papers': namePapersText,
  'name-cases': nameCasesText,
  'which-service': whichServiceText,
  'which-one': ({ tickets, number }) =>
    `${list(tickets)} end in ${number}; scan the ticket, or use resume or reopen`,
  'nobody-scanned': ({ is, counter }) => {
    if (is === 'scan-first')
      return `nobody was scanned at ${counterText(counter)} just now: scan the ticket first`;
    return is === 'at-desk'
      ? `nobody was scanned at ${counterText(counter)} just now, and it has set nobody aside`
      : `${counterText(counter)} has nobody in hand, and nobody was scanned there`;
  },
  'not-on-list': ({ counter, number }) =>
    `${counterText(counter)} has set aside nobody whose number ends in ${number}`,
  'away-once': ({ ticket, queue }) =>
    `${ticket} has stepped away from ${queue} once already; it waits there, or is called and missed`,
  ...slipRefusals,
  'not-away': ({ ticket, is }) => `${ticket} is not away, it is ${is}`,
  'green-denied': ({ ticket }) => `green was denied to ${ticket} for the whole visit; the desk may give it`,
  'unknown-paper': ({ found, papers }) =>
    `found paper ${found}, expected one of ${list(['0 (by hand)', ...papers.map(({ number, paper }) => `${number} (${paper})`)])}`,
  'set-aside': ({ order, times }) =>
    `found ${order}, which ended the program ${times} times; expected another order, until alarm-ack order-set-aside or a new version`,
  'paper-first': paperFirstText,
  'missed-twice': ({ ticket, queue }) =>
    `${ticket} missed its call twice in ${queue}; the desk takes it back (reopen)`,
};

function orPutRight(day: string): string {
  return `; or, if ${day} was opened under a wrong date: open-day {"insteadOf":"${day}"}`;
}

function oneOpen({ open, older }: RefusalArgs['unknown-alarm'], what: string): string {
  const more = older > 0 ? ` (or one of ${older} older ones)` : '';
  return open.length === 0 ? `none: no ${what} is open` : `one of ${list(open)}${more}`;
}
