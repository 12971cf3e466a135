/** How the hall is, in a line for `systemctl status`. */
import type { Hall } from '../core/types/model.ts';
import type { DevicesView } from '../devices/state.ts';
import { remarkText } from '../text/staff/sentences.ts';

export function hallStatus(
  hall: string,
  { day, open, totals }: Readonly<Hall>,
  devices: ReturnType<DevicesView['devices']>,
): string {
  const inside = totals.waiting + totals.called + totals.serving + totals.parked + totals.missed;
  const lost = devices.filter(({ state }) => state === 'lost').map(({ id }) => id);
  return remarkText({
    code: 'hall-stands',
    args: { hall, inside, lost, ...(open && day !== undefined && { day }) },
  });
}
