/** English: why an order over MQTT was refused that no pad can give. */

import type { FieldFault, Giver, Reached, RefusalArgs } from '../../../core/types/refusal-args.ts';
import type { RefusalCode } from '../../../core/types/refusals.ts';
import { counterInEnglish as counterText } from '../../counters.ts';
import { lasting } from '../../duration.ts';
import type { SentencesOf } from '../language.ts';
import { bookingOrders } from './booking-refusals.ts';
import { expectedText } from './expected.ts';

/** From 1. */
const numbered = (reasons: readonly string[]) =>
  reasons.map((reason, nth) => `${nth + 1} (${reason})`).join(', ');

const tooMany = {
  orders: 'given too many orders',
  'follow-ups': 'opened too many follow-ups',
  'look-ups': 'looked up too many bookings',
};

export const refusedOrders: SentencesOf<Omit<RefusalArgs, RefusalCode>> = {
  ...bookingOrders,
  'review-first': ({ followUp }) =>
    `${followUp} is a refusal: confirm or overturn it with refusal-confirm or refusal-overturn {"refusal":"${followUp}","note":"…"}`,
  'nothing-to-review': ({ followUp, source }) =>
    `${followUp} is no refusal but ${source}; close it with follow-up-close`,
  'grade-reason': args => {
    switch (args.is) {
      case 'none-such':
        return `found reason ${args.found} of a bad grade, expected ${args.reasons.length === 0 ? 'none: this hall has no list' : `one of ${numbered(args.reasons)}`}`;
      case 'good':
        return `a reason goes with a bad grade, of ${args.badGrade} or worse; found grade ${args.grade}`;
      case 'said':
        return `${args.ticket} has said why already, and a reason is given once`;
      case 'other-grade':
        return `${args.ticket} gave grade ${args.given}: the reason is of that grade`;
      case 'late':
        return `why its grade is bad ${args.ticket} may say within ${args.withinMs / 1000} s after it`;
    }
  },
  'no-power-cut': () =>
    'no power cut is known of today, or nothing of it is left to enter; power-failing tells of one',
  'not-at-that-time': ({ ticket, found, from, until }) =>
    `${ticket} cannot have been there at ${found}; expected a moment from ${from} until ${until}; a line that was entered once is not entered again`,
  'unknown-verb': ({ found, expected }) => `found ${found}, expected one of ${expected.join(', ')}`,
  'unknown-field': wrongFields,
  'wrong-type': args =>
    'faults' in args
      ? wrongFields(args)
      : `expected either ${args.either.join(' or ')}; for example ${JSON.stringify(args.example)}`,
  expired: args =>
    'lateMs' in args
      ? `expired ${args.lateMs} ms ago`
      : `given ${lasting(args.agoMs)} ago, expected at most ${lasting(args.atMostMs)}`,
  busy: ({ is, waiting }) =>
    `${waiting} ${is === 'commands' ? 'commands wait' : 'replays are under way'}; give it again later`,
  'not-yet': ({ found, next }) => `found ${found}, expected at most ${next}, the next event`,
  archived: ({ found, oldest }) => `found ${found}, expected at least ${oldest}: what was before is archived`,
  unreadable: ({ from, why }) => `the journal cannot be read from ${from}: ${why}`,
  'not-allowed': notAllowed,
  'too-many': ({ is, who, atOnce, anHour }) =>
    `${who} has ${tooMany[is]}, expected at most ${atOnce} at once and ${anHour} an hour after that; give it again later with another id`,
  'unknown-device': ({ found, expected }) => `found ${found}, expected one of ${expected.join(', ')}`,
  'device-disabled': ({ device }) => `${device} is disabled in the config; enable it first`,
  'device-lost': ({ device, why }) =>
    why === undefined ? `${device} has said nothing yet` : `${device} is lost: ${why}`,
  'device-degraded': ({ device, why }) => `${device} cannot work: ${why}`,
  'device-busy'(args) {
    switch (args.is) {
      case 'tested':
        return `${args.device} is being tested; wait until that is over`;
      case 'printing':
        return 'a ticket is being printed: try again';
      case 'speaking':
        return 'a call is being said: try again';
    }
  },
  'test-failed'(args) {
    switch (args.is) {
      case 'no-picture':
        return `${args.device} took no picture within ${args.withinMs / 1000} s; look at its cable and address`;
      case 'ending':
        return `${args.device}: the daemon ends`;
      case 'job':
        return `${args.device}: ${args.why}`;
    }
  },
  'unknown-text': ({ is, of }) =>
    is === 'in-journal'
      ? `the text of ${of} lies in the journal that an older version wrote, which is never rewritten: it goes with its day (copies.keepDays)`
      : `found ${of}, expected the id of a follow-up about which somebody wrote something that is kept`,
  'no-sheet'(args) {
    const { month } = args;
    switch (args.is) {
      case 'running':
        return `${month} is not over: its sheets are written once it is`;
      case 'damaged':
        return `the sheet of ${month} is damaged; it is written again if the journal still has its days: ask in a while`;
      case 'too-long':
        return `the sheet of ${month} is too long to be told; it lies in reports/${month} of the state folder`;
      case 'not-written':
        return `the sheets of ${month} are not written yet, or not kept any more; there are ${args.written.length === 0 ? 'none' : `those of ${args.written.join(', ')}`}`;
      case 'nothing':
        return `nothing of ${args.of} is recorded in ${month}`;
      case 'another':
        return `number ${args.person} had another name in ${month}, or none; a supervisor of the whole hall sees that sheet`;
    }
  },
  'texts-failing': ({ is }) =>
    is === 'erase'
      ? 'nothing can be erased just now; give it again later'
      : 'what you wrote cannot be kept just now; give it again later, or write it down on paper',
};

