/**
 * Which message the broker ends the connection at. A broker that takes less than we say (a smaller limit, a topic that may not be
 * said there) tells nothing: it cuts us off, and would again at each try, for ever. So what was under way when a connection ended
 * is sent alone on the next one; what ends it alone several times is held, and the rest goes on without it.
 */
import type { Timers } from '../../../drivers/device.ts';
import type { HeldBack } from '../../core/types/alarm-message.ts';

/** `name`: in words. `key`: known again by it on the next connection. */
export type Sent = { key: string; name: string; bytes: number };

export type CutOffs = {
  /** Hands a message to `go`, in turn; not when it is held. */
  send(what: Sent, go: (acked: () => void) => void, acked: () => void): 'under-way' | 'held';
  down(): void;
};

/** By chance it is under way alone once, when the network is cut; hardly three times running. */
const cutsToHold = 3;
/** The broker may have got another limit meanwhile; being wrong about that costs a short outage. */
const tryAgainMs = 10 * 60_000;

/** As many are named as somebody reads. */
const namesAtMost = 5;

/** `told`: what is held; nothing: nothing is, any more. `again`: what had these keys may be sent once more. */
export function openCutOffs(
  timers: Timers,
  told: (what: HeldBack | undefined) => void,
  again: (keys: readonly string[]) => void,
): CutOffs {
  /** What was under way when a connection ended, until the broker has it. */
  let suspects = new Set<string>();
  let waiting: { what: Sent; go: (acked: () => void) => void; acked: () => void }[] = [];
  const underWay = new Map<string, Sent>();
  let isAlone = false;
  /** At which one alone the connection ended last, and how often running. */
  let last = { key: '', times: 0 };
  const held = new Map<string, Sent>();
  /** Those that were held before, and that the broker has not taken since. */
  const refused = new Set<string>();
  let cancelAgain = (): void => {};
  /** Of this connection: what was sent on an earlier one is not acknowledged on this. */
  let connection = 0;

  function tell(): void {
    const messages = [...held.values()].slice(0, namesAtMost).map(({ name, bytes }) => ({ name, bytes }));
    told({ messages, more: held.size - messages.length, times: cutsToHold, againMs: tryAgainMs });
  }

  function release(): void {
    cancelAgain();
    if (held.size === 0) return;
    const keys = [...held.keys()];
    suspects = new Set([...suspects, ...keys]);
    held.clear();
    again(keys);
  }

  function pump(): void {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const { what, go, acked } = next;
      const isSuspect = suspects.has(what.key);
      if (isAlone || (isSuspect && underWay.size > 0)) return;
      waiting.shift();
      underWay.set(what.key, what);
      isAlone = isSuspect;
      const on = connection;
      go(() => {
        if (on !== connection) return;
        underWay.delete(what.key);
        if (isSuspect) isAlone = false;
        suspects.delete(what.key);
        if (last.key === what.key) last = { key: '', times: 0 };
        if (refused.delete(what.key) && refused.size === 0) told(undefined);
        acked();
        pump();
      });
    }
  }

  return {
    send(what, go, acked) {
      // It may have become shorter since.
      if (what.bytes >= (held.get(what.key)?.bytes ?? Number.POSITIVE_INFINITY)) return 'held';
      held.delete(what.key);
      waiting.push({ what, go, acked });
      pump();
      return 'under-way';
    },
    down() {
      connection += 1;
      waiting = [];
      const [at] = underWay.values();
      // It ended for another reason, or never was: the broker may have begun anew, with another limit.
      if (at === undefined) release();
      else suspects = new Set(underWay.keys());
      if (at !== undefined && isAlone) {
        last = { key: at.key, times: last.key === at.key ? last.times + 1 : 1 };
        if (last.times >= cutsToHold || refused.has(at.key)) {
          held.set(at.key, at);
          refused.add(at.key);
          cancelAgain();
          cancelAgain = timers.after(tryAgainMs, release);
          tell();
        }
      }
      underWay.clear();
      isAlone = false;
    },
  };
}
