import type { PadAnswer, Timers } from '../device.ts';

const gapMs = 200;
const timesFor: Record<PadAnswer['is'] | 'attention' | 'forgotten', number> = {
  done: 0,
  repeat: 0,
  ready: 1,
  refused: 2,
  attention: 1,
  forgotten: 1,
};
/** No more beeps than these are ever due: a pad that repeats itself must not beep for minutes. */
const mostDue = 4;

/** `once`: sends one beep. */
export function beeper(once: () => Promise<unknown>, timers: Timers) {
  let due = 0;
  let isStopped = false;
  let beeping: Promise<void> | undefined;
  let cancelGap = (): void => {};

  async function beepOut(): Promise<void> {
    while (due > 0) {
      due -= 1;
      await once();
      if (isStopped) return;
      await new Promise<void>(resolve => {
        cancelGap = timers.after(gapMs, resolve);
      });
    }
    beeping = undefined;
  }

  return {
    /** Resolves when it has beeped for this, and for all that was due before. */
    async beep(why: keyof typeof timesFor) {
      due = Math.min(due + timesFor[why], mostDue);
      if (due > 0) await (beeping ??= beepOut());
    },
    /** Nothing more is due. */
    silence() {
      due = 0;
    },
    stop() {
      isStopped = true;
      cancelGap();
    },
  };
}
