import type { Handed, OpenLink, Reader, ReaderSaid, Timers } from '../device.ts';
import { newHealth } from '../health.ts';
import { keepOpen, withoutLamps } from '../link/keep-open.ts';
import { telling } from '../parts/changes.ts';
import { decodeBootReport, encodeLeds } from '../parts/frame/boot-report.ts';
import { type ReaderOptions, repeatedLines } from '../parts/reader/repeated-lines.ts';
import { typedBy } from './codec.ts';

/** The longest line, in characters without its end; as of a reader on a port. */
const longestLine = 256;
/** A scanner types a code in one go; with its slowest setting a tenth of a second goes by between two keys. */
const pauseMs = 500;
/** So many in a row that never ended: it does not send an end. */
const endlessTold = 3;
const noEnd = 'it reads, and types no Enter or Tab behind it: set its suffix to CR';

/**
 * A scanner that types what it reads, as a USB keyboard (US layout), Enter or Tab behind it. It never answers: it is lost only
 * when it is unplugged. A line of which a key may be missing is dropped whole: half a number is another's.
 */
export function hidReader(
  options: ReaderOptions,
  open: OpenLink,
  { timers, report }: Handed<ReaderSaid>,
): Reader {
  const health = newHealth();
  const { fitness } = telling(report);
  let stuckWhy: string | undefined;
  let endless = 0;
  const same = repeatedLines(options, timers, why => {
    stuckWhy = why;
    tell();
  });
  const line = lineOf(timers, {
    ended(text) {
      endless = 0;
      tell();
      health.frames += 1;
      if (same.isRepeat(text)) health.retries += 1;
      else report({ is: 'said', said: { line: text } });
    },
    dropped(why) {
      health.errors += 1;
      if (why === 'no-end') endless += 1;
      tell();
    },
  });
  /** As a computer does: some scanners look at the lamp before they type. */
  const keys = keysOf(line, capsLock => link.write(encodeLeds({ numLock: true, capsLock })));

  const link = keepOpen(withoutLamps(open), timers, {
    up() {
      keys.begin();
      tell();
    },
    data(bytes) {
      const message = decodeBootReport(bytes);
      if (message.is === 'keys') return keys.hear(message.down, message.modifiers);
      // Keys that went down meanwhile are not known.
      if (message.is === 'junk') health.errors += 1;
      line.spoil();
    },
    down(why) {
      line.cut();
      same.stop();
      stuckWhy = undefined;
      endless = 0;
      fitness({ is: 'lost', why });
    },
  });

  function tell(): void {
    const why = stuckWhy ?? (endless >= endlessTold ? noEnd : undefined);
    fitness(why === undefined ? { is: 'ready' } : { is: 'degraded', why });
  }

  return {
    health: () => ({ ...health, reopened: link.reopened() }),
    close() {
      line.cut();
      same.stop();
      return link.close();
    },
  };
}

/** What the keys type that go down, one after the other. */
function keysOf(line: ReturnType<typeof lineOf>, lamp: (isCapsLock: boolean) => void) {
  let held: ReadonlySet<number> = new Set();
  let isCapsLock = false;

  function lock(isOn: boolean): void {
    isCapsLock = isOn;
    lamp(isOn);
  }

  return {
    /** Whatever is said first is typed: nobody holds a key of a scanner while it is plugged in. */
    begin(): void {
      held = new Set();
      lock(false);
    },
    hear(down: readonly number[], modifiers: number): void {
      const fresh = down.filter(usage => !held.has(usage));
      held = new Set(down);
      for (const usage of fresh) {
        const typed = typedBy(usage, modifiers, isCapsLock);
        if (typed.is === 'character') line.add(typed.text);
        else if (typed.is === 'end') line.end();
        else if (typed.is === 'other') line.spoil();
        else if (typed.is === 'caps-lock') lock(!isCapsLock);
      }
    },
  };
}

/** What is typed, up to its end; dropped after a pause. */
function lineOf(timers: Timers, on: { ended(text: string): void; dropped(why: 'no-end' | 'spoiled'): void }) {
  let text = '';
  let isSpoiled = false;
  let cancel = (): void => {};

  function begin(): void {
    cancel();
    cancel = timers.after(pauseMs, () => drop(isSpoiled ? 'spoiled' : 'no-end'));
  }

  function clear(): void {
    cancel();
    text = '';
    isSpoiled = false;
  }

  function drop(why: 'no-end' | 'spoiled'): void {
    clear();
    on.dropped(why);
  }

  return {
    add(more: string): void {
      begin();
      text += more;
      if (text.length <= longestLine) return;
      isSpoiled = true;
      text = '';
    },
    /** It is no line any more, up to its end. */
    spoil(): void {
      begin();
      isSpoiled = true;
    },
    end(): void {
      const whole = text.trim();
      if (isSpoiled) return drop('spoiled');
      clear();
      if (whole !== '') on.ended(whole);
    },
    /** What was typed before is nobody's any more. */
    cut(): void {
      if (text !== '') drop('spoiled');
      clear();
    },
  };
}
