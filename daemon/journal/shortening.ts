/**
 * I11: a journal never goes back in silence. At each start its end is held against every witness of how far it had come; where
 * it is shorter, the hall goes on above every number that may be on paper.
 */
import { join } from 'node:path';
import type { WitnessName } from '../core/types/alarm-message.ts';
import { readCursor } from './cursors.ts';
import type { DayReader } from './day-reader.ts';
import { hex, type Tip } from './hash-chain.ts';
import { type Mark, readHighWater } from './high-water.ts';

/** What somebody beside the journal knows of its end; `mark`: the last event it knows more of than the number. */
export type Witness = { name: WitnessName; seq: number; mark?: Mark };

/** The end of the journal as it lies there; no `day`: it is empty. `file`: of that day. */
export type JournalEnd = {
  tip: Tip;
  day: string | undefined;
  highest: number;
  file: Pick<DayReader, 'rowsAfter'>;
};

export type Shortened = {
  /** Where the journal ends, and the last event of which a witness knows. */
  endsAt: number;
  knownTo: number;
  /** The last event of which is known how many numbers were taken by then, on which day. */
  counted: { day: string | undefined; seq: number; highest: number };
  /** Who knows, and of what event. */
  witnesses: readonly Pick<Witness, 'name' | 'seq'>[];
};

export function shortenedBy(end: JournalEnd, witnesses: readonly Witness[]): Shortened | undefined {
  const beyond = witnesses.filter(({ seq }) => seq > end.tip.seq);
  if (beyond.length === 0) return replacedBy(end, witnesses);
  const marks = beyond.flatMap(({ mark }) => mark ?? []);
  const counted = marks.reduce((best, mark) => (mark.seq > best.seq ? mark : best), {
    day: end.day,
    seq: end.tip.seq,
    highest: end.highest,
  });
  return {
    endsAt: end.tip.seq,
    knownTo: Math.max(...beyond.map(({ seq }) => seq)),
    counted,
    witnesses: beyond.map(({ name, seq }) => ({ name, seq })),
  };
}

/** Long enough, and still not what was written here: somebody has put another journal in its place. */
function replacedBy({ tip, file }: JournalEnd, witnesses: readonly Witness[]): Shortened | undefined {
  for (const { name, mark } of witnesses) {
    const [own] = mark === undefined ? [] : file.rowsAfter(mark.seq - 1, 1);
    if (mark === undefined || own?.seq !== mark.seq || hex(own.hash) === mark.hash) continue;
    return {
      endsAt: tip.seq,
      knownTo: mark.seq,
      counted: mark,
      witnesses: [{ name, seq: mark.seq }],
    };
  }
  return undefined;
}

/**
 * Up to which number nothing is issued any more, of each day that it concerns; `today`: by the wall clock. Each event of which
 * nothing else is known may have issued one.
 */
export function skipsOf({ counted, knownTo }: Shortened, today: string): { day: string; to: number }[] {
  const unknown = knownTo - counted.seq;
  const days = new Set(unknown > 0 ? [counted.day ?? today, today] : [counted.day ?? today]);
  return [...days]
    .map(day => ({ day, to: (day === counted.day ? counted.highest : 0) + unknown }))
    .filter(({ to }) => to > 0);
}

/** Those in the state folder: the high-water record, and the cursor of what was told over MQTT. */
export function witnessesIn(mark: Mark | undefined, toldTo: number): Witness[] {
  const told: Witness = { name: 'mqtt', seq: toldTo };
  return mark === undefined ? [told] : [{ name: 'high-water', seq: mark.seq, mark }, told];
}

/** The same, of a state folder that may be another's. */
export function witnessesBeside(state: string): Witness[] {
  return witnessesIn(readHighWater(state), readCursor(join(state, 'cursors.db'), 'mqtt'));
}
