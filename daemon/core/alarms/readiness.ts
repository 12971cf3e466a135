/** R7: what is not ready half an hour before the first session, in one alarm, until it is or the hall is at work. */
import { doubtsClock } from '../day/day-end.ts';
import type { Today } from '../day/today.ts';
import { isWarning } from '../types/alarm.ts';
import { type DiskAlarm, type ReadinessFault, says } from '../types/alarm-message.ts';
import { type See } from '../types/condition.ts';
import type { Hall } from '../types/model.ts';

const beforeMs = 30 * 60_000;
/** No text grows with what is broken. */
const namedAtMost = 12;

/** What the shell tells of the disks, by its alarms; a full one ends it. */
const ofDisks: readonly DiskAlarm[] = [
  'slow-disk',
  'journal-shortened',
  'copy-failing',
  'copy-same-disk',
  'report-not-written',
];

export function watchReadiness(hall: Hall, { spans: today }: Today, see: See): void {
  const first = today
    .values()
    .flatMap(spans => spans.slice(0, 1))
    .reduce<{ from: number; until: number } | undefined>(
      (earliest, span) => (earliest === undefined || span.from < earliest.from ? span : earliest),
      undefined,
    );
  if (first === undefined) return;
  const from = first.from - hall.wallAheadMs;
  // It was opened today, and somebody has closed it.
  if (hall.closedAt !== undefined && hall.closedAt >= from - beforeMs) return;
  const endsAt = hall.open ? from : first.until - hall.wallAheadMs;
  const faults = faultsOf(hall);
  if (faults.length === 0) return;
  const named = faults.slice(0, namedAtMost);
  const told = says('not-ready', { faults: named, more: faults.length - named.length });
  see(
    from - beforeMs,
    0,
    undefined,
    () => ({ id: 'not-ready', severity: 'warning', subject: {}, retold: true, says: () => told }),
    endsAt,
  );
}

/** Paper, devices, clock, disks. */
function faultsOf(hall: Hall): ReadinessFault[] {
  const faults = [...hall.unfit.values()].map(
    ({ device, why }): ReadinessFault => ({ is: 'unfit', device, why }),
  );
  for (const { id, subject } of hall.alarms.values()) {
    const ofDisk = ofDisks.find(one => one === id);
    if (isWarning(id)) faults.push({ is: 'warned', device: subject.device ?? id });
    else if (ofDisk !== undefined) faults.push({ is: ofDisk });
  }
  if (doubtsClock(hall)) faults.push({ is: 'clock' });
  return faults;
}
