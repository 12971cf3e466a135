/** The args of an order as words of a command line (orders.ts). */
import type { z } from 'zod';
import { type OpsVerb, orders } from './orders.ts';

/** `isYes`: it is so where nothing is said. */
export type ArgAsked = {
  name: string;
  example?: unknown;
  mayBeLeftOut: boolean;
  isYesOrNo: boolean;
  isYes: boolean;
};

export function argsAsked(verb: OpsVerb): ArgAsked[] {
  const { example } = orders[verb];
  return [...schemasOf(verb)].map(([name, arg]) => {
    const leftOut = arg.safeParse(undefined);
    return {
      name,
      ...(Object.hasOwn(example, name) && { example: Reflect.get(example, name) }),
      mayBeLeftOut: leftOut.success,
      isYesOrNo: arg.safeParse(true).success,
      isYes: leftOut.success && leftOut.data === true,
    };
  });
}

/**
 * Read in the first way that the arg takes: as it stands, as JSON, as a list (a,b), as a list of numbers (1,3), as fields
 * (queue=icbc). One that it takes in no way stays as it stands: what is wrong with it is for the hall to say.
 */
export function writtenArg(verb: OpsVerb, name: string, written: string | boolean): unknown {
  const arg = schemasOf(verb).get(name);
  if (typeof written === 'boolean' || arg === undefined) return written;
  return readings(written).find(value => arg.safeParse(value).success) ?? written;
}

const schemasOf = (verb: OpsVerb): ReadonlyMap<string, z.ZodType> =>
  new Map(Object.entries<z.ZodType>(orders[verb].args.shape));

function readings(written: string): unknown[] {
  const list = written.split(',');
  const fields = list.map(field => field.split('='));
  return [
    written,
    ...parsed(written),
    list,
    list.map(Number),
    ...(fields.every(field => field.length === 2) ? [Object.fromEntries(fields)] : []),
  ];
}

function parsed(written: string): unknown[] {
  try {
    return [JSON.parse(written)];
  } catch {
    return [];
  }
}
