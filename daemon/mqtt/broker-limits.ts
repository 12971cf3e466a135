/**
 * The alarm `broker-refuses`: what the hall says and the broker does not take. An event that is too long for a message stays in it
 * until the next day is opened: by then whoever needs it has asked for it with `replay`. What the broker ended the connection at
 * stays until the broker takes it.
 */
import { type AlarmMessage, type HeldBack, isSame, says, type TooLong } from '../core/types/alarm-message.ts';
import { messageAtMostBytes } from './message-size.ts';

export type BrokerRefuses = {
  /** An event that was skipped on `event/`, or what stands at a topic. */
  tooLong(what: TooLong): void;
  /** What the broker ended the connection at; left out: nothing any more. */
  held(what: HeldBack | undefined): void;
  /** A connection has stood for a beat. */
  beat(): void;
  dayOpened(): void;
};

const namedAtMost = 5;

/** `wasActive`: an earlier run left the alarm. */
export function openBrokerRefuses(
  wasActive: boolean,
  alarm: (message?: AlarmMessage, severity?: 'warning' | 'critical') => void,
): BrokerRefuses {
  /** By what they are, so that each is told once. */
  const long = new Map<string, TooLong>();
  let held: HeldBack | undefined;
  let told: AlarmMessage | undefined;
  /** What an earlier run left is over when the broker has taken all from this one. */
  let left = wasActive;

  function message(): AlarmMessage | undefined {
    if (held === undefined && long.size === 0) return undefined;
    const messages = [...long.values()].slice(-namedAtMost);
    const skipped = { messages, more: long.size - messages.length, atMostBytes: messageAtMostBytes };
    return says('broker-refuses', {
      ...(held !== undefined && { held }),
      ...(long.size > 0 && { long: skipped }),
    });
  }

  function tell(): void {
    const now = message();
    if (now === undefined ? told === undefined && !left : told !== undefined && isSame(now, told)) return;
    told = now;
    left = false;
    if (now === undefined) alarm();
    else alarm(now, held === undefined ? 'warning' : 'critical');
  }

  return {
    tooLong(what) {
      long.set(JSON.stringify(what), what);
      tell();
    },
    held(what) {
      if (JSON.stringify(held) === JSON.stringify(what)) return;
      held = what;
      tell();
    },
    beat() {
      if (left && held === undefined) tell();
    },
    dayOpened() {
      long.clear();
      // Before the first day there was no journal to have it in.
      if (held !== undefined) told = undefined;
      tell();
    },
  };
}
