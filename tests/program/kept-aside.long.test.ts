/** What a journal lost that went back: kept aside on the second medium, proved by verify, and brought back by restore. */
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkJournal } from '../../daemon/journal/check.ts';
import { followNow, passNow, placeOf } from '../journal/kept-medium.ts';
import { oneTicket } from '../kit/hall/command-line.ts';
import { stateFolder } from '../kit/hall/journal.ts';
import { type Play, play, start } from '../kit/hall/play.ts';
import { eventsIn, journalIn, nextTicket, nowIs } from '../kit/hall/played-journal.ts';

const day = '2026-11-24';
const nextDay = '2026-11-25';
const hour = 3_600_000;
const ok = { code: 0 };

let base: string;
let state: string;
let folder: string;
let game: Play;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start + hour });
  base = stateFolder();
  state = join(base, 'state');
  folder = join(base, 'medium', 'fuzhou');
  mkdirSync(join(base, 'medium'));
  game = play();
});
afterEach(() => void vi.useRealTimers());

const place = () => placeOf(state, join(base, 'medium'));

function take(tickets: number): void {
  for (let n = 0; n < tickets; n += 1) game.take('loan');
}

function write(): void {
  journalIn(state, game, existsSync(join(state, 'journal')) ? eventsIn(state).length : 0);
}

/** The journal as it is now, to be put in its place later. */
function remember(): () => void {
  cpSync(join(state, 'journal'), join(base, 'older'), { recursive: true });
  return () => {
    rmSync(join(state, 'journal'), { recursive: true });
    cpSync(join(base, 'older'), join(state, 'journal'), { recursive: true });
  };
}

/** 40 tickets are followed, the journal goes back to 15, and the hall goes on with `more` tickets. */
function goesBack(more: number): string {
  take(15);
  write();
  const back = remember();
  passNow(place());
  take(25);
  write();
  followNow(place());
  back();
  for (let n = 0; n < more; n += 1) nextTicket(state, day, start + hour);
  const { kept } = followNow(place());
  return kept?.aside ?? 'none';
}

const ticketsIn = (dir: string) => eventsIn(dir).filter(kind => kind === 'ticket-issued').length;
const restore = (copy: string, to = join(base, 'box')) => oneTicket('restore', copy, '--state', to);

describe('a journal that went back', () => {
  it('has its 40 tickets on the second medium, and restore finds them', async () => {
    const aside = goesBack(3);
    expect(readdirSync(aside)).toEqual([`${day}.jsonl`]);
    const done = await restore(join(base, 'medium'));
    expect(done).toMatchObject(ok);
    expect(ticketsIn(join(base, 'box'))).toBe(40);
    expect(checkJournal(join(base, 'box'))).toBeUndefined();
    expect(done.out).toContain(`taken     ${aside}/${day}.jsonl: the one of 2 histories that goes furthest`);
    expect(done.out).toMatch(
      new RegExp(
        `other +${folder}/${day}\\.jsonl: a history of its own, parted after event 44, to event \\d+ of ${day}.* one-ticket restore ${folder}/${day}\\.jsonl`,
      ),
    );
    expect(Number(nextTicket(join(base, 'box'), day, start + hour).slice(1))).toBeGreaterThan(40);
    const medium = join(base, 'medium');
    const { out } = await oneTicket('restore', medium, '--state', join(base, 'other'), '--json');
    expect(JSON.parse(out)).toMatchObject({
      taken: join(aside, `${day}.jsonl`),
      others: [{ path: join(folder, `${day}.jsonl`), is: 'parted', after: 44, end: { day } }],
    });
  });

  it('is brought back as it went on, by the name of its file, above all numbers of both', async () => {
    goesBack(3);
    const done = await restore(join(folder, `${day}.jsonl`));
    expect(done).toMatchObject(ok);
    expect(ticketsIn(join(base, 'box'))).toBe(18);
    expect(Number(nextTicket(join(base, 'box'), day, start + hour).slice(1))).toBeGreaterThan(40);
  });

  it('that went further than what it lost is taken, and what is kept aside is named', async () => {
    const aside = goesBack(60);
    const done = await restore(join(base, 'medium'));
    expect(ticketsIn(join(base, 'box'))).toBe(75);
    expect(done.out).toContain(`one-ticket restore ${join(aside, `${day}.jsonl`)}`);
    expect(await restore(aside, join(base, 'other'))).toMatchObject(ok);
    expect(ticketsIn(join(base, 'other'))).toBe(40);
  });

  it('counts with what the journal in the state folder has after the copy', async () => {
    goesBack(3);
    for (let n = 0; n < 60; n += 1) nextTicket(state, day, start + hour);
    expect(await restore(join(base, 'medium'), state)).toMatchObject(ok);
    expect(ticketsIn(state)).toBe(78);
  });

  it('is restored also before the hall goes on, and then goes on where it was followed', async () => {
    take(5);
    write();
    const back = remember();
    take(5);
    write();
    followNow(place());
    back();
    expect(followNow(place())).toMatchObject({ medium: { is: 'ahead' } });
    expect(await restore(join(base, 'medium'), state)).toMatchObject(ok);
    expect(ticketsIn(state)).toBe(10);
    expect(followNow(place())).toMatchObject({ medium: { is: 'following' } });
    expect(readdirSync(folder)).not.toContain('aside-1');
  });

  it('is proved with what was kept aside', async () => {
    const aside = goesBack(3);
    passNow(place());
    const verified = await oneTicket('verify', join(base, 'medium'));
    expect(verified).toMatchObject({ ...ok, out: expect.stringContaining(`kept aside, to ${aside}`) });
    expect(verified.out.match(new RegExp(`^${day} .*$`, 'gm'))).toMatchObject(
      [/18$/, /40$/].map(end => expect.stringMatching(end)),
    );
  });

  it('over days is brought back whole, with the days before it parted', async () => {
    take(3);
    game.give({ verb: 'close-day' });
    write();
    passNow(place());
    const back = remember();
    game.give({ verb: 'open-day', day: nextDay });
    take(9);
    write();
    passNow(place());
    followNow(place());
    back();
    nowIs(start + 25 * hour);
    nextTicket(state, nextDay, start + 25 * hour);
    passNow(place());
    expect(await restore(folder)).toMatchObject(ok);
    expect(ticketsIn(join(base, 'box'))).toBe(12);
    expect(readdirSync(join(base, 'box', 'journal')).filter(name => name.endsWith('.db'))).toEqual([
      `${day}.db`,
      `${nextDay}.db`,
    ]);
    expect(checkJournal(join(base, 'box'))).toBeUndefined();
  });
});

