import type { Board, BoardSaid, Handed } from '../../../drivers/device.ts';
import { type Line, type LineProtocol, openLine } from '../../../drivers/link/line.ts';
import type { Simulator, Surroundings } from '../../../simulators/devices/simulator.ts';
import { virtualTimers } from '../../virtual-timers.ts';
import { ears } from './ears.ts';
import { virtualLine } from './virtual-line.ts';

type Kind<Entry, Message, Asked> = {
  protocol: LineProtocol<Message>;
  baud?: number;
  /** What the host sends, decoded. */
  watch(chunk: Uint8Array): Asked[];
  simulate(entry: Entry, around: Surroundings): Simulator;
  open(entry: Entry, line: Line<Message>, handed: Handed<BoardSaid>): Board;
};

/** Boards, their simulated devices, and the wire between them, on virtual time. */
export function boardsOnALine<Entry, Message, Asked>(
  entries: readonly [Entry, ...Entry[]],
  { protocol, baud = 9600, watch, simulate, open }: Kind<Entry, Message, Asked>,
) {
  const { timers, advance } = virtualTimers();
  const asked: { atMs: number; message: Asked }[] = [];
  const { hands, send, ...wire } = virtualLine(timers, baud, {
    sent: bytes => asked.push(...watch(bytes).map(message => ({ atMs: timers.now(), message }))),
    arrived(bytes) {
      for (const { simulator } of all) simulator.receive(bytes);
    },
  });
  const line = openLine(protocol, { baud, turnaroundMs: 5 }, { open: wire.open, timers });
  const boardOf = (entry: Entry) => {
    const { report, ...heard } = ears<BoardSaid>();
    const simulator = simulate(entry, { send, timers, changed() {} });
    return { simulator, board: open(entry, line, { timers, report }), ...heard };
  };
  const [first, ...others] = entries;
  const one = boardOf(first);
  const all = [one, ...others.map(boardOf)];
  return { advance, timers, line, asked, one, all, ...hands };
}
