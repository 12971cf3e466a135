/** A digit display that speaks Modbus, on a shared line. */
import type { z } from 'zod';
import type { Definition } from '../definition.ts';
import { answers } from '../settings/answers.ts';
import { deviceSchema } from '../settings/device.ts';
import { wrongValue } from '../settings/finding.ts';
import { duration, id, oneOf, wholeNumber } from '../settings/scalars.ts';

/**
 * How a number stands in the registers of a display. `value`: as a binary number in one register; `characters`: one ASCII
 * character in each register; `text`: two bytes in each register, as a card with a font reads them.
 */
const digitWays = ['value', 'characters', 'text'] as const;
/** A register holds 65535, and many meters show more than 32767 as less than nothing. */
const digitsInARegister = 4;

const settings = deviceSchema('modbus-digits', {
  line: id,
  /** Of the slave; behind a gateway, the unit. */
  address: wholeNumber(1, 247, 1),
  frames: oneOf(['rtu', 'tcp'], 'tcp').default('rtu'),
  /** Left out on a spare only: it shows numbers and nothing else. */
  counter: id.optional(),
  write: oneOf(digitWays, 'characters'),
  register: wholeNumber(0, 65_535, 0).default(0),
  /** Characters; of `value`, digits. */
  length: wholeNumber(1, 64, 4),
  encoding: oneOf(['ascii', 'gb2312'], 'gb2312').default('ascii'),
  /** On which side a number stands that is shorter than the display. */
  align: oneOf(['left', 'right'], 'left').default('right'),
  /** Of `value`: the number that makes the display dark. */
  blank: wholeNumber(0, 65_535, 65_535).optional(),
  /** The display's own register of digits that blink, one bit each. */
  blinkRegister: wholeNumber(0, 65_535, 8).optional(),
  answers,
  replyWithin: duration('2 s', { min: '50 ms', max: '10 s' }).default(2_000),
  refresh: duration('10 s', { min: '5 s', max: '1 h' }).default(10_000),
});
type Written = z.output<typeof settings>;
export type ModbusSettings = Omit<Written, 'replyWithin' | 'refresh'> & {
  replyWithinMs: number;
  refreshMs: number;
};

export const modbusKind = {
  class: 'board',
  answers: true,
  ways: ['line'],
  alikeOnALine: ({ frames }: Written) => ({ frames }),
  settings,
  built: ({ replyWithin, refresh, ...board }: Written): ModbusSettings => ({
    ...board,
    replyWithinMs: replyWithin,
    refreshMs: refresh,
  }),
  *check({ counter, spareFor, write, register, length, blank, blinkRegister }: Written) {
    if (counter === undefined && spareFor === undefined)
      yield wrongValue(['counter'], counter, {
        expected: { is: 'shown-counter' },
        example: 'counter: "3"',
      });
    if (write === 'value' && length > digitsInARegister)
      yield {
        path: ['length'],
        on: 'value',
        code: 'digits-beyond-register',
        args: { digits: length, atMost: digitsInARegister },
      };
    if (write !== 'value' && blank !== undefined)
      yield {
        path: ['blank'],
        on: 'key',
        code: 'dark-by-spaces',
        args: { write },
      };
    const registers = { value: 1, characters: length, text: Math.ceil(length / 2) }[write];
    if (blinkRegister !== undefined && blinkRegister >= register && blinkRegister < register + registers)
      yield {
        path: ['blinkRegister'],
        on: 'value',
        code: 'blinks-in-number',
        args: { register: blinkRegister, from: register, to: register + registers - 1 },
      };
  },
  async opener() {
    const { modbusDigits } = await import('./driver.ts');
    const { modbusProtocol, modbusTcpProtocol } = await import('./codec.ts');
    return ways => {
      const lineOf = { rtu: ways.linesOf(modbusProtocol), tcp: ways.linesOf(modbusTcpProtocol) };
      return {
        open: (settings, { timers, report }) => ({
          is: 'board',
          driver: modbusDigits(settings, lineOf[settings.frames](settings.line), { timers, report }),
        }),
      };
    };
  },
  probe: { turn: 4, load: async () => (await import('./probe.ts')).modbusProbe },
  proposal: { id: 'board', line: 'boards', yours: { counter: '"1"', write: 'characters', length: '4' } },
} as const satisfies Definition<Written, ModbusSettings>;
