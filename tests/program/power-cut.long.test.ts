import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkJournal } from '../../daemon/journal/check.ts';
import { compiledShim } from '../crash/harness.ts';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';

/** People ask again when nothing happened for this long. */
const patienceMs = 3000;

/** Undefined when it takes longer. */
function within<Value>(ms: number, thing: Promise<Value>): Promise<Value | undefined> {
  return new Promise(resolve => {
    const given = setTimeout(() => resolve(undefined), ms);
    void thing.then(value => {
      clearTimeout(given);
      resolve(value);
    });
  });
}

/**
 * Orders with one id until answered: exactly once, whatever dies. A printer that died in mid-ticket takes some seconds to be
 * well again, and until then no ticket can be taken: that is asked for anew.
 */
async function insist(hall: StandingHall, verb: string, name: string, args: object): Promise<void> {
  for (let nth = 1; ; nth += 1) {
    const order = { id: `${name}-${nth}`, args };
    let reply: Record<string, unknown> | undefined;
    do reply = await within(patienceMs, hall.ops.command(verb, order));
    while (reply === undefined);
    if (reply['status'] !== 'rejected') return;
    expect(reply['code']).toBe('no-paper');
    await hall.ops.until(() => hall.ops.last('device/printer-1/$state')?.['state'] === 'ready');
  }
}

async function pressUntil(hall: StandingHall, pad: string, key: string, isSo: () => boolean): Promise<void> {
  do hall.press(pad, key);
  while (
    (await within(
      patienceMs,
      hall.ops.until(isSo).then(() => true),
    )) === undefined
  );
}

/** One ticket's whole way; then a second ticket. */
async function walk(hall: StandingHall): Promise<void> {
  const visit = () => hall.ops.last('state/visit/A001');
  const board = (id: string) => JSON.stringify(hall.ops.last(`state/board/${id}`)?.['shown'] ?? '');
  await insist(hall, 'open-day', 'day', {});
  await insist(hall, 'open-counter', 'one', { counter: '1' });
  await insist(hall, 'open-counter', 'two', { counter: '2' });
  await insist(hall, 'take-ticket', 'first', { service: 'withdrawal' });
  await pressUntil(hall, 'pad-1', 'next', () => board('board-1').includes('A001'));
  await pressUntil(hall, 'pad-1', 'evaluate', () => visit()?.['queue'] === 'icbc');
  await pressUntil(hall, 'pad-2', 'next', () => board('board-2').includes('A001'));
  await pressUntil(hall, 'pad-2', 'evaluate', () => hall.events().some(({ kind }) => kind === 'visit-done'));
  await insist(hall, 'take-ticket', 'second', { service: 'withdrawal' });
  await hall.ops.until(() => hall.events().filter(({ kind }) => kind === 'ticket-printed').length === 2);
}

/** What is written beside the log. */
const ends = (hall: StandingHall): string =>
  hall
    .log()
    .split('\n')
    .filter(line => !line.startsWith('{'))
    .join('\n');

/** The daemon runs with a disk that loses its power before flush `at`, and is started again when it died of it. */
async function liveThrough(shim: string, at: number | undefined): Promise<number | undefined> {
  const hall = await standHall('config/halls/small.yaml', { paced: false });
  try {
    const kept = join(hall.state, 'kept');
    mkdirSync(kept);
    const disk = {
      LD_PRELOAD: shim,
      POWER_LOSS_FOLDER: hall.state,
      POWER_LOSS_KEPT: kept,
      POWER_LOSS_COUNTS: 'flush',
      POWER_LOSS_DOES: 'cut',
      ...(at !== undefined && { POWER_LOSS_AT: String(at) }),
    };
    let isWalked = false;
    const walked = walk(hall).then(() => {
      isWalked = true;
    });
    const lived = hall
      .start(disk)
      .then(
        () => hall.ended(),
        () => undefined,
      )
      .then(() => (isWalked ? undefined : hall.start()));
    // When it does not come up again, nobody walks on.
    await Promise.race([walked, lived.then(() => walked)]);
    await hall.end('SIGTERM');
    await lived;
    // A process may have exited before its last words were read.
    await expect.poll(() => ends(hall)).toMatch(/^power-loss: (before|\d+ calls)/);
    expect(hall.log().includes('power-loss: before'), `flush ${at} was reached`).toBe(at !== undefined);
    expect(checkJournal(hall.state)).toBeUndefined();
    const events = hall.events();
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    const of = (kind: string, ticket: string) =>
      events.filter(event => event['kind'] === kind && event['ticket'] === ticket);
    for (const ticket of ['A001', 'A002']) {
      expect(of('ticket-issued', ticket), ticket).toHaveLength(1);
      const copies = hall.tickets().filter(lines => lines.includes(ticket));
      expect(copies.length, `${ticket} is on paper`).toBeGreaterThan(0);
      expect(
        copies.filter(lines => !lines.includes('补打')).length,
        `${ticket} unmarked`,
      ).toBeLessThanOrEqual(1);
    }
    expect(of('visit-called', 'A001').map(({ counter }) => counter)).toEqual(['1', '2']);
    expect(of('step-finished', 'A001').map(({ counter }) => counter)).toEqual(['1', '2']);
    return Number(/power-loss: (\d+) calls/.exec(hall.log())?.[1]);
  } finally {
    await hall.close();
  }
}

test('the power cut before any flush of a whole way: nothing is lost, nothing is done twice', async () => {
  const shim = compiledShim();
  const flushes = (await liveThrough(shim, undefined)) ?? 0;
  expect(flushes).toBeGreaterThan(15);
  const cuts = Array.from({ length: flushes - 2 }, (_, index) => index + 1);
  const worker = async () => {
    for (let at = cuts.shift(); at !== undefined; at = cuts.shift()) {
      await liveThrough(shim, at);
      process.stderr.write(`power cut before flush ${at} of ${flushes}\n`);
    }
  };
  await Promise.all([worker(), worker()]);
}, 900_000);
