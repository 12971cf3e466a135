/**
 * Another daemon that runs a hall of this id on the same broker: both take every order, and each writes over what the other says
 * stands. It is seen by `boot` in `$state`, which names one run of one daemon. Neither fights: each says its alarm, and goes on.
 */
import { type AlarmMessage, says } from '../core/types/alarm-message.ts';
import type { Clock } from '../process/clock.ts';
import { jsonIn } from './json.ts';

export type SecondHall = {
  /** A `$state` that somebody said just now; what stood retained from before is nobody's word of now. */
  heard(payload: Uint8Array): void;
  /** With each beat of ours that was heard; not with the first of a connection. */
  beat(): void;
  /** A day was opened: an alarm from before the first one is told now. */
  tellAgain(): void;
};

/** A run that ended says its last words within one beat; whoever is heard in more of them runs beside us. */
const heardInBeats = 2;
/** Three of the other's beats, too. */
const silentBeats = 3;
/** What an earlier run said may come so late, over a bridge that was slow; by then its clock tells it from a second hall's. */
const lateBeats = 30;
/** Somebody who makes up boots fills no memory. */
const othersAtMost = 16;

export function openSecondHall(
  of: { hall: string; boot: string; clock: Pick<Clock, 'now'> },
  alarm: (message?: AlarmMessage) => void,
): SecondHall {
  const { hall, boot, clock } = of;
  const startedAt = clock.now();
  /** By boot. `heard`: in how many beats of ours. `ts`: of the last word; a copy of the same word is none. */
  const others = new Map<string, { ts: number; isNew: boolean; heard: number; silent: number }>();
  let beats = 0;
  let quiet = 0;
  let told: 'second' | 'none' | undefined;

  function tell(): void {
    const second = [...others].find(([, { heard }]) => heard >= heardInBeats)?.[0];
    if (second !== undefined && told !== 'second') {
      told = 'second';
      alarm(says('second-hall', { hall, boot: second }));
    }
    // An alarm that an earlier run left is over as well, once it was quiet for so long.
    if (second === undefined && quiet >= silentBeats && told !== 'none') {
      told = 'none';
      alarm();
    }
  }

  return {
    heard(payload) {
      const said = aliveIn(payload);
      if (said === undefined || said.boot === boot) return;
      if (said.ts < startedAt && beats < lateBeats) return;
      const known = others.get(said.boot);
      if (known === undefined && others.size >= othersAtMost) return;
      if (known !== undefined && said.ts <= known.ts) return;
      others.set(said.boot, { heard: known?.heard ?? 0, silent: 0, ts: said.ts, isNew: true });
    },
    beat() {
      beats += 1;
      quiet = [...others.values()].some(({ isNew }) => isNew) ? 0 : quiet + 1;
      for (const [other, known] of others) {
        if (known.isNew) known.heard += 1;
        else known.silent += 1;
        known.isNew = false;
        if (known.silent >= silentBeats) others.delete(other);
      }
      tell();
    },
    tellAgain() {
      if (told !== 'second') return;
      told = undefined;
      tell();
    },
  };
}

/** Of a daemon that runs; one that ends, or has ended, is no second one. */
function aliveIn(payload: Uint8Array): { boot: string; ts: number } | undefined {
  const said = jsonIn(payload);
  if (typeof said !== 'object' || said === null) return undefined;
  const { boot, ts, state } = said as Record<string, unknown>;
  if (typeof boot !== 'string' || boot.length > 64 || typeof ts !== 'number') return undefined;
  return state === 'offline' || state === 'stopping' ? undefined : { boot, ts };
}
