/** A start reads a day once: it is proved, understood and folded in one pass, and what comes of it is what a second look gives. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openRebuilding, rebuild } from '../../daemon/hall/rebuild.ts';
import { faultIn, GENESIS, hex, type Row, rowAfter, type Tip } from '../../daemon/journal/hash-chain.ts';
import { type Entry, openJournal } from '../../daemon/journal/journal.ts';
import { JournalTrouble } from '../../daemon/journal/problem.ts';
import { dayOpened, opened, stateFolder, ticketIssued, turn } from '../kit/hall/journal.ts';
import { fuzhou, play } from '../kit/hall/play.ts';
import { journalIn } from '../kit/hall/played-journal.ts';

/** Three who waited, of whom one was served, and a complaint with its answer. */
function played(): string {
  const hall = play(fuzhou, ['1']);
  for (const service of ['loan', 'loan', 'withdrawal'] as const)
    hall.take(service, service === 'withdrawal' ? 'icbc' : undefined);
  hall.give({ verb: 'call-next', counter: '1' });
  hall.wait(30);
  hall.give({ verb: 'follow-up-open', source: 'mail', text: '0'.repeat(64) });
  const state = stateFolder();
  journalIn(state, hall);
  return state;
}

/** What a start was told, each time that it proved the day. */
function foldedAt(state: string, take: (entry: Entry) => void = () => {}) {
  const told: number[] = [];
  let folds = 0;
  const started = openJournal(state, {
    fold() {
      folds += 1;
      return entry => {
        told.push(entry.seq);
        take(entry);
      };
    },
  });
  return { started, told, folds };
}

test('the hall that is rebuilt while its day is proved is the one that a replay gives', () => {
  const state = played();
  const rebuilding = openRebuilding(fuzhou);
  const { started, told, folds } = foldedAt(state, rebuilding.take);
  if (!started.ok) throw new Error(started.problem.message);
  const { journal } = started;
  const inOnePass = rebuilding.end(journal);
  expect(folds).toBe(1);
  expect(told).toEqual([...journal.replay()].map(({ seq }) => seq));
  expect(inOnePass).toEqual(rebuild(fuzhou, journal));
  expect(inOnePass.hall.visits.size).toBe(3);
  expect(inOnePass.texts.map(({ event }) => event.kind)).toEqual(['follow-up-opened']);
  journal.close();
});

test('nothing is told from the event on that breaks the chain, and the start is refused', () => {
  const state = stateFolder();
  const journal = opened(state);
  journal.commit(turn([dayOpened('2026-03-02'), ...[1, 2, 3, 4, 5].map(number => ticketIssued(number))]));
  journal.close();
  const db = new DatabaseSync(join(state, 'journal', '2026-03-02.db'));
  db.exec('UPDATE entry SET at = at + 1 WHERE seq = 4');
  db.close();
  const { started, told } = foldedAt(state);
  expect(started).toMatchObject({ ok: false, problem: { kind: 'damaged', seq: 4 } });
  expect(told).toEqual([1, 2, 3]);
});

test('damage is told before what this program does not know: a day that is not whole says nothing of its program', () => {
  const state = stateFolder();
  const journal = opened(state);
  const strange = { kind: 'lift-called', floor: 3 };
  journal.commit(turn([dayOpened('2026-03-02'), strange, ticketIssued(1), ticketIssued(2)]));
  journal.close();
  const rebuilding = openRebuilding(fuzhou);
  const whole = foldedAt(state, rebuilding.take);
  if (!whole.started.ok) throw new Error(whole.started.problem.message);
  const of = whole.started.journal;
  expect(whole.told).toEqual([1, 2, 3, 4]);
  expect(() => rebuilding.end(of)).toThrow(JournalTrouble);
  expect(() => rebuilding.end(of)).toThrow(/lift-called/);
  of.close();
  const db = new DatabaseSync(join(state, 'journal', '2026-03-02.db'));
  db.exec('UPDATE entry SET hash = zeroblob(32) WHERE seq = 4');
  db.close();
  expect(foldedAt(state).started).toMatchObject({ ok: false, problem: { kind: 'damaged', seq: 4 } });
});

/** Short and long ones, one of many letters of three bytes, and one that is shorter again. */
const texts = [2, 100, 1365, 5000, 40_000, 3].map(letters => JSON.stringify({ kind: '公'.repeat(letters) }));

function chain(): Row[] {
  const rows: Row[] = [];
  let tip: Tip = GENESIS;
  const opening = JSON.stringify({ prevHash: hex(GENESIS.hash), ...dayOpened('2026-03-02') });
  for (const text of [opening, ...texts]) {
    const row = rowAfter(tip, 1_772_000_000_000, text);
    rows.push(row);
    tip = row;
  }
  return rows;
}

test('a chain is followed by the same hashes as it was made of, however long its events are', () => {
  expect(faultIn(chain(), GENESIS)).toBeUndefined();
  expect(faultIn(chain(), undefined)).toBeUndefined();
});

test('whichever event of a chain is another, it is found at its place, with the hash that was due', () => {
  const rows = chain();
  for (const [nth, row] of rows.entries()) {
    const hash = Uint8Array.from(row.hash);
    hash[31] = (hash[31] ?? 0) ^ 1;
    expect(faultIn(rows.with(nth, { ...row, hash }), GENESIS)).toMatchObject({
      seq: row.seq,
      expected: hex(row.hash),
    });
    if (nth > 0) {
      const text = row.text.replace('kind', 'kinD');
      expect(faultIn(rows.with(nth, { ...row, text }), GENESIS)?.seq).toBe(row.seq);
      expect(faultIn(rows.toSpliced(nth, 1), GENESIS)?.seq).toBe(
        nth === rows.length - 1 ? undefined : row.seq,
      );
    }
  }
});
