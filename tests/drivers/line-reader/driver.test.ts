import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReaderSaid } from '../../../drivers/device.ts';
import { lineReader } from '../../../drivers/line-reader/driver.ts';
import { simulateLineReader } from '../../../simulators/devices/line-reader/device.ts';
import { ears } from '../../kit/driver/ears.ts';
import { fakePort, hexOf } from '../../kit/driver/fake-port.ts';
import { virtualTimers } from '../../virtual-timers.ts';

type Options = Parameters<typeof lineReader>[0];

/** A reader on a port of memory, and a simulated one behind it. */
async function onALink(options: Options = { reads: 'tickets', repeatWindowMs: 700 }) {
  const { timers, advance } = virtualTimers();
  const { report, said, fitness } = ears<ReaderSaid>();
  const port = fakePort();
  let changes = 0;
  const reader = lineReader(options, port.open, { timers, report });
  const receive = (bytes: Uint8Array | string) => port.say(hexOf(Buffer.from(bytes)));
  const simulator = simulateLineReader({ send: receive, timers, changed: () => (changes += 1) });
  await advance(0);
  return {
    reader,
    simulator,
    advance,
    receive,
    /** The same line so often, and after each so many ms. */
    async repeats(line: string, times: number, everyMs: number): Promise<void> {
      for (let time = 0; time < times; time += 1) {
        receive(`${line}\r\n`);
        await advance(everyMs);
      }
    },
    unplug: port.unplug,
    changes: () => changes,
    fitness: () => fitness().map(({ is }) => is),
    fitnesses: fitness,
    lines: () => said().map(({ line }) => line),
  };
}

