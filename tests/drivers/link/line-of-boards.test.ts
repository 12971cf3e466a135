/** Eight boards on one line at 9600 baud, as many as a line may have: none waits for another that is dead or slow. */
import { expect, test } from 'vitest';
import type { FaultName } from '../../../simulators/stage/fault-names.ts';
import { only, stagedDevices } from '../../kit/driver/staged-devices.ts';
import { onALine } from '../onbon-k/bench.ts';

const addresses = [1, 2, 3, 4, 5, 6, 7, 8];

async function eightBoards() {
  const port = await stagedDevices(
    new Map(addresses.map(address => [`board-${address}`, onALine(address, 10_000)])),
  );
  const boards = only('board', port);
  const show = (address: number, text: string, urgent = true): void =>
    boards[address - 1]?.driver.want({ lines: [{ text, blink: true }] }, urgent);
  const reads = (address: number): unknown => port.simulated.shows(`board-${address}`)?.['text'];
  const fault = (address: number, name: FaultName): void => {
    expect(port.simulated.do(`board-${address}`, { fault: name })).toBeUndefined();
  };
  /** How long until all of these read so, in ms. */
  async function within(text: string, which: readonly number[]): Promise<number> {
    const askedAtMs = port.timers.now();
    while (!which.every(address => reads(address) === text)) {
      await port.advance(5);
      if (port.timers.now() - askedAtMs > 60_000) throw new Error(`${text} is not on ${which.join()}`);
    }
    return port.timers.now() - askedAtMs;
  }
  for (const address of addresses) show(address, 'A000');
  await within('A000', addresses);
  await port.advance(5000);
  const fitness = (address: number) => boards[address - 1]?.ears.fitness().at(-1);
  return { ...port, show, within, reads, fault, fitness };
}

test('eight boards repaint in 1.3 s', async () => {
  const { show, within } = await eightBoards();
  for (const address of addresses) show(address, 'A001');
  expect(await within('A001', addresses)).toBeLessThan(1300);
});

test('a number goes before the refresh of seven other boards', async () => {
  const { show, within, advance } = await eightBoards();
  await advance(60_000);
  let worstMs = 0;
  for (let time = 1; time <= 40; time += 1) {
    show(3, `A${time}`);
    worstMs = Math.max(worstMs, await within(`A${time}`, [3]));
    await advance(1000 + 37 * time);
  }
  expect(worstMs).toBeLessThan(250);
});

test('an idle board among eight is lost within 5 s of its unplugging, and all of them within 9 s of the cable', async () => {
  const { fault, fitness, advance } = await eightBoards();
  fault(5, 'unplug');
  await advance(5000);
  for (const address of addresses)
    expect(fitness(address)).toMatchObject({ is: address === 5 ? 'lost' : 'ready' });
  for (const address of addresses) fault(address, 'unplug');
  await advance(9000);
  for (const address of addresses) expect(fitness(address)).toMatchObject({ is: 'lost' });
});

test('a number waits for one exchange, not for the heartbeat of its board behind those of others', async () => {
  const { show, within, advance } = await eightBoards();
  const others = addresses.filter(address => address !== 3);
  let worstMs = 0;
  for (let time = 1; time <= 60; time += 1) {
    await advance(3500 + 41 * time);
    for (const address of others) show(address, `D${time}`, false);
    await advance(130 + 7 * time);
    show(3, `E${time}`);
    worstMs = Math.max(worstMs, await within(`E${time}`, [3]));
  }
  expect(worstMs).toBeLessThan(320);
});

test('a dead board is asked once a second behind the others, and costs a number less than a fifth of a second', async () => {
  const { show, within, fault, fitness, advance } = await eightBoards();
  const alive = addresses.filter(address => address !== 5);
  fault(5, 'unplug');
  show(5, 'A001');
  await advance(5000);
  expect(fitness(5)).toMatchObject({ is: 'lost' });
  let worstMs = 0;
  for (let time = 1; time <= 20; time += 1) {
    for (const address of alive) show(address, `B${time}`);
    worstMs = Math.max(worstMs, await within(`B${time}`, alive));
    await advance(1000 + 53 * time);
  }
  expect(worstMs).toBeLessThan(1300);
  fault(5, 'none');
  expect(await within('A001', [5])).toBeLessThan(1300);
});

