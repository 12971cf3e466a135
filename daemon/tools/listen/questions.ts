/** Which key the technician is asked to press: each twice, so that what only counts up is told from what is the key. */

export type Questions = {
  /** What is asked for now; none when all were. */
  key(): string | undefined;
  /** A line was entered. */
  entered(line: string): void;
};

const times = 2;

export function questionsOf(keys: readonly string[], ask: (key: string | undefined) => void): Questions {
  let left = Array.from({ length: times }, () => keys).flat();
  ask(left[0]);
  return {
    key: () => left[0],
    entered(line) {
      if (left.length === 0) return;
      left = line.trim().toLowerCase() === 's' ? [] : left.slice(1);
      ask(left[0]);
    },
  };
}
