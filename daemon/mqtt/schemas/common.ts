/** What the messages of a hall are made of. Objects are strict: a field that is not named here fails. */
import { z } from 'zod';
import { surgeLevels, visitClasses } from '../../core/types/rules.ts';

export const id = z.string().regex(/^[a-z0-9-]{1,32}$/);
/** The letter of the series, and at least three digits (R1). */
export const ticket = z.string().regex(/^[A-Z][0-9]{3,9}$/);
/** A number that counts something. */
export const count = z.int().nonnegative();
/** A moment, ms since 1970 UTC. */
export const moment = z.int().nonnegative();
/** A length of time. */
export const ms = z.int().nonnegative();
/** Whole seconds. */
export const seconds = z.int().nonnegative();
export const day = z.string().regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/);
/** What a sentence for people is made of, for whoever tells it in other words. */
export const args = z.record(z.string(), z.unknown());
export const flag = z.literal([0, 1]);
export const visitClass = z.enum(visitClasses);
export const surgeLevel = z.enum(surgeLevels);
/** From and to, in whole minutes (R11). */
export const minuteRange = z.tuple([count, count]);

export const version = z.literal(1).describe('Of this contract.');
/** Said of itself by every message: the version of the contract, and when it was made. */
export const stamp = { v: version, ts: moment.describe('When it was made, ms UTC.') };
export const seq = count.describe('The last event of the journal that it follows.');
/** Of what stands retained and follows the journal. */
export const standing = {
  ...stamp,
  seq,
  rev: z.int().positive().describe('Rises with each change; begins anew with the daemon.'),
};
