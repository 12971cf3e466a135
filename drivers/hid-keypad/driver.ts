import type { Button, Handed, OpenLink, Pad, PadSaid, Timers } from '../device.ts';
import { newHealth } from '../health.ts';
import { keepOpen, withoutLamps } from '../link/keep-open.ts';
import { encodeLeds } from '../parts/frame/boot-report.ts';
import { blinking } from '../parts/pad/blinking.ts';
import { type Typing, typing } from '../parts/pad/typing.ts';
import { buttonOf, decodeInput, usualButtons } from './codec.ts';

/** A pad that was plugged in while a key is held tells that key at once; no finger is as quick as this. */
const settlesWithinMs = 500;

/** A USB number pad. `buttons`: by their names, in place of the usual ones. It never answers: it is lost only when unplugged. */
export function hidKeypad(
  options: { buttons?: Readonly<Record<string, Button>> | undefined },
  open: OpenLink,
  { timers, report }: Handed<PadSaid>,
): Pad {
  const health = newHealth();
  // The Num Lock lamp is all that a number pad can show: it is on, and goes out for a moment.
  const lamp = blinking(timers, isOut => light(!isOut));
  const blink = (times: number): void => void (link.isUp() && lamp.blink(times));
  const typed = typing(timers, report, {
    forgotten: () => blink(1),
    stuck: why =>
      report({ is: 'fitness', fitness: why === undefined ? { is: 'ready' } : { is: 'degraded', why } }),
  });
  const keys = keysDown(options.buttons ?? usualButtons, timers, {
    ...typed,
    noKey: button => report({ is: 'no-key', button }),
  });

  const link = keepOpen(withoutLamps(open), timers, {
    up() {
      keys.settle();
      light(true);
      report({ is: 'fitness', fitness: { is: 'ready' } });
    },
    data(bytes) {
      health.frames += 1;
      const message = decodeInput(bytes);
      if (message.is === 'junk') health.errors += 1;
      if (message.is === 'keys') keys.down(new Set(message.down), message.modified);
    },
    down(why) {
      stop();
      typed.down();
      report({ is: 'fitness', fitness: { is: 'lost', why } });
    },
  });

  function light(on: boolean): void {
    health.frames += 1;
    link.write(encodeLeds({ numLock: on, capsLock: false }));
  }

  function stop(): void {
    keys.stop();
    lamp.stop();
  }

  return {
    want() {},
    answer(_said, answer) {
      if (answer.is === 'repeat') return;
      if (answer.is === 'refused') return blink(2);
      if (link.isUp()) lamp.calm();
      if (answer.is === 'ready') blink(1);
    },
    attention: () => blink(1),
    health: () => ({ ...health, reopened: link.reopened() }),
    close() {
      stop();
      typed.stop();
      return link.close();
    },
  };
}

/** What is down, as far as it is known; a key that was held when the pad was unplugged may still be. */
type State = { is: 'known'; held: ReadonlySet<number> } | { is: 'settling'; cancel(): void };

function keysDown(
  buttons: Readonly<Record<string, Button>>,
  timers: Timers,
  typed: Pick<Typing, 'press' | 'held'> & { noKey(button: string): void },
) {
  let state: State = { is: 'known', held: new Set() };

  function meaningOf(usage: number): Button | undefined {
    const name = buttonOf(usage);
    return name === undefined ? undefined : buttons[name];
  }

  function stop(): void {
    if (state.is === 'settling') state.cancel();
  }

  return {
    settle() {
      stop();
      const cancel = timers.after(settlesWithinMs, () => {
        // It told no key: none is held any more.
        state = { is: 'known', held: new Set() };
      });
      state = { is: 'settling', cancel };
    },
    down(held: ReadonlySet<number>, modified: boolean): void {
      stop();
      // Also a key that is let go now was held before: what comes after it is a press.
      const before = state.is === 'settling' ? held : state.held;
      state = { is: 'known', held };
      typed.held([...held].flatMap(usage => meaningOf(usage) ?? []));
      if (modified) return;
      for (const usage of held) {
        const name = before.has(usage) ? undefined : buttonOf(usage);
        if (name === undefined) continue;
        const meaning = buttons[name];
        if (meaning === undefined) typed.noKey(name);
        else typed.press(meaning);
      }
    },
    stop,
  };
}
