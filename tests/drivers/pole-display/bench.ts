import type { BoardLine, BoardSaid } from '../../../drivers/device.ts';
import type { PoleDialect, PoleEncoding } from '../../../drivers/pole-display/codec.ts';
import { poleDisplay } from '../../../drivers/pole-display/driver.ts';
import { simulatePoleDisplay } from '../../../simulators/devices/pole-display/device.ts';
import { ears } from '../../kit/driver/ears.ts';
import { fakePort } from '../../kit/driver/fake-port.ts';
import { virtualTimers } from '../../virtual-timers.ts';

/** One display, simulated, on a port in memory. */
export async function bench(how: { dialect?: PoleDialect; encoding?: PoleEncoding } = {}) {
  const { timers, advance } = virtualTimers();
  const options = { dialect: 'epson', encoding: 'gb2312', ...how } as const;
  const port = fakePort();
  const { report, fitness, shown } = ears<BoardSaid>();
  const display = simulatePoleDisplay(options, { timers, changed() {}, send() {} });
  port.peer = display.receive;
  const board = poleDisplay({ ...options, refreshMs: 5000 }, port.open, { timers, report });
  await advance(1);
  return {
    display,
    board,
    wrote: port.written,
    advance,
    show(lines: readonly BoardLine[], ticket?: string): void {
      board.want({ lines, ...(ticket !== undefined && { ticket }) }, true);
    },
    reads: () => display.shows()['text'],
    unplug: () => port.unplug(),
    noise: port.say,
    fitness: () => fitness().map(({ is }) => is),
    shown,
  };
}
