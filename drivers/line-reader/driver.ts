import { ReadlineParser } from '@serialport/parser-readline';
import type { Handed, OpenLink, Reader, ReaderSaid } from '../device.ts';
import { newHealth } from '../health.ts';
import { keepOpen } from '../link/keep-open.ts';
import { goingOn, timesOfNoFinger } from '../parts/stuck-key.ts';
import { lineBytesAtMost, printableLine } from './codec.ts';

const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/** It is told for long enough to be seen: a button that bounces does so now and then. */
const stuckButton = { tellAfterMs: 5000, tellAfterTimes: timesOfNoFinger, stillMs: 10_000 };
/** A scanner that reads by itself reads what lies there again every two seconds; who stands there takes it away in time. */
const readForEver = { tellAfterMs: 30_000, pauseMs: 3000 };

/**
 * Anything that sends lines of text: a scanner, an ASCII button box. It never answers, so it is as ready as its port. Of a box
 * the same line without a pause of `repeatWindowMs` is one press, however long it goes on; 0: every line is one.
 */
export function lineReader(
  options: { reads: 'presses' | 'tickets'; repeatWindowMs: number },
  open: OpenLink,
  { timers, report }: Handed<ReaderSaid>,
): Reader {
  const isBox = options.reads === 'presses';
  const { repeatWindowMs: pauseMs } = options;
  const same = goingOn(timers, isBox ? { ...stuckButton, pauseMs } : readForEver, (goesOn, line) => {
    const why = isBox
      ? `the button ${line} is stuck, or bounces: look at it; what it says without a pause counts once`
      : `it reads ${line} again and again: take away what lies under it, or look at its trigger`;
    report({ is: 'fitness', fitness: goesOn ? { is: 'degraded', why } : { is: 'ready' } });
  });
  let parser = newParser();
  /** Inside a line that was too long: what is left of it is dropped, up to its end. */
  let skipping = false;
  const health = newHealth();

  const link = keepOpen(open, timers, {
    up() {
      parser = newParser();
      skipping = false;
      report({ is: 'fitness', fitness: { is: 'ready' } });
    },
    data(bytes) {
      // The parser knows one line end only: of CR LF it makes a line and an empty one, which is dropped.
      parser.write(bytes.map(byte => (byte === carriageReturn ? lineFeed : byte)));
      // Read at once, and not by events, which would come in a later turn.
      for (let line = nextLine(); line !== undefined; line = nextLine()) take(line);
      if (parser.buffer.length > lineBytesAtMost) {
        if (!skipping) health.errors += 1;
        skipping = true;
        parser = newParser();
      }
    },
    down(why) {
      same.stop();
      report({ is: 'fitness', fitness: { is: 'lost', why } });
    },
  });

  function nextLine(): string | undefined {
    const line: unknown = parser.read();
    return typeof line === 'string' ? line : undefined;
  }

  function take(raw: string): void {
    if (skipping) {
      skipping = false;
      return;
    }
    const text = Buffer.from(raw, 'latin1').toString('utf8');
    if (text.trim() === '') return;
    const line = raw.length > lineBytesAtMost ? undefined : printableLine(text);
    if (line === undefined) {
      health.errors += 1;
      return;
    }
    health.frames += 1;
    if (isRepeat(line)) health.retries += 1;
    else report({ is: 'said', said: { line } });
  }

  function isRepeat(line: string): boolean {
    if (isBox && pauseMs === 0) return false;
    const { forMs, times } = same.again(line);
    return isBox ? times > 1 : forMs >= readForEver.tellAfterMs;
  }

  return {
    health: () => ({ ...health, reopened: link.reopened() }),
    close() {
      same.stop();
      return link.close();
    },
  };
}

/**
 * `readableObjectMode`: without it, lines that wait together are read as one. `latin1` keeps bytes apart, one character
 * each: the parser's own UTF-8 would carry a half character at the end of one line into the next.
 */
function newParser(): ReadlineParser {
  return new ReadlineParser({ encoding: 'latin1', readableObjectMode: true });
}
