/**
 * The RTU master of modbus-serial on one seat of a shared line, also where frames pass as on TCP: `codec.ts` wraps them. The
 * library builds each request and judges each reply (checksum, length, address, function); when a request goes out, and how long its reply may take, is the line's affair. So
 * its port is no serial port but the seat, and its own time-out is left off.
 */
import { EventEmitter } from 'node:events';
import modbusSerial from 'modbus-serial';
import type { Outcome, Seat } from '../link/seat.ts';
import type { Rank } from '../link/turns.ts';
import type { Asking } from '../parts/board/rounds.ts';
import type { Unanswered } from '../parts/board/talk.ts';
import type { Reply } from './codec.ts';
import { isOfTheGateway } from './exceptions.ts';
import { type Frames, inTcp } from './framing.ts';
import type { Block, DigitMap } from './layout.ts';

export type Answer =
  | { is: 'done' }
  | { is: 'read'; values: readonly number[] }
  | { is: 'refused'; code: number };
type Then = Asking<Answer>['then'];

/** Serial line V1.02 §2.4.1: what is not answered has so long to be worked off before the next request. */
const neverHeard = { replyWithinMs: 100, unheard: { is: 'done' } } as const;
type Hearing = { answers: boolean; replyWithinMs: number };
/** How long a reply may take, and what it means that none comes. */
const hearingOf = ({ answers, replyWithinMs }: Hearing) =>
  answers ? ({ replyWithinMs, unheard: 'silent' } as const) : neverHeard;

/** One exchange at a time: the next only after the last was answered. */
export function newMaster(options: DigitMap & Hearing & { address: number; frames: Frames }, seat: Seat) {
  const { address } = options;
  const { replyWithinMs, unheard } = hearingOf(options);
  const wrapping = newWrapping(options.frames);
  let rank: Rank = 'routine';
  let outcome: Promise<Outcome> | undefined;
  let answer: Answer | undefined;

  const port = Object.assign(new EventEmitter(), {
    isOpen: true,
    open: (done: (error: null) => void) => done(null),
    close: (done: (error: null) => void) => done(null),
    write(bytes: Uint8Array) {
      outcome = seat.ask({ rank, bytes: wrapping.wrap(bytes), replyWithinMs });
    },
  });
  const modbus = new modbusSerial.default(port);
  modbus.open();

  /** `begin` writes to the port before it returns. */
  async function exchange(as: Rank, begin: () => void): Promise<Answer | Unanswered> {
    rank = as;
    answer = undefined;
    begin();
    const ended = await outcome;
    outcome = undefined;
    if (ended === 'down') return ended;
    return (ended === 'answered' ? answer : undefined) ?? unheard;
  }

  const asking = (as: Rank, then: Then, begin: () => void): Asking<Answer> => ({
    is: 'ask',
    rank: as,
    send: () => exchange(as, begin),
    then,
  });

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
    read: (as: Rank, { register, values }: Block, then: Then) =>
      asking(as, then, () =>
        modbus.writeFC3(
          address,
          register,
          values.length,
          judge<{ data: number[] }>(({ data }) => ({ is: 'read', values: data })),
        ),
      ),
    /** By function 06 what is one register alone, else by function 16. */
    write(as: Rank, { register, values }: Block, then: Then): Asking<Answer> {
      const [only = 0] = values;
      if (options.write === 'value' || register !== options.register) {
        const judged = judge<{ address: number; value: number }>(echo =>
          done(echo.address === register && echo.value === only),
        );
        return asking(as, then, () => modbus.writeFC6(address, register, only, judged));
      }
      const judged = judge<{ address: number; length: number }>(echo =>
        done(echo.address === register && echo.length === values.length),
      );
      return asking(as, then, () => modbus.writeFC16(address, register, [...values], judged));
    },
    /** A frame from this slave. */
    hear(reply: Reply): void {
      if (!wrapping.isAnswer(reply)) seat.lives();
      else if (outcome !== undefined) port.emit('data', Buffer.from(reply.bytes));
    },
  };
}

const done = (fits: boolean): Answer | undefined => (fits ? { is: 'done' } : undefined);

function newWrapping(frames: Frames) {
  /** Of the request that went out last. */
  let transaction = 0;
  return {
    wrap(request: Uint8Array): Uint8Array {
      transaction = (transaction + 1) & 0xffff;
      return frames === 'tcp' ? inTcp(request, transaction) : Uint8Array.from(request);
    },
    /** A reply to an earlier request is another's. On a serial line nobody can tell. */
    isAnswer: (reply: Reply): boolean => (reply.transaction ?? transaction) === transaction,
  };
}

/** What a gateway says of a display that does not answer it is as good as silence. */
function refusal(error: Error): Answer | undefined {
  const code = 'modbusCode' in error ? error.modbusCode : undefined;
  return typeof code === 'number' && !isOfTheGateway(code) ? { is: 'refused', code } : undefined;
}
