/** English: what an alarm of the hall says: what was found, what was expected and what is to do. */

import type { AlarmArgs, Meanwhile, QueueHelp, ReadinessFault } from '../../../core/types/alarm-message.ts';
import type { FormerAdvice, SurgeAdvice, SurgeReason } from '../../../core/types/reasons.ts';
import { countersInEnglish as counterList, counterInEnglish as counterText } from '../../counters.ts';
import type { SentencesOf } from '../language.ts';
import { clockText } from './clock-doubt.ts';
import type { MachineAlarm } from './machine-alarms.ts';
import { powerText } from './power.ts';
import { refusals } from './refusals.ts';

const list = (words: readonly string[]) => words.join(', ');
const minutes = (ms: number) => `${Math.round(ms / 60_000)} min`;

export const alarms: SentencesOf<Omit<AlarmArgs, MachineAlarm>> = {
  device: ({ device, since, why, meanwhile }) =>
    `${device} cannot work since ${since}: ${why}; ${meanwhileText(meanwhile)}; mend it, and try it with cmd/device-test`,
  warning: ({ device, warning, roll }) =>
    `${device} still works, but not for long: ${warning}; ${roll ? 'put in a new roll before it ends' : 'see to it before it cannot work any more'}`,
  'not-printed': ({ ticket, device, why }) =>
    `ticket ${ticket} was given to the printers and did not come out (the last time at ${device}: ${why}); mend the printer and reprint it, or tell the citizen their number`,
  'slip-failed': ({ ticket, day, device, why }) =>
    `the return slip of ${ticket} of ${day} was given to the printers and did not come out (the last time at ${device}: ${why}), and the citizen has no paper to come back by; mend the printer, then print it with cmd/slip by ticket and day, or write down the code that this answers`,
  power: powerText,
  hoarding({ buttons, atMost, withinMs }) {
    const found = buttons.map(({ device, press, count, tickets, more }) => {
      const others = more > 0 ? `, and ${more} before them` : '';
      return `button ${press} of ${device} gave ${count} tickets (${list(tickets)}${others})`;
    });
    return `${found.join('; ')}; expected at most ${atMost} within ${withinMs / 1000} s from one button: look who is at the kiosk, and give up with abandon what nobody needs`;
  },
  'not-ready': ({ faults, more }) =>
    `not all is ready for the session that begins today: ${faults.map(faultText).join('; ')}${more > 0 ? `; and ${more} more` : ''}; see to each, its own alarm says how`,
  'not-opened': ({ shut }) =>
    shut
      .map(({ institution, began }) =>
        institution === undefined
          ? `no day is open, and the session began at ${began}; open it at a pad, or with open-day; where nobody works today, acknowledge this`
          : `no counter of ${institution} is open, and its session began at ${began}; open one`,
      )
      .join('; '),
  'day-left-open': ({ day }) =>
    `the day ${day} is still open, expected it closed in the evening: today's numbers go on from yesterday's; close it with close-day, then open today with open-day`,
  clock: clockText,
  wait: ({ ticket, queue, waitedMs, promisedMs, help }) =>
    `${ticket} has waited ${minutes(waitedMs)} in queue ${queue}, promised are at most ${minutes(promisedMs)}; ${helpText(help)}`,
  unserved: ({ queue, waiting, help }) =>
    `${waiting} wait in queue ${queue}, and no open counter serves it; ${helpText(help)}`,
  'no-calls'({ counters, queue, forMs }) {
    const are = counters.length === 1 ? 'is open and has' : 'are open and have';
    return `${counterList(counters)} ${are} called nobody for more than ${minutes(forMs)} while people wait in queue ${queue}; call the next one, or pause or close what nobody works at`;
  },
  serve: ({ counter, ticket, queue, heldMs, atMostMs }) =>
    `${counterText(counter)} has had ${ticket} in hand for ${minutes(heldMs)}, expected at most ${minutes(atMostMs)} for ${queue}; ask the clerk whether help is needed`,
  forgotten: ({ counter, ticket, heldMs, atMostMs }) =>
    `${counterText(counter)} has had ${ticket} in hand for ${minutes(heldMs)}, longer than ${minutes(atMostMs)}: the clerk may have forgotten to finish; finish it at the counter or with cmd/finish`,
  'supervisor-asked': ({ counter, clerk }) =>
    `${clerk === undefined ? 'somebody' : `clerk ${clerk}`} at ${counterText(counter)} asks for the supervisor; go there quietly, and acknowledge this once somebody is there`,
  parked: ({ ticket, counter, parkedMs, atMostMs }) =>
    `${ticket} has been parked by ${counterText(counter)} for ${minutes(parkedMs)} and was expected back within ${minutes(atMostMs)}; resume it, or abandon it if the citizen has gone`,
  capacity: ({ visits }) =>
    `found ${visits} in the hall who may not finish before the last session ends; open more counters, or tell them`,
  full: ({ service, why }) =>
    `no tickets are taken for ${service}: ${
      why.refused === 'full-today' ? refusals[why.refused](why.args) : refusals[why.refused](why.args)
    }`,
  surge: ({ is, level, why, advice }) =>
    [
      `surge level ${level} is ${is === 'in-force' ? 'in force' : 'called for'}${why === undefined ? '' : `: ${reasonText(why)}`}`,
      ...(advice === undefined ? [] : [adviceText(advice)]),
      is === 'in-force'
        ? 'it ends by itself once all figures have fallen'
        : `confirm it with surge-start {"level":"${level}"}`,
    ].join('; '),
  'follow-ups': ({ open, since }) =>
    `${open} follow-ups are open, the oldest since ${since}, and every day carries all of them on; answer them, and close each with follow-up-close`,
  'refusal-open': ({ open, first: { id, ticket, due }, days }) =>
    `${open === 1 ? 'a refusal has' : `${open} refusals have`} waited past the day for a supervisor's word, the first of them ${id}${ticket === undefined ? '' : ` (${ticket})`}, ${dueText(due, days)}; confirm or overturn it at the desk's page, or with refusal-confirm or refusal-overturn`,
  'rating-due': ({ open, first: { id, source, ticket, due }, days }) =>
    `${open === 1 ? 'a bad rating or letter has' : `${open} bad ratings and letters have`} not been answered in time, the first of them ${id} (${source}${ticket === undefined ? '' : ` of ${ticket}`}), ${dueText(due, days)}; answer it, and write how at the desk's page, or with follow-up-close`,
  'bookings-astray': ({ bookings, slots, more }) =>
    `${bookings === 1 ? 'a booking is' : `${bookings} bookings are`} for times at which nothing can be booked any more: ${astrayText(slots, more)}; have those people told by whoever booked for them, and cancel (book-cancel); who comes all the same while a day is open takes a ticket by it`,
  'question-due': ({ open, here, first: { id, ticket, owner = 'the supervisor', opened }, days }) =>
    `${open === 1 ? 'a question has' : `${open} questions have`} not been answered in time${here === 0 ? '' : `, and of ${here} who asked waits in the hall`}; the first of them is ${id}${ticket === undefined ? '' : ` of ${ticket}`}, asked at ${opened}, owned by ${owner}${days === 0 ? '' : `, due ${days} working ${days === 1 ? 'day' : 'days'} ago`}; its owner answers it at the desk's page or passes it on, a supervisor may answer any (question-close)`,
};

