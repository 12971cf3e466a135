import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { tailPath } from '../../daemon/copies/tail-file.ts';
import { openWitness, type WitnessSaid } from '../../daemon/copies/witness.ts';
import { withDay } from '../../daemon/journal/day-file.ts';
import type { Tip } from '../../daemon/journal/hash-chain.ts';
import type { Journal } from '../../daemon/journal/journal.ts';
import { systemTimers } from '../../daemon/process/clock.ts';
import { dayOpened, opened, stateFolder, ticketIssued, turn } from '../kit/hall/journal.ts';
import { followNow, passNow, placeOf } from './kept-medium.ts';

const DAY = '2026-03-02';
const NEXT = '2026-03-03';

let base: string;
let state: string;
let medium: string;
let folder: string;
let journal: Journal;

beforeEach(() => {
  base = stateFolder();
  state = join(base, 'state');
  medium = join(base, 'medium');
  folder = join(medium, 'fuzhou');
  mkdirSync(folder, { recursive: true });
  journal = opened(state);
  journal.commit(turn([dayOpened(DAY), ticketIssued(1), ticketIssued(1, 'B')]));
});

const place = () => placeOf(state, medium);

function tipOf(day: string): Tip {
  const tip = withDay(join(state, 'journal', `${day}.db`), own => own.tip());
  if (tip === undefined) throw new Error('no event');
  return tip;
}

function witness(hall = 'fuzhou', at = medium) {
  const one = openWitness({ folder: at, hall, timers: systemTimers });
  onTestFinished(() => one.close());
  return one;
}

const ask = (tip?: Tip, day?: string): Promise<WitnessSaid> =>
  witness().ask({ ...(tip && { tip }), ...(day !== undefined && { day }) });

describe('the second folder as a witness', () => {
  test('knows nothing more of a journal that it has followed', async () => {
    followNow(place());
    expect(await ask(tipOf(DAY), DAY)).toMatchObject({ is: 'level', end: { day: DAY, seq: 3 } });
    passNow(place());
    rmSync(tailPath(folder, DAY));
    expect(await ask(tipOf(DAY), DAY)).toMatchObject({ is: 'level', end: { day: DAY, seq: 3 } });
  });

  test('has all that a journal lost which went back, and the highest number of each series since', async () => {
    const tip = tipOf(DAY);
    journal.commit(turn([ticketIssued(2), ticketIssued(3), { kind: 'numbers-skipped', day: DAY, to: 100 }]));
    followNow(place());
    journal.commit(turn([ticketIssued(102, 'B')]));
    journal.commit(turn([dayOpened(NEXT), ticketIssued(1)]));
    followNow(place());
    const said = await ask(tip, DAY);
    expect(said).toMatchObject({
      is: 'beyond',
      end: { day: NEXT, seq: 9 },
      isAll: true,
      numbers: [
        { day: DAY, scope: '', number: 3 },
        { day: DAY, scope: 'B', number: 102 },
        { day: NEXT, scope: '', number: 1 },
      ],
      skips: [{ day: DAY, to: 100 }],
    });
  });

  test('gives what follows from the tip event by event, through checked copies and what followed', async () => {
    const tip = tipOf(DAY);
    journal.commit(turn([ticketIssued(2)]));
    passNow(place());
    followNow(place());
    journal.commit(turn([ticketIssued(3)]));
    journal.commit(turn([dayOpened(NEXT), ticketIssued(1)]));
    followNow(place());
    const said = await ask(tip, DAY);
    const all = [...journal.since(3)].map(({ seq, event }) => [seq, event]);
    if (said.is !== 'beyond') throw new Error(said.is);
    expect(said.follow.map(({ seq, text }) => [seq, JSON.parse(text)])).toEqual(all);
  });

  test('knows the whole of a journal that is gone', async () => {
    followNow(place());
    expect(await ask()).toMatchObject({ is: 'beyond', end: { seq: 3 }, follow: [{ seq: 1 }, {}, {}] });
  });

  test('of another history follows nothing, and still shows its numbers', async () => {
    journal.commit(turn([ticketIssued(7)]));
    followNow(place());
    const other = opened(join(base, 'other'));
    other.commit(turn([dayOpened(DAY), ticketIssued(2)]));
    const tip = withDay(join(base, 'other', 'journal', `${DAY}.db`), own => own.tip());
    expect(await ask(tip, DAY)).toMatchObject({
      is: 'beyond',
      follow: [],
      numbers: [
        { scope: '', number: 7 },
        { scope: 'B', number: 1 },
      ],
    });
  });

  test('is believed as far as its lines are whole', async () => {
    const tip = tipOf(DAY);
    journal.commit(turn([ticketIssued(2), ticketIssued(3)]));
    followNow(place());
    const path = tailPath(folder, DAY);
    writeFileSync(path, readFileSync(path, 'utf8').replace('A003', 'A004'));
    expect(await ask(tip, DAY)).toMatchObject({ is: 'beyond', end: { seq: 4 }, follow: [{ seq: 4 }] });
  });

  test('that has nothing of this hall says so, and one that is not there gives no answer', async () => {
    followNow(place());
    cpSync(folder, join(medium, 'other'), { recursive: true });
    expect(await witness('third').ask({})).toEqual({ is: 'nothing' });
    expect(await witness('fuzhou', join(base, 'nowhere')).ask({})).toMatchObject({ is: 'no-answer' });
  });

  test('that hangs gives no answer within two seconds', async () => {
    execFileSync('mkfifo', [tailPath(folder, DAY)]);
    expect(await ask()).toEqual({ is: 'no-answer', why: 'found no answer from the medium for 2 s' });
  });

  test('whose process cannot be started gives no answer', async () => {
    expect(await witness('nul\0').ask({})).toMatchObject({ is: 'no-answer' });
  });
});
