/** The desks of screens that hear no hall: nobody can sign in. */
import { systemTimers } from '../../../daemon/process/clock.ts';
import { type Desks, openDesks } from '../../../daemon/tools/screens/desk/desks.ts';

export function noDesks(): Desks {
  return openDesks(
    {
      login: { url: 'mqtt://127.0.0.1:1' },
      hall: () => undefined,
      link: () => ({ is: 'opening', broker: 'none' }),
      orders: { give() {}, lost() {} },
      isHere: true,
      page: 'one',
    },
    { timers: systemTimers, wall: Date.now },
  );
}
