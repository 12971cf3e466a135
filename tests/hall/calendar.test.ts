/** The calendar as the running hall has it: read again when its file changes, and told when it is wrong or ends too soon. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { AlarmMessage } from '../../daemon/core/types/alarm-message.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { openCalendar } from '../../daemon/hall/calendar.ts';
import { stateFolder } from '../kit/hall/journal.ts';
import { fuzhou } from '../kit/hall/play.ts';
import { virtualTimers } from '../virtual-timers.ts';

const june = Date.parse('2026-06-01T09:00:00+08:00');

/** A hall whose calendar has that text; `rewrite` puts another in its place, as an editor does, and lets a minute pass. */
function calendarOf(text: string | undefined, wall = june) {
  const path = join(stateFolder(), 'calendar.yaml');
  const put = (content: string) => {
    writeFileSync(`${path}.new`, content);
    renameSync(`${path}.new`, path);
  };
  if (text !== undefined) put(text);
  const { timers, advance } = virtualTimers();
  const rules: Rules = { ...fuzhou };
  const told: (AlarmMessage | undefined)[] = [];
  let at = wall;
  const changed = vi.fn<() => void>();
  const opened = openCalendar({
    config: { calendar: path, rules },
    wall: () => at,
    timers,
    log: pino({ level: 'silent' }),
    alarm: (_, message) => told.push(message),
    changed,
  });
  onTestFinished(opened.close);
  return {
    rules,
    told,
    changed,
    opened,
    remove: () => rmSync(path),
    rewrite: put,
    /** Looks until that is so. */
    async until(isSo: () => void) {
      await vi.waitFor(async () => {
        await advance(60_000);
        isSo();
      });
    },
    setWall: (moment: number) => (at = moment),
  };
}

const holidaysOf = ({ calendar }: Rules) => [...(calendar?.holidays ?? [])];

describe('the calendar of a running hall', () => {
  it('holds from the start, and is read again when it changes', async () => {
    const hall = calendarOf('2026: { holidays: [10-01] }');
    expect(holidaysOf(hall.rules)).toEqual(['2026-10-01']);
    expect(hall.told).toEqual([undefined]);
    hall.rewrite('2026: { holidays: [10-01, 10-02] }');
    await hall.until(() => expect(holidaysOf(hall.rules)).toEqual(['2026-10-01', '2026-10-02']));
    expect(hall.changed).toHaveBeenCalled();
    expect(hall.told).toEqual([undefined]);
  });

  it('that is broken is told, what it said before holds, and the alarm goes once it is mended', async () => {
    const hall = calendarOf('2026: { holidays: [10-01] }');
    hall.rewrite('2026: { holidays: [13-01], feasts: [] }');
    await hall.until(() => expect(hall.told).toHaveLength(2));
    expect(hall.told[1]).toMatchObject({
      code: 'calendar',
      args: {
        is: 'faulty',
        why: expect.stringContaining('2026.holidays[0]') as string,
        more: 1,
        isKept: true,
      },
    });
    expect(holidaysOf(hall.rules)).toEqual(['2026-10-01']);
    hall.rewrite('2026: { holidays: [10-02] }');
    await hall.until(() => expect(hall.told).toHaveLength(3));
    expect(hall.told[2]).toBeUndefined();
    expect(holidaysOf(hall.rules)).toEqual(['2026-10-02']);
  });

  it('that is gone, or was never there, stops no hall', async () => {
    const hall = calendarOf('2026: { holidays: [10-01] }');
    hall.remove();
    await hall.until(() => expect(hall.told).toHaveLength(2));
    expect(hall.told[1]).toMatchObject({ args: { is: 'faulty', isKept: true } });
    expect(holidaysOf(hall.rules)).toEqual(['2026-10-01']);
    const none = calendarOf(undefined);
    expect(none.told).toMatchObject([{ code: 'calendar', args: { is: 'faulty', isKept: false } }]);
    none.rewrite('2026: {}');
    await none.until(() => expect(none.told.at(-1)).toBeUndefined());
  });

  it('says a month before that it does not know the next year, and again when a day opens', async () => {
    const hall = calendarOf('2026: {}');
    hall.setWall(Date.parse('2026-12-01T08:00:00+08:00'));
    await hall.until(() => expect(hall.told).toHaveLength(2));
    const unknown = { code: 'calendar', args: { is: 'year-unknown', year: '2027' } };
    expect(hall.told[1]).toMatchObject(unknown);
    hall.opened.dayOpened();
    expect(hall.told[2]).toMatchObject(unknown);
    hall.rewrite('2026: {}\n2027: {}');
    await hall.until(() => expect(hall.told.at(-1)).toBeUndefined());
  });

  it('that the config does not name leaves no alarm of it standing', () => {
    const told: (AlarmMessage | undefined)[] = [];
    const { timers } = virtualTimers();
    openCalendar({
      config: { rules: { ...fuzhou } },
      wall: () => june,
      timers,
      log: pino({ level: 'silent' }),
      alarm: (_, message) => told.push(message),
      changed() {},
    });
    expect(told).toEqual([undefined]);
  });
});
