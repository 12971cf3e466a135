/** The lines that would add to a config what is plugged in. */

import { onReports } from '../../../drivers/kinds.ts';
import type { Plugged } from '../../../drivers/link/plugged.ts';
import { hidPort, serialPort, type UsbName, usbText } from '../../../drivers/settings/ports.ts';
import type { Answered } from './probe-port.ts';

/** `asIf`: what it may be, where that is not known. `yours`: the values that stand for those of this hall. */
export type Proposal = { asIf?: string; lines: string[]; yours: string[] };
/** Gives an id that the config does not have. */
export type NewId = (stem: string) => string;

/** P.I. Engineering. */
export const xkeysVendor = 0x05f3;

/** None for what is no device of a hall. */
export function proposals(plugged: Plugged, answered: Answered | undefined, newId: NewId): Proposal[] {
  switch (plugged.is) {
    case 'printer':
      return [device(newId('printer'), { kind: 'escpos', file: plugged.path, columns: '32' }, ['columns'])];
    case 'hid': {
      const kind = hidKindOf(plugged);
      if (kind === undefined) return [];
      const { serial: _, ...unnamed } = plugged;
      // A serial number that a config cannot write is left out.
      const hid = [usbOf(plugged), usbOf(unnamed)].find(name => hidPort.safeParse(name).success);
      if (hid === undefined) return [];
      const pad = device(newId('pad'), { kind: kind.kind, hid: `"${hid}"`, counter: '"1"' }, ['counter']);
      return [{ ...pad, ...(kind.asIf !== undefined && { asIf: kind.asIf }) }];
    }
    case 'serial': {
      const serial = serialName(plugged);
      return answered === undefined ? silent(serial, newId) : [answering(serial, answered, newId)];
    }
  }
}

function hidKindOf(
  plugged: Plugged & { is: 'hid' },
): { kind: keyof typeof onReports; asIf?: string } | undefined {
  if (plugged.vendor === xkeysVendor)
    return onReports.xkeys.among({}).fits(plugged) ? { kind: 'xkeys' } : undefined;
  if (!onReports['hid-keypad'].among().fits(plugged)) return undefined;
  return { kind: 'hid-keypad', asIf: 'a number pad for a clerk' };
}

/** Pads and readers speak only when they are pressed. */
function silent(serial: string, newId: NewId): Proposal[] {
  const line = newId('pads');
  const pad = device(newId('pad'), { kind: 'ff68-pad', line, address: '1', counter: '"1"' }, [
    'address',
    'counter',
  ]);
  const reader = device(newId('scanner'), { kind: 'line-reader', serial, scans: 'tickets' }, []);
  return [
    { ...pad, asIf: 'a line of ff68 pads', lines: [...lineLines(line, { serial }), ...pad.lines] },
    { ...reader, asIf: 'a scanner' },
  ];
}

function answering(serial: string, { kind, baud, settings }: Answered, newId: NewId): Proposal {
  const port = { serial, baud: `${baud}` };
  switch (kind) {
    case 'onbon-k':
    case 'modbus-digits': {
      const line = newId('boards');
      const face: Record<string, string> =
        kind === 'onbon-k'
          ? { counter: '"1"', width: '96', height: '32', model: '6k' }
          : { counter: '"1"', write: 'characters', length: '4' };
      const board = device(newId('board'), { kind, line, ...settings, ...face }, Object.keys(face));
      return { ...board, lines: [...lineLines(line, port), ...board.lines] };
    }
    case 'escpos':
      return device(newId('printer'), { kind, ...port, columns: '32' }, ['columns']);
    case 'syn6288':
    case 'xfs5152':
      return device(newId('voice'), { kind, ...port }, []);
  }
}

/** A name that stays, as far as a config can write it. */
function serialName({ path, names, ...usb }: Plugged & { is: 'serial' }): string {
  const name = names.find(one => serialPort.safeParse(one).success);
  if (name !== undefined) return name;
  const adapter = usb.serial === undefined ? undefined : usbOf(usb);
  return adapter !== undefined && serialPort.safeParse(adapter).success ? `"${adapter}"` : path;
}

/** As a config names it; not without its numbers. */
export function usbOf({ vendor, product, ...more }: Partial<UsbName>): string | undefined {
  return vendor === undefined || product === undefined ? undefined : usbText({ vendor, product, ...more });
}

function device(id: string, keys: Readonly<Record<string, string>>, yours: string[]): Proposal {
  return { lines: ['devices:', `  ${id}: ${flow(keys)}`], yours };
}

function lineLines(id: string, keys: Readonly<Record<string, string>>): string[] {
  return ['lines:', `  ${id}: ${flow(keys)}`];
}

function flow(keys: Readonly<Record<string, string>>): string {
  return `{ ${Object.entries(keys)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')} }`;
}