test('a dead board whose number changes again and again is painted blind, and costs a number less than a fifth of a second', async () => {
  const { show, within, reads, fault, fitness, advance } = await eightBoards();
  const worstOfThree = async () => {
    let worstMs = 0;
    for (let time = 1; time <= 60; time += 1) {
      show(5, `D${time}`);
      await advance(1100 + 37 * time);
      show(3, `E${time}`);
      worstMs = Math.max(worstMs, await within(`E${time}`, [3]));
    }
    return worstMs;
  };
  const aliveMs = await worstOfThree();
  fault(5, 'unplug');
  await advance(5000);
  expect(fitness(5)).toMatchObject({ is: 'lost' });
  expect(await worstOfThree()).toBeLessThan(aliveMs + 200);
  // Of its cable one wire is mended: it hears.
  fault(5, 'none');
  fault(5, 'mute');
  show(5, 'D99');
  await advance(2500);
  expect([reads(5), fitness(5)?.is]).toEqual(['D99', 'lost']);
});

test('a board that dies costs its neighbours a fifth of a second each time, and not the 2 s that it may take', async () => {
  const { show, within, fault, fitness, advance } = await eightBoards();
  let worstMs = 0;
  for (let time = 1; time <= 10; time += 1) {
    fault(5, 'unplug');
    show(5, `A${time}`);
    for (const neighbour of [1, 2, 3, 4, 6, 7, 8]) {
      await advance(37 * time + 90 * neighbour);
      show(neighbour, `E${time}`);
      worstMs = Math.max(worstMs, await within(`E${time}`, [neighbour]));
    }
    expect(fitness(5)).toMatchObject({ is: 'lost' });
    fault(5, 'none');
    await within(`A${time}`, [5]);
    await advance(3000);
  }
  // A card that was refreshed just before takes its number 1 s later.
  expect(worstMs).toBeLessThan(1000 + 350);
});

test('a slow board that was dead is found again while others keep the line busy', async () => {
  const { show, within, fault, fitness, advance, answersAfter } = await eightBoards();
  fault(5, 'unplug');
  await advance(20_000);
  expect(fitness(5)).toMatchObject({ is: 'lost' });
  // Another model is hung up in its place; the others are as slow.
  answersAfter(() => 700);
  fault(5, 'none');
  show(5, 'A001');
  let call = 0;
  const busy = async () => {
    show(1 + (call % 4), `B${call}`);
    call += 1;
    await advance(300);
  };
  for (let round = 0; round < 200 && fitness(5)?.is !== 'ready'; round += 1) await busy();
  expect(fitness(5)).toMatchObject({ is: 'ready' });
  expect(await within('A001', [5])).toBeLessThan(5000);
});

test('a slow board and noise on the line keep nobody from the latest number', async () => {
  const { show, within, fault, fitness, noise, advance } = await eightBoards();
  const well = addresses.filter(address => address !== 2 && address !== 5);
  fault(2, 'slow');
  fault(5, 'unplug');
  for (const address of [2, 5]) show(address, 'A001');
  await advance(5000);
  let worstMs = 0;
  for (let time = 1; time <= 20; time += 1) {
    for (const address of well) show(address, `C${time}`);
    noise(Uint8Array.of(0x00, 0xa5, time, 0x5a));
    worstMs = Math.max(worstMs, await within(`C${time}`, well));
    await advance(1000 + 53 * time);
  }
  // The slow one may take 2 s of the line, and a card that was drawn just before another second.
  expect(worstMs).toBeLessThan(3500);
  for (const address of well) expect(fitness(address)).toMatchObject({ is: 'ready' });
});
