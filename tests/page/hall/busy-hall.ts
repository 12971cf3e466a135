/** A busy morning in the hall of every kind of device: what daemon, devices and crowd say of it, to be said on a bare page. */
import type { CrowdShows, DemoPeople, DotMatrix, Roll } from '../../../simulators/page/contract.ts';

const minutesAgo = (minutes: number) => Date.now() - minutes * 60_000;

/** Below the hall's prefix, each topic with what it says. */
export const busyHall = (): Record<string, object> => ({
  $state: { state: 'online', ts: Date.now() },
  'state/hall': { open: true, day: '2026-11-25', surge: 'busy', totals: { issued: 42 } },
  'stat/day': { estimates: 31, estimateCoverage: 0.87 },
  'demo/shows': { daemon: 'running', broker: 'here', crowd },
  'demo/people': { people },
  ...under('state/queue', {
    approval: { waiting: 27, expectedWaitMin: [15, 20] },
    icbc: { waiting: 1, expectedWaitMin: [0, 0] },
  }),
  ...under('state/counter', {
    1: { status: 'open', place: 'called', ticket: 'A101', service: 'withdrawal', clerk: '01' },
    2: { status: 'open', place: 'serving', ticket: 'A102', service: 'withdrawal', since: minutesAgo(4) },
    3: { status: 'paused', place: 'idle', clerk: '03' },
    4: { status: 'closed', place: 'idle' },
  }),
  ...under('state/visit', visits()),
  ...under('alarm', {
    'device-printer-1': {
      ...alarm('critical', 'no ticket can be printed'),
      subject: { device: 'printer-1' },
    },
    'device-board-1': { ...alarm('warning', 'no answer'), subject: { device: 'board-1' }, ackedBy: 'ops' },
    'wait-long': { ...alarm('warning', 'A001 waits 31 min'), count: 3 },
  }),
  'device/pad-1/$state': { state: 'ready', verified: false },
  'device/pad-2/$state': { state: 'init' },
  'device/printer-1/$state': { state: 'degraded', why: 'paper out' },
  'device/board-1/$state': { state: 'lost', why: 'no answer from the board: look at its power' },
  'sim/pad-1/shows': { lcd: '    14', beeps: 0 },
  'sim/pad-2/shows': {
    lamps: { blue: ['19', '20 flashes'], red: ['24'] },
    leds: { green: 'on', red: 'off' },
    redBlinks: 0,
    flashes: 0,
  },
  'sim/pad-3/shows': { keys: ['next'], numLock: 'off', blinks: 0 },
  'sim/pad-4/shows': { sent: ['1_single'] },
  'sim/board-1/looks': { faults: ['unplug'], drawing: dots },
  'sim/digits-2/looks': { faults: [], drawing: { is: 'digits', places: 6, text: '  A102', blink: false } },
  'sim/digits-3/looks': { faults: [], drawing: { is: 'digits', places: 4, text: '0047', blink: true } },
  'sim/printer-1/looks': { faults: ['paper-out'], drawing: roll },
  'sim/printer-1/shows': { tickets: [{ lines: ['A001'] }], paper: 'out', cover: 'open', cutter: 'jammed' },
  'sim/voice-1/shows': {
    speaking: '请 A101 号到 1 号窗口',
    said: ['请 A102 号到 2 号窗口'],
    volume: 10,
    cut: 1,
  },
  'sim/kiosk-1/shows': { sent: ['advice'] },
});

const under = (start: string, said: Record<string, object>) =>
  Object.fromEntries(Object.entries(said).map(([rest, what]) => [`${start}/${rest}`, what]));

const alarm = (severity: 'warning' | 'critical', text: string) => ({ severity, since: minutesAgo(10), text });

/** Of each class, more than are drawn at once, some too long; and who is not in a queue. */
function visits(): Record<string, object> {
  const waiting = Array.from({ length: 27 }, (_, nth) => ({
    place: 'waiting',
    queue: 'approval',
    class: ['normal', 'green', 'appointment'][nth % 3],
    joinedAt: minutesAgo(40 - nth),
    expectedWaitMin: [15, 20],
  }));
  const route = [{ queue: 'approval', doneAt: '1' }, { queue: 'icbc' }];
  return {
    ...Object.fromEntries(waiting.map((visit, nth) => [`A0${String(nth + 1).padStart(2, '0')}`, visit])),
    A100: { place: 'waiting', queue: 'icbc', class: 'normal', joinedAt: minutesAgo(0) },
    A101: { place: 'called', counter: '1', class: 'normal' },
    A102: { place: 'serving', counter: '2', class: 'green', step: 1, route },
    A103: { place: 'parked', counter: '2', class: 'normal' },
    A104: { place: 'missed', counter: '1', class: 'normal' },
  };
}

const crowd: CrowdShows = {
  speed: 20,
  seed: 1,
  arrivals: '0:00 60, 2:00 90',
  mix: { advice: 40 },
  stopped: false,
  clockS: 4000,
  figures: { came: 42, turnedAway: 1, served: 9, missed: 2, gaveUp: 1, inside: 30 },
  holds: { voice: 0, calls: 0, paper: 0, keys: 0 },
};

const people: DemoPeople['people'] = [
  { nth: 1, ticket: 'A002', class: 'green', is: 'away' },
  { nth: 2, ticket: 'A101', class: 'normal', is: 'walking', counter: '1' },
  { nth: 3, ticket: 'A900', class: 'normal', is: 'walking' },
  { nth: 4, class: 'normal', is: 'at-kiosk' },
  { nth: 5, with: 4, class: 'green', is: 'at-kiosk' },
];

const dots: DotMatrix = {
  is: 'dots',
  width: 96,
  height: 32,
  lit: true,
  brightness: 16,
  areas: [
    {
      x: 16,
      y: 0,
      width: 64,
      height: 32,
      pages: [{ rows: [{ text: 'A101', fontDots: 32, colour: 'green' }] }],
      moves: 'still',
      stayMs: 1000,
    },
  ],
};

const ticket = (number: string): Roll['uncut'] => [
  { is: 'text', align: 'centre', spans: [{ text: number, wide: 4, tall: 4, bold: true }] },
  { is: 'text', align: 'left', spans: [{ text: '第1步 中心审批', wide: 1, tall: 1, bold: false }] },
  { is: 'qr', align: 'centre', data: `every-kind/2026-11-25/${number}`, moduleDots: 6, correction: 'M' },
];

const roll: Roll = {
  is: 'roll',
  columns: 32,
  tickets: ['A001', 'A002'].map((number, at) => ({ nth: at + 1, rows: ticket(number) })),
  uncut: ticket('A003'),
  knifeBlocked: true,
};
