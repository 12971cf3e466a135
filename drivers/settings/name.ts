/** What something is called, as citizens read and hear it: in the hall's language, or in several, each by its tag. */
import { z } from 'zod';
import { text } from './scalars.ts';

export type WrittenName = string | Readonly<Record<string, string>>;

/** Which languages these may be is known only with those of the hall (config/checks/names.ts). */
export const name = (example: string, atMost?: number) => {
  const one = text(example, atMost);
  const each = z.record(z.string(), one);
  return z.unknown().transform((input, context): WrittenName => {
    const isMap = typeof input === 'object' && input !== null && !Array.isArray(input);
    const read = isMap ? each.safeParse(input) : one.safeParse(input);
    if (read.success) return read.data;
    for (const issue of read.error.issues)
      if (issue.code === 'custom')
        context.addIssue({ code: 'custom', params: issue.params, path: issue.path });
    return z.NEVER;
  });
};
