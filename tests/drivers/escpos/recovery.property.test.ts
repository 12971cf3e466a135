import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PrinterSaid, Told } from '../../../drivers/device.ts';
import { fenceAnswers } from '../../../drivers/escpos/codec.ts';
import { escpos } from '../../../drivers/escpos/driver.ts';
import { cutting, pauses, stagedPort, troubles } from '../staged-port.ts';

const device = {
  kind: 'escpos',
  port: { by: 'serial', path: '/dev/x', baud: 9600 },
  disabled: false,
  columns: 32,
  replyWithinMs: 5000,
  statusWithinMs: 2000,
  fence: true,
} as const;

/** Nobody opens a cover or swaps a cable faster than this. */
const handMs = 700;

const step = fc.oneof(
  pauses,
  fc.record({ is: fc.constant('print'), lines: fc.integer({ min: 1, max: 60 }) }),
  fc.record({
    is: fc.constant('trouble'),
    trouble: troubles('unplug', 'mute', 'slow', 'garble', 'power-cycle', 'busy', 'paper-out', 'cover-open'),
  }),
);

it('a printer that had every trouble there is ends each job once, and prints the next one whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), cutting, async (steps, cuts) => {
      const port = stagedPort({ lines: new Map(), devices: new Map([['printer', device]]) }, cuts);
      const told: Told<PrinterSaid>[] = [];
      const given: string[] = [];
      const falselyDone: string[] = [];
      const tickets = (): string[][] => {
        const shown = port.simulated.shows('printer')?.['tickets'];
        return Array.isArray(shown) ? shown.map(ticket => ticket.lines) : [];
      };
      const printed = (id: string, rows: number): boolean =>
        tickets().some(lines => lines.length === rows && lines.every(text => text === id));
      const rowsOf = new Map<string, number>();
      const printer = escpos(device, port.open, port.timers, what => {
        told.push(what);
        if (what.is === 'job-ended' && what.outcome === 'done' && !printed(what.id, rowsOf.get(what.id) ?? 0))
          falselyDone.push(what.id);
      });
      const ended = (): string[] => told.filter(what => what.is === 'job-ended').map(what => what.id);
      const print = (rows: number): void => {
        if (ended().length < given.length) return;
        const id = `ticket ${given.length}`;
        given.push(id);
        rowsOf.set(id, rows);
        printer.do({ id, lines: Array.from({ length: rows }, () => ({ text: id })) });
      };
      for (const one of steps) {
        if (one.is === 'pause') await port.advance(one.ms);
        else if (one.is === 'print') print(one.lines);
        else if (one.trouble.is === 'fault') port.simulated.do('printer', { fault: one.trouble.name });
        else if (one.trouble.is === 'noise') port.noise(one.trouble.bytes);
        else if (one.trouble.in) port.putIn();
        else port.pullOut();
        if (one.is === 'trouble') await port.advance(handMs);
      }
      port.heal();
      // An XOFF from before may hold the first ticket back: it fails, and the hall gives it again.
      for (let n = 0; n < 2; n += 1) {
        await port.advance(60_000);
        print(3);
      }
      await port.advance(30_000);
      expect(ended()).toEqual(given);
      expect(told.at(-1)).toEqual({ is: 'job-ended', id: given.at(-1), outcome: 'done' });
      // With answers from seconds ago a cover that was open for a moment is not seen.
      const slow = steps.some(
        one => one.is === 'trouble' && one.trouble.is === 'fault' && one.trouble.name === 'slow',
      );
      // A stray byte that is the very answer that is awaited cannot be told from it.
      const answered = steps.some(
        one =>
          one.is === 'trouble' &&
          one.trouble.is === 'noise' &&
          one.trouble.bytes.some(byte => fenceAnswers.includes(byte)),
      );
      if (!slow && !answered) expect(falselyDone).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
