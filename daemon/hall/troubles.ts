/** What is wrong beside the hall, on its way to its alarms. A reason that changes all the time is told once a minute, as it is then. */
import type { Timers } from '../../drivers/device.ts';
import type { AlarmKind } from '../core/types/alarm.ts';

export type Severity = 'warning' | 'critical';

export type Troubles = {
  /** `text` left out: it is over. */
  tell(alarm: AlarmKind, text?: string, severity?: Severity): void;
  /** What was still to be told is not. */
  close(): void;
};

/** Each telling is an event of the journal. */
const retoldEveryMs = 60_000;

type Told = { text: string; severity: Severity; atMs: number; cancel(): void };

export function openTroubles(
  timers: Timers,
  submit: (alarm: AlarmKind, severity: Severity, text?: string) => void,
): Troubles {
  const told = new Map<AlarmKind, Told>();

  function tellNow(alarm: AlarmKind, text: string, severity: Severity): void {
    told.set(alarm, { text, severity, atMs: timers.now(), cancel() {} });
    submit(alarm, severity, text);
  }

  return {
    tell(alarm, text, severity = 'warning') {
      const before = told.get(alarm);
      before?.cancel();
      if (text === undefined) {
        told.delete(alarm);
        submit(alarm, severity);
        return;
      }
      const inMs = before === undefined ? 0 : before.atMs + retoldEveryMs - timers.now();
      const isAnother = before !== undefined && before.text !== text && before.severity === severity;
      // The same again is for a day that has just been opened.
      if (!isAnother || inMs <= 0) tellNow(alarm, text, severity);
      else before.cancel = timers.after(inMs, () => tellNow(alarm, text, severity));
    },
    close() {
      for (const { cancel } of told.values()) cancel();
    },
  };
}
