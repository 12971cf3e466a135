import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReaderSaid } from '../../../drivers/device.ts';
import { strokesOf } from '../../../drivers/hid-reader/codec.ts';
import { hidReader } from '../../../drivers/hid-reader/driver.ts';
import { encodeBootReport } from '../../../drivers/parts/frame/boot-report.ts';
import { simulateHidReader } from '../../../simulators/devices/hid-reader/device.ts';
import { ears, fitnessInWords } from '../../kit/driver/ears.ts';
import { bytesOf, fakePort, hexOf } from '../../kit/driver/fake-port.ts';
import { virtualTimers } from '../../virtual-timers.ts';

type Options = Parameters<typeof hidReader>[0];

/** A reader of reports of memory, and a simulated scanner behind it. */
async function aReader(options: Options = { reads: 'tickets', repeatWindowMs: 700 }) {
  const { timers, advance } = virtualTimers();
  const { report, said, fitness } = ears<ReaderSaid>();
  const port = fakePort();
  const reader = hidReader(options, port.open, { timers, report });
  const say = (bytes: Uint8Array) => port.say(hexOf(bytes));
  const simulator = simulateHidReader({ send: say, timers, changed() {} });
  port.peer = bytes => simulator.receive(bytes);
  await advance(0);
  for (const hex of port.written.splice(0)) simulator.receive(bytesOf(hex));
  return {
    reader,
    simulator,
    port,
    advance,
    /** Keys that go down together, and up again. */
    down(usages: readonly number[], modifiers = 0): void {
      say(encodeBootReport(usages, modifiers));
      say(encodeBootReport([]));
    },
    /** Without an end. */
    type(text: string): void {
      for (const { usage, modifiers } of strokesOf(text) ?? []) {
        say(encodeBootReport([usage], modifiers));
        say(encodeBootReport([]));
      }
    },
    lines: () => said().map(({ line }) => line),
    fitness: () => fitnessInWords(fitness().at(-1)),
    errors: () => reader.health().errors,
  };
}

const enter = [0x28] as const;
const noEnd = 'degraded: it reads, and types no Enter or Tab behind it: set its suffix to CR';

