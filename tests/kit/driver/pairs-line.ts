import { type LineProtocol, openLine } from '../../../drivers/link/line.ts';
import type { LineSettings } from '../../../drivers/link/line-way.ts';
import type { Seat } from '../../../drivers/link/seat.ts';
import type { Rank } from '../../../drivers/link/turns.ts';
import { virtualTimers } from '../../virtual-timers.ts';
import { bytesOf, fakePort } from './fake-port.ts';

/** Two bytes a message: address, content; an address above 0F is junk, and a lone first byte waits for its second. */
const pairs: LineProtocol<{ address: number; content: number }> = {
  decoder() {
    let first: number | undefined;
    return chunk => {
      const messages = [];
      for (const byte of chunk) {
        if (first === undefined) first = byte;
        else {
          messages.push({ address: first, content: byte });
          first = undefined;
        }
      }
      return messages;
    };
  },
  addressOf: message => (message.address > 0x0f ? undefined : message.address),
};

/** 10000 baud: one byte takes 1 ms. `saysAgainWithinMs`: its members speak unasked. */
export function theLine({
  saysAgainWithinMs = 0,
  ...settings
}: Partial<LineSettings> & { saysAgainWithinMs?: number } = {}) {
  const port = fakePort();
  const { timers, advance, standStill } = virtualTimers();
  const line = openLine(
    { ...pairs, saysAgainWithinMs },
    { baud: 10_000, turnaroundMs: 5, ...settings },
    { open: port.open, timers },
  );
  const told: string[] = [];

  function member(address: number): Seat {
    const seat = line.join(address, {
      up: () => told.push(`${address} up`),
      down: why => told.push(`${address} down ${why}`),
      message: message => {
        told.push(`${address} heard ${message.content}`);
        seat.answered();
      },
      noise: ({ content }) => told.push(`${address} noise ${content}`),
    });
    return seat;
  }

  function ask(seat: Seat, hex: string, how: { rank?: Rank; replyWithinMs?: number } = {}): void {
    const { rank = 'urgent', replyWithinMs = 0 } = how;
    void seat
      .ask({ rank, bytes: bytesOf(hex), replyWithinMs })
      .then(outcome => told.push(`${hex} ${outcome} at ${timers.now()}`));
  }
  return { line, port, told, member, ask, advance, standStill };
}
