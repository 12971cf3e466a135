/** How the hall is: in a line for `systemctl status`, and as it begins. */
import type { Logger } from 'pino';
import type { Config } from '../../config/schema/config.ts';
import type { Hall } from '../core/types/model.ts';
import type { DevicesView } from '../devices/state.ts';
import { remarkText } from '../text/staff/sentences.ts';
import { warnOfGone } from './config-conflicts.ts';

/** What the log says as the hall begins. */
export function tellStart(
  { hall, simulated, rules }: Pick<Config, 'hall' | 'simulated' | 'rules'>,
  rebuilt: Hall,
  seq: number,
  log: Pick<Logger, 'info' | 'warn'>,
): void {
  const { day, open, visits } = rebuilt;
  const how = simulated ? 'the hall runs, with SIMULATED devices' : 'the hall runs';
  log.info({ hall, day, open, visits: visits.size, seq }, how);
  warnOfGone(rules, rebuilt, log);
}

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
