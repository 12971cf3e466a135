/** What the words of the desk's page are made of. */
import type { NamesOf } from '../../stream/own-words.ts';
import type { Words } from './tables.ts';

const many = ['many'] as const;
const minutes = ['minutes'] as const;
const what = ['what'] as const;

export const names: NamesOf<Words> = {
  frame: { unseenAlarms: many, signIn: { tooOften: ['seconds'] } },
  orders: { sending: what, done: what, refused: what, tooOften: ['seconds'], unanswered: what },
  counter: {
    plate: ['counter', 'name?'],
    slip: ['ticket', 'place'],
    step: ['nth', 'of'],
    since: minutes,
    broken: {
      'no-pad': ['since'],
      'no-board': ['since'],
      'no-number': ['since'],
      'board-elsewhere': ['since'],
    },
    clerk: ['number'],
    cases: { left: ['left', 'all'] },
    choice: ['queue'],
    resume: ['ticket'],
    rejoin: ['ticket'],
    oldest: minutes,
  },
  tickets: {
    ahead: many,
    wait: ['low', 'high'],
    otherDay: ['day'],
    several: ['tickets'],
    due: ['time'],
    causes: { green: many, appointment: many, returned: many, other: many },
    asOf: ['time'],
    told: ['range'],
    casesOf: ['left', 'all'],
    doneAt: ['counter'],
  },
  bookings: {
    day: ['day', 'free'],
    slot: minutes,
    free: many,
    window: ['from', 'until'],
    more: many,
    unfound: many,
    used: ['ticket'],
  },
  hall: {
    of: many,
    figures: {
      busy: many,
      ofCalls: many,
      ofPromises: ['kept', 'all'],
      ofEstimates: many,
      ofRatings: many,
      minutes,
    },
    promise: minutes,
    surge: {
      advice: ['counter', 'minutes'],
      start: ['level'],
      does: { notice: ['text'], spoken: ['text'], limit: ['service', 'many'] },
    },
    notices: { until: ['time'], minutes },
    followUps: { grade: ['grade'], due: ['day'], slip: ['code', 'until'], since: ['days'] },
  },
  questions: { of: ['number'], passedTo: ['number'], since: ['time'], dueAt: ['time'], due: ['day'] },
  sheets: { nothing: ['month'] },
  power: {
    is: { failing: ['since'], 'on-paper': ['at'], enter: ['at'], over: ['from', 'to'] },
    printsAt: ['time'],
    held: ['time'],
    list: { out: many, dropped: ['why'] },
    newcomers: ['from', 'to'],
    wrong: { several: ['tickets'], again: ['ticket'] },
    torn: ['queue'],
    several: ['nth', 'name'],
    counted: ['entered', 'newcomers'],
    open: ['open', 'all'],
    line: ['ticket', 'counter', 'time'],
    waits: ['ticket'],
    stillOpen: many,
    notSent: many,
  },
  devices: {
    since: ['time'],
    count: many,
    seenBy: ['who'],
    testing: ['device'],
    trial: {
      still: ['seconds'],
      at: ['time'],
      heard: ['keys'],
      left: ['keys'],
      does: { phrase: ['text'], pressed: ['keys', 'left?'], read: ['lines'] },
    },
    health: { of: ['device'], ms: ['ms'] },
  },
};
