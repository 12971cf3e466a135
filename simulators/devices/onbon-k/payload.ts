/** What a card is told and tells, by group and command (potocol.md §7 and §8). */
import { errorNames } from '../../../drivers/onbon-k/error-names.ts';
import { clockParts, statusParts } from '../../../drivers/onbon-k/payloads.ts';
import { lowFirst } from '../../../drivers/parts/frame/parts.ts';
import { hexByte, spaced } from '../../../drivers/parts/frame/words.ts';
import { type FieldTable } from '../../frames/field-table.ts';
import type { Reading } from '../../frames/reading.ts';
import { saysAreas, updateParts } from './areas.ts';

type Says = Pick<Reading, 'says' | 'error'>;

type Command = {
  name: string;
  /** Of a request, where the name is not enough. */
  asks?: (table: FieldTable, payload: Uint8Array) => Says;
  answers?: (table: FieldTable, payload: Uint8Array) => Says;
};

/** By group and command in hex. */
const commands: Readonly<Record<string, Command>> = {
  A000: { name: 'ACK', answers: () => ({ says: 'accepted' }) },
  A001: { name: 'NACK', answers: () => ({ says: 'refuses' }) },
  A100: { name: 'format' },
  A101: { name: 'delete files' },
  A102: { name: 'status', asks: () => ({ says: 'is asked how it is' }), answers: status },
  A105: { name: 'begin of a file', asks: beginFile },
  A106: { name: 'block of a file' },
  A107: { name: 'begin of several files' },
  A108: { name: 'end of several files' },
  A109: { name: 'write client message' },
  A10A: { name: 'ask about a file' },
  A10B: { name: 'read a file' },
  A200: { name: 'PING', asks: () => ({ says: 'is asked whether it is there (PING)' }) },
  A201: { name: 'reset' },
  A203: { name: 'clock', asks: clock },
  A206: { name: 'set screen id', asks: screenId },
  A207: { name: 'read screen id', answers: screenId },
  A208: { name: 'show information in turn' },
  A209: { name: 'ask for fonts' },
  A20A: { name: 'read parameters' },
  A20B: { name: 'read client message' },
  A20C: { name: 'set hints' },
  A20D: { name: 'delete hints' },
  A20E: { name: 'add speech' },
  A20F: { name: 'configure relay' },
  A210: { name: 'set relay' },
  A211: { name: 'ask more about fonts' },
  A212: { name: 'configure relays' },
  A300: { name: 'power', asks: power },
  A301: { name: 'power by the time' },
  A302: { name: 'brightness', asks: brightness },
  A304: { name: 'lock programme', asks: lock },
  A306: { name: 'areas', asks: areas },
  A308: { name: 'no power by the time' },
  A310: { name: 'clear', asks: () => ({ says: 'goes blank (clear)' }) },
  A401: { name: 'set special area' },
  A402: { name: 'page of the special area' },
  A403: { name: 'dots of the special area' },
  A405: { name: 'set IP address' },
  A406: { name: 'set MAC address' },
  A407: { name: 'search by network' },
  A408: { name: 'heartbeat' },
  A409: { name: 'delete page' },
};

const keyOf = ([group = 0, command = 0]: Uint8Array): string => hexByte(group) + hexByte(command);

/** `code`: group and command. */
export function commandName(code: Uint8Array): string {
  return commands[keyOf(code)]?.name ?? 'unknown';
}

/** Takes the parts of the payload from the table, and says what it means. */
export function onbonPayload(
  table: FieldTable,
  { code, isReply, payload }: { code: Uint8Array; isReply: boolean; payload: Uint8Array },
): Says {
  const command = commands[keyOf(code)];
  const read = isReply ? command?.answers : command?.asks;
  const before = table.left();
  const says = read?.(table, payload) ?? {
    says: command?.name ?? `command ${spaced(code)}`,
    ...(command === undefined && { error: 'nobody here knows this command' }),
  };
  const taken = before - table.left();
  table.part('Data', payload.length - taken, data => spaced(data));
  return says;
}

export const errorName = (code: number): string =>
  code === 0 ? 'none' : (errorNames[code] ?? `code ${code}`);

function clock(table: FieldTable): Says {
  const { date, time } = clockParts(table);
  return { says: `its clock is set to ${date} ${time}` };
}

function status(table: FieldTable, payload: Uint8Array): Says {
  // Where nothing special is told the areas follow at once, and 28 bytes behind them.
  const tellsSpecial = payload.length !== 16 + (payload[15] ?? 0) + 28;
  const { power, brightness, date, time, areas } = statusParts(table, tellsSpecial);
  return {
    says: `is ${power === 1 ? 'on' : 'off'}, brightness ${brightness}, ${date} ${time}, ${areas} areas`,
  };
}

function screenId(table: FieldTable): Says {
  const id = lowFirst(table.part('ScreenID', 2, bytes => `${lowFirst(bytes)}`));
  return { says: `screen id ${id}` };
}

function power(table: FieldTable): Says {
  const [flag] = table.part('OnOffFlag', 1, ([flag]) => (flag === 1 ? 'on' : 'off'));
  return { says: flag === 1 ? 'is switched on' : 'is switched off' };
}

function brightness(table: FieldTable): Says {
  const [type] = table.part('BrightnessType', 1, ([type]) => (type === 1 ? 'at once' : 'by the time'));
  const [level] = table.part('CurrentBrightness', 1, ([level]) => `${level} of 0 to 15`);
  return { says: type === 1 ? `brightness ${level} of 0 to 15` : 'brightness by the time' };
}

function lock(table: FieldTable): Says {
  table.part('StoreMode', 1, ([mode]) => (mode === 0 ? 'until its power fails' : 'for ever'));
  const [flag] = table.part('LockFlag', 1, ([flag]) => (flag === 1 ? 'locked' : 'unlocked'));
  const name = fileName(table, 'ProgramFileName');
  return { says: `programme ${name} is ${flag === 1 ? 'locked' : 'unlocked'}` };
}

function beginFile(table: FieldTable): Says {
  table.part('OverWrite', 1, ([flag]) => (flag === 1 ? 'written over' : 'kept when it is there'));
  const name = fileName(table, 'FileName');
  const length = lowFirst(table.part('FileLength', 4, bytes => `${lowFirst(bytes)} bytes`));
  return { says: `begin of the file ${name}, ${length} bytes` };
}

function fileName(table: FieldTable, name: string): string {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
  return text(table.part(name, 4, text));
}

function areas(table: FieldTable, payload: Uint8Array): Says {
  updateParts(table, payload);
  return saysAreas(payload);
}
