import { z } from 'zod';

/** An object of exactly these keys. The message of an unknown key is the list of the known ones (config/load/findings.ts reads it). */
export const strict = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: issue => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(', ') : undefined),
  });
