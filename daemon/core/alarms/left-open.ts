/** R10: without sessions nothing closes the day by itself; one that is still open the next morning was forgotten. */

import { says } from '../types/alarm-message.ts';
import type { See } from '../types/condition.ts';
import type { Hall } from '../types/model.ts';

export function watchLeftOpen({ day = '', forgottenOpenAt, wallAheadMs }: Hall, see: See): void {
  if (forgottenOpenAt === undefined) return;
  see(forgottenOpenAt - wallAheadMs, 0, undefined, () => ({
    id: 'day-left-open',
    severity: 'warning',
    subject: {},
    says: () => says('day-left-open', { day }),
  }));
}
