import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BoardPicture, BoardSaid, Told } from '../../../drivers/device.ts';
import { openLine } from '../../../drivers/link/line.ts';
import { modbusProtocol } from '../../../drivers/modbus-digits/codec.ts';
import type { ModbusSettings } from '../../../drivers/modbus-digits/definition.ts';
import { modbusDigits } from '../../../drivers/modbus-digits/driver.ts';
import { cutting, pauses, stagedPort, troubles } from '../staged-port.ts';
import { card, digits, meter } from './bench.ts';

const line = { port: { by: 'serial', path: '/dev/x', baud: 9600 } as const, turnaroundMs: 5, echoes: false };
const config = (map: Omit<ModbusSettings, 'kind' | 'line' | 'disabled'>): ModbusSettings => ({
  kind: 'modbus-digits',
  disabled: false,
  line: 'boards',
  ...map,
});
const devices = new Map<string, ModbusSettings>([
  ['digits', config({ ...digits, address: 1 })],
  ['meter', config({ ...meter, address: 2, blank: 0xffff })],
  ['card', config({ ...card, address: 3, blinkRegister: 40 })],
]);

/** A picture, and what the three show of it. */
type Case = { picture: BoardPicture; shows: readonly [string, string, string] };
const number = (ticket: string, blink = false): BoardPicture => ({
  lines: [{ text: ticket, blink }],
  ticket,
});
const cases = fc.constantFrom<Case>(
  { picture: number('A001', true), shows: ['A001', '0001', 'A001'] },
  { picture: number('A002'), shows: ['A002', '0002', 'A002'] },
  {
    picture: { lines: [{ text: 'B03 优先', blink: true }], ticket: 'B03' },
    shows: ['B03', '0003', 'B03 优先'],
  },
  { picture: { lines: [{ text: '工商银行' }, { text: '7号窗口' }] }, shows: ['', '', '工商银行'] },
);

const step = fc.oneof(
  pauses,
  fc.record({ is: fc.constant('want'), board: fc.nat(2), of: cases, urgent: fc.boolean() }),
  fc.record({
    is: fc.constant('trouble'),
    board: fc.nat(2),
    trouble: troubles('unplug', 'mute', 'slow', 'garble', 'power-cycle', 'busy'),
  }),
);

it('a display that had every trouble there is shows the latest picture once they have ended', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 40, size: 'max' }),
      cutting,
      cases,
      async (steps, cuts, last) => {
        const port = stagedPort({ lines: new Map([['boards', line]]), devices }, cuts);
        const shared = openLine(modbusProtocol, { ...line, baud: 9600 }, port.open, port.timers);
        const ids = [...devices.keys()];
        const told = ids.map((): Told<BoardSaid>[] => []);
        const drivers = [...devices.values()].map((device, at) =>
          modbusDigits(device, shared, port.timers, what => told[at]?.push(what)),
        );
        for (const one of steps) {
          if (one.is === 'pause') await port.advance(one.ms);
          else if (one.is === 'want') drivers[one.board]?.want(one.of.picture, one.urgent);
          else if (one.trouble.is === 'fault')
            port.simulated.do(ids[one.board] ?? '', { fault: one.trouble.name });
          else if (one.trouble.is === 'noise') port.noise(one.trouble.bytes);
          else if (one.trouble.in) port.putIn();
          else port.pullOut();
        }
        port.heal();
        for (const driver of drivers) driver.want(last.picture, true);
        await port.advance(45_000);
        for (const [at, id] of ids.entries()) {
          expect(port.simulated.shows(id)).toMatchObject({ text: last.shows[at] });
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
