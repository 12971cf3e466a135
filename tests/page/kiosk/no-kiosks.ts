/** The kiosks of screens that hear no hall, and let nobody in. */

import { systemTimers } from '../../../daemon/process/clock.ts';
import { openKiosks } from '../../../daemon/tools/screens/kiosk/kiosks.ts';

export function noKiosks() {
  const kiosks = openKiosks(
    {
      hall: () => undefined,
      link: () => ({ is: 'opening', broker: 'none' }),
      orders: { give() {}, lost() {} },
      page: 'one',
    },
    { timers: systemTimers, wall: Date.now },
  );
  return { kiosks, entry: { key: undefined, isOpen: false } };
}
