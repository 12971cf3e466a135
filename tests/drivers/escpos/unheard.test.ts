/** A printer that never answers: a ticket is sent, nobody knows whether it is out, and nothing is waited for. */
import { expect, test } from 'vitest';
import { only, stagedDevices } from '../../kit/driver/staged-devices.ts';
import { done, failed, ticket } from './bench.ts';

const entry = {
  kind: 'escpos',
  port: { by: 'serial', path: '/dev/x', baud: 9600 },
  columns: 48,
  replyWithinMs: 5000,
  statusWithinMs: 2000,
  fence: true,
  answers: false,
  disabled: false,
} as const;
const sent = (id: string) => ({ ...done(id), outcome: 'sent' });

async function aPrinter() {
  const port = await stagedDevices(new Map([['printer', entry]]));
  const [member] = only('printer', port);
  if (member === undefined) throw new Error('a printer is staged');
  const { driver, ears } = member;
  await port.advance(500);
  return {
    ...port,
    ...ears,
    driver,
    print: (id: string) => driver.do({ id, lines: ticket }),
    tickets: () => port.simulated.shows('printer')?.['tickets'],
  };
}

test('it is ready with its port, and each ticket is sent, one after the other', async () => {
  const { print, advance, fitness, ended, tickets, driver } = await aPrinter();
  expect(fitness()).toEqual([{ is: 'ready' }]);
  for (const id of ['1', '2', '3']) {
    print(id);
    expect(driver.health()).toMatchObject({ queueDepth: 1 });
    await advance(3000);
    expect(ended().at(-1)).toEqual(sent(id));
  }
  await advance(3000);
  expect(tickets()).toHaveLength(3);
  expect(driver.health()).toMatchObject({ errors: 0, roundTripMs: 0, queueDepth: 0 });
});

test('it is asked nothing, also not while it has nothing to do', async () => {
  const { advance, sent: bytes } = await aPrinter();
  const before = bytes();
  await advance(60_000);
  expect(bytes()).toBe(before);
});

test('without paper it is as ready as ever: it cannot say so', async () => {
  const { print, advance, simulated, fitness, ended } = await aPrinter();
  simulated.do('printer', { fault: 'paper-out' });
  print('1');
  await advance(5000);
  expect([fitness(), ended()]).toEqual([[{ is: 'ready' }], [sent('1')]]);
});

test('a ticket whose port goes has failed, what hangs from the printer is cut off, and the next is whole', async () => {
  const { print, advance, pullOut, putIn, fitness, ended, tickets } = await aPrinter();
  print('1');
  await advance(100);
  pullOut();
  expect([fitness().at(-1), ended()]).toEqual([
    { is: 'lost', why: 'the port is gone' },
    [failed('1', 'link lost: the port is gone')],
  ]);
  print('2');
  expect(ended().at(-1)).toEqual(failed('2', 'the port is gone'));
  putIn();
  await advance(3000);
  print('3');
  await advance(3000);
  expect(ended().at(-1)).toEqual(sent('3'));
  expect(tickets()).toMatchObject([{}, { lines: expect.arrayContaining(['A003']) }]);
});

test('a port that is away for a moment between tickets was never away, and a ticket waits for it', async () => {
  const { print, advance, pullOut, putIn, fitness, ended } = await aPrinter();
  pullOut();
  print('1');
  await advance(300);
  putIn();
  await advance(4000);
  expect([fitness(), ended()]).toEqual([[{ is: 'ready' }], [sent('1')]]);
});

test('closed in the middle of a ticket, it is done with', async () => {
  const { print, advance, driver, ended, waiting } = await aPrinter();
  print('1');
  await advance(50);
  await driver.close();
  await advance(5000);
  expect([ended(), waiting()]).toEqual([[], 0]);
});
