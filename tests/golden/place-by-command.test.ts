/**
 * Every place of a visit × every command: the events, or the refusal. It is the picture of the rules that a statechart
 * would be: read the diff of place-by-command.txt whenever one of them changes.
 */
import { expect, it } from 'vitest';
import { handle } from '../../daemon/core/decide/handle.ts';
import { says } from '../../daemon/core/types/alarm-message.ts';
import type { Command } from '../../daemon/core/types/commands.ts';
import type { Hall, Place } from '../../daemon/core/types/model.ts';
import { isRefusal } from '../../daemon/core/types/refusals.ts';
import { fuzhou, type Play, play, start } from '../kit/hall/play.ts';

type Row = { told: string; command: Command | ((hall: Hall) => Command) };

const counter = '1';
const ticket = 'A001';
const row = (told: string, command: Row['command']): Row => ({ told, command });
const firstJob = (hall: Hall) => hall.jobs.keys().next().value ?? 'none';

/** Exhaustive by the compiler: a new command asks for its rows here. */
const rows: Record<Command['verb'], readonly Row[]> = {
  'take-ticket': [
    row('take-ticket', {
      verb: 'take-ticket',
      services: ['withdrawal'],
      class: 'normal',
      choice: new Map([['bank', 'icbc']]),
      print: true,
    }),
    row('take-ticket at the desk', {
      verb: 'take-ticket',
      services: ['advice'],
      class: 'normal',
      choice: new Map(),
      print: true,
      counter: '0',
    }),
  ],
  // No day has a booking: what becomes of one is told by tests/core/visit/bookings.test.ts.
  book: [row('book', { verb: 'book', service: 'withdrawal', slot: '2026-11-25T09:30', identity: 'a' })],
  'book-cancel': [row('book-cancel', { verb: 'book-cancel', booking: 'b' })],
  'come-booked': [row('come-booked', { verb: 'come-booked', booking: 'b', print: true })],
  'add-service': [row('add-service', { verb: 'add-service', ticket, service: 'advice' })],
  'call-next': [row('call-next', { verb: 'call-next', counter })],
  'call-number': [row('call-number', { verb: 'call-number', counter, ticket, reason: 'asked' })],
  recall: [row('recall', { verb: 'recall', counter })],
  start: [row('start', { verb: 'start', counter })],
  finish: [
    row('finish', { verb: 'finish', counter, outcome: 'approved' }),
    row('finish refused', { verb: 'finish', counter, outcome: 'refused', reason: 0 }),
    row('finish papers-missing', { verb: 'finish', counter, outcome: 'papers-missing' }),
  ],
  'choose-route': [
    row('choose-route ccb', { verb: 'choose-route', counter, queue: 'ccb' }),
    row('choose-route advice', { verb: 'choose-route', counter, queue: 'advice' }),
  ],
  transfer: [
    row('transfer to advice', { verb: 'transfer', counter, to: { queue: 'advice' }, when: 'now' }),
    row('transfer to icbc', { verb: 'transfer', counter, to: { queue: 'icbc' }, when: 'now' }),
    row('transfer to counter 2', { verb: 'transfer', counter, to: { counter: '2' }, when: 'now' }),
    row('transfer to itself', { verb: 'transfer', counter, to: { counter }, when: 'now' }),
    row('transfer after', { verb: 'transfer', counter, to: { queue: 'advice' }, when: 'after' }),
  ],
  'return-to': [row('return-to approval', { verb: 'return-to', counter, to: { queue: 'approval' } })],
  undo: [row('undo', { verb: 'undo', counter })],
  park: [row('park', { verb: 'park', counter })],
  resume: [
    row('resume', { verb: 'resume', counter }),
    row('resume A001', { verb: 'resume', counter, ticket }),
    row('resume A001 at 2', { verb: 'resume', counter: '2', ticket }),
  ],
  miss: [row('miss', { verb: 'miss', counter })],
  rejoin: [row('rejoin', { verb: 'rejoin', ticket })],
  'step-away': [
    row('step-away', { verb: 'step-away', ticket }),
    row('step-away at the desk', { verb: 'step-away', ticket, counter: '0' }),
  ],
  'ask-away': [row('ask-away', { verb: 'ask-away', device: 'kiosk-1' })],
  'step-back': [row('step-back', { verb: 'step-back', ticket })],
  'bring-back': [
    row('bring-back', { verb: 'bring-back', counter }),
    row('bring-back 1', { verb: 'bring-back', counter, number: 1 }),
    row('bring-back at 2', { verb: 'bring-back', counter: '2' }),
  ],
  scan: [
    row('scan', { verb: 'scan', ticket, hall: 'fuzhou', day: '2026-11-24' }),
    row('scan of another day', { verb: 'scan', ticket, hall: 'fuzhou', day: '2026-11-23' }),
  ],
  reopen: [row('reopen', { verb: 'reopen', ticket, reason: 'asked' })],
  abandon: [row('abandon', { verb: 'abandon', ticket, reason: 'asked' })],
  'set-class': [
    row('set-class green', { verb: 'set-class', ticket, class: 'green' }),
    row('set-class normal', { verb: 'set-class', ticket, class: 'normal', counter }),
  ],
  'come-again': [row('come-again', { verb: 'come-again', slip: '2026-11-24-A001-1', print: true })],
  slip: [row('slip', { verb: 'slip', ticket })],
  reprint: [row('reprint', { verb: 'reprint', ticket })],
  'open-counter': [row('open-counter', { verb: 'open-counter', counter })],
  'pause-counter': [row('pause-counter', { verb: 'pause-counter', counter })],
  'close-counter': [
    row('close-counter', { verb: 'close-counter', counter, force: false }),
    row('close-counter force', { verb: 'close-counter', counter, force: true }),
  ],
  'pick-service': [row('pick-service', { verb: 'pick-service', counter, nth: 1 })],
  mark: [
    row('mark refused', { verb: 'mark', counter, outcome: 'refused', nth: 0 }),
    row('mark paper 2', { verb: 'mark', counter, outcome: 'papers-missing', nth: 2 }),
    row('mark paper 9', { verb: 'mark', counter, outcome: 'papers-missing', nth: 9 }),
    row('mark without a name', { verb: 'mark', counter, outcome: 'refused' }),
  ],
  cancel: [row('cancel', { verb: 'cancel', counter })],
  'sign-in': [
    row('sign-in', { verb: 'sign-in', counter, clerk: '17' }),
    row('sign-in and opens', { verb: 'sign-in', counter: '3', clerk: '17', opens: true, day: '2026-11-24' }),
  ],
  'sign-out': [row('sign-out', { verb: 'sign-out', counter })],
  rate: [
    row('rate 5', { verb: 'rate', counter, grade: 5, from: 'rater' }),
    row('rate 1', { verb: 'rate', counter, grade: 1, from: 'rater' }),
    row('rate 1 and why', { verb: 'rate', counter, grade: 1, from: 'mqtt', ticket, reason: 1 }),
  ],
  'say-line': [row('say-line', { verb: 'say-line', counter })],
  'ask-supervisor': [row('ask-supervisor', { verb: 'ask-supervisor', counter })],
  'follow-up-open': [
    row('follow-up-open', { verb: 'follow-up-open', source: 'complaint', text: 'asked', ticket }),
  ],
  'follow-up-close': [row('follow-up-close', { verb: 'follow-up-close', followUp: '2026-11-24-f1' })],
  'refusal-confirm': [
    row('refusal-confirm', { verb: 'refusal-confirm', refusal: '2026-11-24-f1', text: '5f'.repeat(32) }),
  ],
  'refusal-overturn': [
    row('refusal-overturn', { verb: 'refusal-overturn', refusal: '2026-11-24-f1', text: '5f'.repeat(32) }),
  ],
  'question-open': [
    row('question-open', { verb: 'question-open', counter }),
    row('question-open of 17', { verb: 'question-open', person: '17', text: '5f'.repeat(32), ticket }),
  ],
  'question-write': [
    row('question-write', { verb: 'question-write', question: '2026-11-24-q1', text: '5f'.repeat(32) }),
  ],
  'question-pass': [row('question-pass', { verb: 'question-pass', question: '2026-11-24-q1', to: '17' })],
  'question-accept': [row('question-accept', { verb: 'question-accept', question: '2026-11-24-q1' })],
  'question-close': [
    row('question-close', {
      verb: 'question-close',
      question: '2026-11-24-q1',
      text: '5f'.repeat(32),
      told: 'phone',
    }),
  ],
  erase: [
    row('erase', {
      verb: 'erase',
      of: '2026-11-24-f1',
      texts: ['5f'.repeat(32)],
      by: 'order',
    }),
  ],
  'set-text-apart': [
    row('set-text-apart', { verb: 'set-text-apart', followUp: '2026-11-24-f1', text: '5f'.repeat(32) }),
  ],
  'surge-start': [row('surge-start', { verb: 'surge-start', level: 'busy' })],
  'surge-stop': [row('surge-stop', { verb: 'surge-stop' })],
  'notice-set': [row('notice-set', { verb: 'notice-set', text: '今天系统检修' })],
  'alarm-ack': [row('alarm-ack', { verb: 'alarm-ack', alarm: 'none', by: 'ops' })],
  'open-day': [row('open-day', { verb: 'open-day', day: '2026-11-24' })],
  'close-day': [row('close-day', { verb: 'close-day' })],
  'set-clock': [row('set-clock', { verb: 'set-clock', wall: start + 3_600_000, unheardMs: 0 })],
  'describe-hall': [row('describe-hall', { verb: 'describe-hall' })],
  'skip-numbers': [row('skip-numbers', { verb: 'skip-numbers', day: '2026-11-24', to: 120 })],
  advise: [
    row('advise 12', {
      verb: 'advise',
      advice: { counter: '12', savedMs: 7_200_000, lowMs: 3_600_000, highMs: 9_000_000, crowds: 20 },
    }),
    row('advise none', { verb: 'advise' }),
  ],
  'judge-advice': [
    row('judge-advice', {
      verb: 'judge-advice',
      judged: { counter: '12', promisedMs: 7_200_000, savedMs: 6_900_000, forMs: 3_600_000 },
    }),
  ],
  'tell-trouble': [
    row('tell-trouble', {
      verb: 'tell-trouble',
      alarm: 'report-not-written',
      severity: 'warning',
      message: says('report-not-written', { why: 'the disk is full' }),
    }),
    row('tell-trouble over', { verb: 'tell-trouble', alarm: 'report-not-written', severity: 'warning' }),
  ],
  'power-failing': [
    row('power-failing', { verb: 'power-failing' }),
    row('power-failing low', { verb: 'power-failing', battery: 'low' }),
  ],
  'power-back': [row('power-back', { verb: 'power-back' })],
  'served-by-paper': [
    row('served-by-paper', {
      verb: 'served-by-paper',
      ticket,
      counter,
      outcome: 'approved',
      at: start + 60_000,
    }),
  ],
  'came-by-paper': [row('came-by-paper', { verb: 'came-by-paper', ticket })],
  'paper-entered': [row('paper-entered', { verb: 'paper-entered' })],
  tick: [row('tick', { verb: 'tick' })],
  'begin-job': [row('begin-job', hall => ({ verb: 'begin-job', job: firstJob(hall), device: 'voice-1' }))],
  'end-job': [
    row('end-job', hall => ({ verb: 'end-job', job: firstJob(hall), device: 'voice-1', outcome: 'done' })),
  ],
  'device-fit': [
    row('device-fit lost', { verb: 'device-fit', device: 'voice-1', why: 'no answer' }),
    row('device-fit works', { verb: 'device-fit', device: 'voice-1' }),
    row('device-fit warns', { verb: 'device-fit', device: 'printer-1', warning: 'paper near its end' }),
  ],
};