describe('a scanner that types', () => {
  test('tells each line at its Enter, whatever the US layout has', async () => {
    const { simulator, lines, errors } = await aReader();
    simulator.act({ scan: 'fuzhou/2026-11-25/A001' });
    simulator.act({ scan: `a !"#$%&'()*+,-./:;<=>?@[\\]^_{|}~` });
    expect(lines()).toEqual(['fuzhou/2026-11-25/A001', `a !"#$%&'()*+,-./:;<=>?@[\\]^_{|}~`]);
    expect(errors()).toBe(0);
  });

  test.each([
    ['Enter', 0x28],
    ['Tab', 0x2b],
    ['Enter of the number pad', 0x58],
  ])('%s ends a line', async (_, usage) => {
    const { type, down, lines } = await aReader();
    type('A001');
    down([usage]);
    down([usage]);
    expect(lines()).toEqual(['A001']);
  });

  test('the first scan after it was plugged in is told whole', async () => {
    const { simulator, port, advance, lines } = await aReader();
    simulator.act({ scan: 'A001' });
    port.unplug();
    await advance(200);
    simulator.act({ scan: 'A002' });
    expect(lines()).toEqual(['A001', 'A002']);
  });

  test('a key counts when it goes down, held or not; the same one again when it was up', async () => {
    const { port, down, lines } = await aReader();
    const say = (...usages: number[]) => port.say(hexOf(encodeBootReport(usages)));
    // A scanner that types fast lets the last key go with the next one.
    say(0x1e);
    say(0x1e, 0x1f);
    say(0x1f);
    say(0x1f, 0x1e);
    say();
    down(enter);
    expect(lines()).toEqual(['121']);
  });

  test('several keys in one report are typed in the order in which it names them', async () => {
    const { down, lines } = await aReader();
    down([0x04, 0x27, 0x27 - 1, 0x28]);
    expect(lines()).toEqual(['a09']);
  });

  test('Caps Lock turns the letters around until it is pressed again, and the lamp says so', async () => {
    const { type, down, lines, simulator } = await aReader();
    down([0x39]);
    expect(simulator.shows()).toMatchObject({ capsLock: 'on' });
    type('a001Z');
    down([0x39]);
    expect(simulator.shows()).toMatchObject({ capsLock: 'off' });
    type('b');
    down(enter);
    expect(lines()).toEqual(['A001zb']);
  });

  test('Caps Lock is off again when it was plugged in again', async () => {
    const { type, down, lines, port, advance } = await aReader();
    down([0x39]);
    port.unplug();
    await advance(200);
    type('a1');
    down(enter);
    expect(lines()).toEqual(['a1']);
  });

  test('Num Lock and Scroll Lock type nothing, and spoil nothing', async () => {
    const { type, down, lines, errors } = await aReader();
    type('A0');
    down([0x53]);
    down([0x47]);
    type('01');
    down(enter);
    expect(lines()).toEqual(['A001']);
    expect(errors()).toBe(0);
  });

  test.each([
    ['too many keys at once', '0000010101010101'],
    ['a report that is none', '000004'],
    ['a report in which it tells of its own failure', '0000020202020202'],
    ['a key that is no text', '00003a0000000000'],
    ['a character by Ctrl', '0100300000000000'],
  ])('a line with %s in it is dropped whole, and the next one is told', async (_, hex) => {
    const { type, down, lines, errors, port, simulator } = await aReader();
    type('A0');
    port.say(hex);
    port.say('0000000000000000');
    type('01');
    down(enter);
    expect(lines()).toEqual([]);
    expect(errors()).toBeGreaterThan(0);
    simulator.act({ scan: 'A002' });
    expect(lines()).toEqual(['A002']);
  });

  test('a line longer than 256 characters is dropped whole', async () => {
    const { type, down, lines, errors } = await aReader();
    type('x'.repeat(256));
    down(enter);
    type('y'.repeat(300));
    down(enter);
    expect(lines()).toEqual(['x'.repeat(256)]);
    expect(errors()).toBe(1);
  });

  test('half a scan is dropped after a pause, and is no part of the next', async () => {
    const { type, simulator, advance, lines, errors, fitness } = await aReader();
    type('A0');
    await advance(499);
    type('0');
    await advance(500);
    expect(errors()).toBe(1);
    expect(fitness()).toBe('ready');
    simulator.act({ scan: 'A002' });
    expect(lines()).toEqual(['A002']);
  });

  test('half a scan is dropped when it is unplugged', async () => {
    const { type, down, port, advance, lines, errors } = await aReader();
    type('A0');
    port.unplug();
    await advance(200);
    type('02');
    down(enter);
    expect(lines()).toEqual(['02']);
    expect(errors()).toBe(1);
  });

  test('one that sends no end is told with what to do, until a line ends', async () => {
    const { type, simulator, advance, fitness, lines } = await aReader();
    for (const expected of ['ready', 'ready', noEnd]) {
      type('A001');
      await advance(600);
      expect(fitness()).toBe(expected);
    }
    simulator.act({ scan: 'A001' });
    expect(fitness()).toBe('ready');
    expect(lines()).toEqual(['A001']);
  });

  test('a ticket that is left under it is told as degraded after half a minute, and each line until then', async () => {
    const { simulator, advance, fitness, lines } = await aReader();
    for (let nth = 0; nth < 20; nth += 1) {
      simulator.act({ scan: 'A001' });
      await advance(2000);
    }
    expect(fitness()).toBe(
      'degraded: it reads A001 again and again: take away what lies under it, or look at its trigger',
    );
    expect(lines()).toHaveLength(15);
    await advance(3000);
    expect(fitness()).toBe('ready');
  });

  test('of a return slip that is left under it nobody is told the code', async () => {
    const { simulator, advance, fitness } = await aReader();
    for (let nth = 0; nth < 20; nth += 1) {
      simulator.act({ scan: 'SLIP/20261215/ZJRAE4E493' });
      await advance(2000);
    }
    expect(fitness()).toMatch(/^degraded: it reads SLIP\/… again and again/);
  });

  test('as a box of buttons, the same line without a pause is one press', async () => {
    const { simulator, advance, lines } = await aReader({ reads: 'presses', repeatWindowMs: 700 });
    for (const waitMs of [300, 300, 700, 0]) {
      simulator.act({ press: 'loan' });
      await advance(waitMs);
    }
    expect(lines()).toEqual(['loan', 'loan']);
  });

  test('unplugged it is lost, and nothing else makes it so', async () => {
    const { port, advance, fitness } = await aReader();
    await advance(600_000);
    expect(fitness()).toBe('ready');
    port.unplug();
    expect(fitness()).toMatch(/^lost/);
    await advance(1000);
    expect(fitness()).toBe('ready');
  });

  test('a keyboard without lamps reads all the same', async () => {
    const { timers, advance } = virtualTimers();
    const { report, said, fitness } = ears<ReaderSaid>();
    const port = fakePort();
    const refusing: typeof port.open = async on => {
      const link = await port.open(on);
      return { ...link, write: () => Promise.reject(new Error('no such report')) };
    };
    hidReader({ reads: 'tickets', repeatWindowMs: 700 }, refusing, { timers, report });
    await advance(0);
    simulateHidReader({ send: bytes => port.say(hexOf(bytes)), timers, changed() {} }).act({ scan: 'A001' });
    await advance(1000);
    expect(said()).toEqual([{ line: 'A001' }]);
    expect(fitness()).toEqual([{ is: 'ready' }]);
  });

  test('whatever reports come, what is told is a line of those that were typed whole', async () => {
    const junk = fc.uint8Array({ minLength: 0, maxLength: 12 });
    const part = fc.oneof(
      { weight: 3, arbitrary: fc.stringMatching(/^[!-~]{1,12}$/) },
      { weight: 1, arbitrary: junk },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), async parts => {
        const { simulator, port, advance, lines } = await aReader();
        const scanned: string[] = [];
        for (const one of parts) {
          if (typeof one === 'string') {
            simulator.act({ scan: one });
            scanned.push(one);
          } else if (one.length > 0 && one.length !== 8 && one.length !== 9) port.say(hexOf(one));
          if (typeof one !== 'string') await advance(600);
        }
        expect(lines()).toEqual(scanned);
      }),
    );
  });
});

describe('a simulated scanner that types', () => {
  test('refuses what the US layout has no key for, with a sentence', async () => {
    const { simulator, lines } = await aReader();
    expect(simulator.act({ scan: '提取' })).toMatch(/US layout only\.$/);
    expect(simulator.act({ scan: '' })).toMatch(/^A reader sends one line/);
    expect(lines()).toEqual([]);
  });

  test('whose trigger sticks says the last code until it is free', async () => {
    const { simulator, lines, advance } = await aReader({ reads: 'presses', repeatWindowMs: 0 });
    simulator.act({ press: 'loan' });
    expect(simulator.fault('stuck-key')).toBe(true);
    await advance(1000);
    expect(lines().length).toBeGreaterThan(5);
    simulator.fault('none');
    const said = lines().length;
    await advance(1000);
    expect(lines()).toHaveLength(said);
  });
});
