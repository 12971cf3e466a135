/**
 * A Modbus display with the registers that its config entry names, and no others. After a power cycle its digits are 0 (a
 * card with a font is dark). Assumed, because no maker says: a number stands with leading zeros; a card with a font has one
 * colour, red, and what blinks by itself is there for half a second and away for half a second.
 */

import type { Timers } from '../../../drivers/device.ts';
import {
  type Asked,
  encodeException,
  encodeReply,
  functionOf,
  type Request,
  requestReader,
} from '../../../drivers/modbus-digits/codec.ts';
import type { ModbusSettings } from '../../../drivers/modbus-digits/definition.ts';
import { type Frames, inTcp, transactionOf } from '../../../drivers/modbus-digits/framing.ts';
import type { DotArea, DotMatrix } from '../../page/contract.ts';
import { lastingFaults } from '../parts/lasting-faults.ts';
import { nothingToPress, type Simulator, type Surroundings } from '../simulator.ts';
import { placed } from './registers.ts';

export type ModbusDisplay = Pick<
  ModbusSettings,
  'address' | 'frames' | 'write' | 'register' | 'length' | 'encoding' | 'blank' | 'blinkRegister'
> & { answers?: boolean };

const exceptions = { illegalAddress: 2, illegalValue: 3, busy: 6 } as const;
/** What goes dark and comes back within this long is seen as blinking. */
const blinkWithinMs = 1500;

/** A slave; it shows what a person reads of its digits. */
export function simulateModbusDigits(display: ModbusDisplay, around: Surroundings): Simulator {
  const decode = requestReader(display.frames);
  const first = display.register;
  const count = { value: 1, characters: display.length, text: Math.ceil(display.length / 2) }[display.write];
  const atPowerOn = { value: 0, characters: 0x30, text: 0 }[display.write];
  const registers = new Map<number, number>();
  const eye = newEye(around.timers, around.changed);
  const wrong = lastingFaults('busy', 'foreign');

  function powerOn(): void {
    registers.clear();
    for (let at = 0; at < count; at += 1) registers.set(first + at, atPowerOn);
    if (display.blinkRegister !== undefined) registers.set(display.blinkRegister, 0);
    eye.begin(lit());
  }

  const valuesFrom = (register: number, quantity: number): (number | undefined)[] =>
    Array.from({ length: quantity }, (_, at) => registers.get(register + at));

  function places(): string {
    const text = placed(
      valuesFrom(first, count).map(value => value ?? 0),
      display,
    );
    return display.write === 'value' && text !== '' ? text.padStart(display.length, '0') : text;
  }

  const lit = (): string => places().trim();
  const blinksItself = (): boolean => (registers.get(display.blinkRegister ?? -1) ?? 0) > 0;

  /** The values read or written, or an exception. */
  function obey(asked: Asked): readonly number[] | number {
    if (wrong.has('busy')) return exceptions.busy;
    const written = asked.is === 'read' ? [] : asked.is === 'write-one' ? [asked.value] : asked.values;
    const there = valuesFrom(asked.register, asked.is === 'read' ? asked.quantity : written.length);
    const values = there.filter(value => value !== undefined);
    if (values.length < there.length) return exceptions.illegalAddress;
    if (asked.is === 'read') return values;
    for (const [at, value] of written.entries()) registers.set(asked.register + at, value);
    eye.look(lit());
    return written;
  }

  function answer(request: Request): Uint8Array {
    const address = wrong.addressSaid(display.address);
    if (request.is === 'wrong') return encodeException(address, request.function, exceptions.illegalValue);
    const done = obey(request.asked);
    return typeof done === 'number'
      ? encodeException(address, functionOf(request.asked), done)
      : encodeReply(address, request.asked, done);
  }

  powerOn();
  return {
    receive(bytes) {
      for (const heard of decode(bytes)) {
        if (heard.is === 'junk' || heard.message.address !== display.address) continue;
        const said = wrappedAs(heard.bytes, display.frames, answer(heard.message));
        if (display.answers !== false) around.send(said);
      }
    },
    act: nothingToPress.board,
    fault(name) {
      if (name !== 'power-cycle') return wrong.fault(name);
      powerOn();
      around.changed();
      return true;
    },
    shows: () => eye.shows(blinksItself()),
    drawing() {
      return display.write === 'text'
        ? cardDrawing(display.length, places(), blinksItself())
        : { is: 'digits', places: display.length, text: places(), blink: blinksItself() };
    },
  };
}

/** In a reply to `request`. */
const wrappedAs = (request: Uint8Array, frames: Frames, reply: Uint8Array): Uint8Array =>
  frames === 'tcp' ? inTcp(reply, transactionOf(request)) : reply;

/** Of a card with a font: `length` characters of 8 × 16 dots in one row, red at full brightness. */
function cardDrawing(length: number, text: string, blink: boolean): DotMatrix {
  const size = { width: length * 8, height: 16 };
  const rows = text.trim() === '' ? [] : [{ text, fontDots: 16, colour: 'red' } as const];
  const pages = blink ? [{ rows }, { rows: [] }] : [{ rows }];
  const area: DotArea = { x: 0, y: 0, ...size, pages, moves: 'still', stayMs: 500 };
  return { is: 'dots', ...size, lit: true, brightness: 16, areas: [area] };
}

/** What a person sees of a display that can only be lit or dark: what comes back after a short pause blinks. */
function newEye(timers: Timers, changed: () => void) {
  let text = '';
  let dark = false;
  let blinks = false;
  let cancel = (): void => {};

  return {
    look(lit: string): void {
      cancel();
      if (lit !== '') blinks = lit === text && (dark || blinks);
      dark = lit === '' && text !== '';
      if (lit !== '') text = lit;
      cancel = timers.after(blinkWithinMs, () => {
        if (!dark && !blinks) return;
        if (dark) text = '';
        dark = false;
        blinks = false;
        changed();
      });
      changed();
    },
    /** The display has got power. */
    begin(lit: string): void {
      cancel();
      text = lit;
      dark = false;
      blinks = false;
    },
    shows(blinksItself: boolean) {
      const blink = text !== '' && (blinks || blinksItself);
      return { text, blink, lines: text === '' ? [] : [{ text, blink }] };
    },
  };
}
