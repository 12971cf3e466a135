import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { withDay } from '../../daemon/journal/day-file.ts';
import { rowAfter, type Tip } from '../../daemon/journal/hash-chain.ts';
import { oneTicket } from '../kit/hall/command-line.ts';
import { stateFolder } from '../kit/hall/journal.ts';
import { type Play, play } from '../kit/hall/play.ts';
import { dayFile, journalIn } from '../kit/hall/played-journal.ts';

const day = '2026-11-24';

let state: string;
let game: Play;

beforeEach(() => {
  state = join(stateFolder(), 'state');
  game = play();
  for (let n = 0; n < 3; n += 1) game.take('loan');
  game.give({ verb: 'call-next', counter: '1' });
});

const verify = () => oneTicket('verify', '--state', state);

/** An event that a bug, or a hand that knows the hashes, has appended: the chain is whole, the story is not. */
function forge(event: Record<string, unknown>): void {
  const path = dayFile(state, day);
  const tip = withDay(path, own => own.tip()) as Tip;
  const row = rowAfter(tip, tip.at, JSON.stringify(event));
  const db = new DatabaseSync(path);
  db.prepare('INSERT INTO entry VALUES (?, ?, ?, ?)').run(row.seq, row.at, row.text, row.hash);
  db.close();
}

describe('verify', () => {
  it('tells each day with the hash of its closing, and how fast it was', async () => {
    game.give({ verb: 'close-day' });
    journalIn(state, game);
    const closing = withDay(dayFile(state, day), own => own.lastOf('day-closed'));
    const { code, out, err } = await verify();
    expect(code).toBe(0);
    const hash = Buffer.from(closing?.hash ?? []).toString('hex');
    expect(out.replaceAll(' ', '')).toContain(`${day}${hash}`);
    expect(err).toMatch(
      new RegExp(`${game.log.length} events in .* a second: hash chain, SQLite, numbers and places`),
    );
  });

  it('of a day that is open says so', async () => {
    journalIn(state, game);
    expect((await verify()).out).toContain('not closed');
  });

  it.each([
    [
      'a number that was left out',
      (): void => {
        const issued = game.log.find(({ event }) => event.kind === 'ticket-issued')?.event;
        forge({ ...issued, ticket: 'B009', number: 9, visit: 'x' });
      },
      'B009 has the number 9, expected 4',
    ],
    [
      'a number that was issued twice',
      (): void => {
        const issued = game.log.find(({ event }) => event.kind === 'ticket-issued')?.event;
        forge({ ...issued });
      },
      'B001 has the number 1, expected 4',
    ],
    [
      'a ticket that nobody took',
      (): void => forge({ kind: 'visit-done', ticket: 'B077', outcome: 'approved' }),
      'no visit has ticket B077',
    ],
    [
      'a visit in no place',
      (): void => forge({ kind: 'visit-reopened', ticket: 'B002', reason: 'asked' }),
      'B002 is in no place',
    ],
    [
      'a day closed over those inside',
      (): void => forge({ kind: 'day-closed', day }),
      'the day closed and B001 called',
    ],
  ])('finds %s, though the chain is whole', async (_, harm, found) => {
    journalIn(state, game);
    harm();
    const { code, err } = await verify();
    expect(code).toBe(74);
    expect(err).toContain(found);
    expect(err).toMatch(/2026-11-24\.db: damaged at event \d+: found/);
  });

  it('finds an answer that is another than was given', async () => {
    journalIn(state, game);
    const db = new DatabaseSync(dayFile(state, day));
    db.exec("INSERT INTO sealed_reply VALUES ('ops', '1', 1, '{}', zeroblob(32))");
    db.close();
    const { code, err } = await verify();
    expect(code).toBe(74);
    expect(err).toContain('2026-11-24.db: damaged: found another answer to ops 1 than was given');
  });

  it('knows that numbers were skipped after a restore', async () => {
    journalIn(state, game);
    forge({ kind: 'numbers-skipped', day, to: 100 });
    const issued = game.log.find(({ event }) => event.kind === 'ticket-issued')?.event;
    forge({ ...issued, ticket: 'B101', number: 101, visit: 'x' });
    const queued = game.log.find(({ event }) => event.kind === 'visit-queued')?.event;
    forge({ ...queued, ticket: 'B101' });
    expect(await verify()).toMatchObject({ code: 0 });
  });

  it('of a folder without a journal says what to name', async () => {
    expect(await verify()).toMatchObject({ code: 74, err: expect.stringContaining('Name it with --state') });
  });
});
