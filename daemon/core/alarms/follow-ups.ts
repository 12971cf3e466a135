/** What stays open until somebody answers it must not grow for ever: every day carries each of them (R10). */
import { dateAndTime } from '../day/clock-face.ts';
import { says } from '../types/alarm-message.ts';
import type { See } from '../types/condition.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';

/** More than a hall that answers them ever has open, and far fewer than harm it. */
const tooMany = 200;
/** So that it does not come and go with each. */
const fewAgain = 160;
const id = 'follow-ups';

export function watchFollowUps({ timeZone }: Rules, hall: Hall, see: See): void {
  const { followUps, openedAt, wallAheadMs } = hall;
  const { size } = followUps;
  if (size < (hall.alarms.has(id) ? fewAgain : tooMany)) return;
  see(openedAt, 0, undefined, () => ({
    id,
    severity: 'warning',
    subject: {},
    says: () => {
      const [oldest] = followUps.values();
      const since = dateAndTime((oldest?.openedAt ?? openedAt) + wallAheadMs, timeZone);
      return says('follow-ups', { open: size, since });
    },
  }));
}
