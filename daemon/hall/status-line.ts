/** How the hall is, in a line of plain English for `systemctl status`. */
import type { Hall } from '../core/types/model.ts';
import type { DevicesView } from '../devices/state.ts';

export function hallStatus(
  name: string,
  { day, open, totals }: Readonly<Hall>,
  devices: ReturnType<DevicesView['devices']>,
): string {
  const inHall = totals.waiting + totals.called + totals.serving + totals.parked + totals.missed;
  const lost = devices.filter(({ state }) => state === 'lost').map(({ id }) => id);
  return [
    open ? `${name}: day ${day} is open, ${inHall} in the hall` : `${name}: no day is open`,
    ...(lost.length === 0 ? [] : [`lost: ${lost.join(', ')}`]),
  ].join('; ');
}
