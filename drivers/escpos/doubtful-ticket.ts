import type { Timers } from '../device.ts';
import { afterAwake } from '../link/after-awake.ts';
import { answerPauseMs, askMark, fence, joined, markRuns } from './codec.ts';

/** The mark, as often as it is run, and the fence behind it, which is answered also where there is no mark. */
const wanted = markRuns + 1;

/**
 * Counts what is answered to the question whether a ticket of a former run is out; its own fence may be among it. `told`: no
 * more is to be expected.
 */
export function doubtfulTicket(
  timers: Timers,
  on: { write(bytes: Uint8Array): void; told(isOut: boolean): void },
) {
  let answers = 0;
  let cancel = (): void => {};
  return {
    ask: () => on.write(joined(askMark, fence)),
    answered() {
      cancel();
      answers += 1;
      if (answers === wanted) on.told(true);
      else if (answers < wanted) cancel = afterAwake(timers, answerPauseMs, () => on.told(false));
    },
    stop: () => cancel(),
  };
}
