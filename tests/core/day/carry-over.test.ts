/** What must outlive a day follows its opening, each thing as an event of its own (R10). */
import { describe, expect, it } from 'vitest';
import { handle } from '../../../daemon/core/decide/handle.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import { events } from '../../../daemon/mqtt/schemas/events.ts';
import { refusalText, withText } from '../../../daemon/text/staff/sentences.ts';
import { alarmIn, fuzhou, type Play, play, untimed } from '../../kit/hall/play.ts';

const openDay = (day: string) => ({ verb: 'open-day', day }) as const;
const carriedIn = ({ log }: Play, from: number) =>
  log.slice(from).flatMap(({ event }) => (event.kind === 'carried' ? [event] : []));

/** One of each, and the evening of 2026-11-24. */
function evening(): Play {
  const hall = play({ ...untimed, hall: 'fuzhou' });
  hall.give({ verb: 'follow-up-open', source: 'complaint', text: 'waited too long' });
  hall.give({ verb: 'notice-set', text: '明日停电' });
  hall.give({ verb: 'device-fit', device: 'printer-1', why: 'no paper' });
  hall.pass(0);
  const skip: Event = { kind: 'numbers-skipped', day: '2026-11-25', to: 40 };
  hall.log.push({ event: skip, at: hall.now() });
  hall.restart();
  hall.give({ verb: 'scan' });
  hall.give({ verb: 'close-day' });
  return hall;
}

describe('what must outlive a day', () => {
  it('follows the opening of the next one in the same order, one event each', () => {
    const hall = evening();
    expect(hall.give(openDay('2026-11-25'))).toEqual(['day-opened', ...Array(6).fill('carried')]);
    const opening = hall.last('day-opened');
    expect(Object.keys(opening ?? {})).toEqual(['kind', 'day', 'timeZone', 'hall', 'layout', 'order']);
    expect(carriedIn(hall, 0).map(({ what, id }) => `${what} ${id}`)).toEqual([
      'skip 2026-11-25',
      'repair 2026-11-24-r1',
      'follow-up 2026-11-24-f1',
      'alarm device-printer-1',
      'notice all',
      `slip 2026-11-24-closed-${hall.now()}`,
    ]);
    const at = { v: 1, ts: 0, seq: 1, at: 0 };
    for (const event of carriedIn(hall, 0)) events.get('carried')?.parse({ ...at, ...withText(event) });
  });

  it('is known from the journal of the new day alone', () => {
    const hall = evening();
    const { followUps, unfit, alarms, notices } = hall.hall;
    hall.log.splice(0);
    hall.give(openDay('2026-11-25'));
    expect(hall.hall).toMatchObject({
      followUps,
      unfit,
      alarms,
      notices,
      skips: new Map([['2026-11-25', 40]]),
    });
    const before = structuredClone(hall.hall);
    hall.restart();
    expect(hall.hall, 'nothing of yesterday is left').toEqual(before);
    expect([...hall.hall.jobs.values()]).toMatchObject([{ what: 'closing', day: '2026-11-24' }]);
    hall.give({ verb: 'device-fit', device: 'printer-1' });
    expect(hall.take('loan')).toBe('B041');
  });

  it('is how far the wall clock stands before the rules, too', () => {
    const hall = evening();
    hall.give({ verb: 'set-clock', wall: hall.now() - 3_600_000, unheardMs: 0 });
    hall.log.splice(0);
    hall.give(openDay('2026-11-25'));
    hall.restart();
    expect(hall.hall.wallAheadMs).toBe(-3_600_000);
  });

  it('is not told again when a day that was closed by mistake is opened again', () => {
    const hall = evening();
    hall.give(openDay('2026-11-25'));
    const before = structuredClone(hall.hall);
    hall.give({ verb: 'close-day' });
    expect(hall.give(openDay('2026-11-25'))).toEqual(['day-opened']);
    hall.restart();
    const { followUps, unfit, alarms, notices, skips } = before;
    expect(hall.hall).toMatchObject({ followUps, unfit, alarms, notices, skips });
    expect([...hall.hall.jobs.keys()]).toEqual([...before.jobs.keys()]);
  });

  it('makes no event longer, however much is open', () => {
    const hall = play(fuzhou);
    for (let made = 0; made < 700; made += 1)
      hall.give({ verb: 'follow-up-open', source: 'complaint', text: '等'.repeat(200) });
    hall.give({ verb: 'close-day' });
    hall.give(openDay('2026-11-25'));
    expect(hall.hall.followUps.size).toBe(700);
    const longest = Math.max(...hall.log.map(({ event }) => Buffer.byteLength(JSON.stringify(event))));
    expect(longest).toBeLessThan(4096);
  });

  it('of a journal older than that is read from the lists within the opening', () => {
    const hall = play(untimed);
    hall.give({ verb: 'close-day' });
    const followUp = { id: '2026-11-24-f1', source: 'mail', text: 'x', openedAt: 5 };
    const repair = { id: '2026-11-24-r1', device: 'pad-1', why: 'no answer', since: 4 };
    const alarm = { id: 'clock', severity: 'critical', subject: {}, since: 3, count: 1 } as const;
    const slip = { day: '2026-11-24', closedAt: 9, tickets: 0, done: 0, left: 0 };
    hall.log.push({
      at: hall.now(),
      event: {
        kind: 'day-opened',
        day: '2026-11-25',
        timeZone: 'Asia/Shanghai',
        repairs: [repair],
        followUps: [followUp],
        alarms: [{ ...alarm, text: 'x' }],
        notices: [{ text: '节日快乐' }],
        skips: [{ day: '2026-11-25', to: 7 }],
        slips: [slip],
      },
    });
    hall.restart();
    expect([...hall.hall.followUps.values()]).toEqual([followUp]);
    expect([...hall.hall.unfit.values()]).toEqual([repair]);
    expect([...hall.hall.alarms.values()]).toEqual([{ ...alarm, code: 'as-written', args: { text: 'x' } }]);
    expect(hall.hall.notices).toEqual([{ text: '节日快乐' }]);
    expect([...hall.hall.skips]).toEqual([['2026-11-25', 7]]);
    expect([...hall.hall.jobs.values()]).toMatchObject([slip]);
  });
});

