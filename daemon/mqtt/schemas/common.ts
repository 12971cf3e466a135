/** What the messages of a hall are made of. Objects are strict: a field that is not named here fails. */
import { z } from 'zod';
import * as form from '../../core/types/form.ts';
import { surgeLevels, visitClasses } from '../../core/types/rules.ts';
import { zodOf } from './zod-of.ts';

export const id = zodOf(form.id);
export const ticket = zodOf(form.ticket);
export const count = zodOf(form.count);
export const moment = zodOf(form.moment);
export const ms = zodOf(form.ms);
export const day = zodOf(form.day);
export const minuteRange = zodOf(form.minuteRange);
/** Whole seconds. */
export const seconds = z.int().nonnegative();
/** What a sentence for people is made of, for whoever tells it in other words. */
export const args = z.record(z.string(), z.unknown());
/** `code` and `args` of an alarm; not in an event of an older journal. */
export const message = {
  code: z
    .string()
    .describe(
      'Which sentence the text is: the key of the alarm, or as-written, in words of an older journal.',
    ),
  args: args.describe('What the text is made of; which there are follows from the code.'),
};
export const flag = z.literal([0, 1]);
export const visitClass = z.enum(visitClasses);
export const surgeLevel = z.enum(surgeLevels);

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