/** 2026-11-25 09:30 withdrawal (3; no day of work), … */
function astrayText(slots: AlarmArgs['bookings-astray']['slots'], more: number): string {
  const each = slots.map(
    ({ slot, service, is, bookings }) =>
      `${slot} ${service} (${bookings}; ${is === 'day-off' ? 'not a day of work any more' : 'no slot of the config any more'})`,
  );
  return list(more === 0 ? each : [...each, `and ${more} more slots`]);
}

function dueText(due: string, days: number): string {
  return `due on ${due}${days === 0 ? '' : `, ${days} working ${days === 1 ? 'day' : 'days'} ago`}`;
}

export function meanwhileText(meanwhile: Meanwhile): string {
  switch (meanwhile.is) {
    case 'no-tickets':
      return `no ticket can be printed: the kiosk takes none, ${
        meanwhile.desks.length > 0
          ? `numbers are given at ${counterList(meanwhile.desks)} with 21 to 29 ok`
          : 'and the hall has no desk that gives numbers: cmd/take-ticket with "print": false does'
      }`;
    case 'printing':
      return `${list(meanwhile.devices)} can print meanwhile`;
    case 'nothing-said':
      return 'nothing is said: the main board asks people to watch the boards';
    case 'speaking':
      return `${list(meanwhile.devices)} can speak meanwhile`;
    case 'board-elsewhere':
      return `${list(meanwhile.devices)} shows the numbers of ${counterText(meanwhile.counter)}`;
    case 'no-board':
      return `the numbers of ${counterText(meanwhile.counter)} ${withoutBoard(meanwhile)}`;
    case 'no-main-board':
      return 'the hall has no main board meanwhile';
    case 'main-board-elsewhere':
      return `${list(meanwhile.devices)} shows the calls meanwhile`;
    case 'no-pad':
      return `presses at ${counterText(meanwhile.counter)} may not arrive; ops can do them, with cmd/call-next and the like`;
    case 'no-kiosk':
      return 'tickets may not be had at it; the desk can give them, with cmd/take-ticket';
    case 'no-scanner':
      return 'a missed ticket is taken back at the desk, with cmd/rejoin';
    case 'no-cards':
      return 'whoever comes with an identity card presses a button of the kiosk';
  }
}

