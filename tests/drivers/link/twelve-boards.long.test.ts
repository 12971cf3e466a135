/** Twelve boards on one line: what one of them costs the others that is dead, dies, or becomes slow. */
import { describe, expect, test } from 'vitest';
import type { DeviceConfig } from '../../../drivers/kinds.ts';
import { only, stagedDevices } from '../../kit/driver/staged-devices.ts';
import { onALine } from '../onbon-k/bench.ts';

const addresses = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const dead = 5;
const others = addresses.filter(address => address !== dead);

const common = {
  disabled: false,
  answers: true,
  line: 'boards',
  replyWithinMs: 2000,
  refreshMs: 10_000,
} as const;
const kinds: Record<string, (address: number) => DeviceConfig> = {
  'onbon-k': address => onALine(address, 10_000),
  'modbus-digits': address => ({
    ...common,
    kind: 'modbus-digits',
    address,
    counter: '1',
    frames: 'rtu',
    write: 'characters',
    register: 0,
    length: 4,
    encoding: 'ascii',
    align: 'right',
  }),
  'a090-strip': address => ({ ...common, kind: 'a090-strip', address, counter: '1', columns: 16 }),
  'aabb5154-card': address => ({
    ...common,
    kind: 'aabb5154-card',
    address,
    counter: '1',
    columns: 16,
    model: 'general',
    sumWithEnd: false,
    life: 99,
  }),
};

async function twelve(kind: string) {
  const deviceOf = kinds[kind];
  if (deviceOf === undefined) throw new Error(`no kind ${kind}`);
  const port = await stagedDevices(
    new Map(addresses.map(address => [`board-${address}`, deviceOf(address)])),
  );
  const boards = only('board', port);
  const reads = (address: number): string => String(port.simulated.shows(`board-${address}`)?.['text']);
  const show = (address: number, ticket: string): void =>
    boards[address - 1]?.driver.want({ lines: [{ text: ticket }], ticket }, true);
  const fitness = (address: number): string[] =>
    boards[address - 1]?.ears.fitness().map(({ is }) => is) ?? [];
  /** How long until it reads so, in ms. */
  async function shown(address: number, ticket: string): Promise<number> {
    const askedAtMs = port.timers.now();
    show(address, ticket);
    while (!reads(address).endsWith(ticket.slice(1))) {
      await port.advance(2);
      if (port.timers.now() - askedAtMs > 30_000) throw new Error(`${ticket} is not on ${address}`);
    }
    return port.timers.now() - askedAtMs;
  }
  const fault = (name: 'unplug' | 'none'): void =>
    expect(port.simulated.do(`board-${dead}`, { fault: name })).toBeUndefined();
  for (const address of addresses) show(address, 'A000');
  await port.advance(20_000);
  return { ...port, show, shown, fitness, fault };
}

/** Sixty numbers on the others, at moments that hit the line in every state: how long each took at most. */
async function longestOfSixty({ advance, shown }: Awaited<ReturnType<typeof twelve>>): Promise<number> {
  let longestMs = 0;
  for (let call = 1; call <= 60; call += 1) {
    await advance(1200 + 61 * call);
    const address = others[call % others.length] ?? 1;
    longestMs = Math.max(longestMs, await shown(address, `A${100 + call}`));
  }
  return longestMs;
}

describe.each(Object.keys(kinds))('twelve of kind %s', kind => {
  test('one that is dead costs the numbers of the others less than 200 ms each', async () => {
    const well = await twelve(kind);
    const wellMs = await longestOfSixty(well);
    const one = await twelve(kind);
    one.fault('unplug');
    await one.advance(10_000);
    expect(one.fitness(dead)).toEqual(['ready', 'lost']);
    expect((await longestOfSixty(one)) - wellMs).toBeLessThan(200);
  });

  test('one whose answers take ten times as long at once is not lost, and shows each of its numbers', async () => {
    const { advance, answersAfter, shown, fitness } = await twelve(kind);
    answersAfter(() => 150);
    for (let call = 1; call <= 40; call += 1) {
      await advance(500);
      await shown(addresses[call % 12] ?? 1, `A${100 + call}`);
    }
    answersAfter(() => 1500);
    for (let call = 41; call <= 80; call += 1) {
      await advance(2500);
      await shown(addresses[call % 12] ?? 1, `A${100 + call}`);
    }
    for (const address of addresses) expect(fitness(address)).toEqual(['ready']);
  });
});
