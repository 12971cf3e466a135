/**
 * Modbus RTU frames, as far as a display needs them: functions 03, 06 and 16 (application protocol V1.1b3 §6.3, §6.6, §6.12),
 * exceptions (§7), and the checksum of the serial line (V1.02 §2.5.1.2, §6.2.2). On a port a frame ends by silence; here its
 * end is told from its function and its counts.
 */
import { crc16 } from '../link/crc16.ts';
import type { LineProtocol } from '../link/line.ts';

/** Those that a display needs (§6.3, §6.6, §6.12). */
export const functions = { read: 3, writeOne: 6, writeMany: 16 } as const;
const exceptionBit = 0x80;

type Junk = { is: 'junk'; bytes: Uint8Array };
/** A whole frame of a slave, its checksum right; what it says is read by the master. */
export type Reply = { is: 'reply'; address: number; bytes: Uint8Array };
export type ModbusMessage = Reply | Junk;

/** `register`: the first, from 0, as the frame names it; values of 16 bits. */
export type Asked =
  | { is: 'read'; register: number; quantity: number }
  | { is: 'write-one'; register: number; value: number }
  | { is: 'write-many'; register: number; values: readonly number[] };
/** `wrong`: a whole frame whose counts do not fit together. */
export type Request =
  | { is: 'request'; address: number; asked: Asked }
  | { is: 'wrong'; address: number; function: number };

/** Addresses of slaves; 0 is the broadcast, which nobody answers (serial line V1.02 §2.2). */
const isSlave = (address: number): boolean => address >= 1 && address <= 247;
/** Address, function and checksum. */
const overheadBytes = 4;

/** Its low byte is sent first (serial line V1.02 §6.2.2). */
const checksum = (bytes: Uint8Array): number => crc16(bytes, 0xffff);

function isIntact(frame: Uint8Array): boolean {
  const [low = 0, high = 0] = frame.subarray(-2);
  return checksum(frame.subarray(0, -2)) === high * 256 + low;
}

/** How long the frame is that begins with these bytes: 0 when none does, undefined when more bytes are needed to tell. */
type LengthOf = (address: number, code: number | undefined, rest: Uint8Array) => number | undefined;

const replyLength: LengthOf = (address, code, [count]) => {
  if (!isSlave(address)) return 0;
  switch (code) {
    case undefined:
      return undefined;
    case functions.read:
      if (count === undefined) return undefined;
      return count > 0 && count <= 250 && count % 2 === 0 ? overheadBytes + 1 + count : 0;
    case functions.writeOne:
    case functions.writeMany:
      return overheadBytes + 4;
    case functions.read | exceptionBit:
    case functions.writeOne | exceptionBit:
    case functions.writeMany | exceptionBit:
      return overheadBytes + 1;
    default:
      return 0;
  }
};

const requestLength: LengthOf = (address, code, rest) => {
  if (address > 247) return 0;
  switch (code) {
    case undefined:
      return undefined;
    case functions.read:
    case functions.writeOne:
      return overheadBytes + 4;
    case functions.writeMany:
      return rest[4] === undefined ? undefined : overheadBytes + 5 + rest[4];
    default:
      return 0;
  }
};

/**
 * Cuts a stream into whole frames. A beginning that never comes to its end is given up as soon as a whole frame stands
 * behind it, so noise between two frames costs neither of them. Holds back at most one frame (260 bytes).
 */
function frameReader(lengthOf: LengthOf): (chunk: Uint8Array) => { frame?: Uint8Array; junk?: Uint8Array }[] {
  let held: Uint8Array = new Uint8Array();

  const lengthAt = (at: number): number | undefined =>
    lengthOf(held[at] ?? 0, held[at + 1], held.subarray(at + 2));
  const hasAll = (at: number, length: number | undefined): length is number =>
    length !== undefined && length > 0 && at + length <= held.length;

  function firstWhole(): { at: number; end: number } | undefined {
    for (let at = 0; at < held.length; at += 1) {
      const length = lengthAt(at);
      if (hasAll(at, length) && isIntact(held.subarray(at, at + length))) return { at, end: at + length };
    }
    return undefined;
  }

  /** Where the first frame may begin of which bytes are missing. */
  function firstUnended(): number {
    let at = 0;
    for (; at < held.length; at += 1) {
      const length = lengthAt(at);
      if (length === undefined || at + length > held.length) break;
    }
    return at;
  }

  return chunk => {
    held = Uint8Array.from([...held, ...chunk]);
    const found: { frame?: Uint8Array; junk?: Uint8Array }[] = [];
    for (let whole = firstWhole(); whole !== undefined; whole = firstWhole()) {
      if (whole.at > 0) found.push({ junk: held.subarray(0, whole.at) });
      found.push({ frame: held.subarray(whole.at, whole.end) });
      held = held.slice(whole.end);
    }
    const keepFrom = firstUnended();
    if (keepFrom > 0) found.push({ junk: held.subarray(0, keepFrom) });
    held = held.slice(keepFrom);
    return found;
  };
}

