/** One message of each kind, for docs/asyncapi.yaml. A test holds each against its schema. */
import { statePower } from './power-examples.ts';

export const ts = 1_795_824_061_000;
const standing = { v: 1, ts, seq: 17, rev: 3 };
const prefix = 'one-ticket/v1/fuzhou';

export const daemonState = {
  v: 1,
  ts,
  state: 'online',
  boot: '2f0e5c9a-8f0e-4f43-9d0c-0a4f0d6f6a11',
  beat: 42,
};
export const info = {
  v: 1,
  ts,
  version: '1.0.0',
  config: '5f2b…',
  simulated: false,
  name: '福州住房公积金管理中心',
  names: { en: 'Fuzhou Housing Provident Fund Centre' },
  languages: ['zh-CN', 'en'],
  hall: 'fuzhou',
  timeZone: 'Asia/Shanghai',
  timetable: { sessions: [{ fromMs: 30_600_000, untilMs: 43_200_000, lastTicketMs: 41_400_000 }] },
  surge: {
    automatic: false,
    levels: ['busy', 'emergency'],
    does: [
      { level: 'busy', backup: true, notice: '当前办事人员较多，请耐心等候', limit: {} },
      { level: 'emergency', backup: true, spoken: '当前办事人员较多，请耐心等候', limit: { withdrawal: 60 } },
    ],
  },
  reasons: ['不符合规定条件'],
  grades: { bad: 2, reasons: [{ name: '等候时间长', names: { en: 'The wait was long' } }] },
  institutions: [{ id: 'centre', name: '公积金中心', names: { en: 'The Centre' } }],
  queues: [
    { id: 'approval', name: '中心审批', institution: 'centre', promiseMs: 1_800_000, usualMs: 480_000 },
  ],
  counters: [{ id: '0', name: '咨询台', institution: 'centre', queues: ['approval'], backup: [] }],
  desks: ['0'],
  scanner: true,
  services: [
    {
      id: 'withdrawal',
      name: '提取',
      series: 'A',
      papers: ['身份证原件'],
      fees: [],
      route: [
        { queue: 'approval' },
        { choice: 'bank', by: 'ticket', among: ['icbc', 'ccb'], default: 'ask' },
      ],
    },
  ],
  green: { confirmed: true },
  ticketCode: 'https://queue.example.cn/t/{yyyymmdd}{ticket}{check}.{signature}',
  phone: { url: 'https://queue.example.cn', key: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
  boards: [{ id: 'board-1', counter: '1' }, { id: 'board-main' }],
  rev: 1,
};

export const stateHall = {
  ...standing,
  day: '2026-11-28',
  open: true,
  surge: 'attention',
  advice: { counter: '2', savedMs: 12_300_000, lowMs: 10_800_000, highMs: 14_100_000, crowds: 20 },
  totals: { issued: 12, waiting: 5, away: 0, called: 1, serving: 2, parked: 0, missed: 1, done: 3, left: 0 },
  alarms: 0,
  followUps: 1,
  questions: 1,
  notices: [{ text: '今日系统升级，请稍候', until: ts + 1_800_000 }],
  power: statePower,
};
export const stateQueue = {
  ...standing,
  waiting: 5,
  oldestSince: ts - 900_000,
  next: ['A008', 'B009', 'A010'],
  expectedWaitMin: [15, 25],
};
export const stateService = {
  ...standing,
  state: 'full',
  code: 'full-today',
  text: 'withdrawal has given out its 60 tickets of today',
  args: { is: 'limit', of: 'withdrawal', limit: 60 },
};
export const stateCounter = {
  ...standing,
  status: 'open',
  place: 'serving',
  ticket: 'A007',
  service: 'withdrawal',
  step: 0,
  since: ts - 120_000,
  clerk: '07',
};
export const stateVisit = {
  ...standing,
  ticket: 'A007',
  place: 'serving',
  queue: 'approval',
  counter: '1',
  step: 0,
  route: [{ queue: 'approval' }, { choice: 'bank', among: ['icbc', 'ccb'] }],
  services: [{ service: 'loan' }, { service: 'withdrawal', outcome: 'papers-missing', missing: [2] }],
  class: 'normal',
  joinedAt: ts - 1_000_000,
  expectedWaitMin: [10, 20],
};
const written = { text: 'waited 40 minutes', openedAt: ts - 600_000 };
export const privateFollowUp = { ...standing, source: 'complaint', ticket: 'A007', ...written };
const picture = { lines: [{ text: 'A007', blink: false, colour: 'red' }], ticket: 'A007' };
export const stateBoard = { v: 1, ts, rev: 9, wanted: picture, shown: picture, confirmed: 'acked' };

export const alarm = {
  ...standing,
  severity: 'critical',
  since: ts - 60_000,
  key: 'unserved',
  text: '3 wait in queue approval, and no open counter serves it; open a counter that serves it: 1, 2',
  code: 'unserved',
  args: { queue: 'approval', waiting: 3, help: { is: 'open', counters: ['1', '2'] } },
  subject: { queue: 'approval' },
  count: 1,
  ackedBy: 'lin',
};

export const deviceState = {
  v: 1,
  ts,
  rev: 4,
  kind: 'escpos',
  state: 'ready',
  since: ts - 3_600_000,
  warning: 'paper near its end',
  simulated: false,
};
export const deviceHealth = {
  v: 1,
  ts,
  frames: 5120,
  errors: 2,
  retries: 3,
  reopened: 1,
  queueDepth: 0,
  roundTripMs: 24.6,
};

const dayFigures = {
  calls: 12,
  greenCalls: 1,
  missedCalls: 1,
  finished: 9,
  refused: 1,
  waitMedianS: 540,
  waitP90S: 1320,
  waitMaxS: 1505,
  serveMedianS: 410,
  serveP90S: 900,
};
const promises = { promisesKept: 11, promisesBroken: 1 };
const ratings = { ratings: 4, gradeMean: 4.75 };
const estimates = {
  estimates: 9,
  estimateCoverage: 0.89,
  estimateWidthMin: 16.7,
  estimateScoreMin: 21.2,
  estimateErrorMin: 4.3,
  estimateBiasMin: -0.4,
  estimateWithin5: 0.78,
  servedAtOnce: 3,
  noEstimate: 0,
  walkedAway: 1,
  walkedAwayToldMin: 75,
};
const told = { v: 1, ts, seq: 17 };

export const statHall = {
  ...told,
  open: 1,
  issued: 12,
  waiting: 5,
  called: 1,
  serving: 2,
  parked: 0,
  missed: 1,
  away: 0,
  done: 3,
  left: 0,
  mayNotFinish: 0,
  longestWaitS: 900,
  openCounters: 4,
  pausedCounters: 1,
  busyCounters: 3,
  surgeLevel: 1,
  alarms: 1,
  alarmsUnseen: 0,
  followUps: 1,
  questions: 1,
  devicesDown: 0,
};
export const statDay = { ...told, ...dayFigures, ...promises, ...estimates, ...ratings };
export const statQueue = {
  ...told,
  waiting: 5,
  longestWaitS: 900,
  openCounters: 2,
  expectedLowMin: 15,
  expectedHighMin: 25,
  ...dayFigures,
  ...promises,
  ...estimates,
};
export const statCounter = { ...told, open: 1, paused: 0, busy: 1, parked: 0, ...dayFigures, ...ratings };
export const statInstitution = {
  ...told,
  waiting: 5,
  openCounters: 2,
  ...dayFigures,
  ...promises,
  ...ratings,
};

export const discovery = {
  dev: {
    ids: ['one-ticket-fuzhou'],
    name: '福州住房公积金管理中心',
    mf: 'One Ticket',
    mdl: 'queue controller',
    sw: '1.0.0',
  },
  o: { name: 'one-ticket', sw: '1.0.0' },
  avty_t: `${prefix}/$state`,
  avty_tpl: "{{ 'online' if value_json.state in ['online', 'degraded'] else 'offline' }}",
  qos: 1,
  cmps: {
    'waiting-approval': {
      p: 'sensor',
      name: '中心审批 等候人数',
      stat_t: `${prefix}/state/queue/approval`,
      val_tpl: '{{ value_json.waiting | default(None) }}',
      stat_cla: 'measurement',
      uniq_id: 'one-ticket-fuzhou-waiting-approval',
    },
  },
};
