import { describe, expect, test } from 'vitest';
import { encodeRequest } from '../../../drivers/onbon-k/codec.ts';
import {
  brightnessCommand,
  clockCommand,
  readAddressFrame,
  setAddressFrame,
} from '../../../drivers/onbon-k/settings.ts';
import { keepUp } from '../../../drivers/onbon-k/upkeep.ts';
import vectors from '../../vectors/onbon-k.json' with { type: 'json' };
import { bench, pace } from './bench.ts';

function vector(name: string): string {
  const found = vectors.find(one => one.name.startsWith(name));
  if (found === undefined) throw new Error(`no vector ${name}`);
  return found.hex.replaceAll(' ', '');
}
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();

const friday = { year: 2013, month: 1, day: 25, hour: 11, minute: 17, second: 26, weekday: 5 };
const at = (hour: number, minute = 0) => ({ ...friday, hour, minute, second: 0 });

describe('what a card is set to', () => {
  test("has the bytes of the maker's document", () => {
    const payload = vectors.find(one => one.name.startsWith('clock'))?.message.payload.replaceAll(' ', '');
    expect(hexOf(clockCommand(friday).payload)).toBe(payload);
    expect(hexOf(encodeRequest({ screen: 1, wantsReply: true, ...brightnessCommand(8) }))).toBe(
      vector('brightness'),
    );
    expect(hexOf(setAddressFrame(5))).toBe(vector('screen id 5'));
    expect(hexOf(readAddressFrame)).toBe(vector('screen id read'));
  });

  test('is the level that the hour asks for: before the first time of a day the last of the day before', () => {
    const brightness = [
      { from: 7 * 3_600_000, level: 12 },
      { from: 19 * 3_600_000, level: 4 },
    ];
    const levels = [at(0), at(6, 59), at(7), at(18, 59), at(19), at(23, 59)].map(time => {
      const upkeep = keepUp({ brightness, localTime: () => time });
      const clock = upkeep.next(0);
      if (clock.is === 'send') clock.taken();
      const next = upkeep.next(0);
      return next.is === 'send' ? [...next.command.payload] : next;
    });
    expect(levels).toEqual([3, 3, 11, 11, 3, 3].map(level => [1, level]));
  });

  test('is looked at again when the hour changes it, over midnight too, and at the latest after an hour', () => {
    const wait = (brightness: { from: number; level: number }[], time = at(18, 45)) => {
      const upkeep = keepUp({ brightness, localTime: () => time });
      for (let next = upkeep.next(0); next.is === 'send'; next = upkeep.next(0)) next.taken();
      const next = upkeep.next(0);
      return next.is === 'wait' && next.atMs / 60_000;
    };
    expect(wait([])).toBe(60);
    expect(wait([{ from: 19 * 3_600_000, level: 4 }])).toBe(15);
    expect(wait([{ from: 5 * 60_000, level: 4 }], at(23, 50))).toBe(15);
  });
});

/** Group and command of what was asked, without the pictures. */
const settingsIn = (b: ReturnType<typeof bench>): string[] =>
  b.newlyAsked().flatMap(({ message }) => {
    if (message.is !== 'request') return [];
    const { group, command, payload } = message;
    if (group === 0xa2 && command === 3) return [`clock ${hexOf(payload)}`];
    return group === 0xa3 && command === 2 ? [`brightness ${hexOf(payload)}`] : [];
  });

describe('a board', () => {
  /** Time goes on from 18:00. */
  function evening() {
    const b = bench('6k', {
      brightness: [{ from: 0, level: 10 }],
      localTime: () => at(18 + Math.floor(b.timers.now() / 3_600_000)),
    });
    return b;
  }

  test('is told the time and its brightness after its first picture, and the time again after an hour', async () => {
    const b = evening();
    b.show('A001');
    await b.advance(2000);
    expect(b.asked.map(({ message }) => message.is === 'request' && message.command)).toEqual([6, 3, 2]);
    expect(settingsIn(b)).toEqual(['clock 1320012518000005', 'brightness 0109']);
    expect(b.simulator.shows()['brightness']).toBe(10);
    await b.advance(3_590_000);
    expect(settingsIn(b)).toEqual([]);
    await b.advance(20_000);
    expect(settingsIn(b)).toEqual(['clock 1320012519000005']);
  });

  test('that was away is told both again', async () => {
    const b = evening();
    b.show('A001');
    await b.advance(2000);
    b.unplug();
    b.show('A002');
    await b.advance(5000);
    settingsIn(b);
    b.plug();
    await b.advance(3000);
    expect(settingsIn(b)).toEqual(['clock 1320012518000005', 'brightness 0109']);
    b.loseThePort();
    await b.advance(1000);
    b.bringThePortBack();
    await b.advance(3000);
    expect(settingsIn(b)).toHaveLength(2);
  });

  test('gets no settings between two numbers', async () => {
    const b = evening();
    b.show('A001');
    await b.advance(50);
    b.show('A002');
    await b.advance(850);
    expect(b.reads()).toBe('A001');
    expect(settingsIn(b)).toEqual([]);
    await b.advance(2000);
    expect(b.reads()).toBe('A002');
    expect(settingsIn(b)).toHaveLength(2);
  });

  test('that knows no clock shows its numbers all the same, and is not asked for it again at once', async () => {
    const b = evening();
    await b.advance(500);
    settingsIn(b);
    b.loseThePort();
    await b.advance(1000);
    b.bringThePortBack();
    b.show('A001');
    await b.advance(20);
    b.wire.toDevices = bytes => {
      // §8.10, and a card that answers: unknown command.
      if (bytes[22] !== 0xa2 || bytes[23] !== 3) return bytes;
      b.refuseNext(2);
      return b.wire.toDevices(bytes);
    };
    await b.advance(100_000);
    expect(settingsIn(b).filter(one => one.startsWith('clock'))).toHaveLength(1);
    expect(b.reads()).toBe('A001');
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'ready' });
    expect(b.board.health().errors).toBe(1);
  });

  test('that is busy is told its brightness when it is free', async () => {
    const b = evening();
    b.show('A001');
    await b.advance(150);
    b.simulator.fault('busy');
    await b.advance(3500);
    expect(b.simulator.shows()['brightness']).toBe(16);
    b.simulator.fault('none');
    await b.advance(pace.refreshMs);
    expect(b.simulator.shows()['brightness']).toBe(10);
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'ready' });
  });
});