export const modbusProtocol: LineProtocol<ModbusMessage> = {
  decoder() {
    const read = frameReader(replyLength);
    return chunk =>
      read(chunk).map(
        ({ frame, junk }): ModbusMessage =>
          frame === undefined
            ? { is: 'junk', bytes: junk ?? new Uint8Array() }
            : { is: 'reply', address: frame[0] ?? 0, bytes: frame },
      );
  },
  addressOf: message => (message.is === 'reply' ? message.address : undefined),
  // Serial line V1.02 §2.5.1.1: frames are parted by a silence of at least 3.5 characters.
  silentCharacters: 3.5,
};

/** The slave's side, for the simulator. */
export function requestDecoder(): (chunk: Uint8Array) => (Request | Junk)[] {
  const read = frameReader(requestLength);
  return chunk =>
    read(chunk).map(({ frame, junk }): Request | Junk =>
      frame === undefined ? { is: 'junk', bytes: junk ?? new Uint8Array() } : readRequest(frame),
    );
}

function readRequest(frame: Uint8Array): Request {
  const [address = 0, code = 0] = frame;
  const words = wordsIn(frame.subarray(2, 6));
  const [register = 0, second = 0] = words;
  const asked = ((): Asked | undefined => {
    switch (code) {
      case functions.read:
        // §6.3: 1 to 125 registers.
        return second >= 1 && second <= 125 ? { is: 'read', register, quantity: second } : undefined;
      case functions.writeOne:
        return { is: 'write-one', register, value: second };
      default: {
        // §6.12: 1 to 123 registers, and twice as many bytes.
        const values = wordsIn(frame.subarray(7, -2));
        const fits = second >= 1 && second <= 123 && frame[6] === 2 * second;
        return fits ? { is: 'write-many', register, values } : undefined;
      }
    }
  })();
  return asked === undefined ? { is: 'wrong', address, function: code } : { is: 'request', address, asked };
}

/** Registers are big-endian (§4.2). */
export function wordsIn(bytes: Uint8Array): number[] {
  return Array.from(
    { length: bytes.length >> 1 },
    (_, at) => (bytes[2 * at] ?? 0) * 256 + (bytes[2 * at + 1] ?? 0),
  );
}

/** High byte first, as `wordsIn` reads them. */
export function bytesOf(words: readonly number[]): Uint8Array {
  return Uint8Array.from(words.flatMap(word => [word >> 8, word & 0xff]));
}

function framed(...bytes: number[]): Uint8Array {
  const crc = checksum(Uint8Array.from(bytes));
  return Uint8Array.from([...bytes, crc & 0xff, crc >> 8]);
}

/** What a slave answers to a request; `values` are those read. */
export function encodeReply(address: number, asked: Asked, values: readonly number[] = []): Uint8Array {
  switch (asked.is) {
    case 'read':
      return framed(address, functions.read, 2 * values.length, ...bytesOf(values));
    case 'write-one':
      return framed(address, functions.writeOne, ...bytesOf([asked.register, asked.value]));
    case 'write-many':
      return framed(address, functions.writeMany, ...bytesOf([asked.register, asked.values.length]));
  }
}

/** `code`: the function that was asked; `exception`: why not (§7). */
export function encodeException(address: number, code: number, exception: number): Uint8Array {
  return framed(address, code | exceptionBit, exception);
}

/** The function code of a request. */
export function functionOf(asked: Asked): number {
  return { read: functions.read, 'write-one': functions.writeOne, 'write-many': functions.writeMany }[
    asked.is
  ];
}
