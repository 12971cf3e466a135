/** One verb of `cmd/<verb>`: its args read, and the order they make. */
import { z } from 'zod';
import type { Command } from '../core/commands.ts';
import type { Refusal } from '../core/refuse.ts';
import { faultOf } from './fault.ts';

/** What an order needs besides its args. `today`: the business day that the wall clock tells (R10); `client`: who gives it. */
export type Where = { today: () => string; client: string };

/** `ask` reads the hall and gives no order. */
export type Ask = { verb: 'ask'; ticket: string };

/** A test of a device gives the hall no order either. */
export type DeviceTest = { verb: 'device-test'; device: string };

export type Verb = (args: unknown, where: Where) => Command | Ask | DeviceTest | Refusal;

/** `example`: args that are right, for whoever gave wrong ones. Fields that `shape` does not name are refused. */
export function takes<Shape extends z.core.$ZodLooseShape>(
  example: object,
  shape: Shape,
  command: (
    args: z.infer<z.ZodObject<Shape, z.core.$strict>>,
    where: Where,
  ) => Command | Ask | DeviceTest | Refusal,
): Verb {
  const schema = z.strictObject(shape, { error: 'an object' });
  return (args, where) => {
    const read = schema.safeParse(args);
    return read.success ? command(read.data, where) : faultOf(read.error, args, Object.keys(shape), example);
  };
}
