import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeAnswer, status } from '../../../drivers/id-card/codec.ts';
import { bench, people } from './bench.ts';

const { old, young } = people;
const ready = { is: 'ready' };

describe.each([false, true])('a module that finds a card again: %s', findsAgain => {
  it('a card is told once, with its number and its date of birth, however long it lies there', async () => {
    const { lay, advance, laid, births, fitness } = bench({ findsAgain });
    await advance(1000);
    lay(old);
    await advance(60_000);
    expect(laid()).toEqual([old]);
    expect(births()).toEqual(['1949-12-31']);
    expect(fitness()).toEqual([ready]);
  });

  it('taken away and laid there again later it is a new act, and a fumbling hand is none', async () => {
    const { lay, take, advance, laid } = bench({ findsAgain });
    lay(old);
    await advance(4000);
    take();
    await advance(1000);
    lay(old);
    await advance(4000);
    expect(laid()).toEqual([old]);
    take();
    await advance(9000);
    lay(old);
    await advance(4000);
    expect(laid()).toEqual([old, old]);
  });

  it('the card of the next one is told at once', async () => {
    const { lay, take, advance, laid } = bench({ findsAgain });
    lay(old);
    await advance(3000);
    take();
    lay(young);
    await advance(3000);
    expect(laid()).toEqual([old, young]);
  });

  it.each([0, 20, 160, 400, 1000, 1500, 1990, 2000])(
    'one that answers %i ms late tells each card once, and is never lost',
    async latencyMs => {
      const { lay, take, advance, laid, fitness, answersAfter } = bench({ findsAgain });
      answersAfter(() => latencyMs);
      await advance(10_000);
      for (const number of [old, young, old]) {
        lay(number);
        await advance(60_000);
        take();
        await advance(20_000);
      }
      expect(laid()).toEqual([old, young, old]);
      expect(fitness()).toEqual([ready]);
    },
  );
});

it('of answers of which one in seven takes 1.9 s none is taken for that to another question', async () => {
  const { lay, take, advance, laid, fitness, answersAfter } = bench({ findsAgain: true });
  let answers = 0;
  answersAfter(() => (answers++ % 7 === 6 ? 1900 : 5));
  const all = Array.from({ length: 20 }, (_, nth) => (nth % 2 === 0 ? old : young));
  for (const number of all) {
    lay(number);
    await advance(15_000);
    take();
    await advance(8000);
  }
  expect(laid()).toEqual(all);
  expect(fitness().some(({ is }) => is === 'lost')).toBe(false);
});

it('a module that says nothing is lost, and ready when it speaks again; its card is told then', async () => {
  const { lay, advance, laid, fitness, onTheWay } = bench();
  await advance(1000);
  onTheWay(() => new Uint8Array());
  await advance(30_000);
  lay(old);
  expect(fitness().at(-1)).toEqual({
    is: 'lost',
    why: 'the card reader does not answer: look at its power, its cable and its baud rate',
  });
  onTheWay(bytes => bytes);
  await advance(10_000);
  expect(fitness().at(-1)).toEqual(ready);
  expect(laid()).toEqual([old]);
});

it('a card that lies there, and cannot be read for a while, is the same act when it is read again', async () => {
  const { lay, advance, laid, onTheWay } = bench({ findsAgain: true });
  lay(old);
  await advance(4000);
  onTheWay(bytes => (bytes.length > 1000 ? encodeAnswer(status.notRead) : bytes));
  await advance(9000);
  onTheWay(bytes => bytes);
  await advance(4000);
  expect(laid()).toEqual([old]);
});

it('another device on the port is never ready', async () => {
  const { port, advance, fitness, onTheWay } = bench();
  onTheWay(() => new TextEncoder().encode('A001\r\n'));
  await advance(20_000);
  expect(fitness().map(({ is }) => is)).toEqual(['lost']);
  expect(port.tries).toBeGreaterThan(1);
});

it('a card with a wrong check is not told, and the same read again is', async () => {
  const { reader, lay, advance, laid, onTheWay } = bench({ findsAgain: true });
  await advance(1000);
  onTheWay(bytes =>
    bytes.length > 1000 ? bytes.map((byte, at) => (at === 140 ? byte ^ 0x10 : byte)) : bytes,
  );
  lay(old);
  await advance(8000);
  expect(laid()).toEqual([]);
  expect(reader.health().errors).toBeGreaterThan(0);
  onTheWay(bytes => bytes);
  await advance(10_000);
  expect(laid()).toEqual([old]);
});

it('an answer whose length is damaged does not swallow those behind it', async () => {
  const { lay, advance, laid, fitness, onTheWay } = bench();
  await advance(1000);
  let damaged = false;
  onTheWay(bytes => {
    if (damaged) return bytes;
    damaged = true;
    return bytes.map((byte, at) => (at === 5 ? 0x09 : byte));
  });
  await advance(4000);
  lay(old);
  await advance(6000);
  expect(laid()).toEqual([old]);
  expect(fitness()).toEqual([ready]);
});

