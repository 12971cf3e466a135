import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { type Moment, openArrivedTickets } from '../../daemon/hall/arrived-tickets.ts';
import { stateFolder } from '../kit/hall/journal.ts';
import { type Play, play } from '../kit/hall/play.ts';

let hall: Play;
let state: string;
let now: Moment;
let ticket: string;

beforeEach(() => {
  hall = play();
  state = stateFolder();
  now = { wallMs: 1_800_000_000_000, upMs: 5_000_000 };
  hall.take('loan');
  hall.take('loan');
  [ticket = ''] = hall.hall.jobs.keys();
  hall.give({ verb: 'begin-job', job: ticket, device: 'printer-1' });
});

const open = () => openArrivedTickets(state, hall.hall, () => now);
const inDoubt = () => [...open().inDoubt];
const passes = (wallMs: number, upMs = wallMs) => {
  now = { wallMs: now.wallMs + wallMs, upMs: now.upMs + upMs };
};
const path = () => join(state, 'arrived.json');

it('what was in a printer when the run ended a moment ago is in doubt, and still is when that run ends too', () => {
  open().arrived('printer-1', ticket);
  passes(3000);
  expect(inDoubt()).toEqual([['printer-1', ticket]]);
  expect(inDoubt()).toEqual([['printer-1', ticket]]);
  expect(statSync(path()).mode & 0o777).toBe(0o600);
});

it('what came out, failed or began anew is not', () => {
  const { arrived, forget } = open();
  arrived('printer-1', ticket);
  arrived('printer-2', '2026-11-24-9');
  forget('printer-2');
  forget('printer-1');
  expect(inDoubt()).toEqual([]);
});

it('a shorter note leaves nothing of a longer one', () => {
  const { arrived, forget } = open();
  arrived('printer-2', '2026-11-24-9');
  arrived('printer-1', ticket);
  forget('printer-2');
  expect(readFileSync(path(), 'utf8').split('\n').length).toBeGreaterThan(1);
  expect(inDoubt()).toEqual([['printer-1', ticket]]);
});

it.each([
  ['later than in a moment', 10_001, 10_001],
  ['when the clock was set forward', 3_600_000, 3000],
  ['when the clock was set back', -1000, 3000],
  ['when the machine was started anew', 3000, -4_000_000],
])('nobody asks a printer %s', (_, wallMs, upMs) => {
  open().arrived('printer-1', ticket);
  passes(wallMs, upMs);
  expect(inDoubt()).toEqual([]);
});

it('a job that is over, never began, or is of a test, is not asked for', () => {
  const { arrived } = open();
  const [, other = ''] = hall.hall.jobs.keys();
  arrived('printer-1', 'test-1');
  expect(inDoubt()).toEqual([]);
  arrived('printer-1', other);
  expect(inDoubt()).toEqual([]);
  arrived('printer-1', ticket);
  hall.give({ verb: 'end-job', job: ticket, device: 'printer-1', outcome: 'failed', why: 'paper out' });
  expect(inDoubt()).toEqual([]);
});

it.each(['', '[', '{}', '[1,null,{"printer":"printer-1"}]', '\u0000\u0000'])(
  'a file that says %j says nothing',
  text => {
    writeFileSync(path(), text);
    expect(inDoubt()).toEqual([]);
  },
);

it('a disk that takes nothing stops nothing', () => {
  mkdirSync(path());
  const { arrived, forget, close } = open();
  arrived('printer-1', ticket);
  forget('printer-1');
  close();
  expect(inDoubt()).toEqual([]);
});
