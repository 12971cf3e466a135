import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../../daemon/process/exit-codes.ts';
import { oneTicket } from '../../kit/hall/command-line.ts';
import { dayOpened, opened, stateFolder, turn } from '../../kit/hall/journal.ts';
import { type Play, play } from '../../kit/hall/play.ts';
import { journalled } from '../../kit/hall/played-journal.ts';

const next = (counter: string) => ({ verb: 'call-next', counter }) as const;

function oneVisit(): Play {
  const hall = play();
  hall.take('withdrawal', 'icbc');
  hall.wait(120);
  hall.give(next('1'));
  hall.sayAll();
  hall.give({ verb: 'start', counter: '1' });
  hall.wait(300);
  hall.give({ verb: 'finish', counter: '1', outcome: 'approved' });
  return hall;
}

describe('explain', () => {
  it('tells the whole story of a visit, in the time of its hall', async () => {
    const said = await oneTicket('explain', 'A001', '--state', journalled(oneVisit()));
    expect(said).toEqual({
      code: exitCodes.ok,
      err: '',
      out: [
        'A001 on 2026-11-24, times of Asia/Shanghai',
        '',
        '09:00:00  issued with number 1 for withdrawal, class normal; way: approval → icbc; 0 ahead, expected wait 0 min, 0 min for the whole way',
        '09:00:00  joined the queue approval, no wait expected',
        '09:02:00  called to counter 1 after waiting 2 min: there was nobody else to choose from; its priority was 2.0 min (normal, waited 2 min ×1)',
        '09:02:05  said: "请A零零一号到1号窗口"',
        '09:02:05  served at counter 1: the clerk pressed start',
        '09:07:05  finished at counter 1 (approval) after 5 min: approved',
        '09:07:05  joined the queue icbc, with 2 min credit for having waited before, no wait expected',
        '',
        'waited 2 min in the queue approval, no wait expected',
        'waits in the queue icbc since 09:07:05',
        '',
      ].join('\n'),
    });
  });

  it('tells of the newest day unless another is named', async () => {
    const hall = oneVisit();
    hall.give({ verb: 'close-day' });
    hall.wait(24 * 60 * 60);
    hall.give({ verb: 'open-day', day: '2026-11-25' });
    const state = journalled(hall);
    expect((await oneTicket('explain', 'A001', '--state', state)).err).toBe(
      'A001: found no ticket issued on 2026-11-25 yet. Name another day with --day.\n',
    );
    const { out } = await oneTicket('explain', 'A001', '--day', '2026-11-24', '--state', state);
    expect(out).toContain('left: the day ended');
  });

  it('takes a number typed in small letters', async () => {
    const said = await oneTicket('explain', 'a001', '--state', journalled(oneVisit()));
    expect(said).toMatchObject({ code: exitCodes.ok, out: expect.stringMatching(/^A001 on/) });
  });

  it('reads beside a daemon that has the journal open, and sees what was committed since', async () => {
    const state = journalled(oneVisit());
    const journal = opened(state);
    const event = { kind: 'visit-left', ticket: 'A001', reason: 'went home' };
    journal.commit(turn([event], { at: journal.lastAt() + 1000 }));
    const said = await oneTicket('explain', 'A001', '--state', state);
    expect(said).toMatchObject({ code: exitCodes.ok, out: expect.stringContaining('left: "went home"') });
    const more = journal.commit(turn([{ ...event, reason: 'again' }], { at: journal.lastAt() }));
    expect(more).toHaveLength(1);
  });
});

describe('explain says what is wrong when', () => {
  it('there is no journal', async () => {
    const state = stateFolder();
    expect(await oneTicket('explain', 'A001', '--state', state)).toEqual({
      code: exitCodes.io,
      out: '',
      err:
        `${state}: found no journal, expected the state folder of a hall that has opened a day. ` +
        'Name it with --state: the one that "run" or "demo" was given.\n',
    });
  });

  it('the day is not there: it names those that are', async () => {
    const state = journalled(oneVisit());
    expect(await oneTicket('explain', 'A001', '--day', '2026-11-23', '--state', state)).toEqual({
      code: exitCodes.usage,
      out: '',
      err:
        `${state}: found no day 2026-11-23, expected one of 2026-11-24. ` +
        'Name one with --day, or leave it out for the newest. A day that has left the state folder (keepDays) is in the ' +
        'copies: "one-ticket restore COPY --state OTHER" brings them into another folder.\n',
    });
  });

  it('the day is not there and there are many: it names the last ten', async () => {
    const state = stateFolder();
    const journal = opened(state);
    for (let day = 1; day <= 12; day += 1)
      journal.commit(turn([dayOpened(`2026-11-${String(day).padStart(2, '0')}`)]));
    const { err } = await oneTicket('explain', 'A001', '--day', '24.11.', '--state', state);
    expect(err).toContain('one of 2026-11-03, 2026-11-04,');
    expect(err).toContain('2026-11-12 or of the 2 before them.');
  });

  it('the ticket was not issued that day: it names the nearest', async () => {
    const hall = play();
    for (let visit = 0; visit < 9; visit += 1) hall.take(visit % 2 === 0 ? 'loan' : 'advice');
    const state = journalled(hall);
    expect(await oneTicket('explain', 'A007', '--state', state)).toEqual({
      code: exitCodes.usage,
      out: '',
      err:
        'A007: found no such ticket on 2026-11-24, expected one of the 9 issued then; the nearest: B007, D006, D008. ' +
        'Name another ticket, or another day with --day.\n',
    });
    const against = await oneTicket('explain', 'B007', '--against', 'A007', '--state', state);
    expect(against).toMatchObject({
      code: exitCodes.usage,
      err: expect.stringMatching(/^A007: found no such ticket/),
    });
  });

  it('a visit is set against itself', async () => {
    const state = journalled(oneVisit());
    expect(await oneTicket('explain', 'A001', '--against', 'A001', '--state', state)).toEqual({
      code: exitCodes.usage,
      out: '',
      err: '--against: found A001 itself, expected another ticket of that day.\n',
    });
  });

  it('the file is of another version', async () => {
    const state = journalled(oneVisit());
    const db = new DatabaseSync(join(state, 'journal', '2026-11-24.db'));
    db.exec('PRAGMA user_version = 99');
    db.close();
    const said = await oneTicket('explain', 'A001', '--state', state);
    expect(said).toMatchObject({
      code: exitCodes.io,
      err: expect.stringContaining('found journal version 99'),
    });
  });

  it('the file is damaged', async () => {
    const state = journalled(oneVisit());
    writeFileSync(join(state, 'journal', '2026-11-24.db'), 'not a database, whatever its name says');
    const said = await oneTicket('explain', 'A001', '--state', state);
    expect(said).toMatchObject({ code: exitCodes.io, err: expect.stringContaining('damaged') });
  });
});
