import type { BoardLine, BoardSaid, LinkEvents, Report } from '../../../drivers/device.ts';
import type { PoleDialect, PoleEncoding } from '../../../drivers/pole-display/codec.ts';
import { poleDisplay } from '../../../drivers/pole-display/driver.ts';
import { simulatePoleDisplay } from '../../../simulators/devices/pole-display/device.ts';
import { virtualTimers } from '../../virtual-timers.ts';

/** One display, simulated, on a port in memory. */
export async function bench(how: { dialect?: PoleDialect; encoding?: PoleEncoding } = {}) {
  const { timers, advance } = virtualTimers();
  const { dialect = 'epson', encoding = 'gb2312' } = how;
  const wrote: Uint8Array[] = [];
  const told: Report<BoardSaid>[] = [];
  let host: LinkEvents | undefined;
  const display = simulatePoleDisplay(
    { dialect, encoding },
    { timers, changed() {}, send: bytes => host?.data(bytes) },
  );
  const board = poleDisplay(
    { dialect, encoding, refreshMs: 5000 },
    async on => {
      host = on;
      return {
        async write(bytes) {
          wrote.push(bytes);
          display.receive(bytes);
        },
        async close() {},
      };
    },
    { timers, report: what => told.push(what) },
  );
  await advance(1);
  return {
    display,
    board,
    wrote,
    advance,
    show(lines: readonly BoardLine[], ticket?: string): void {
      board.want({ lines, ...(ticket !== undefined && { ticket }) }, true);
    },
    reads: () => display.shows()['text'],
    unplug: () => host?.down('unplugged'),
    noise: (bytes: Uint8Array) => host?.data(bytes),
    fitness: () => told.flatMap(what => (what.is === 'fitness' ? [what.fitness.is] : [])),
    shown: () => told.flatMap(what => (what.is === 'shown' ? [what.confirmed] : [])),
  };
}
