import { ReadlineParser } from '@serialport/parser-readline';
import type { Handed, OpenLink, Reader, ReaderSaid } from '../device.ts';
import { newHealth } from '../health.ts';
import { keepOpen } from '../link/keep-open.ts';
import { type ReaderOptions, repeatedLines } from '../parts/reader/repeated-lines.ts';
import { lineBytesAtMost, printableLine } from './codec.ts';

const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/**
 * Anything that sends lines of text: a scanner, an ASCII button box. It never answers, so it is as ready as its port.
 */
export function lineReader(
  options: ReaderOptions,
  open: OpenLink,
  { timers, report }: Handed<ReaderSaid>,
): Reader {
  const same = repeatedLines(options, timers, why =>
    report({ is: 'fitness', fitness: why === undefined ? { is: 'ready' } : { is: 'degraded', why } }),
  );
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
    if (same.isRepeat(line)) health.retries += 1;
    else report({ is: 'said', said: { line } });
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
