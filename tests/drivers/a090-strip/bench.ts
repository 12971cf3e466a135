import { decoder, stripProtocol } from '../../../drivers/a090-strip/codec.ts';
import { a090Strip } from '../../../drivers/a090-strip/driver.ts';
import type { BoardLine } from '../../../drivers/device.ts';
import { simulateStrip } from '../../../simulators/devices/a090-strip/device.ts';
import { boardsOnALine } from '../../kit/driver/boards-on-a-line.ts';

const shared = { columns: 16, answers: true, replyWithinMs: 150, refreshMs: 10_000 };

/** Strips on one 9600 baud line, on virtual time. */
export function bench({ addresses = [1], ...how }: Partial<typeof shared> & { addresses?: number[] } = {}) {
  const [first = 1, ...others] = addresses;
  const entry = (address: number) => ({ ...shared, ...how, address });
  const { all, one, ...line } = boardsOnALine([entry(first), ...others.map(entry)], {
    protocol: stripProtocol,
    watch: onlyShows(),
    simulate: simulateStrip,
    open: a090Strip,
  });
  return {
    ...line,
    ...one,
    all,
    show(text: string, { blink = false, ticket = text } = {}): void {
      const lines: BoardLine[] = text === '' ? [] : [{ text, blink, colour: 'red' }];
      one.board.want({ lines, ...(ticket !== '' && { ticket }) }, true);
    },
    reads: () => one.simulator.shows()['text'],
    /** Every frame that was sent to the strip. */
    told: () => line.asked.flatMap(({ message }) => (message.is === 'show' ? [message] : [])),
  };
}

function onlyShows() {
  const decode = decoder();
  return (bytes: Uint8Array) => decode(bytes);
}
