import { ReadlineParser } from '@serialport/parser-readline';
import type { Handed, OpenLink, Reader, ReaderSaid } from '../device.ts';
import { newHealth } from '../health.ts';
import { keepOpen } from '../link/keep-open.ts';
import { type ReaderOptions, repeatedLines } from '../parts/reader/repeated-lines.ts';
import { lineBytesAtMost, printableLine } from './codec.ts';
import { firstPieces } from './first-pieces.ts';

const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/**
 * Anything that sends lines of text: a scanner, an ASCII button box. It never answers, so it is as ready as its port. `presses`:
 * the lines of a box.
 */
export function lineReader(
  options: ReaderOptions & { presses?: readonly string[] },
  open: OpenLink,
  { timers, report }: Handed<ReaderSaid>,
): Reader {
  const same = repeatedLines(options, timers, why =>
    report({ is: 'fitness', fitness: why === undefined ? { is: 'ready' } : { is: 'degraded', why } }),
  );
  const pieces = firstPieces(options.presses ?? [], timers, {
    whole: say,
    dropped() {
      health.errors += 1;
    },
    isInALine: () => parser.buffer.length > 0,
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
      for (let line = nextOf(parser); line !== undefined; line = nextOf(parser)) take(line);
      if (parser.buffer.length > lineBytesAtMost) {
        if (!skipping) health.errors += 1;
        skipping = true;
        pieces.damaged();
        parser = newParser();
      }
    },
    down(why) {
      pieces.forget();
      same.stop();
      report({ is: 'fitness', fitness: { is: 'lost', why } });
    },
  });

  function take(raw: string): void {
    if (skipping) {
      skipping = false;
      return;
    }
    const line = lineIn(raw);
    if (line === '') return;
    if (line === undefined) {
      health.errors += 1;
      pieces.damaged();
      return;
    }
    pieces.take(line);
  }

  function say(line: string): void {
    health.frames += 1;
    if (same.isRepeat(line)) health.retries += 1;
    else report({ is: 'said', said: { line } });
  }

  return {
    health: () => ({ ...health, reopened: link.reopened() }),
    close() {
      pieces.forget();
      same.stop();
      return link.close();
    },
  };
}

/** Without the white space around it; undefined: it cannot be read. */
function lineIn(raw: string): string | undefined {
  const text = Buffer.from(raw, 'latin1').toString('utf8');
  if (text.trim() === '') return '';
  return raw.length > lineBytesAtMost ? undefined : printableLine(text);
}

function nextOf(parser: ReadlineParser): string | undefined {
  const line: unknown = parser.read();
  return typeof line === 'string' ? line : undefined;
}

/**
 * `readableObjectMode`: without it, lines that wait together are read as one. `latin1` keeps bytes apart, one character
 * each: the parser's own UTF-8 would carry a half character at the end of one line into the next.
 */
function newParser(): ReadlineParser {
  return new ReadlineParser({ encoding: 'latin1', readableObjectMode: true });
}
