/** One verb of `cmd/<verb>`: its args read, and the order they make. */
import { z } from 'zod';
import type { Command } from '../core/commands.ts';
import type { Refusal } from '../core/refuse.ts';
import { faultOf } from './fault.ts';

/** What an order needs besides its args. `today`: the business day that the wall clock tells (R10); `by`: who gives it. */
export type Where = { today: () => string; by: string };

/** `ask` reads the hall and gives no order. */
export type Ask = { verb: 'ask'; ticket: string };

/** A test of a device gives the hall no order either. */
export type DeviceTest = { verb: 'device-test'; device: string };

/** Nor does the telling once more of events from this seq on. */
export type Replay = { verb: 'replay'; from: number };

/** What `args` may be, and args that are right, stand beside it for the contract (docs/asyncapi.yaml). */
export type Verb = ((args: unknown, where: Where) => Command | Ask | DeviceTest | Replay | Refusal) & {
  args: z.ZodType;
  example: object;
};

/** `example`: args that are right, for whoever gave wrong ones. Fields that `shape` does not name are refused. */
export function takes<Shape extends z.core.$ZodLooseShape>(
  example: object,
  shape: Shape,
  command: (
    args: z.infer<z.ZodObject<Shape, z.core.$strict>>,
    where: Where,
  ) => Command | Ask | DeviceTest | Replay | Refusal,
): Verb {
  const schema = z.strictObject(shape, { error: 'an object' });
  function read(args: unknown, where: Where) {
    const found = schema.safeParse(args);
    return found.success
      ? command(found.data, where)
      : faultOf(found.error, args, Object.keys(shape), example);
  }
  return Object.assign(read, { args: schema, example });
}
