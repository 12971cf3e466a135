import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Command } from '../../daemon/core/types/commands.ts';
import { openCrashRecord } from '../../daemon/hall/crash-record.ts';
import { stateFolder } from '../kit/hall/journal.ts';

const order: Command = { verb: 'call-next', counter: '1' };
const other: Command = { verb: 'call-next', counter: '2' };
const pathIn = (state: string) => join(state, 'crash.json');

/** A process that begins these orders, and exits by a fault of the program. */
function crash(state: string, ...orders: Command[]): void {
  const crashes = openCrashRecord(state);
  for (const one of orders) crashes.begin(one);
  crashes.write(1);
}

it('an order is tried again after one crash, and set aside after two', () => {
  const state = stateFolder();
  crash(state, order);
  expect(openCrashRecord(state).begin(order)).toBeUndefined();
  expect(openCrashRecord(state).setAside()).toBeUndefined();
  crash(state, order);
  const crashes = openCrashRecord(state);
  expect(crashes.begin(order)).toMatchObject({ refused: 'set-aside' });
  expect(crashes.begin(other)).toBeUndefined();
  expect(crashes.setAside()?.args).toEqual({ orders: ['{"verb":"call-next","counter":"1"}'] });
  expect(statSync(pathIn(state)).mode & 0o777).toBe(0o600);
});

it('what was durable before the crash is no suspect, and a crash without an order is nobody’s fault', () => {
  const state = stateFolder();
  const crashes = openCrashRecord(state);
  crashes.begin(order);
  crashes.passed();
  crashes.write(1);
  expect(existsSync(pathIn(state))).toBe(false);
});

it('the job that an order brought with it is not set aside with it: the next ticket has its number, and must be printed', () => {
  const state = stateFolder();
  const job: Command = { verb: 'begin-job', job: '2026-11-30-2', device: 'printer-1' };
  crash(state, order, job);
  crash(state, order, job);
  expect(openCrashRecord(state).begin(order)).toMatchObject({ refused: 'set-aside' });
  expect(openCrashRecord(state).begin(job)).toBeUndefined();
  crash(state, { verb: 'describe-hall' }, job);
  crash(state, job);
  expect(openCrashRecord(state).begin(job)).toMatchObject({ refused: 'set-aside' });
});

it('an order that is set aside ends no process again, so its count stays', () => {
  const state = stateFolder();
  crash(state, order);
  crash(state, order);
  crash(state, order, other);
  const { crashes } = JSON.parse(readFileSync(pathIn(state), 'utf8'));
  expect(crashes).toMatchObject([{ times: 2 }, { times: 1 }]);
});

it('whoever has seen it, and a new version, have it tried again', () => {
  const state = stateFolder();
  for (const again of [
    () => openCrashRecord(state).forget(),
    () =>
      writeFileSync(
        pathIn(state),
        readFileSync(pathIn(state), 'utf8').replace(/"version": "[^"]+"/, '"version": "0"'),
      ),
    () => writeFileSync(pathIn(state), '{"version": 1, "crashes": [{}]}'),
    () => writeFileSync(pathIn(state), 'half a rec'),
  ]) {
    crash(state, order);
    crash(state, order);
    again();
    expect(openCrashRecord(state).begin(order)).toBeUndefined();
  }
});

it('the same words written again are the same order, though their salt is another', () => {
  const state = stateFolder();
  const complaint = (salt: string): Command => ({
    verb: 'follow-up-open',
    source: 'complaint',
    text: salt.repeat(64),
  });
  crash(state, complaint('a'));
  crash(state, complaint('b'));
  expect(openCrashRecord(state).begin(complaint('c'))).toMatchObject({ refused: 'set-aside' });
});

it('a hundred orders that crash keep it small', () => {
  const state = stateFolder();
  for (let counter = 0; counter < 100; counter += 1)
    crash(state, { verb: 'call-next', counter: `${counter}` });
  expect(JSON.parse(readFileSync(pathIn(state), 'utf8')).crashes).toHaveLength(16);
});