describe('a copy', () => {
  it('with files that an older version renamed gives what is in them', async () => {
    const aside = goesBack(3);
    renameSync(join(aside, `${day}.jsonl`), join(folder, `${day}.jsonl.aside-1`));
    rmSync(aside, { recursive: true });
    expect(await restore(folder)).toMatchObject(ok);
    expect(ticketsIn(join(base, 'box'))).toBe(40);
    expect(await restore(join(folder, `${day}.jsonl.aside-1`), join(base, 'other'))).toMatchObject(ok);
  });

  it('that lacks days in the middle gives the newest run, says what does not join, and is proved run by run', async () => {
    take(3);
    game.give({ verb: 'close-day' });
    write();
    passNow(place());
    cpSync(folder, join(base, 'stick'), { recursive: true });
    for (const later of [nextDay, '2026-11-26']) {
      game.give({ verb: 'open-day', day: later });
      take(3);
      game.give({ verb: 'close-day' });
      write();
    }
    passNow(place());
    for (const name of [`${nextDay}.db`, `${nextDay}.jsonl`]) rmSync(join(folder, name), { force: true });
    nowIs(start + 50 * hour);
    expect(await oneTicket('verify', folder)).toMatchObject(ok);
    const done = await restore(folder);
    expect(done).toMatchObject({
      ...ok,
      out: expect.stringMatching(/apart .*2026-11-24\.db: to event .*not joined/),
    });
    expect(ticketsIn(join(base, 'box'))).toBe(3);
  });

  it('with a day of which only a damaged file is there is not put in place without it', async () => {
    take(3);
    game.give({ verb: 'close-day' });
    game.give({ verb: 'open-day', day: nextDay });
    write();
    passNow(place());
    writeFileSync(join(folder, `${day}.db`), 'nothing');
    expect(await restore(folder)).toMatchObject({
      code: 74,
      err: expect.stringMatching(/found .*2026-11-24\.db damaged, expected/),
    });
    expect(await oneTicket('verify', folder)).toMatchObject({ code: 74 });
    // Made again from the journal, it is kept aside: nobody knows what was in it.
    passNow(place());
    expect(await restore(folder)).toMatchObject(ok);
    expect(await oneTicket('verify', folder)).toMatchObject({
      ...ok,
      out: expect.stringContaining('aside-1/2026-11-24.db'),
    });
  });
});
