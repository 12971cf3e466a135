/** The address under which a citizen's phone finds its ticket (R22). */
import { scalar } from '../../drivers/settings/scalars.ts';

/** It stands in a QR code before 110 more characters, and is to be read from 58 mm paper by any phone. */
const atMost = 64;
/** Signs that are the same in a code, in a browser and in the settings of any scanner. */
const address = /^https:\/\/[A-Za-z0-9][A-Za-z0-9.-]*(:\d{1,5})?(\/[\w~-][\w.~-]*)*\/?$/;

/** Without the `/` that may stand at its end. */
export const phoneSchema = scalar(
  { expected: { is: 'phone-address', atMost }, example: 'https://queue.example.cn' },
  found =>
    address.test(found) && URL.canParse(found) && found.length <= atMost
      ? found.replace(/\/$/, '')
      : undefined,
);
