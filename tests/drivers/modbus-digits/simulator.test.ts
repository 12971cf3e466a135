import { expect, test } from 'vitest';
import { crc16 } from '../../../drivers/link/crc16.ts';
import {
  type ModbusDisplay,
  simulateModbusDigits,
} from '../../../simulators/devices/modbus-digits/device.ts';
import { virtualTimers } from '../../virtual-timers.ts';
import { card, digits, meter } from './bench.ts';

const framed = (...bytes: number[]): Uint8Array => {
  const crc = crc16(Uint8Array.from(bytes), 0xffff);
  return Uint8Array.from([...bytes, crc & 0xff, crc >> 8]);
};
const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex');

function display(of: ModbusDisplay) {
  const time = virtualTimers();
  const sent: Uint8Array[] = [];
  let changes = 0;
  const simulator = simulateModbusDigits(of, {
    send: bytes => sent.push(bytes),
    timers: time.timers,
    changed: () => {
      changes += 1;
    },
  });
  return {
    ...simulator,
    advance: time.advance,
    changes: () => changes,
    ask(...bytes: number[]): string {
      sent.length = 0;
      simulator.receive(framed(...bytes));
      return hex(sent[0]);
    },
  };
}

test('a display without power shows zeros, one with a font nothing', () => {
  expect(display(digits).shows()).toEqual({
    text: '000000',
    blink: false,
    lines: [{ text: '000000', blink: false }],
  });
  expect(display(meter).shows()).toMatchObject({ text: '0000' });
  expect(display(card).shows()).toEqual({ text: '', blink: false, lines: [] });
});

test('registers that are not there, counts that are wrong and a busy display are refused', () => {
  const shown = display(digits);
  expect(shown.ask(1, 3, 0, 6, 0, 1)).toBe(hex(framed(1, 0x83, 2)));
  expect(shown.ask(1, 6, 0, 9, 0, 1)).toBe(hex(framed(1, 0x86, 2)));
  expect(shown.ask(1, 16, 0, 5, 0, 2, 4, 0, 0x41, 0, 0x41)).toBe(hex(framed(1, 0x90, 2)));
  expect(shown.ask(1, 3, 0, 0, 0, 0)).toBe(hex(framed(1, 0x83, 3)));
  shown.fault('busy');
  expect(shown.ask(1, 3, 0, 0, 0, 1)).toBe(hex(framed(1, 0x83, 6)));
  shown.fault('none');
  expect(shown.ask(1, 3, 0, 0, 0, 1)).toBe(hex(framed(1, 3, 2, 0, 0x30)));
  expect(shown.shows()['text']).toBe('000000');
});

test('what is for another, for all or damaged is not answered', () => {
  const shown = display(digits);
  expect(shown.ask(2, 6, 0, 0, 0, 0x41)).toBe('');
  expect(shown.ask(0, 6, 0, 0, 0, 0x41)).toBe('');
  shown.receive(Uint8Array.of(1, 6, 0, 0, 0, 0x41, 0, 0));
  expect(shown.shows()['text']).toBe('000000');
});

test('a number that goes dark and comes back is seen to blink, one that stays dark to be gone', async () => {
  const shown = display({ ...meter, blank: 0xffff });
  const write = (value: number): string => shown.ask(1, 6, 0, 0, value >> 8, value & 0xff);
  write(3);
  await shown.advance(1000);
  write(0xffff);
  expect(shown.shows()).toMatchObject({ text: '0003', blink: false });
  await shown.advance(1000);
  write(3);
  expect(shown.shows()).toMatchObject({ text: '0003', blink: true });
  await shown.advance(1600);
  expect(shown.shows()).toMatchObject({ text: '0003', blink: false });
  write(0xffff);
  await shown.advance(1600);
  expect(shown.shows()).toEqual({ text: '', blink: false, lines: [] });
  write(4);
  expect(shown.shows()).toMatchObject({ text: '0004', blink: false });
});
