/** What a ticket printer goes through in a hall, whatever way leads to it. */
import { describe, expect, type TestContext, test } from 'vitest';
import { printedOf, ptyEnd, realPrinter, tcpEnd, ticketOf, type Way } from './real-printer.ts';

export function printerCases(way: Way): void {
  async function printer({ onTestFinished }: TestContext, options: { fence?: boolean } = {}) {
    const one = await realPrinter<ReturnType<typeof ptyEnd>>(
      data => (way === 'tcp' ? tcpEnd(data, () => {}) : ptyEnd(way, data)),
      options,
    );
    onTestFinished(() => one.close());
    const print = (id: string) => one.printer.do({ id, lines: ticketOf(id) });
    return {
      ...one,
      print,
      /** Nobody changes a roll before the printer has heard that it shall forget the rest (DLE ENQ 2). */
      async mended() {
        const clear = Buffer.of(0x10, 0x05, 0x02);
        const failedAt = Buffer.from(one.heard).lastIndexOf('A001');
        await one.until(() => expect(Buffer.from(one.heard).lastIndexOf(clear)).toBeGreaterThan(failedAt));
        one.fault('none');
      },
      /** The next ticket comes out whole, and is the only one but those given. */
      async printsNext(...before: string[]) {
        await one.fit({ is: 'ready' });
        print('A004 补打');
        expect(await one.outcome('A004 补打')).toBe('done');
        expect(one.tickets()).toEqual([...before, 'A004 补打'].map(printedOf));
      },
    };
  }

  describe.concurrent(`a printer by ${way}`, () => {
    test('prints a ticket, and says done when it is out', async context => {
      const { print, outcome, fit, tickets } = await printer(context);
      await fit({ is: 'ready' });
      print('A001');
      expect(tickets()).toEqual([]);
      expect(await outcome('A001')).toBe('done');
      expect(tickets()).toEqual([printedOf('A001')]);
    });

    test('whose paper ends in the ticket fails it, and the rest never comes out', async context => {
      const { print, outcome, fit, fault, inMidTicket, mended, printsNext } = await printer(context);
      await fit({ is: 'ready' });
      print('A001');
      await inMidTicket();
      fault('paper-out');
      expect(await outcome('A001')).toBe('failed: paper out');
      await mended();
      await printsNext();
    });

    test('whose paper ends with the cut has printed the ticket, whatever it says, and prints the next one', async context => {
      const { print, outcome, fit, fault, tickets, until, printsNext } = await printer(context);
      await fit({ is: 'ready' });
      print('A001');
      await until(() => expect(tickets()).toHaveLength(1));
      fault('paper-out');
      expect(await outcome('A001')).toMatch(/^(done|failed: paper out)$/);
      await fit({ is: 'degraded', why: 'paper out' });
      fault('none');
      await printsNext('A001');
    });

    test('whose cover is opened over a buffered ticket has it thrown away before the reprint', async context => {
      const { print, outcome, fit, fault, heard, inMidTicket, mended, printsNext } = await printer(context);
      await fit({ is: 'ready' });
      print('A001');
      await inMidTicket();
      fault('cover-open');
      const before = heard.length;
      expect(await outcome('A001')).toBe('failed: cover open');
      await mended();
      await printsNext();
      // DLE ENQ 2, and only then the head of the reprint.
      const after = Buffer.from(heard.slice(before));
      const cleared = after.indexOf(Buffer.of(0x10, 0x05, 0x02));
      expect(cleared).toBeGreaterThanOrEqual(0);
      expect(cleared).toBeLessThan(after.indexOf('A004'));
    });

    test('that is taken off-line in the ticket (XOFF) fails it when it stays so', async context => {
      const { print, outcome, fit, fault, inMidTicket, heard, simulator, tickets, until, printsNext } =
        await printer(context);
      await fit({ is: 'ready' });
      print('A001');
      await inMidTicket();
      fault('busy');
      expect(await outcome('A001')).toBe('failed: off-line');
      expect(Buffer.from(heard).includes('https')).toBe(false);
      fault('none');
      // Nobody took away what hung from the printer: it is cut off.
      await until(() => expect(tickets()).toHaveLength(1));
      expect(tickets()[0]).toEqual(printedOf('A001').slice(0, tickets()[0]?.length));
      simulator.act({ tear: true });
      await printsNext();
    });

    test('that is unplugged in the ticket fails it, and prints the next one where it is plugged in again', async context => {
      const { print, outcome, fit, fitness, end, inMidTicket, simulator, tickets, until, printsNext } =
        await printer(context);
      await fit({ is: 'ready' });
      print('A001');
      await inMidTicket();
      end.pullOut();
      expect(await outcome('A001')).toMatch(/^failed: link lost: /);
      expect(fitness()).toMatchObject({ is: 'lost' });
      await end.plugIn();
      // Nobody took away what hung from the printer: it is cut off.
      await until(() => expect(tickets()).toHaveLength(1));
      expect(tickets()[0]).toEqual(printedOf('A001').slice(0, tickets()[0]?.length));
      simulator.act({ tear: true });
      await printsNext();
    });
  });

  // The rest makes no difference to a file.
  if (way === 'file') return;
  describe.concurrent(`a printer by ${way}, in less trouble`, () => {
    test('without paper is degraded, and prints when somebody puts some in', async context => {
      const { print, outcome, fit, fault, printsNext } = await printer(context);
      await fit({ is: 'ready' });
      fault('paper-out');
      await fit({ is: 'degraded', why: 'paper out' });
      print('A001');
      expect(await outcome('A001')).toBe('failed: paper out');
      fault('none');
      await printsNext();
    });

    test('whose knife jams names it', async context => {
      const { print, outcome, fit, simulator, mended, printsNext } = await printer(context);
      await fit({ is: 'ready' });
      simulator.act({ cutter: 'block' });
      print('A001');
      expect(await outcome('A001')).toBe('failed: cutter jammed');
      await fit({ is: 'degraded', why: 'cutter jammed' });
      await mended();
      await printsNext();
    });

    test('that says XON again in time prints the ticket to its end', async context => {
      const { print, outcome, fit, fault, inMidTicket, until, told, tickets } = await printer(context);
      await fit({ is: 'ready' });
      print('A001');
      await inMidTicket();
      fault('busy');
      await until(() =>
        expect(told).toContainEqual({ is: 'fitness', fitness: { is: 'degraded', why: 'off-line' } }),
      );
      fault('none');
      expect(await outcome('A001')).toBe('done');
      expect(tickets()).toEqual([printedOf('A001')]);
    });

    test('that answers no GS r is told what to set, and works when that is set', async context => {
      const deafToFence = (bytes: Uint8Array) => (bytes[0] === 0 ? new Uint8Array(0) : bytes);
      const [wrong, right] = [await printer(context), await printer(context, { fence: false })];
      for (const { upstream, fit, print } of [wrong, right]) {
        upstream(deafToFence);
        await fit({ is: 'ready' });
        print('A001');
      }
      expect(await right.outcome('A001')).toBe('done');
      expect(await wrong.outcome('A001')).toBe('failed: the printer did not say that the ticket is out');
      await wrong.fit({ is: 'degraded', why: 'never answers GS r 1: set fence: false' });
    });

    test('on a noisy line prints, and counts the noise', async context => {
      const { print, outcome, fit, end, printer: driver, tickets } = await printer(context);
      await fit({ is: 'ready' });
      print('A001');
      const timer = setInterval(() => end.write(Uint8Array.of(0x83, 0xff, 0x41)), 20);
      context.onTestFinished(() => clearInterval(timer));
      expect(await outcome('A001')).toBe('done');
      expect(tickets()).toEqual([printedOf('A001')]);
      expect(driver.health().errors).toBeGreaterThan(10);
    });

    test('with little paper left is ready, warns, and prints', async context => {
      const { print, outcome, fit, simulator } = await printer(context);
      await fit({ is: 'ready' });
      simulator.act({ paper: 'low' });
      await fit({ is: 'ready', warning: 'paper near its end' });
      print('A001');
      expect(await outcome('A001')).toBe('done');
      simulator.act({ paper: 'full' });
      await fit({ is: 'ready' });
    });
  });

  // The others are gone from their way with their power, as if they were unplugged.
  if (way !== 'serial') return;
  describe.concurrent('a printer that keeps its port', () => {
    test('that loses power in the ticket does not confirm it, and prints 中文 right afterwards', async context => {
      const { print, outcome, fit, fault, inMidTicket, printsNext } = await printer(context);
      await fit({ is: 'ready' });
      print('A001');
      await inMidTicket();
      fault('power-cycle');
      expect(await outcome('A001')).toBe(
        'failed: link lost: the printer does not answer: look at its power, its cable and its baud rate',
      );
      await printsNext();
    });
  });
}