type Stage = Exclude<Place['is'], 'between'> | 'none' | 'away, due' | 'called, heard' | 'serving, presumed';

const called = (hall: Play) => hall.give({ verb: 'call-next', counter });
const heard = (hall: Play) => {
  called(hall);
  hall.sayAll();
  hall.wait(30);
};
const started = (hall: Play) => {
  called(hall);
  hall.give({ verb: 'start', counter });
};

/** How A001 came to be there, by counter 1; it is the only visit of the day. */
const stages: Record<Stage, (hall: Play) => unknown> = {
  none: () => undefined,
  waiting: take,
  away: hall => (take(hall), hall.give({ verb: 'step-away', ticket })),
  'away, due': hall => (take(hall), hall.give({ verb: 'step-away', ticket }), called(hall)),
  called: hall => (take(hall), called(hall)),
  'called, heard': hall => (take(hall), heard(hall)),
  serving: hall => (take(hall), started(hall)),
  'serving, presumed': hall => (take(hall), heard(hall), hall.give({ verb: 'tick' })),
  parked: hall => (take(hall), started(hall), hall.give({ verb: 'park', counter })),
  missed: hall => (take(hall), heard(hall), hall.give({ verb: 'miss', counter })),
  done: hall => (
    take(hall), started(hall), hall.give({ verb: 'finish', counter, outcome: 'refused', reason: 0 })
  ),
  left: hall => (take(hall), hall.give({ verb: 'abandon', ticket, reason: 'asked' })),
};

