import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BoardPicture, BoardSaid, Told } from '../../../drivers/device.ts';
import { openLine } from '../../../drivers/link/line.ts';
import { onbonProtocol } from '../../../drivers/onbon-k/codec.ts';
import { onbonK } from '../../../drivers/onbon-k/driver.ts';
import { cutting, pauses, stagedPort, troubles } from '../staged-port.ts';
import { onALine, pace } from './bench.ts';

const boards = ['board-1', 'board-2', 'board-3'];
const line = { port: { by: 'serial', path: '/dev/x', baud: 9600 } as const, turnaroundMs: 5, echoes: false };

const picture = fc.constantFrom<BoardPicture>(
  { lines: [{ text: 'A001', blink: true }] },
  { lines: [{ text: 'A002' }] },
  { lines: [{ text: 'A003 优先', blink: true }] },
  { lines: [{ text: '工商银行' }, { text: '7号窗口' }] },
  { lines: [{ text: 'Z[]A6' }] },
);
const textOf = ({ lines }: BoardPicture): string => lines.map(({ text }) => text).join('\n');

const step = fc.oneof(
  pauses,
  fc.record({ is: fc.constant('want'), board: fc.nat(2), picture, urgent: fc.boolean() }),
  fc.record({
    is: fc.constant('trouble'),
    board: fc.nat(2),
    trouble: troubles('unplug', 'mute', 'slow', 'garble', 'power-cycle', 'busy'),
  }),
);

it('a board that had every trouble there is shows the latest picture once they have ended', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 40, size: 'max' }),
      cutting,
      picture,
      async (steps, cuts, last) => {
        const port = stagedPort(
          {
            lines: new Map([['boards', line]]),
            devices: new Map(boards.map((id, at) => [id, onALine(at + 1)])),
          },
          cuts,
        );
        const shared = openLine(onbonProtocol, { ...line, baud: 9600 }, port.open, port.timers);
        const told = boards.map((): Told<BoardSaid>[] => []);
        const drivers = boards.map((_, at) =>
          onbonK(
            { ...onALine(at + 1), expiresAfterS: 60, localTime: pace.localTime },
            shared,
            port.timers,
            what => told[at]?.push(what),
          ),
        );
        for (const one of steps) {
          if (one.is === 'pause') await port.advance(one.ms);
          else if (one.is === 'want') drivers[one.board]?.want(one.picture, one.urgent);
          else if (one.trouble.is === 'fault')
            port.simulated.do(boards[one.board] ?? '', { fault: one.trouble.name });
          else if (one.trouble.is === 'noise') port.noise(one.trouble.bytes);
          else if (one.trouble.in) port.putIn();
          else port.pullOut();
        }
        port.heal();
        for (const driver of drivers) driver.want(last, true);
        await port.advance(45_000);
        for (const [at, id] of boards.entries()) {
          expect(port.simulated.shows(id)).toMatchObject({ text: textOf(last) });
          expect(told[at]?.findLast(what => what.is === 'fitness')).toEqual({
            is: 'fitness',
            fitness: { is: 'ready' },
          });
          expect(told[at]?.findLast(what => what.is === 'shown')).toEqual({
            is: 'shown',
            confirmed: 'acked',
          });
        }
      },
    ),
    { numRuns: 40 },
  );
});
