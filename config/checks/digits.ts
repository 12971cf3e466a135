/** That the map of a digit display can hold a number. */
import { type Draft, readEntries } from '../load/draft.ts';
import type { Finding } from '../load/fault.ts';

/** A register holds 65535, and many meters show more than 32767 as less than nothing. */
const digitsInARegister = 4;

export function* crossCheckDigits(draft: Draft): Generator<Finding> {
  for (const [id, device] of readEntries(draft.devices)) {
    if (device.kind !== 'modbus-digits') continue;
    const path = ['devices', id];
    const { write, register, length, blank, blinkRegister } = device;
    if (write === 'value' && length > digitsInARegister)
      yield {
        path: [...path, 'length'],
        on: 'value',
        found: `${length} digits of a value`,
        expected: `at most ${digitsInARegister}, because it stands in one register`,
      };
    if (write !== 'value' && blank !== undefined)
      yield {
        path: [...path, 'blank'],
        on: 'key',
        found: `blank, beside write: ${write}`,
        expected: 'write: value, or no blank: characters and text are made dark by spaces',
      };
    const registers = { value: 1, characters: length, text: Math.ceil(length / 2) }[write];
    if (blinkRegister !== undefined && blinkRegister >= register && blinkRegister < register + registers)
      yield {
        path: [...path, 'blinkRegister'],
        on: 'value',
        found: `${blinkRegister}, where the number stands`,
        expected: `a register outside of ${register} to ${register + registers - 1}`,
      };
  }
}
