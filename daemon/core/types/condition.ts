/** A condition that becomes an alarm when its time comes, and is no alarm any more once it has gone (R7, R8, R10). */
import type { AlarmId } from './alarm.ts';
import type { Alarm, AlarmMessage } from './alarm-message.ts';

/**
 * `says`: what was found, expected, and is to do.
 * `retold`: what it says changes while it stands, and is told then: nothing in it may change with every minute.
 */
export type Watch = Pick<Alarm, 'severity' | 'subject'> & {
  id: AlarmId;
  says(now: number): AlarmMessage;
  retold?: true;
};

/**
 * Told of every condition there is: it holds once `lastsMs` were worked at that institution from `since` on (R10: breaks
 * stand still), and no more at `endsAt`. This is done at every step, so the rest of a watch is made only when it is due.
 */
export type See = (
  since: number,
  lastsMs: number,
  institution: string | undefined,
  watch: () => Watch,
  endsAt?: number,
) => void;
