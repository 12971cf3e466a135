import { damaged } from './problem.ts';
import { words } from './words.ts';

/** Readers of typed columns. The tables are STRICT, so a value of another type is damage to the file. */
export type Columns = {
  integer: (value: unknown) => number;
  text: (value: unknown) => string;
  bytes: (value: unknown) => Uint8Array;
};

export function columnsOf(path: string): Columns {
  const wrong = (value: unknown, expected: string) =>
    damaged(path, words.found.inColumn(typeof value), expected);
  return {
    integer: value => {
      if (typeof value !== 'number') throw wrong(value, words.expected.integer);
      return value;
    },
    text: value => {
      if (typeof value !== 'string') throw wrong(value, words.expected.text);
      return value;
    },
    bytes: value => {
      if (!(value instanceof Uint8Array)) throw wrong(value, words.expected.bytes);
      return value;
    },
  };
}
