/**
 * What wraps a message of Modbus. RTU: the checksum of the serial line (V1.02 §2.5.1.2, §6.2.2); on a port a frame ends by
 * silence, here its end is told from its function and its counts. TCP: the MBAP header in place of the checksum (Modbus
 * messaging on TCP/IP implementation guide V1.0b §3.1.3).
 */
import { crc16 } from '../link/crc16.ts';
import { cutter, find, highFirst, type Parts } from '../parts/frame/parts.ts';

/** How a frame is wrapped: as on a serial line, or as on port 502 of a display or a gateway. */
export type Frames = 'rtu' | 'tcp';

/** No frame begins in it. */
export type Junk = { is: 'junk'; bytes: Uint8Array };

const number = (value: number): string => `${value}`;

/** Transaction, protocol, length (§3.1.3); the unit that follows is the address. */
const headBytes = 6;
/** The unit and 253 bytes of a message (application protocol V1.1b3 §4.1). */
const longestAfterHead = 254;

/** Gives how long the frame is. */
export function headPart(parts: Parts): number {
  parts.high('transaction', 2, undefined, number);
  parts.mark('protocol', [0, 0], 'Modbus');
  const length = parts.high('length', 2, undefined, number);
  if (length < 3 || length > longestAfterHead) parts.wrong('no length of a frame');
  return headBytes + length;
}

/** `endsAt`: where the header says. */
export function endPart(parts: Parts, endsAt: number | undefined): void {
  if (endsAt === undefined) checkPart(parts);
  else if (parts.before().length !== endsAt) parts.wrong('the length is not that of its bytes');
}

function checkPart(parts: Parts): void {
  // Serial line V1.02 §6.2.2: its low byte is sent first.
  const right = crc16(parts.before(), 0xffff);
  const found = parts.low('CRC', 2, right, crc => (crc === right ? 'right' : 'wrong'));
  if (found !== right) parts.wrong('the checksum is not that of its bytes');
}

/**
 * Cuts a stream into whole frames. A beginning that never comes to its end is given up as soon as a whole frame stands
 * behind it, so noise between two frames costs neither of them. Holds back at most one frame (260 bytes).
 */
export function frameReader<Message>(
  frame: (parts: Parts) => Message,
): (chunk: Uint8Array) => (Junk | { is: 'frame'; message: Message; bytes: Uint8Array })[] {
  let held: Uint8Array = new Uint8Array();
  const firstFrom = (at: number) => find(held.subarray(at), frame);

  /** Where the first frame may begin of which bytes are missing. */
  function firstUnended(): number {
    let at = 0;
    while (at < held.length && firstFrom(at).is !== 'unfinished') at += 1;
    return at;
  }

  return chunk => {
    held = Uint8Array.from([...held, ...chunk]);
    const found: ReturnType<ReturnType<typeof frameReader<Message>>> = [];
    const junkTo = (at: number): void => {
      if (at > 0) found.push({ is: 'junk', bytes: held.subarray(0, at) });
      held = held.slice(at);
    };
    for (let at = 0; at < held.length; at += 1) {
      const whole = firstFrom(at);
      if (whole.is !== 'whole') continue;
      junkTo(at);
      found.push({ is: 'frame', message: whole.message, bytes: held.subarray(0, whole.length) });
      held = held.slice(whole.length);
      at = -1;
    }
    junkTo(firstUnended());
    return found;
  };
}

/** A connection loses and garbles nothing: its frames stand one behind the other. */
export function frameCutter<Message>(
  frame: (parts: Parts) => Message,
): ReturnType<typeof frameReader<Message>> {
  const cut = cutter(parts => ({ message: frame(parts) }));
  return chunk =>
    cut(chunk).map(({ bytes, message: found }) =>
      found === undefined ? { is: 'junk', bytes } : { is: 'frame', message: found.message, bytes },
    );
}

export const transactionOf = (frame: Uint8Array): number => highFirst(frame.subarray(0, 2));

const high = (word: number): number[] => [word >> 8, word & 0xff];

/** A frame of a serial line, as it passes on a connection. */
export function inTcp(frame: Uint8Array, transaction: number): Uint8Array {
  const message = frame.subarray(0, -2);
  return Uint8Array.from([...high(transaction), ...high(0), ...high(message.length), ...message]);
}

/** The other way round. */
export function outOfTcp(frame: Uint8Array): Uint8Array {
  const message = frame.subarray(headBytes);
  const crc = crc16(message, 0xffff);
  return Uint8Array.from([...message, crc & 0xff, crc >> 8]);
}
