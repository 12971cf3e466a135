/**
 * The cursors of a running hall. What is known in this run counts; the file is for the next one, and when it cannot be read or
 * written (a full disk, a tool, damage) the hall and its events go on: the next run tells some events again.
 */
import { type Cursors, forgetCursors, isDamage, openCursors } from './cursors.ts';

/** A disk that fails slowly is not asked with every event. */
const againMs = 10_000;

export function keptCursors(
  path: string,
  note: (words: string) => void,
  nowMs: () => number = () => performance.now(),
): Cursors {
  const known = new Map<string, number>();
  const unwritten = new Set<string>();
  let file: Cursors | undefined;
  let isWell = true;
  let askedAgainAtMs = Number.NEGATIVE_INFINITY;

  function attempt(work: (cursors: Cursors) => void): void {
    if (nowMs() < askedAgainAtMs) return;
    try {
      try {
        work((file ??= openCursors(path, 0)));
      } catch (error) {
        if (!isDamage(error)) throw error;
        close();
        forgetCursors(path);
        for (const name of known.keys()) unwritten.add(name);
        work((file = openCursors(path, 0)));
      }
      if (!isWell) note('the cursors are kept again');
      isWell = true;
    } catch (error) {
      if (isWell)
        note(`${path} cannot be read or written, so a restart may tell events again: ${String(error)}`);
      isWell = false;
      askedAgainAtMs = nowMs() + againMs;
    }
  }

  function write(): void {
    attempt(cursors => {
      for (const name of unwritten) {
        cursors.set(name, known.get(name) ?? 0);
        unwritten.delete(name);
      }
    });
  }

  function close(): void {
    file?.close();
    file = undefined;
  }

  return {
    get(name) {
      if (!known.has(name)) attempt(cursors => known.set(name, cursors.get(name)));
      return known.get(name) ?? 0;
    },
    set(name, seq) {
      known.set(name, seq);
      unwritten.add(name);
      write();
    },
    endAt(seq) {
      for (const [name, at] of known) {
        if (at <= seq) continue;
        known.set(name, seq);
        unwritten.add(name);
      }
      attempt(cursors => cursors.endAt(seq));
    },
    close() {
      askedAgainAtMs = Number.NEGATIVE_INFINITY;
      if (unwritten.size > 0) write();
      close();
    },
  };
}
