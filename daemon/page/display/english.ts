/** English: what the page of the display says. */
import type { Words } from './chinese.ts';

export const english: Words = {
  calling: 'Please come to the counter',
  counter: 'Counter',
  serving: 'Serving',
  noCalls: 'No calls at the moment',
  waiting: 'Waiting',
  people: 'waiting',
  minutes: 'min',
  minutesAtMost: 'min at most',
  noWait: 'no wait',
  noCounter: 'no counter open',
  next: 'Next',
  due: 'Your turn',
  dueHelp: 'Please come back',
  mayGo: time => `Free until ${time}`,
  mayGoHelp: 'Not called before the break is over; step away first',
  missed: 'Missed',
  missedHelp: 'Please ask the staff',
  notices: 'Notices',
  notHeard: 'Please listen to the staff',
  notHeardWhy: 'No numbers are shown just now; they come back by themselves',
  closed: 'Closed now',
  touch: 'Touch the screen once to turn the chime on',
  at: counter => `counter ${counter}`,
  calledTo: (ticket, place) => `Ticket ${ticket}, please go to ${place}`,
};
