/** What is wrong beside the hall, on its way to its alarms. A reason that changes all the time is told once a minute, as it is then. */
import type { Timers } from '../../drivers/device.ts';
import type { AlarmKind } from '../core/types/alarm.ts';
import { type AlarmMessage, isSame } from '../core/types/alarm-message.ts';

export type Severity = 'warning' | 'critical';

export type Troubles = {
  /** `message` left out: it is over. */
  tell(alarm: AlarmKind, message?: AlarmMessage, severity?: Severity): void;
  /** What was still to be told is not. */
  close(): void;
};

/** Each telling is an event of the journal. */
const retoldEveryMs = 60_000;

type Told = { message: AlarmMessage; severity: Severity; atMs: number; cancel(): void };

export function openTroubles(
  timers: Timers,
  submit: (alarm: AlarmKind, severity: Severity, message?: AlarmMessage) => void,
): Troubles {
  const told = new Map<AlarmKind, Told>();

  function tellNow(alarm: AlarmKind, message: AlarmMessage, severity: Severity): void {
    told.set(alarm, { message, severity, atMs: timers.now(), cancel() {} });
    submit(alarm, severity, message);
  }

  return {
    tell(alarm, message, severity = 'warning') {
      const before = told.get(alarm);
      before?.cancel();
      if (message === undefined) {
        told.delete(alarm);
        submit(alarm, severity);
        return;
      }
      const inMs = before === undefined ? 0 : before.atMs + retoldEveryMs - timers.now();
      const isAnother =
        before !== undefined && !isSame(before.message, message) && before.severity === severity;
      // The same again is for a day that has just been opened.
      if (!isAnother || inMs <= 0) tellNow(alarm, message, severity);
      else before.cancel = timers.after(inMs, () => tellNow(alarm, message, severity));
    },
    close() {
      for (const { cancel } of told.values()) cancel();
    },
  };
}
