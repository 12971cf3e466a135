import { cardProtocol, showDecoder, textOf } from '../../../drivers/aabb5154-card/codec.ts';
import { aabb5154Card, type CardOptions } from '../../../drivers/aabb5154-card/driver.ts';
import type { BoardLine, Colour } from '../../../drivers/device.ts';
import { simulateCard } from '../../../simulators/devices/aabb5154-card/device.ts';
import { boardsOnALine } from '../../kit/driver/boards-on-a-line.ts';

const card: CardOptions = {
  address: 1,
  columns: 16,
  model: '16-dot',
  sumWithEnd: false,
  answers: true,
  life: 99,
  replyWithinMs: 150,
  refreshMs: 10_000,
};

/** One card on a 9600 baud line, on virtual time. `asSimulated`: where the device differs from its config entry. */
export function bench(how: Partial<CardOptions> = {}, asSimulated: Partial<CardOptions> = {}) {
  const options = { ...card, ...how };
  const { one, ...line } = boardsOnALine([options], {
    protocol: cardProtocol,
    watch: showDecoder(options),
    simulate: (entry, around) => simulateCard({ ...entry, ...asSimulated }, around),
    open: aabb5154Card,
  });
  return {
    ...line,
    ...one,
    show(text: string, { blink = false, colour = 'red' }: { blink?: boolean; colour?: Colour } = {}): void {
      const lines: BoardLine[] = [{ text, blink, colour }];
      one.board.want({ lines, ticket: text }, true);
    },
    reads: () => one.simulator.shows()['text'],
    /** Every text that was sent to the card. */
    told: () =>
      line.asked.flatMap(({ message }) =>
        message.is === 'show' ? [{ ...message.show, text: textOf(message.show), bytes: message.bytes }] : [],
      ),
  };
}
