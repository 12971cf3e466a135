/** What a config may say of every device. */
import { id, trueOrFalse } from './scalars.ts';

export const everyDevice = {
  /** Taken out, for example to be mended: it is not opened, and nothing counts on it. */
  disabled: trueOrFalse(true).default(false),
  /** It stands by for that device, and takes over its work while that one cannot do it. */
  spareFor: id.optional(),
};
