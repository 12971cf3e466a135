import { expect, test } from 'vitest';
import { faultText } from '../../config/load/fault.ts';
import { readConfig } from '../../config/load/read.ts';
import { smallWith, written } from './hall-files.ts';

const pad1 = 'pad-1: { kind: ff68-pad, line: pads, address: 1, counter: "1" }';
const hall = 'hall: small';
const broker = `${hall}\nmqtt: { url: mqtt://127.0.0.1:1883 }`;

function warningsOf(port: string, ...devices: string[]): string[] {
  const lines = `\n  yard: { ${port}, baud: 9600 }`;
  const text = smallWith(
    [hall, broker],
    ['\nlines:', `\nlines:${lines}`],
    [pad1, [pad1, ...devices].join('\n  ')],
  );
  const read = readConfig(written(text));
  expect(read).toMatchObject({ ok: true });
  return read.warnings.map(fault => faultText(fault).replace(/^\S+ /, ''));
}

const bridge = 'tasmota: hall/bridge-1';
const board = (address: number, more = '') =>
  `far-${address}: { kind: onbon-k, line: yard, address: ${address}, counter: "1", width: 64, height: 32, model: 6k${more} }`;
const digits = (address: number, more = '') =>
  `far-${address}: { kind: modbus-digits, line: yard, address: ${address}, counter: "1", write: value, length: 4${more} }`;

test('a board far away that is given no time to answer earns a warning', () => {
  expect(
    warningsOf(
      bridge,
      board(1, ', replyWithin: 150 ms'),
      board(2, ', replyWithin: 499 ms'),
      board(3, ', replyWithin: 500 ms'),
      board(4),
    ),
  ).toEqual([
    'devices.far-1.replyWithin: found 150 ms on yard, which a Tasmota carries, expected at least 500 ms: answers arrive 100 ms late and more, for example replyWithin: 600 ms',
    expect.stringContaining('devices.far-2.replyWithin: found 499 ms'),
  ]);
  expect(warningsOf(bridge, digits(1, ', replyWithin: 150 ms'), digits(2))).toEqual([
    expect.stringContaining('devices.far-1.replyWithin: found 150 ms'),
  ]);
});

test('more than four boards on a line far away earn a warning each', () => {
  const boards = [1, 2, 3, 4, 5, 6].map(address => board(address, ', replyWithin: 600 ms'));
  expect(warningsOf(bridge, ...boards.slice(0, 4))).toEqual([]);
  expect(warningsOf(bridge, ...boards)).toEqual([
    'devices.far-5.line: found board 5 on yard, which a Tasmota carries, expected at most 4 boards on such a line, because each waits for the others',
    expect.stringContaining('devices.far-6.line: found board 6'),
  ]);
});

test('one that is taken out for repair does not count', () => {
  const boards = [1, 2, 3, 4, 5].map(address => board(address, ', replyWithin: 600 ms'));
  expect(warningsOf(bridge, board(6, ', disabled: true'), ...boards.slice(0, 4))).toEqual([]);
});

test('neither does the same on a wire, nor pads that never answer', () => {
  expect(
    warningsOf('serial: /dev/serial/by-id/yard', ...[1, 2, 3, 4, 5].map(address => board(address))),
  ).toEqual([]);
  const pads = [1, 2, 3, 4, 5].map(
    address => `far-${address}: { kind: ff68-pad, line: yard, address: ${address}, counter: "1" }`,
  );
  expect(warningsOf(bridge, ...pads)).toEqual([]);
});
