/** Of every alarm there is, each of its sentences once: exhaustive by the compiler. */
import type { AlarmArgs, Meanwhile } from '../../daemon/core/types/alarm-message.ts';

const broken = { device: 'printer-1', since: '2026-11-24 09:01', why: 'cover open' };
const without = (meanwhile: Meanwhile) => ({ ...broken, meanwhile });
const surge = { level: 'busy' } as const;
const held = { messages: [{ name: 'discovery', bytes: 900 }], more: 0, times: 3, againMs: 600_000 };

export const alarmSamples: {
  [Kind in keyof AlarmArgs]: readonly [AlarmArgs[Kind], ...AlarmArgs[Kind][]];
} = {
  device: [
    without({ is: 'no-tickets', desks: ['5', '6'] }),
    without({ is: 'no-tickets', desks: [] }),
    without({ is: 'printing', devices: ['printer-2', 'printer-3'] }),
    without({ is: 'nothing-said' }),
    without({ is: 'speaking', devices: ['voice-2'] }),
    without({ is: 'board-elsewhere', counter: '7', devices: ['board-spare'] }),
    without({ is: 'no-board', counter: '7', onMain: true, said: true }),
    without({ is: 'no-board', counter: '7', onMain: false, said: true }),
    without({ is: 'no-board', counter: '7', onMain: true, said: false }),
    without({ is: 'no-board', counter: '7', onMain: false, said: false }),
    without({ is: 'no-main-board' }),
    without({ is: 'main-board-elsewhere', devices: ['main-board-2'] }),
    without({ is: 'no-pad', counter: '7' }),
    without({ is: 'no-kiosk' }),
    without({ is: 'no-scanner' }),
    without({ is: 'no-cards' }),
  ],
  power: [
    { is: 'failing', since: '2026-11-24 10:40', low: false },
    { is: 'failing', since: '2026-11-24 10:40', low: true },
    { is: 'on-paper', printed: '2026-11-24 10:41', out: [], missing: ['approval', 'icbc'] },
    { is: 'on-paper', printed: '2026-11-24 10:41', out: ['approval', 'icbc'], missing: [] },
    {
      is: 'enter',
      printed: '2026-11-24 10:41',
      out: ['approval'],
      missing: ['icbc'],
      until: '2026-11-24 11:20',
    },
  ],
  warning: [
    { device: 'printer-1', warning: 'paper near its end', roll: true },
    { device: 'board-1', warning: 'it is hot', roll: false },
  ],
  'not-printed': [{ ticket: 'A001', device: 'printer-1', why: 'cutter jammed' }],
  'slip-failed': [{ ticket: 'A001', day: '2026-11-24', device: 'printer-1', why: 'cutter jammed' }],
  hoarding: [
    {
      buttons: [
        { device: 'kiosk-1', press: 'b1', count: 5, tickets: ['A004', 'A005'], more: 3 },
        { device: 'kiosk-2', press: 'b2', count: 4, tickets: ['B001'], more: 0 },
      ],
      atMost: 3,
      withinMs: 20_000,
    },
  ],
  'not-ready': [
    {
      faults: [
        { is: 'unfit', device: 'board-1', why: 'no answer' },
        { is: 'warned', device: 'printer-1' },
        { is: 'clock' },
        { is: 'slow-disk' },
        { is: 'journal-shortened' },
        { is: 'copy-failing' },
        { is: 'copy-same-disk' },
        { is: 'report-not-written' },
      ],
      more: 7,
    },
    { faults: [{ is: 'clock' }], more: 0 },
  ],
  'not-opened': [
    { shut: [{ began: '2026-11-24 09:00' }] },
    { shut: [{ institution: 'icbc', began: '2026-11-24 09:00' }] },
  ],
  'day-left-open': [{ day: '2026-11-23' }],
  clock: [
    { shown: '2026-11-25 21:00', is: 'unheard', forMs: 36 * 3_600_000 },
    { shown: '2026-11-25 21:00', is: 'ahead', byMs: 40 * 3_600_000 },
    { shown: '2026-11-24 21:00', is: 'would-close', byMs: 9 * 3_600_000, day: '2026-11-24' },
  ],
  wait: [
    { ticket: 'A001', queue: 'loan', waitedMs: 1_260_000, promisedMs: 1_200_000, help: { is: 'none' } },
    { ticket: 'A001', queue: 'loan', waitedMs: 1_260_000, promisedMs: 1_200_000, help: { is: 'all-open' } },
  ],
  unserved: [{ queue: 'loan', waiting: 4, help: { is: 'open', counters: ['7', '8'] } }],
  'no-calls': [
    { counters: ['7'], queue: 'loan', forMs: 600_000 },
    { counters: ['7', '8'], queue: 'loan', forMs: 600_000 },
  ],
  serve: [{ counter: '7', ticket: 'A001', queue: 'loan', heldMs: 960_000, atMostMs: 900_000 }],
  forgotten: [{ counter: '7', ticket: 'A001', heldMs: 3_660_000, atMostMs: 3_600_000 }],
  'supervisor-asked': [{ counter: '7' }, { counter: '7', clerk: '1001' }],
  parked: [{ ticket: 'A001', counter: '7', parkedMs: 3_660_000, atMostMs: 3_600_000 }],
  capacity: [{ visits: 3 }],
  full: [
    {
      service: 'loan',
      why: { refused: 'limited-now', args: { service: 'loan', waiting: 12, level: 'busy', limit: 10 } },
    },
    { service: 'loan', why: { refused: 'full-today', args: { is: 'limit', of: 'icbc', limit: 40 } } },
  ],
  surge: [
    { is: 'in-force', ...surge },
    {
      is: 'in-force',
      ...surge,
      advice: { counter: '7', savedMs: 12_300_000, lowMs: 10_800_000, highMs: 14_100_000, crowds: 20 },
    },
    {
      is: 'called-for',
      ...surge,
      why: { trigger: 'waiting-per-counter', queue: 'loan', figure: 8.04, limit: 7.5 },
      advice: { counter: '7', queue: 'loan', toMs: 300_000 },
    },
    {
      is: 'in-force',
      ...surge,
      why: { trigger: 'longest-wait', queue: 'loan', figure: 2_400_000, limit: 1_800_000 },
      advice: { counter: '7', queue: 'boc', fromMs: 900_000, toMs: 300_000 },
    },
    {
      is: 'in-force',
      ...surge,
      why: { trigger: 'expected-wait', queue: 'loan', figure: 2_400_000, limit: 1_800_000 },
    },
  ],
  'follow-ups': [{ open: 200, since: '2026-10-01 09:00' }],
  'refusal-open': [
    { open: 1, first: { id: '2026-11-24-f1', ticket: 'A001', due: '2026-11-25' }, days: 0 },
    { open: 3, first: { id: '2026-11-24-f1', due: '2026-11-25' }, days: 1 },
    { open: 3, first: { id: '2026-11-24-f1', ticket: 'A001', due: '2026-11-25' }, days: 2 },
  ],
  'rating-due': [
    { open: 1, first: { id: '2026-11-24-f1', source: 'rating', due: '2026-12-01' }, days: 0 },
    {
      open: 3,
      first: { id: '2026-11-24-f1', source: 'complaint', ticket: 'A001', due: '2026-12-01' },
      days: 1,
    },
    { open: 3, first: { id: '2026-11-24-f1', source: 'mail', due: '2026-12-01' }, days: 2 },
  ],
  'bookings-astray': [
    {
      bookings: 1,
      slots: [{ service: 'withdrawal', slot: '2026-11-25 09:30', is: 'day-off', bookings: 1 }],
      more: 0,
    },
    {
      bookings: 9,
      slots: [{ service: 'withdrawal', slot: '2026-11-25 09:30', is: 'no-slot', bookings: 3 }],
      more: 4,
    },
  ],
  'booking-keys': [
    { is: 'lost', path: '/var/lib/one-ticket/booking.keys', bookings: 12 },
    { is: 'failing', path: '/var/lib/one-ticket/booking.keys', why: 'EISDIR' },
  ],
  'question-due': [
    {
      open: 1,
      here: 0,
      first: { id: '2026-11-24-q1', ticket: 'A001', owner: '06', opened: '2026-11-24 09:10' },
      days: 1,
    },
    { open: 3, here: 2, first: { id: '2026-11-24-q1', opened: '2026-11-24 09:10' }, days: 0 },
    { open: 3, here: 0, first: { id: '2026-11-24-q1', owner: '06', opened: '2026-11-24 09:10' }, days: 2 },
  ],
  'slow-disk': [{ waitedMs: 2_000, slowMs: 1_000, times: 3, withinMs: 300_000 }],
  'journal-shortened': [
    {
      losses: [
        { is: 'log-damaged', recovered: 4, lost: 0, aside: 'journal/2026-11-24.log.damaged' },
        { is: 'taken-up', events: 6 },
      ],
    },
    {
      losses: [
        { is: 'log-damaged', recovered: 0, lost: 5, aside: 'journal/2026-11-24.log.damaged' },
        {
          is: 'shortened',
          endsAt: 40,
          knownTo: 42,
          witnesses: [
            { name: 'high-water', seq: 42 },
            { name: 'mqtt', seq: 41 },
          ],
        },
        { is: 'other-history', endsAt: 40, to: 51, day: '2026-11-24' },
      ],
      above: 17,
    },
    { losses: [{ is: 'shortened', endsAt: 42, knownTo: 42, witnesses: [{ name: 'high-water', seq: 42 }] }] },
  ],
  'copy-failing': [{ place: '/mnt/two/fuzhou', why: 'found no such folder' }],
  'copy-same-disk': [{ place: '/mnt/two/fuzhou' }],
  'erase-pending': [{ path: '/mnt/two/fuzhou/texts.db' }],
  'text-damaged': [
    { is: 'failing', path: 'state/texts.db', why: 'disk I/O error' },
    { is: 'aside', path: 'state/texts.db', aside: 'state/texts.db.damaged' },
    { is: 'missing', path: 'state/texts.db', texts: 2 },
  ],
  'phone-key': [
    { path: 'state/phone.key', is: 'damaged' },
    { path: 'state/phone.key', is: 'failing', why: 'EACCES: permission denied' },
  ],
  'secret-key': [
    { path: 'state/secret.key', is: 'damaged' },
    { path: 'state/secret.key', is: 'failing', why: 'EACCES: permission denied' },
    { path: 'state/secret.key', is: 'missing', slips: 12 },
    { path: 'state/secret.key', is: 'missing', slips: 12, bookings: 30 },
  ],
  calendar: [
    { path: '/etc/one-ticket/calendar.yaml', is: 'year-unknown', year: '2027' },
    {
      is: 'faulty',
      why: '/etc/one-ticket/calendar.yaml:2:14 2026.holidays[0]: found "13-01", expected a day',
      more: 0,
      isKept: true,
    },
    { is: 'faulty', why: '/etc/one-ticket/calendar.yaml:1:1: found EACCES', more: 2, isKept: false },
  ],
  'advice-failing': [{ why: 'Error: out of memory' }],
  'report-not-written': [{ day: '2026-11-24', why: 'ENOSPC' }, { why: 'ENOSPC' }, { hungMs: 600_000 }],
  'broker-refuses': [
    { held },
    { long: { messages: [{ event: 17, kind: 'carried' }], more: 0, atMostBytes: 65_000 } },
    {
      held: { ...held, more: 4 },
      long: { messages: [{ topic: '$info', bytes: 70_000 }], more: 9, atMostBytes: 65_000 },
    },
  ],
  'second-hall': [{ hall: 'fuzhou', boot: 'b2' }],
  'order-set-aside': [{ orders: ['{"verb":"tick"}', '{"verb":"undo"}'] }],
};