function take(hall: Play): void {
  hall.take('withdrawal', 'icbc');
  const job = firstJob(hall.hall);
  hall.give({ verb: 'begin-job', job, device: 'printer-1' });
  hall.give({ verb: 'end-job', job, device: 'printer-1', outcome: 'done' });
}

function outcome({ command }: Row, { rules, hall, now }: Play): string {
  const copy = structuredClone(hall);
  const answer = handle(rules, copy, typeof command === 'function' ? command(copy) : command, now());
  if (isRefusal(answer)) return `refused ${answer.refused}`;
  return inWords(answer.map(({ kind }) => kind)) || '-';
}

/** Equal events in a row are counted. */
function inWords(kinds: readonly string[]): string {
  const words: { kind: string; times: number }[] = [];
  for (const kind of kinds) {
    const last = words.at(-1);
    if (last?.kind === kind) last.times += 1;
    else words.push({ kind, times: 1 });
  }
  return words.map(({ kind, times }) => (times === 1 ? kind : `${kind} ×${times}`)).join(' ');
}

/** The same outcome everywhere is told once. */
function told(one: Row, halls: ReadonlyMap<string, Play>): (readonly [string, string, string])[] {
  const outcomes = [...halls].map(([stage, hall]) => [stage, outcome(one, hall)] as const);
  const [first] = outcomes;
  if (first !== undefined && outcomes.every(([, other]) => other === first[1]))
    return [[one.told, 'anywhere', first[1]]];
  return outcomes.map(([stage, found], index) => [index === 0 ? one.told : '', stage, found]);
}

it('every place of a visit and every command', async () => {
  const halls = new Map(
    Object.entries(stages).map(([stage, reach]) => {
      const hall = play(fuzhou, ['0', '1', '2', '7', '10']);
      hall.give({ verb: 'sign-in', counter, clerk: '17' });
      reach(hall);
      return [stage, hall];
    }),
  );
  const table = [
    ['command', 'place', 'events, or why it is refused'] as const,
    ...Object.values(rows)
      .flat()
      .flatMap(one => told(one, halls)),
  ];
  const width = (column: 0 | 1) => Math.max(...table.map(line => line[column].length)) + 2;
  const lines = table.map(
    ([command, place, found]) => `${command.padEnd(width(0))}${place.padEnd(width(1))}${found}\n`,
  );
  await expect(lines.join('')).toMatchFileSnapshot('place-by-command.txt');
});
