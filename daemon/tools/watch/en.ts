/** English: every word of the live view, in plain words for ops. What citizens read comes from the hall's config. */

import { counterInEnglish } from '../../text/counters.ts';
import type { TotalName } from './model/totals.ts';

const shown = (from: number, to: number, of: number) => `${from === to ? from : `${from}-${to}`} of ${of}`;

export const en = {
  /** Whose names are told, where there are several. */
  tag: 'en',
  title: 'one-ticket watch',
  login: {
    noBroker: (url: string) =>
      `--url: found ${url}, expected the address of an MQTT broker, for example mqtt://127.0.0.1:1883`,
    password:
      '--url: found a password in it, expected the user only and the password in a file that nobody else can read, for example --url mqtts://lin@broker.hall.lan --password-file ~/.mqtt-password',
    user: (found: string) => `--url: found the user ${found}, expected 1 to 64 of A-Z, a-z, 0-9, _ and -`,
    noUser: '--password-file: found no user in --url, expected one, for example mqtts://lin@broker.hall.lan',
  },
  sections: {
    alarms: 'ALARMS',
    queues: 'QUEUES',
    counters: 'COUNTERS',
    devices: 'DEVICES',
    calls: 'LAST CALLS',
  },
  halls: 'HALLS',
  fresh: (count: number) => `${count} new`,
  none: 'none',
  allReady: 'all ready',
  notReady: (count: number, of: number) => `${count} of ${of} not ready`,
  shown,
  shownRows: (from: number, to: number, of: number) => `rows ${shown(from, to, of)}`,

  queueHeads: {
    waiting: 'waiting',
    longest: 'longest',
    promised: 'promised',
    expected: 'expected',
    next: 'next',
  },
  counterHeads: {
    state: 'state',
    ticket: 'ticket',
    service: 'service',
    since: 'since',
    clerk: 'clerk',
  },
  hallHeads: {
    name: 'name',
    state: 'state',
    surge: 'surge',
    waiting: 'waiting',
    longest: 'longest',
    alarms: 'alarms',
    devices: 'unready',
  },
  /** At most 6 cells each. */
  lasts: {
    seconds: (seconds: number) => `${seconds} s`,
    minutes: (minutes: number) => `${minutes} min`,
    hours: (hours: number, minutes: string) => `${hours} h ${minutes}`,
    days: (days: number) => `${days} d`,
  },
  over: 'OVER',
  noWait: 'no wait',
  noCounter: 'no counter',
  minutes: (low: number, high: number) => (low === high ? `${low} min` : `${low}-${high} min`),
  severity: (severity: string) => (severity === 'critical' ? 'CRITICAL' : severity),
  seenBy: (who: string) => `seen by ${who}`,
  upTo: (time: string) => `by ${time}`,
  waited: (time: string) => `waited ${time}`,
  again: (call: number) => `call ${call}`,
  counter: counterInEnglish,
  queue: (name: string) => `queue ${name}`,

  level: (level: string): string => level,
  total: (total: TotalName): string => total,
  counterState: (state: string): string => state,
  deviceState: (state: string): string => state,

  openOf: (open: number, of: number) => `${open} of ${of} open`,
  attention: (count: number) => (count === 1 ? '1 needs attention' : `${count} need attention`),
  warning: 'warning',
  open: 'open',
  closed: 'closed',
  noDay: 'no day yet',
  stateAndDay: (state: string, open: boolean) => `${state}, ${open ? 'open' : 'closed'}`,
  day: (day: string, open: boolean) => `${day} ${open ? 'open' : 'closed'}`,
  surge: (level: string) => `surge: ${level}`,
  noSurge: 'no surge',
  followUps: (count: number) => `follow-ups ${count}`,
  simulated: 'SIMULATED',
  only: (institution: string) => `only ${institution}`,
  onlyTrouble: 'only what needs attention',

  state: (state: string) => (state === 'online' ? state : state.toUpperCase()),
  isSaid: (state: string, since?: string, reason?: string) =>
    `${state.toUpperCase()}${since === undefined ? '' : ` ${since}`}${reason === undefined || reason === '' ? '' : `: ${reason}`}`,
  since: (time: string) => `since ${time}`,
  lastHeard: (time: string) => `last heard ${time}`,
  neverHeard: 'never heard',
  notHeard: (last: string, ago: string) => `NOT HEARD: ${last}, ${ago} ago`,
  old: 'what follows is old',
  clockOff: (by: string, ahead: boolean) => `its clock is ${by} ${ahead ? 'ahead' : 'behind'}`,
  opening: (broker: string) => `Asking the broker at ${broker} ...`,
  reading: 'Connected; reading what stands on the broker ...',
  lost: (broker: string, why: string, since: string) =>
    `NO BROKER at ${broker} since ${since}: ${why}; tried again for ever`,
  nothingThere: (broker: string, why: string) => [
    `No broker answers at ${broker}: ${why}.`,
    '',
    'Is the hall running? In a checkout, npm start runs a simulated one.',
    'Another broker: one-ticket watch --url mqtt://host:1883, or mqtts://user@host with --password-file and --ca.',
  ],
  triedAgain: 'Tried again every second.',
  noConnection: 'it did not answer in time',
  noHall: (broker: string) => [
    `The broker at ${broker} knows of no hall.`,
    '',
    'A daemon tells of itself below one-ticket/v1/<hall> as soon as it runs with this broker; with users in the',
    "broker's ACL, this user must be allowed to read there.",
  ],
  allFiltered: 'Nothing here needs attention; ! shows all.',
  keys: {
    hall: '? help  Tab moves  a ack  n call  t transfer  p pause  s surge  f filter  q quit',
    oneOfMany: '? help  a ack  n call  t transfer  p pause  s surge  f filter  Esc halls  q quit',
    halls: '? help  Enter into the hall  ! only trouble  q quit',
    pick: 'up/down choose  Enter take  Esc not',
    help: 'any key: back',
    yes: 'y yes, any other key no',
  },
  help: [
    ['Moving', ''],
    ['up down, j k', 'the selection, also PgUp PgDn, Home End'],
    ['Tab, left right', 'the next section, the one before it'],
    ['Enter, Esc', 'into the selected hall, and back to the list of halls'],
    ['f', 'only one institution, then the next one, then all'],
    ['!', 'only what needs attention, and all again'],
    ['Ctrl-L', 'draw everything anew'],
    ['q, Ctrl-C', 'quit'],
    ['', ''],
    ['Ordering', ''],
    ['a', 'acknowledge the selected alarm'],
    ['n', 'call the next one at the selected counter (asks first)'],
    ['r', 'recall: call again who was called there'],
    ['t', 'transfer who is there to a queue or a counter (asks where)'],
    ['p', 'pause the counter, or go on'],
    ['o, c', 'open, close the counter'],
    ['s', 'start a level of the surge plan, or stop it (asks first)'],
    ['', ''],
    ['Reading', ''],
    ['OVER', 'somebody waits longer than promised; breaks do not count'],
    ['dim', 'old: not heard for 30 s, offline, or the broker is lost'],
    ['by 09:12:40', 'called then or before, when nobody watched'],
  ] as const,

  ask: {
    callNext: (counter: string, inHand?: string) =>
      inHand === undefined
        ? `Call the next one at ${counter}?`
        : `Call the next one at ${counter}? This finishes ${inHand}, who is there now.`,
    transferTo: (ticket: string, counter: string) => `Transfer ${ticket} from ${counter} to:`,
    transfer: (ticket: string, counter: string, to: string) =>
      `Transfer ${ticket} from ${counter} to ${to}, now?`,
    surge: (level?: string) => `The surge plan${level === undefined ? '' : ` (now: ${level})`}:`,
    surgeStart: (level: string) => `Start the surge plan at ${level}, for the whole hall?`,
    surgeStop: 'Stop the surge plan?',
    toQueue: (queue: string, waiting: number) => `queue ${queue} (${waiting} waiting)`,
    toCounter: (counter: string, state: string) => `${counter} (${state})`,
    levelStart: (level: string) => `start ${level}`,
    levelStop: 'stop it',
  },
  says: {
    ack: (alarm: string) => `acknowledge ${alarm}`,
    callNext: (counter: string) => `call next at ${counter}`,
    recall: (ticket: string, counter: string) => `recall ${ticket} at ${counter}`,
    transfer: (ticket: string, to: string) => `transfer ${ticket} to ${to}`,
    pause: (counter: string) => `pause ${counter}`,
    goOn: (counter: string) => `go on at ${counter}`,
    open: (counter: string) => `open ${counter}`,
    close: (counter: string) => `close ${counter}`,
    surgeStart: (level: string) => `start the surge plan at ${level}`,
    surgeStop: 'stop the surge plan',
  },
  told: {
    asked: (says: string) => `${says}: asked ...`,
    done: (says: string) => `${says}: done`,
    refused: (says: string, code: string, message: string) =>
      `${says}: REFUSED, ${code}${message === '' ? '' : `: ${message}`}`,
    noAnswer: (says: string, seconds: number) =>
      `${says}: NO ANSWER within ${seconds} s; it has expired. Does the broker let this user order it?`,
    connectionLost: (says: string) =>
      `${says}: the connection was lost before an answer; look whether it is done`,
    notSent: (says: string) => `${says}: not sent`,
    isOld: (says: string) => `${says}: not sent, the hall is not heard now`,
    moved: (says: string, counter: string, ticket?: string) =>
      `${says}: not sent, ${counter} ${ticket === undefined ? 'has called somebody' : `has ${ticket} no more`}`,
    selectAlarm: 'select an alarm first: Tab, then up and down',
    selectCounter: 'select a counter first: Tab, then up and down',
    nobodyThere: (counter: string) => `nobody is at ${counter}`,
    noSurgePlan: 'this hall has no surge plan in its config',
    oneInstitution: 'this hall names no institutions',
  },
  details: {
    alarm: (id: string, since: string, count: number) =>
      `${id}, since ${since}${count > 1 ? `, the ${count}. time` : ''}`,
    waits: (waiting: number) => `${waiting} waiting`,
    longest: (time: string) => `the longest ${time}`,
    promised: (time: string) => `promised at most ${time}`,
    expected: (time: string) => `who comes now: ${time}`,
    next: (tickets: string) => `next ${tickets}`,
    serves: (queues: string) => `serves ${queues}`,
    clerk: (clerk: string) => `clerk ${clerk}`,
    since: (time: string) => `since ${time}`,
    called: (time: string) => `called ${time}`,
    device: (kind: string, state: string) => `${kind} ${state}`,
  },
} as const;