describe('a notice', () => {
  it('is the same hall after a restart, whoever set it', () => {
    const hall = play(untimed);
    hall.give({ verb: 'notice-set', text: '欢迎' });
    const told = hall.log.at(-1);
    if (told !== undefined) told.event.orderedBy = 'chen';
    hall.restart();
    expect(hall.hall.notices).toEqual([{ text: '欢迎' }]);
  });
});

describe('what nobody closes', () => {
  it('is told by an alarm of the day, until most of it is answered', () => {
    const hall = play(untimed);
    const opens = () => hall.give({ verb: 'follow-up-open', source: 'mail', text: 'x' });
    for (let made = 0; made < 199; made += 1) opens();
    expect(hall.pass(0)).toEqual([]);
    opens();
    expect(hall.pass(0)).toEqual(['alarm-raised']);
    expect(alarmIn(hall.hall, 'follow-ups')?.text).toContain(
      '200 follow-ups are open, the oldest since 2026-11-24',
    );
    hall.give({ verb: 'close-day' });
    expect(hall.hall.alarms.size).toBe(0);
    hall.give(openDay('2026-11-25'));
    expect(hall.pass(0)).toEqual(['alarm-raised']);
    const [first = '', ...others] = [...hall.hall.followUps.keys()].slice(0, 41);
    for (const followUp of others) hall.give({ verb: 'follow-up-close', followUp });
    expect(hall.pass(0)).toEqual([]);
    hall.give({ verb: 'follow-up-close', followUp: first });
    expect(hall.pass(0)).toEqual(['alarm-cleared']);
  });

  it('is not all named where another id was found', () => {
    const hall = play(untimed);
    for (let made = 0; made < 700; made += 1)
      hall.give({ verb: 'follow-up-open', source: 'mail', text: 'x' });
    const outcome = handle(untimed, hall.hall, { verb: 'follow-up-close', followUp: 'f0' }, hall.now());
    const message = 'refused' in outcome ? refusalText(outcome) : '';
    expect(message).toContain('2026-11-24-f700 (or one of 680 older ones)');
    expect(message.length).toBeLessThan(1000);
  });

  it('are notices for ever other boards, of which the oldest give way, and slips that no printer prints', () => {
    const hall = play({ ...untimed, counterBoards: new Map(fuzhou.counterBoards) });
    const boards = [...fuzhou.counterBoards.keys()];
    for (const one of boards)
      for (const other of boards) hall.give({ verb: 'notice-set', text: one, boards: [one, other] });
    expect(hall.hall.notices).toHaveLength(64);
    hall.give({ verb: 'device-fit', device: 'printer-1', why: 'no paper' });
    for (let day = 25; day <= 100; day += 1) {
      hall.give({ verb: 'close-day' });
      const date = new Date(Date.UTC(2026, 10, day)).toISOString().slice(0, 10);
      expect(hall.give(openDay(date))).not.toBe('too-late');
    }
    expect([...hall.hall.jobs.values()].filter(({ is }) => is === 'print')).toHaveLength(31);
  });
});
