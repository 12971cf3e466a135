/** One verb of `cmd/<verb>`: its args read, and the order they make. */
import { z } from 'zod';
import type { Command } from '../../core/types/commands.ts';
import type { Refusal } from '../../core/types/refusals.ts';
import type { WrittenOrder } from '../../journal/texts/texts.ts';
import { faultOf } from './fault.ts';

/** What an order needs besides its args. `today`: the business day that the wall clock tells (R10); `by`: who gives it. */
export type Where = { today: () => string; by: string };

/** `ask` reads the hall and gives no order. */
export type Ask = { verb: 'ask'; ticket: string };

/** A test of a device gives the hall no order either. */
export type DeviceTest = { verb: 'device-test'; device: string };

/** Nor does the telling once more of events from this seq on. */
export type Replay = { verb: 'replay'; from: number };

/** What a command comes to: an order for the hall, or something beside it. */
export type Ordered = Command | WrittenOrder | Ask | DeviceTest | Replay;

/** What `args` may be, and args that are right, stand beside it for the contract (docs/asyncapi.yaml). */
export type Verb = ((args: unknown, where: Where) => Ordered | Refusal) & {
  args: z.ZodType;
  example: object;
};

/**
 * `example`: args that are right, for whoever gave wrong ones. Fields that `shape` does not name are refused. `isPrivate`: what
 * was given is not said again, for the answer stands in the journal.
 */
export function takes<Shape extends z.core.$ZodLooseShape>(
  example: object,
  shape: Shape,
  command: (args: z.infer<z.ZodObject<Shape, z.core.$strict>>, where: Where) => Ordered | Refusal,
  isPrivate = false,
): Verb {
  const schema = z.strictObject(shape, { error: 'an object' });
  function read(args: unknown, where: Where) {
    const found = schema.safeParse(args);
    return found.success
      ? command(found.data, where)
      : faultOf(found.error, args, Object.keys(shape), example, isPrivate);
  }
  return Object.assign(read, { args: schema, example });
}
