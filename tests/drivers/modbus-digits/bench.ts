import type { BoardLine } from '../../../drivers/device.ts';
import {
  modbusProtocol,
  modbusTcpProtocol,
  type Request,
  requestDecoder,
} from '../../../drivers/modbus-digits/codec.ts';
import { type ModbusDigitsOptions, modbusDigits } from '../../../drivers/modbus-digits/driver.ts';
import type { Frames } from '../../../drivers/modbus-digits/framing.ts';
import { simulateModbusDigits } from '../../../simulators/devices/modbus-digits/device.ts';
import { boardsOnALine } from '../../kit/driver/boards-on-a-line.ts';

/** The maps of the three kinds of display that are sold (README). */
const shared = {
  address: 1,
  frames: 'rtu',
  align: 'right',
  encoding: 'ascii',
  answers: true,
  replyWithinMs: 150,
  refreshMs: 10_000,
} as const;
export const digits = { ...shared, write: 'characters', register: 0, length: 6 } as const;
export const meter = { ...shared, write: 'value', register: 0, length: 4 } as const;
export const card = { ...shared, write: 'text', register: 1000, length: 8, encoding: 'gb2312' } as const;

/** Displays on one 9600 baud line, on virtual time. `asSimulated`: where the device differs from its config entry. */
export function bench(
  entries: readonly [ModbusDigitsOptions, ...ModbusDigitsOptions[]] = [digits],
  asSimulated: Partial<ModbusDigitsOptions> = {},
  baud = 9600,
) {
  const { all, asked, ...line } = boardsOnALine(entries, {
    protocol: entries[0].frames === 'tcp' ? modbusTcpProtocol : modbusProtocol,
    baud,
    watch: onlyRequests(entries[0].frames),
    simulate: (options, around) => simulateModbusDigits({ ...options, ...asSimulated }, around),
    open: modbusDigits,
  });
  const at = (which: number) => {
    const found = all[which];
    if (found === undefined) throw new Error(`no display ${which}`);
    return found;
  };

  return {
    ...line,
    at,
    asked,
    show(ticket: string | undefined, { blink = false, which = 0, text = ticket ?? '' } = {}): void {
      const lines: BoardLine[] = text === '' ? [] : [{ text, blink }];
      at(which).board.want({ lines, ...(ticket !== undefined && { ticket }) }, true);
    },
    reads: (which = 0): unknown => at(which).simulator.shows()['text'],
    blinks: (which = 0): unknown => at(which).simulator.shows()['blink'],
    fitnessTold: (which = 0) => at(which).fitness(),
    shownTold: (which = 0) => at(which).shown(),
    /** What the host sent since this was called last, as `slave function register`. */
    newlyAsked: (): string[] => asked.splice(0).map(({ message }) => brief(message)),
  };
}

function onlyRequests(frames: Frames) {
  const decode = requestDecoder(frames);
  return (bytes: Uint8Array) => decode(bytes).filter(one => one.is !== 'junk');
}

export function brief(request: Request): string {
  if (request.is === 'wrong') return `${request.address} wrong`;
  const { address, asked } = request;
  return `${address} ${asked.is} ${asked.register}`;
}
