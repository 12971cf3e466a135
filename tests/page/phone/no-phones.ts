/** The phones of screens that hear no hall. */

import { systemTimers } from '../../../daemon/process/clock.ts';
import { openPhones, type Phones } from '../../../daemon/tools/screens/phone/phones.ts';

export function noPhones(): Phones {
  return openPhones(
    {
      hall: () => undefined,
      link: () => ({ is: 'opening', broker: 'none' }),
      orders: { give() {}, lost() {} },
      page: 'one',
    },
    { timers: systemTimers, wall: Date.now },
  );
}
