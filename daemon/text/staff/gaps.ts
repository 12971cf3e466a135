/**
 * What a hall may put into a sentence of its own (own.ts), by the code of the sentence, and by `is` where one code has several: the
 * args of the code that can be told as a word. With `?`: it is not always there.
 */
import type { AlarmArgs } from '../../core/types/alarm-message.ts';
import type { GapsOf } from './gaps-of.ts';
import type { RemarkArgs } from './language.ts';
import { refusals } from './refusal-gaps.ts';

const alarms: GapsOf<AlarmArgs> = {
  device: ['device', 'since', 'why', 'meanwhile'],
  warning: ['device', 'warning'],
  'not-printed': ['ticket', 'device', 'why'],
  'slip-failed': ['ticket', 'day', 'device', 'why'],
  power: {
    failing: ['since'],
    'on-paper': ['printed', 'out', 'missing', 'until?'],
    enter: ['printed', 'out', 'missing', 'until?'],
  },
  hoarding: ['atMost', 'withinMs'],
  'not-ready': ['more'],
  'not-opened': [],
  'day-left-open': ['day'],
  clock: { unheard: ['shown', 'forMs'], ahead: ['shown', 'byMs'], 'would-close': ['shown', 'byMs', 'day'] },
  wait: ['ticket', 'queue', 'waitedMs', 'promisedMs', 'help'],
  unserved: ['queue', 'waiting', 'help'],
  'no-calls': ['counters', 'queue', 'forMs'],
  serve: ['counter', 'ticket', 'queue', 'heldMs', 'atMostMs'],
  forgotten: ['counter', 'ticket', 'heldMs', 'atMostMs'],
  'supervisor-asked': ['counter', 'clerk?'],
  parked: ['ticket', 'counter', 'parkedMs', 'atMostMs'],
  capacity: ['visits'],
  full: ['service'],
  surge: { 'in-force': ['level'], 'called-for': ['level'] },
  'follow-ups': ['open', 'since'],
  'refusal-open': ['open', 'days'],
  'rating-due': ['open', 'days'],
  'question-due': ['open', 'here', 'days'],
  'bookings-astray': ['bookings', 'more'],
  'slow-disk': ['waitedMs', 'slowMs', 'times', 'withinMs'],
  'journal-shortened': ['above?'],
  'copy-failing': ['place', 'why'],
  'copy-same-disk': ['place'],
  'erase-pending': ['path'],
  'text-damaged': { failing: ['path', 'why'], aside: ['path', 'aside'], missing: ['path', 'texts'] },
  'phone-key': { damaged: ['path'], failing: ['path', 'why'] },
  'secret-key': { damaged: ['path'], failing: ['path', 'why'], missing: ['path', 'slips', 'bookings?'] },
  'booking-keys': { lost: ['path', 'bookings'], failing: ['path', 'why'] },
  calendar: { 'year-unknown': ['path', 'year'], faulty: ['why', 'more'] },
  'advice-failing': ['why'],
  'report-not-written': ['day?', 'why?', 'hungMs?'],
  'broker-refuses': [],
  'second-hall': ['hall', 'boot'],
  'order-set-aside': ['orders'],
};

const remarks: GapsOf<RemarkArgs> = {
  'no-printer': [],
  'no-voice': [],
  'journal-held': ['folder', 'forMs'],
  'order-waits': ['forMs'],
  'limit-passed': ['agoMs'],
  'disk-full': ['file'],
  'hall-stands': ['hall', 'day?', 'inside', 'lost'],
  'hall-stuck': ['why'],
  'client-clock': { ahead: ['byMs'], behind: ['byMs'] },
  'replay-over': ['upTo'],
  'replay-broken': ['after', 'why'],
  'queue-gone': ['queue', 'day', 'inside', 'tickets'],
};

export const staffGaps = { refusals, alarms, remarks } as const;
