/**
 * The alarm `broker-refuses`: what the hall says and the broker does not take. An event that is too long for a message stays in it
 * until the next day is opened: by then whoever needs it has asked for it with `replay`. What the broker ended the connection at
 * stays until the broker takes it.
 */
import { messageAtMostBytes } from './message-size.ts';

export type BrokerRefuses = {
  /** Something that was too long, in words: an event that was skipped on `event/`, a topic. */
  tooLong(what: string): void;
  /** What the broker ended the connection at, in words; left out: nothing any more. */
  held(text: string | undefined): void;
  /** A connection has stood for a beat. */
  beat(): void;
  dayOpened(): void;
};

const namedAtMost = 5;

/** `wasActive`: an earlier run left the alarm. */
export function openBrokerRefuses(
  wasActive: boolean,
  alarm: (text?: string, severity?: 'warning' | 'critical') => void,
): BrokerRefuses {
  const long = new Set<string>();
  let held: string | undefined;
  let told: string | undefined;
  /** What an earlier run left is over when the broker has taken all from this one. */
  let left = wasActive;

  function text(): string | undefined {
    const named = [...long].slice(-namedAtMost);
    if (long.size > namedAtMost) named.unshift(`${long.size - namedAtMost} more`);
    const skipped =
      `too long for a message, which has at most ${messageAtMostBytes} bytes, and not told: ${named.join(', ')}; the command ` +
      'replay tells events in parts';
    const parts = [...(held === undefined ? [] : [held]), ...(long.size === 0 ? [] : [skipped])];
    return parts.length === 0 ? undefined : parts.join('; ');
  }

  function tell(): void {
    const now = text();
    if (now === told && !(now === undefined && left)) return;
    told = now;
    left = false;
    if (now === undefined) alarm();
    else alarm(now, held === undefined ? 'warning' : 'critical');
  }

  return {
    tooLong(what) {
      long.add(what);
      tell();
    },
    held(what) {
      if (held === what) return;
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
