import type { BoardLine } from '../../../drivers/device.ts';
import { screenDecoder, stripProtocol, textOf } from '../../../drivers/strip69/codec.ts';
import { type Strip69Options, strip69 } from '../../../drivers/strip69/driver.ts';
import { simulateStrip69 } from '../../../simulators/devices/strip69/device.ts';
import { boardsOnALine } from '../../kit/driver/boards-on-a-line.ts';

/** So many strips on one line of 9600 baud, on virtual time, with the addresses from 1 on. */
export function bench({ strips = 1, ...how }: Partial<Strip69Options> & { strips?: number } = {}) {
  const entry = (address: number): Strip69Options => ({ address, places: 8, refreshMs: 10_000, ...how });
  const others = Array.from({ length: strips - 1 }, (_, n) => entry(n + 2));
  const { one, all, ...line } = boardsOnALine([entry(how.address ?? 1), ...others], {
    protocol: stripProtocol,
    watch: screenDecoder(),
    simulate: simulateStrip69,
    open: strip69,
  });
  const tell = ({ board }: typeof one, text: string, more: Partial<BoardLine> = {}): void =>
    board.want({ lines: [{ text, ...more }], ticket: text }, true);
  const read = ({ simulator }: typeof one): unknown => simulator.shows()['text'];
  return {
    ...line,
    ...one,
    all,
    tell,
    read,
    show: (text: string, more?: Partial<BoardLine>) => tell(one, text, more),
    reads: () => read(one),
    /** Every screen that was told. */
    told: () =>
      line.asked.flatMap(({ atMs, message }) =>
        message.is === 'screen'
          ? [{ ...message.screen, atMs, text: textOf(message.screen), bytes: message.bytes }]
          : [],
      ),
  };
}