function wrongFields({ faults, example }: RefusalArgs['unknown-field']): string {
  return `${faults.map(faultText).join('; ')}; for example ${JSON.stringify(example)}`;
}

function faultText(fault: FieldFault): string {
  if ('fields' in fault)
    return `found ${fault.unknown ?? 'another field'}, expected only ${fault.fields.join(', ') || 'no field'}`;
  const { path, found = 'something else', expected } = fault;
  return `${path.map(key => `${key}: `).join('')}found ${found}, expected ${expectedText(expected)}`;
}

function notAllowed(args: RefusalArgs['not-allowed']): string {
  switch (args.is) {
    case 'nobody':
      return `found cmd/${args.verb} of nobody, expected cmd/${args.verb}/<user>: this hall has users`;
    case 'no-users':
      return 'the config names no users, and the broker is not on this machine: nobody may order anything; add mqtt.users';
    case 'unknown-user':
      return `found the user ${args.user}, expected one of mqtt.users in the config of this hall`;
    case 'role':
      return `${called(args.giver)} and may not ${args.verb}; ${args.roles.length === 0 ? 'nobody' : args.roles.join(', ')} may`;
    case 'another-person':
      return `${args.user} is number ${args.person} of the staff list and signs in nobody else; a supervisor may`;
    case 'another-institution':
      return `${args.user} works at the counters of ${args.institution}, and ${counterText(args.counter)} is one of ${args.of}`;
    case 'at-no-counter':
      return `${args.user} is signed in at no counter; sign in at one of ${args.institution} with ${args.person} first`;
    case 'by-force':
      return `${called(args.giver)} and may not close it by force, which sends a visit back; a supervisor may`;
    case 'cases':
      return `${called(args.giver)} and takes no ticket for several cases; the staff does, who sees them`;
    case 'sheets-of-nobody':
      return 'this hall has no users, so nobody knows who asks: a sheet of the appraisal is told to its own clerk and their supervisor only; the manager reads them from the state folder';
    case 'no-person':
      return `${args.user} is nobody of the staff list, and a sheet is told by its number; write user: ${args.user} beside the person in staff`;
    case 'sheet':
      return `${called(args.giver)} and sees no sheet but ${args.giver.role === 'supervisor' ? 'those of their institution and its clerks; a supervisor of the whole hall sees every one' : 'their own; their supervisor sees it, too'}`;
    case 'beyond': {
      const { giver, verb, reached, counter, institutions } = args;
      const may = [
        ...(counter === undefined ? [] : [`the attendant of ${counterText(counter)}`]),
        ...institutions.map(institution => `a supervisor of ${institution}`),
        'a supervisor of the whole hall',
      ];
      return `${called(giver)} and may not ${verb} for ${reachedText(reached)}; ${may.join(', ')} may`;
    }
  }
}

function called({ user, role, counter, institution }: Giver): string {
  const what = `${user} is ${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}`;
  if (counter !== undefined) return `${what} of ${counterText(counter)}`;
  return institution === undefined ? what : `${what} of ${institution}`;
}

function reachedText(reached: Reached): string {
  switch (reached.is) {
    case 'hall':
      return 'the whole hall';
    case 'boards':
      return 'every board of the hall';
    case 'board':
      return `${reached.board}, a board of no counter`;
    case 'counter':
      return counterText(reached.counter);
    case 'person':
      return `person ${reached.person}`;
    case 'question':
      return `the question ${reached.question}`;
    case 'queue':
      return `the queue ${reached.queue}`;
    case 'ticket': {
      const { ticket, waitsFor, at, cameTo } = reached;
      if (waitsFor !== undefined) return `${ticket}, which waits for ${waitsFor}`;
      if (at !== undefined) return `${ticket}, which is at ${counterText(at)}`;
      return cameTo === undefined ? ticket : `${ticket}, which had come to ${cameTo}`;
    }
  }
}
