import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../daemon/hall/child-work.ts';
import { missingReports } from '../../../daemon/hall/missing-reports.ts';
import { openReports, type Written } from '../../../daemon/hall/report-writer.ts';
import { alarmText } from '../../../daemon/text/staff/sentences.ts';
import { writeMissing } from '../../../daemon/tools/report/report-files.ts';
import { fuzhou, type Play, play } from '../../kit/hall/play.ts';
import { journalled } from '../../kit/hall/played-journal.ts';
import { virtualTimers } from '../../virtual-timers.ts';

const log = pino({ level: 'silent' });
const keeping = { reportsDays: 400, sheetsDays: 400, today: '2026-11-25' };

function closedDay(): Play {
  const game = play(fuzhou, ['0']);
  game.take('advice');
  game.give({ verb: 'close-day' });
  return game;
}

const told = (state: string, day: string) =>
  /<meta name="last-event" content="(\d+)">/.exec(
    readFileSync(join(state, 'reports', `${day}.html`), 'utf8'),
  )?.[1];

describe('the reports in the state folder', () => {
  it('are written of every day that is closed, and not again', () => {
    const game = closedDay();
    game.wait(24 * 3600);
    game.give({ verb: 'open-day', day: '2026-11-25' });
    const state = journalled(game);
    expect(writeMissing(state, keeping)).toMatchObject({ days: ['2026-11-24'] });
    expect(readdirSync(join(state, 'reports')).sort()).toEqual(['2026-11-24.csv', '2026-11-24.html']);
    expect(writeMissing(state, keeping)).toEqual({ days: [], months: [], gone: 0 });
  });

  it('are written again when the day was opened again and closed', () => {
    const game = closedDay();
    const state = journalled(game);
    writeMissing(state, keeping);
    const first = told(state, '2026-11-24');
    game.give({ verb: 'open-day', day: '2026-11-24' });
    game.give({ verb: 'close-day' });
    const later = journalled(game);
    mkdirSync(join(later, 'reports'));
    for (const file of readdirSync(join(state, 'reports')))
      writeFileSync(join(later, 'reports', file), readFileSync(join(state, 'reports', file)));
    expect(writeMissing(later, keeping)).toMatchObject({ days: ['2026-11-24'] });
    expect(Number(told(later, '2026-11-24'))).toBeGreaterThan(Number(first));
  });

  it('say what keeps them from being written', () => {
    const state = journalled(closedDay());
    writeFileSync(join(state, 'reports'), '');
    expect(writeMissing(state, keeping)).toMatchObject({
      days: [],
      failed: { day: '2026-11-24', why: expect.stringContaining(join(state, 'reports')) },
    });
  });

  it('are told missing of closed days only, without a look into the journal of one that is known to be open', () => {
    const game = closedDay();
    const state = journalled(game);
    expect(missingReports(state, 400)).toEqual(['2026-11-24']);
    game.give({ verb: 'open-day', day: '2026-11-24' });
    const again = journalled(game);
    expect(missingReports(again, 400)).toEqual([]);
    expect(missingReports(state, 400, { days: ['2026-11-24'], isOpen: true })).toEqual([]);
  });

  it('wait for the first day', () => {
    const state = journalled(play(fuzhou, ['0']));
    rmSync(join(state, 'journal'), { recursive: true });
    expect(writeMissing(state, keeping)).toEqual({ days: [], months: [], gone: 0 });
  });
});

describe('the daemon', () => {
  /** `end` ends the attempt that runs. */
  function desk(isAnyMissing = true) {
    const { timers, advance } = virtualTimers();
    const running: ((written: Written) => void)[] = [];
    const alarms: (string | undefined)[] = [];
    let [begun, killed] = [0, 0];
    const attempt: Attempt<Written> = done => {
      begun += 1;
      running.push(done);
      return { kill: () => void (killed += 1) };
    };
    const reports = openReports({
      attempt,
      isAnyMissing,
      timers,
      log,
      alarm: (_, message) => alarms.push(message && alarmText(message)),
    });
    return {
      reports,
      advance,
      alarms,
      begun: () => begun,
      killed: () => killed,
      end: (written: Written) => running.shift()?.(written),
    };
  }

  it('looks at its start for what the power kept from being written, and when a day closes', () => {
    const { reports, begun, end, alarms } = desk();
    expect(begun()).toBe(1);
    end({ days: ['2026-11-23'] });
    expect(alarms).toEqual([undefined]);
    reports.look();
    expect(begun()).toBe(2);
  });

  it('starts nothing while none is missing, and what was wrong before is over', () => {
    const { begun, alarms, reports } = desk(false);
    expect([begun(), alarms]).toEqual([0, [undefined]]);
    reports.look();
    expect(begun()).toBe(1);
  });

  it('raises an alarm when it cannot be written, tries every minute, and clears it', async () => {
    const { advance, begun, end, alarms } = desk();
    end({ days: [], failed: { day: '2026-11-24', why: 'found "ENOSPC: no space left"' } });
    expect(alarms).toEqual([
      'the report of 2026-11-24 is not written: found "ENOSPC: no space left"; the journal has all of it, and it is tried again every minute',
    ]);
    await advance(59_999);
    expect(begun()).toBe(1);
    await advance(1);
    expect(begun()).toBe(2);
    end({ days: ['2026-11-24'] });
    expect(alarms.at(-1)).toBeUndefined();
    await advance(600_000);
    expect(begun()).toBe(2);
  });

  it('looks once more when a day closes while it writes, and never twice at a time', () => {
    const { reports, begun, end } = desk();
    reports.look();
    reports.look();
    expect(begun()).toBe(1);
    end({ days: [] });
    expect(begun()).toBe(2);
    end({ days: [] });
    expect(begun()).toBe(2);
  });

  it('waits for nothing when it ends', async () => {
    const { reports, advance, begun, killed, end, alarms } = desk();
    reports.close();
    expect(killed()).toBe(1);
    end({ days: [], failed: { day: 'the last day', why: 'found its process ended by SIGKILL' } });
    reports.look();
    await advance(600_000);
    expect([begun(), alarms]).toEqual([1, []]);
  });

  it('ends a report that hangs, says so, and tries again once its process is gone', async () => {
    const { advance, begun, killed, end, alarms, reports } = desk();
    await advance(599_999);
    reports.look();
    expect(killed()).toBe(0);
    await advance(1);
    expect(killed()).toBe(1);
    const hangs =
      'the report of the last day is not written: found its process still at work after 10 min, and ended it; the journal has all of it, and it is tried again every minute';
    expect(alarms).toEqual([hangs]);
    await advance(600_000);
    expect(begun()).toBe(1);
    end({ days: [], failed: { day: 'the last day', why: 'found its process ended by SIGKILL' } });
    expect(alarms).toEqual([hangs]);
    expect(begun()).toBe(2);
    end({ days: ['2026-11-24'] });
    expect(alarms).toEqual([hangs, undefined]);
  });
});
