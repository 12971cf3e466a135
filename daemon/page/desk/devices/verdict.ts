/** What to think of a test of a device. Pure. */
import type { DeviceTest, TestDone } from '../contract.ts';

/**
 * `see`: only whoever stands before it can tell. `some`: not everything that it has was pressed. `none`: nothing was pressed or
 * read. `gave-way`: the hall needed it. `refused`: it was not tried. `silent`: nothing came back.
 */
export type Verdict =
  | 'good'
  | 'see'
  | 'some'
  | 'none'
  | 'gave-way'
  | 'lost'
  | 'failed'
  | 'refused'
  | 'silent';

/** It was tried, or would have been. */
const failures: ReadonlySet<string> = new Set(['device-lost', 'device-degraded', 'test-failed']);

/** Undefined: it goes on. */
export function verdictOf({ over, left = [], wasLost }: DeviceTest): Verdict | undefined {
  if (over === undefined) return undefined;
  if (over.code === 'no-answer') return 'silent';
  if (over.code !== 'ok') return failures.has(over.code) ? 'failed' : 'refused';
  if (wasLost) return 'lost';
  return ofWhat(doneIn(over), left);
}

function ofWhat(done: Done | undefined, left: readonly string[]): Verdict {
  switch (done?.is) {
    case 'displaced':
      return 'gave-way';
    case 'pressed':
      return done.keys.length === 0 ? 'none' : done.left.length > 0 ? 'some' : 'good';
    case 'read':
      return done.lines.length === 0 ? 'none' : left.length > 0 ? 'some' : 'good';
    default:
      return 'see';
  }
}

export type Done =
  | { is: 'picture' | 'displaced' | 'pad' | 'buttons' | 'scanner' | 'cards' | 'page' }
  | { is: 'phrase'; text: string }
  | { is: 'pressed'; keys: readonly string[]; left: readonly string[] }
  | { is: 'read'; lines: readonly string[] };

const plain = ['picture', 'displaced', 'pad', 'buttons', 'scanner', 'cards', 'page'] as const;

/** Undefined: a daemon of another version says it otherwise, or not at all. */
export function doneIn({ what }: TestDone): Done | undefined {
  const { is, text, keys, left, lines } = what ?? {};
  if (is === 'phrase' && typeof text === 'string') return { is, text };
  if (is === 'pressed' && isList(keys) && isList(left)) return { is, keys, left };
  if (is === 'read' && isList(lines)) return { is, lines };
  const one = plain.find(known => known === is);
  return one && { is: one };
}

const isList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(one => typeof one === 'string');
