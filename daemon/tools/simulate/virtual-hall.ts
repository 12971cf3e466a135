/** The real core in virtual time, with virtual devices: whoever acts in it gets a stage, and is told every event. */
import { nextDeadline } from '../../core/deadlines/next-deadline.ts';
import type { Event } from '../../core/types/events.ts';
import type { Hall } from '../../core/types/model.ts';
import { isRefusal } from '../../core/types/refusals.ts';
import type { Rules } from '../../core/types/rules.ts';
import { type Body, openDevices } from './devices.ts';
import type { Perform, Stage, Step } from './stage.ts';
import { openVirtualTime } from './virtual-time.ts';

/** `react`: called with each event, once it is folded in. `isHere`: as a step tells it. */
type Around = {
  perform: Perform;
  watch(step: Step): void;
  react(event: Event): void;
  isHere?: (ticket: string) => boolean;
  body?: Body;
};

export type VirtualHall = {
  stage: Stage;
  /**
   * One thing after the other, until the hall is closed or does not `goOn`; what is due by the rules comes before what people
   * do at the same moment. `after`: each of them. A deadline at which nothing happens is a bug, and throws.
   */
  run(day: string, goesOn: () => boolean, after: () => void): void;
};

/** Time begins at `start`. */
export function openVirtualHall(
  rules: Rules,
  hall: Hall,
  start: number,
  { perform, watch, react, isHere, body }: Around,
): VirtualHall {
  const time = openVirtualTime(start);
  const stage: Stage = { rules, hall, now: time.now, at: time.at, give };
  const devices = openDevices(stage, body);

  function give(command: Parameters<Stage['give']>[0]): ReturnType<Stage['give']> {
    const at = time.now();
    const outcome = perform(rules, hall, command, at);
    watch({ command, outcome, at, ...(isHere && { isHere }) });
    if (!isRefusal(outcome)) for (const event of outcome) react(event);
    return outcome;
  }

  /** True when it did something. */
  function tick(due: number): boolean {
    time.passUntil(due);
    const ticked = give({ verb: 'tick' });
    return !isRefusal(ticked) && ticked.length > 0;
  }

  function runNext(day: string, next: number | undefined): boolean {
    if (next === undefined) throw new Error(`day ${day}: the day is open and nothing more will happen`);
    time.runNext();
    return true;
  }

  return {
    stage,
    run(day, goesOn, after) {
      let deadline: number | undefined;
      while (hall.open && goesOn()) {
        const next = time.nextAt();
        const isTick = deadline !== undefined && (next === undefined || deadline <= next);
        const changed = isTick ? tick(deadline ?? 0) : runNext(day, next);
        devices.takeNext();
        after();
        deadline = nextDeadline(rules, hall, time.now());
        if (!changed && deadline !== undefined && deadline <= time.now())
          throw new Error(`day ${day}: a deadline at ${deadline} at which nothing happens`);
      }
    },
  };
}