function withoutBoard({ onMain, said }: { onMain: boolean; said: boolean }): string {
  if (said)
    return onMain
      ? 'stand first on the main board and are said twice'
      : 'stand on no board, and are said twice';
  return onMain
    ? 'stand first on the main board; nothing is said'
    : 'are neither shown nor said: whoever works there calls them out';
}

export function helpText(help: QueueHelp): string {
  switch (help.is) {
    case 'none':
      return 'no counter of the config serves it: transfer those who wait';
    case 'all-open':
      return 'every counter that serves it is open: tell those who wait, or start the surge plan';
    case 'open':
      return `open a counter that serves it: ${counterList(help.counters)}`;
  }
}

function faultText(fault: ReadinessFault): string {
  switch (fault.is) {
    case 'unfit':
      return `${fault.device} cannot work (${fault.why})`;
    case 'warned':
      return `${fault.device} will soon need help`;
    case 'clock':
      return 'the clock is doubted';
    case 'slow-disk':
      return 'the disk is slow';
    case 'journal-shortened':
      return 'the journal has lost events';
    case 'copy-failing':
      return 'no copies are made on the second medium';
    case 'copy-same-disk':
      return 'the copies lie on the same disk';
    case 'report-not-written':
      return 'a report could not be written';
  }
}

function reasonText({ trigger, queue, figure, limit }: SurgeReason): string {
  switch (trigger) {
    case 'waiting-per-counter':
      return `${oneDecimal(figure)} wait per open counter in queue ${queue}, its limit is ${oneDecimal(limit)}`;
    case 'longest-wait':
      return `somebody has waited ${minutes(figure)} in queue ${queue}, its limit is ${minutes(limit)}`;
    case 'expected-wait':
      return `whoever joins queue ${queue} now will wait ${minutes(figure)}, its limit is ${minutes(limit)}`;
  }
}

function adviceText(advice: SurgeAdvice | FormerAdvice): string {
  if ('toMs' in advice) {
    const { counter, queue, fromMs, toMs } = advice;
    return fromMs === undefined
      ? `open ${counterText(counter)}: nobody serves queue ${queue} now, the expected wait becomes ${minutes(toMs)}`
      : `open ${counterText(counter)}: the expected wait in queue ${queue} falls from ${minutes(fromMs)} to ${minutes(toMs)}`;
  }
  const { counter, savedMs, lowMs, highMs } = advice;
  return `open ${counterText(counter)}: within the hour it saves those who wait about ${minutes(savedMs)} of waiting together (nine times in ten ${minutes(lowMs)} or more, ${minutes(highMs)} or less)`;
}

const oneDecimal = (figure: number) => String(Math.round(figure * 10) / 10);
