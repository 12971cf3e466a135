/** One row of the table of orders (orders.ts). */
import { z } from 'zod';
import type { Command } from '../core/types/commands.ts';
import type { WrittenOrder } from '../core/types/follow-up.ts';
import type { Refusal } from '../core/types/refusals.ts';
import { counter, expects, ticket } from './args.ts';
import type { Role } from './roles.ts';

/** What an order needs besides its args. `today`: the business day that the wall clock tells (R10); `by`: who gives it. */
export type Where = { today: () => string; by: string };

/** These read the hall and give no order. */
export type Ask = { verb: 'ask' | 'why'; ticket: string };

/** So does this: what that number has booked, or which booking has that code. */
export type BookingsAsked = { verb: 'bookings' } & ({ identity: string } | { code: string });

/** What whoever asks is here, and may order. */
export type Who = { verb: 'who' };

/** A test of a device gives the hall no order either. */
export type DeviceTest = { verb: 'device-test'; device: string };

/** A sheet of the appraisal (R19); of nobody named: which there are for whoever asks. `month` left out: the newest. */
export type SheetAsked = {
  verb: 'sheet';
  month?: string | undefined;
  person?: string | undefined;
  institution?: string | undefined;
};

/** Nor does the telling once more of events from this seq on. */
export type Replay = { verb: 'replay'; from: number };

/** By a return slip with that code: which it is the hall's key tells. */
export type Returning = { verb: 'come-again'; code: string; print: boolean };

/** As it comes from outside, with a number or a code: what the core is told is made of it at the hall's border (R18). */
export type Booking =
  | {
      verb: 'book';
      service: string;
      slot: string;
      identity: string;
      choice?: ReadonlyMap<string, string> | undefined;
      isNumber: true;
    }
  | { verb: 'book-cancel'; code: string }
  | { verb: 'come-booked'; code: string; print: boolean; green?: true };

/** What a row comes to: an order for the hall, or something beside it. */
export type Ordered =
  | Command
  | WrittenOrder
  | Returning
  | Booking
  | BookingsAsked
  | Ask
  | Who
  | SheetAsked
  | DeviceTest
  | Replay;

/** A row of the table. `may`: who gives it where a config says nothing else. The rest is for the contract (docs/asyncapi.yaml). */
export type Order = {
  about: string;
  may: readonly Role[];
  args: z.ZodObject;
  /** Args that are right, also for whoever gave wrong ones. */
  example: object;
  /** What was given is not said again, for the answer stands in the journal. */
  isPrivate?: true;
  read(args: unknown, where: Where): { ordered: Ordered | Refusal } | { fault: z.ZodError };
};

type Shape = z.core.$ZodLooseShape;
type ArgsOf<Args extends Shape> = z.infer<z.ZodObject<Args, z.core.$strict>>;
type Row<Args extends Shape> = Pick<Order, 'about' | 'may' | 'example' | 'isPrivate'> & { args: Args };

/** Fields that `args` does not name are refused. */
export function order<Args extends Shape>({
  ordered,
  ...row
}: Row<Args> & { ordered(args: ArgsOf<Args>, where: Where): Ordered | Refusal }): Order {
  const args = z.strictObject(row.args, { error: expects({ is: 'object' }) });
  return {
    ...row,
    args,
    read(found, where) {
      const read = args.safeParse(found);
      return read.success ? { ordered: ordered(read.data, where) } : { fault: read.error };
    },
  };
}

/** Its args are those of what is ordered. */
type Plain<Verb, Args extends Shape> = { verb: Verb } & ArgsOf<Args> extends Ordered
  ? Order
  : { fault: 'these are not the args of that verb' };

export function plain<Verb extends Ordered['verb'], Args extends Shape>(
  verb: Verb,
  row: Row<Args>,
): Plain<Verb, Args> {
  return order({ ...row, ordered: args => ({ verb, ...args }) as Ordered }) as Plain<Verb, Args>;
}

/** What a pad can do. */
export const clerks = ['attendant', 'supervisor'] as const;
export const supervisors = ['supervisor'] as const;
/** It names a counter, or a ticket, and nothing else. */
export const atCounter = { may: clerks, args: { counter }, example: { counter: '1' } };
export const ofTicket = { args: { ticket }, example: { ticket: 'A001' } };
