/**
 * The people's own time: it runs `speed` times as fast as the hall's, and stands at speed 0 and while they are stopped. The
 * hall itself is not slowed or hastened.
 */
import type { Timers } from '../../drivers/device.ts';

export type Cancel = () => void;
/**
 * Both must have passed. `ownMs`: of the people's own time. `hallMs`: of the hall's, for what its devices need; it stands too
 * while the people do. `holds`: what of the hall they wait for then, where it is worth telling.
 */
export type Wait = { ownMs?: number; hallMs?: number; holds?: Holds };
export type Holds = 'calls' | 'paper' | 'keys';

export type CrowdClock = {
  /** Since they began. */
  ownMs(): number;
  after(wait: Wait, then: () => void): Cancel;
  isGoing(): boolean;
  /** For how many the people's own wait is over, and the hall's is not. */
  heldFor(what: Holds): number;
  setSpeed(speed: number): void;
  stop(): void;
  go(): void;
  /** What is due next happens at once, and what comes after it, until `isEnough`; then the people are stopped. */
  step(isEnough: () => boolean): void;
  close(): void;
};

type Due = { ownAtMs: number; hallAtMs: number; holds: Holds | undefined; then: () => void };

/** Sums of parts of a millisecond are never quite what they should be. */
const nothingMs = 1e-3;
/** What comes of one step: among so many things one must be seen. */
const mostInAStep = 1000;

export function openCrowdClock(timers: Timers): CrowdClock {
  /** In the order in which they were planned. */
  const planned = new Set<Due>();
  let speed = 0;
  let stopped = false;
  let closed = false;
  let ownMs = 0;
  let hallMs = 0;
  let reckonedAtMs = timers.now();
  let cancelTimer = (): void => {};

  const isGoing = (): boolean => speed > 0 && !stopped && !closed;

  function pass(ms: number): void {
    ownMs += ms * speed;
    hallMs += ms;
  }

  function reckon(): void {
    const nowMs = timers.now();
    if (isGoing()) pass(nowMs - reckonedAtMs);
    reckonedAtMs = nowMs;
  }

  /** Of the hall's time. */
  const dueInMs = (due: Due): number => Math.max((due.ownAtMs - ownMs) / speed, due.hallAtMs - hallMs);

  function soonest(): { due: Due; inMs: number } | undefined {
    let found: { due: Due; inMs: number } | undefined;
    for (const due of planned) {
      const inMs = dueInMs(due);
      if (found === undefined || inMs < found.inMs) found = { due, inMs };
    }
    return found;
  }

  function arm(): void {
    cancelTimer();
    const next = isGoing() ? soonest() : undefined;
    if (next !== undefined) cancelTimer = timers.after(Math.max(0, next.inMs), wake);
  }

  /** One thing a turn, so that a hall at a hundred times the speed leaves room for its devices. */
  function wake(): void {
    reckon();
    const next = soonest();
    if (next !== undefined && next.inMs < nothingMs) run(next.due);
    arm();
  }

  function run(due: Due): void {
    planned.delete(due);
    due.then();
  }

  /** `then` is told while nothing changes under it. */
  function change(how: () => void): void {
    reckon();
    how();
    arm();
  }

  return {
    ownMs() {
      reckon();
      return ownMs;
    },
    after(wait, then) {
      reckon();
      const due = {
        ownAtMs: ownMs + (wait.ownMs ?? 0),
        hallAtMs: hallMs + (wait.hallMs ?? 0),
        holds: wait.holds,
        then,
      };
      planned.add(due);
      arm();
      return () => void planned.delete(due);
    },
    isGoing,
    heldFor(what) {
      reckon();
      const isHeld = ({ holds, ownAtMs, hallAtMs }: Due) =>
        holds === what && ownAtMs <= ownMs && hallAtMs > hallMs;
      return [...planned].filter(isHeld).length;
    },
    setSpeed: wanted => change(() => (speed = wanted)),
    stop: () => change(() => (stopped = true)),
    go: () => change(() => (stopped = false)),
    step(isEnough) {
      change(() => (stopped = true));
      if (speed === 0) return;
      for (let nth = 0; nth < mostInAStep; nth += 1) {
        const next = soonest();
        if (next === undefined) return;
        pass(Math.max(0, next.inMs));
        run(next.due);
        if (isEnough()) return;
      }
    },
    close() {
      closed = true;
      cancelTimer();
      planned.clear();
    },
  };
}
