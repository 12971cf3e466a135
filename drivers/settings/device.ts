/** What a config may say of every device. */
import { z } from 'zod';
import { id, trueOrFalse } from './scalars.ts';
import { strict } from './strict.ts';

const everyDevice = {
  /** Taken out, for example to be mended: it is not opened, and nothing counts on it. */
  disabled: trueOrFalse(true).default(false),
  /** It stands by for that device, and takes over its work while that one cannot do it. */
  spareFor: id.optional(),
};

/** `own`: the keys of this kind. */
export const deviceSchema = <const Kind extends string, const Own extends z.core.$ZodLooseShape>(
  kind: Kind,
  own: Own,
) => strict({ kind: z.literal(kind), ...everyDevice, ...own });