it('noise before a head, and the rest of an answer from before, are nothing', async () => {
  const { lay, advance, laid, onTheWay } = bench();
  onTheWay(bytes => Uint8Array.from([0x00, 0xaa, 0xaa, 0x17, ...bytes, 0xaa]));
  lay(young);
  await advance(6000);
  expect(laid()).toEqual([young]);
});

it('switched off and on while a card lies there, it is there again and nobody has a second act at once', async () => {
  const { lay, advance, fault, laid, fitness } = bench({ repeatWindowMs: 60_000 });
  lay(old);
  await advance(5000);
  fault('power-cycle');
  await advance(20_000);
  expect(laid()).toEqual([old]);
  expect(fitness().at(-1)).toEqual(ready);
});

it('a module whose self-test fails says so, and is asked again', async () => {
  const { lay, advance, fault, laid, fitness } = bench();
  await advance(1000);
  fault('busy');
  await advance(8000);
  expect(fitness().at(-1)).toEqual({
    is: 'degraded',
    why: 'the card reader says that its self-test failed',
  });
  fault('none');
  lay(old);
  await advance(12_000);
  expect(fitness().at(-1)).toEqual(ready);
  expect(laid()).toEqual([old]);
});

it('a module that is not authorised says so, and one that does not know the question is asked for cards all the same', async () => {
  const { port, advance, fitness } = bench();
  port.peer = () => port.say(Buffer.from(encodeAnswer(status.unauthorised)).toString('hex'));
  await advance(1000);
  expect(fitness()).toEqual([{ is: 'degraded', why: 'the card reader says that it is not authorised' }]);
  port.peer = () => port.say(Buffer.from(encodeAnswer(status.noSuchCommand)).toString('hex'));
  await advance(10_000);
  expect(fitness().at(-1)).toEqual(ready);
});

it('what is found again and again and cannot be read is told once it is no hand any more, and a good card ends it', async () => {
  const { lay, advance, laid, fitness, onTheWay } = bench({ findsAgain: true });
  onTheWay(bytes => (bytes.length > 1000 ? encodeAnswer(status.notRead) : bytes));
  lay(old);
  await advance(10_000);
  expect(fitness()).toEqual([ready]);
  await advance(20_000);
  expect(fitness().at(-1)?.is).toBe('degraded');
  expect(laid()).toEqual([]);
  onTheWay(bytes => bytes);
  await advance(5000);
  expect(fitness().at(-1)).toEqual(ready);
  expect(laid()).toEqual([old]);
});

it('nothing that is told has the number in it, and closed it is silent', async () => {
  const { reader, port, lay, advance, told } = bench();
  lay(old);
  await advance(5000);
  expect(told.some(({ is }) => is === 'laid')).toBe(true);
  expect(JSON.stringify([told, reader.health()])).not.toContain(old.slice(0, 17));
  await reader.close();
  const before = [told.length, port.written.length];
  await advance(60_000);
  expect([told.length, port.written.length]).toEqual(before);
  expect(port.standing).toBe(0);
});

it('whatever the way does to its answers, no card is told that does not lie there, and afterwards each is told once', async () => {
  const fate = fc.oneof(
    { weight: 3, arbitrary: fc.constant('whole') },
    { weight: 1, arbitrary: fc.constant('lost') },
    { weight: 1, arbitrary: fc.constant('half') },
    { weight: 1, arbitrary: fc.constant('damaged') },
    { weight: 1, arbitrary: fc.constant('late') },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fate, { maxLength: 40, size: 'max' }),
      fc.boolean(),
      async (fates, findsAgain) => {
        const { lay, take, advance, laid, fitness, onTheWay, answersAfter } = bench({ findsAgain });
        let nth = 0;
        answersAfter(() => (fates[nth] === 'late' ? 1900 : 3));
        onTheWay(bytes => {
          const is = fates[nth];
          nth += 1;
          if (is === 'lost') return new Uint8Array();
          if (is === 'half') return bytes.subarray(0, bytes.length >> 1);
          return is === 'damaged' ? bytes.map((byte, at) => (at === 6 ? byte ^ 0x04 : byte)) : bytes;
        });
        lay(old);
        await advance(40_000);
        take();
        await advance(60_000);
        expect(laid().every(number => number === old)).toBe(true);
        const before = laid().length;
        nth = fates.length;
        lay(young);
        await advance(20_000);
        expect(laid().slice(before)).toEqual([young]);
        expect(fitness().at(-1)).toEqual(ready);
      },
    ),
    { numRuns: 40 },
  );
});
