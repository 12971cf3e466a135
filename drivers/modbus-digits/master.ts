/**
 * The RTU master of modbus-serial on one seat of a shared line. The library builds each request and judges each reply
 * (checksum, length, address, function); when a request goes out, and how long its reply may take, is the line's affair. So
 * its port is no serial port but the seat, and its own time-out is left off.
 */
import { EventEmitter } from 'node:events';
import modbusSerial from 'modbus-serial';
import type { Outcome, Seat } from '../link/seat.ts';
import type { Rank } from '../link/turns.ts';

/** `silent`: nothing that fits the request came in time. `down`: the line's port is gone. */
export type Answer = Heard | { is: 'down' };
export type Heard =
  | { is: 'done' }
  | { is: 'read'; values: readonly number[] }
  | { is: 'refused'; code: number }
  | { is: 'silent' };

export type Master = {
  read(rank: Rank, register: number, quantity: number): Promise<Answer>;
  /** Function 06. */
  writeOne(rank: Rank, register: number, value: number): Promise<Answer>;
  /** Function 16. */
  writeMany(rank: Rank, register: number, values: readonly number[]): Promise<Answer>;
  /** A frame from this slave. */
  hear(frame: Uint8Array): void;
};

/** One exchange at a time: the next only after the last was answered. */
export function newMaster(address: number, replyWithinMs: number, seat: Seat): Master {
  let rank: Rank = 'routine';
  let outcome: Promise<Outcome> | undefined;
  let answer: Answer | undefined;

  const port = Object.assign(new EventEmitter(), {
    isOpen: true,
    open: (done: (error: null) => void) => done(null),
    close: (done: (error: null) => void) => done(null),
    write(bytes: Uint8Array) {
      outcome = seat.ask({ rank, bytes: Uint8Array.from(bytes), replyWithinMs });
    },
  });
  const modbus = new modbusSerial.default(port);
  modbus.open();

  /** `begin` writes to the port before it returns. */
  async function exchange(as: Rank, begin: () => void): Promise<Answer> {
    rank = as;
    answer = undefined;
    begin();
    const ended = await outcome;
    outcome = undefined;
    if (ended === 'down') return { is: 'down' };
    return (ended === 'answered' ? answer : undefined) ?? { is: 'silent' };
  }

  /** What the library makes of a reply. `fits` gives the answer, or undefined where the reply belongs to an earlier request. */
  function judge<Found>(fits: (found: Found) => Answer | undefined) {
    return (error: Error | null, found: Found): void => {
      // Any other error (checksum, length, function) is a reply to something else, or none: the wait goes on.
      const said = error === null ? fits(found) : refusal(error);
      if (said === undefined || answer !== undefined) return;
      answer = said;
      seat.answered();
    };
  }

  return {
    read: (as, register, quantity) =>
      exchange(as, () =>
        modbus.writeFC3(
          address,
          register,
          quantity,
          judge<{ data: number[] }>(({ data }) => ({ is: 'read', values: data })),
        ),
      ),
    writeOne: (as, register, value) =>
      exchange(as, () =>
        modbus.writeFC6(
          address,
          register,
          value,
          judge<{ address: number; value: number }>(echo =>
            echo.address === register && echo.value === value ? { is: 'done' } : undefined,
          ),
        ),
      ),
    writeMany: (as, register, values) =>
      exchange(as, () =>
        modbus.writeFC16(
          address,
          register,
          [...values],
          judge<{ address: number; length: number }>(echo =>
            echo.address === register && echo.length === values.length ? { is: 'done' } : undefined,
          ),
        ),
      ),
    hear(frame) {
      if (outcome !== undefined) port.emit('data', Buffer.from(frame));
    },
  };
}

function refusal(error: Error): Answer | undefined {
  const code = 'modbusCode' in error ? error.modbusCode : undefined;
  return typeof code === 'number' ? { is: 'refused', code } : undefined;
}