describe('a line reader', () => {
  test('tells each line whatever its end, without the white space around it, and in the same turn', async () => {
    const { receive, lines, reader } = await onALink();
    receive('A001\rA002\n\tA003 \r\n\r\n \r\n提取 工行\r\n');
    expect(lines()).toEqual(['A001', 'A002', 'A003', '提取 工行']);
    expect(reader.health()).toMatchObject({ frames: 4, errors: 0 });
  });

  describe('of a box with a press whose name another begins', () => {
    const box = () =>
      onALink({ reads: 'presses', repeatWindowMs: 0, presses: ['loan', 'loan-green', 'advice'] });

    test('takes no piece of the other for it, whatever the other piece has become', async () => {
      for (const other of ['green\r\n', 'gr\x01en\r\n', 'green', `${'g'.repeat(200)}\r\n`]) {
        const { receive, advance, lines, reader } = await box();
        receive(`loan\r${other}`);
        await advance(1000);
        expect([other, lines()]).toEqual([other, []]);
        expect(reader.health().errors).toBeGreaterThan(0);
      }
    });

    test('tells it when nothing follows, and every other at once', async () => {
      const { receive, advance, lines } = await box();
      receive('loan-green\r\nadvice\r\nloan\r\n');
      expect(lines()).toEqual(['loan-green', 'advice']);
      await advance(50);
      expect(lines()).toEqual(['loan-green', 'advice', 'loan']);
    });

    test('tells it when another press follows, as where a network hands on both together', async () => {
      const { receive, lines } = await box();
      receive('loan\r\nadvice\r\n');
      expect(lines()).toEqual(['loan', 'advice']);
    });

    test('tells it no more when its port is gone', async () => {
      const { receive, unplug, advance, lines } = await box();
      receive('loan\r\n');
      unplug();
      await advance(1000);
      expect(lines()).toEqual([]);
    });
  });

  test('tells all the lines of one big chunk', async () => {
    const { receive, lines } = await onALink();
    receive('A001\r\n'.repeat(500));
    expect(lines()).toHaveLength(500);
  });

  test('drops a line that cannot be printed, and counts it', async () => {
    const { receive, lines, reader } = await onALink();
    receive(Buffer.from('A0\u00001\r\n\u0002A001\u0003\r\nab\uD800'));
    receive(Uint8Array.of(0xe4, 0x0a));
    receive('B002\n');
    expect(lines()).toEqual(['B002']);
    expect(reader.health().errors).toBe(3);
  });

  test('a line of 256 bytes is told, a longer one is dropped whole and counted once', async () => {
    const { receive, lines, reader } = await onALink();
    receive(`${'x'.repeat(256)}\r\n`);
    receive(`${'y'.repeat(257)}\r\n`);
    for (let part = 0; part < 1000; part += 1) receive('z'.repeat(100));
    receive('z\r\nA001\r\n');
    expect(lines()).toEqual(['x'.repeat(256), 'A001']);
    expect(reader.health().errors).toBe(2);
  });

  test('forgets half a line when the port goes, and is ready again when it is back', async () => {
    const { receive, unplug, advance, lines, fitness, reader } = await onALink();
    receive('A0');
    unplug();
    await advance(2000);
    receive('B002\r\n');
    expect(lines()).toEqual(['B002']);
    expect(fitness()).toEqual(['ready', 'lost', 'ready']);
    expect(reader.health().reopened).toBe(1);
  });

  test('hears every good line whatever the cutting, the noise and the line ends', async () => {
    const good = fc.stringMatching(/^[!-~]{1,60}$/).map(line => ({ line, bytes: Buffer.from(line) }));
    const bad = fc.uint8Array({ minLength: 0, maxLength: 300, size: 'max' }).map(raw => ({
      line: undefined,
      bytes: Buffer.from([0, ...raw.filter(byte => byte !== 10 && byte !== 13)]),
    }));
    const ends = fc.constantFrom('\r', '\n', '\r\n');
    const wire = fc.array(fc.tuple(fc.oneof(good, bad), ends), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(wire, fc.array(fc.nat(), { maxLength: 12 }), async (parts, cuts) => {
        const { receive, lines, reader } = await onALink();
        const bytes = Buffer.concat(parts.flatMap(([{ bytes }, end]) => [bytes, Buffer.from(end)]));
        const edges = [...cuts.map(cut => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
        let from = 0;
        for (const edge of edges) {
          receive(bytes.subarray(from, edge));
          from = edge;
        }
        expect(lines()).toEqual(parts.flatMap(([{ line }]) => line ?? []));
        expect(reader.health().errors).toBe(parts.filter(([{ line }]) => line === undefined).length);
      }),
    );
  });
});

describe('a simulated reader', () => {
  test('sends what was pressed or scanned, and shows the last twenty', async () => {
    const { simulator, lines, changes } = await onALink();
    expect(simulator.act({ press: 'withdrawal-icbc' })).toBeUndefined();
    for (let nth = 1; nth <= 20; nth += 1) expect(simulator.act({ scan: `A${nth}` })).toBeUndefined();
    expect(lines().slice(0, 2)).toEqual(['withdrawal-icbc', 'A1']);
    expect(simulator.shows()).toEqual({ sent: Array.from({ length: 20 }, (_, nth) => `A${nth + 1}`) });
    expect(changes()).toBe(21);
  });

  test.each([
    [{}],
    [{ tear: true }],
    [{ press: 'a', scan: 'b' }],
    [{ scan: 1 }],
    [{ scan: '' }],
    [{ scan: ' A001' }],
    [{ scan: 'A001\r\nB002' }],
    [{ press: 'x'.repeat(257) }],
  ])('refuses %j with a sentence', async action => {
    const { simulator, lines } = await onALink();
    expect(simulator.act(action)).toMatch(/^A reader .+\.$/);
    expect(lines()).toEqual([]);
  });

  test('whose button sticks says the line that was pressed last, or is pressed next, until it is free', async () => {
    const { simulator, lines, advance } = await onALink({ reads: 'presses', repeatWindowMs: 0 });
    expect(simulator.fault('busy')).toBe(false);
    expect(simulator.fault('stuck-key')).toBe(true);
    await advance(1000);
    expect(lines()).toEqual([]);
    simulator.act({ press: 'loan' });
    await advance(1000);
    expect(lines().length).toBeGreaterThan(5);
    expect(simulator.fault('none')).toBe(true);
    const said = lines().length;
    await advance(1000);
    expect(lines()).toHaveLength(said);
    simulator.act({ press: 'loan' });
    expect(lines()).toHaveLength(said + 1);
  });
});

describe('a box of buttons', () => {
  const box: Options = { reads: 'presses', repeatWindowMs: 700 };

  test('of which one bounces 60 times at 20 Hz says it once, and that it is stuck', async () => {
    const { receive, lines, fitnesses, advance, reader, repeats } = await onALink(box);
    await repeats('loan', 60, 50);
    expect(lines()).toEqual(['loan']);
    expect(reader.health()).toMatchObject({ frames: 60, retries: 59 });
    const why = 'the button loan is stuck, or bounces: look at it; what it says without a pause counts once';
    expect(fitnesses()).toEqual([{ is: 'ready' }, { is: 'degraded', why }]);
    await advance(10_000);
    expect(fitnesses().at(-1)).toEqual({ is: 'ready' });
    receive('loan\r\n');
    expect(lines()).toEqual(['loan', 'loan']);
  });

  test('that is pressed by a citizen who sees no ticket a second and a half later says it twice', async () => {
    const { receive, lines, fitness, advance } = await onALink(box);
    receive('loan\r\n');
    await advance(1500);
    receive('loan\r\n');
    expect(lines()).toEqual(['loan', 'loan']);
    expect(fitness()).toEqual(['ready']);
  });

  test('that is hammered by a child is one press, and nobody’s alarm before five seconds', async () => {
    const { lines, fitness, repeats } = await onALink(box);
    await repeats('loan', 24, 200);
    expect(lines()).toEqual(['loan']);
    expect(fitness()).toEqual(['ready']);
    await repeats('loan', 3, 200);
    expect(fitness()).toEqual(['ready', 'degraded']);
  });

  test('says every other button meanwhile', async () => {
    const { receive, lines, advance } = await onALink(box);
    for (let time = 0; time < 40; time += 1) {
      receive('loan\r\n');
      if (time === 10 || time === 30) receive('advice\r\n');
      await advance(100);
    }
    expect(lines()).toEqual(['loan', 'advice', 'advice']);
  });

  test('has no window where the config has taken it away', async () => {
    const { lines, fitness, repeats } = await onALink({ ...box, repeatWindowMs: 0 });
    await repeats('loan', 60, 50);
    expect(lines()).toHaveLength(60);
    expect(fitness()).toEqual(['ready']);
  });

  test('with any gaps between its lines says one press for every pause, and none is lost', async () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 1500 }), { maxLength: 60, size: 'max' });
    await fc.assert(
      fc.asyncProperty(gaps, async after => {
        const { receive, lines, advance } = await onALink(box);
        receive('loan\r\n');
        for (const ms of after) {
          await advance(ms);
          receive('loan\r\n');
        }
        expect(lines()).toHaveLength(1 + after.filter(ms => ms >= 700).length);
      }),
      { numRuns: 60 },
    );
  });

  test('that was stuck when its port went is ready when it is back', async () => {
    const { receive, unplug, lines, fitness, advance, repeats } = await onALink(box);
    await repeats('loan', 60, 50);
    unplug();
    await advance(30_000);
    expect(fitness()).toEqual(['ready', 'degraded', 'lost', 'ready']);
    receive('loan\r\n');
    expect(lines()).toEqual(['loan', 'loan']);
  });
});

describe('a scanner', () => {
  test('under which a ticket was left is told after half a minute, and says no more of it', async () => {
    const { receive, lines, fitnesses, advance, repeats } = await onALink();
    await repeats('A001', 30, 2000);
    expect(lines()).toHaveLength(15);
    const why = 'it reads A001 again and again: take away what lies under it, or look at its trigger';
    expect(fitnesses()).toEqual([{ is: 'ready' }, { is: 'degraded', why }]);
    receive('B002\r\n');
    expect(lines().at(-1)).toBe('B002');
    await advance(5000);
    expect(fitnesses().at(-1)).toEqual({ is: 'ready' });
    receive('A001\r\n');
    expect(lines().at(-1)).toBe('A001');
  });
});
