/** R21: the power fails, the hall goes on on paper, and what was done by it is to be entered. */
import { dateAndTime } from '../day/clock-face.ts';
import { goesByLists, heldUntil } from '../day/on-paper.ts';
import { says } from '../types/alarm-message.ts';
import type { See } from '../types/condition.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';

export function watchPower(rules: Rules, hall: Hall, see: See): void {
  const { failing, failedAt, printedAt, lists, out } = hall.power;
  const isOwed = goesByLists(hall);
  const since = isOwed ? printedAt : failing?.since;
  if (since === undefined || failedAt === undefined) return;
  const shown = (moment: number) => dateAndTime(moment + hall.wallAheadMs, rules.timeZone);
  see(since, 0, undefined, () => ({
    id: 'power',
    severity: failing === undefined ? 'warning' : 'critical',
    subject: {},
    retold: true,
    says() {
      if (!isOwed) return says('power', { is: 'failing', since: shown(since), low: failing?.low === true });
      const until = heldUntil(hall) ?? Number.POSITIVE_INFINITY;
      const queues = lists.map(({ queue }) => queue);
      return says('power', {
        is: failing === undefined ? 'enter' : 'on-paper',
        printed: shown(since),
        out: queues.filter(queue => out.has(queue)),
        missing: queues.filter(queue => !out.has(queue)),
        ...(Number.isFinite(until) && { until: shown(until) }),
      });
    },
  }));
}
