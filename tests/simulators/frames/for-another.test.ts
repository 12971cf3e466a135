/** On a shared line a device hears what the others are told. */
import { expect, it } from 'vitest';
import type { DeviceConfig } from '../../../config/schema/config.ts';
import { encodeShow, signsOf } from '../../../drivers/a090-strip/codec.ts';
import { frameReader } from '../../../simulators/frames/frame-reader.ts';
import { deviceOf, frameOf, told } from './devices.ts';

const ping = 'A5 A5 01 00 00 80 00 00 00 00 00 00 FE 02 05 00 A2 00 01 00 00 68 F8 5A';
const beep = 'FF 68 02 02 68 03 03 06 16';
const write = '01 06 00 00 00 32 08 1F';
const toAll = '00 06 00 00 00 32 09 CE';

const heard = (device: DeviceConfig, hex: string) => {
  const { says, forAnother = false } = frameOf(device, 'rx', hex);
  return { says, forAnother };
};

it.each([
  [{ ...deviceOf('ff68-pad'), address: 3 }, beep, 'pad 3: beeps'],
  [{ ...deviceOf('onbon-k'), address: 1 }, ping, 'board 1: is asked whether it is there (PING)'],
  [{ ...deviceOf('modbus-digits'), address: 1 }, write, 'display 1: shows 2'],
  [{ ...deviceOf('modbus-digits'), address: 7 }, toAll, 'every display: shows 2'],
])('what has its own address, or every one, is for the device itself', (device, hex, says) => {
  expect(heard(device, hex)).toEqual({ says, forAnother: false });
});

it.each([
  [{ ...deviceOf('ff68-pad'), address: 4 }, beep, 'pad 3: beeps'],
  [{ ...deviceOf('onbon-k'), address: 2 }, ping, 'board 1: is asked whether it is there (PING)'],
])('what has another address is for another', (device, hex, says) => {
  expect(heard(device, hex)).toEqual({ says, forAnother: true });
});

it('what the registers of another display mean is not known here', () => {
  const display = { ...deviceOf('modbus-digits'), address: 2 };
  expect(heard(display, write)).toEqual({ says: 'display 1: register 0 written', forAnother: true });
  const { fields } = frameOf(display, 'rx', write);
  expect(fields.find(({ name }) => name === 'register value')?.means).toBe('50');
});

const encoded = Buffer.from(encodeShow(3, signsOf({ text: 'A001', colour: 'red' }))).toString('hex');
const strip = { ...deviceOf('a090-strip'), line: 'one', address: 3 };
const pad = { ...deviceOf('ff68-pad'), line: 'one', address: 3 };
const plainBeep = beep.replaceAll(' ', '').toLowerCase();

it.each([
  ['pad', pad, strip],
  ['strip', strip, pad],
])('where pads and strips share a line, each %s knows the frames of the other kind', (_, device, other) => {
  const read = frameReader(device, 0, [other]);
  const stream = `${plainBeep}${encoded}00${plainBeep}`;
  const frames = [...stream].flatMap((digit, at) => (at % 2 === 1 ? [`${stream[at - 1]}${digit}`] : []));
  const said = frames.flatMap((hex, at) => read({ at, dir: 'rx', hex }));
  expect(said.map(frame => [told(frame), frame.forAnother ?? false])).toEqual([
    ['pad 3: beeps', device !== pad],
    ['strip 3: shows A001', device !== strip],
    [expect.stringContaining('a byte that nobody understands'), false],
    ['pad 3: beeps', device !== pad],
  ]);
  expect(said.map(({ hex }) => hex).join('')).toBe(stream);
});
