/** A device that works, but not for long unless somebody helps. */
import { describe, expect, it } from 'vitest';
import { alarmIn, fuzhou, type Play, play, untimed } from '../../kit/hall/play.ts';

const low = 'paper near its end';
const warns = (hall: Play, device = 'printer-1', warning = low) =>
  hall.give({ verb: 'device-fit', device, warning });
const works = (hall: Play, device = 'printer-1') => hall.give({ verb: 'device-fit', device });
const alarm = (hall: Play, device = 'printer-1') => alarmIn(hall.hall, `warning-${device}`);

describe('a device that warns', () => {
  it('raises an alarm once, which says what to do, and clears it once', () => {
    const hall = play(untimed);
    expect(warns(hall)).toEqual(['alarm-raised']);
    expect(alarm(hall)).toMatchObject({
      severity: 'warning',
      subject: { device: 'printer-1' },
      text: 'printer-1 still works, but not for long: paper near its end; put in a new roll before it ends',
      count: 1,
    });
    expect(warns(hall)).toEqual([]);
    expect(hall.pass(3600)).toEqual([]);
    expect(works(hall)).toEqual(['alarm-cleared']);
    expect(works(hall)).toEqual([]);
    expect(alarm(hall)).toBeUndefined();
  });

  it('is no broken one: no repair is open, and its tickets come', () => {
    const hall = play(untimed);
    warns(hall);
    expect(hall.hall.unfit.size).toBe(0);
    expect(hall.take('loan')).toBe('B001');
  });

  it('of another class is to be seen to', () => {
    const hall = play(untimed);
    warns(hall, 'board-1', 'too hot');
    expect(alarm(hall, 'board-1')?.text).toBe(
      'board-1 still works, but not for long: too hot; see to it before it cannot work any more',
    );
  });

  it('that breaks is told by the alarm of that, and warns again when it works and still has to', () => {
    const hall = play(untimed);
    warns(hall);
    const broken = { verb: 'device-fit', device: 'printer-1', why: 'paper out', warning: low } as const;
    expect(hall.give(broken)).toEqual(['device-lost', 'alarm-cleared']);
    hall.pass(0);
    expect([...hall.hall.alarms.keys()]).toEqual(['device-printer-1']);
    expect(warns(hall)).toEqual(['device-mended', 'alarm-raised']);
    hall.pass(0);
    expect([...hall.hall.alarms.keys()]).toEqual(['warning-printer-1']);
    expect(alarm(hall)).toMatchObject({ count: 2 });
  });

  it('of something else raises its alarm anew', () => {
    const hall = play(untimed);
    warns(hall);
    expect(warns(hall, 'printer-1', 'cutter worn')).toEqual(['alarm-cleared', 'alarm-raised']);
    expect(alarm(hall)?.text).toContain('cutter worn');
  });

  it('keeps its alarm over a restart and over the night, with who has seen it', () => {
    const hall = play(fuzhou);
    warns(hall);
    hall.give({ verb: 'alarm-ack', alarm: 'warning-printer-1', by: 'ops' });
    hall.restart();
    expect(warns(hall)).toEqual([]);
    expect(hall.give({ verb: 'close-day' })).not.toContain('alarm-cleared');
    hall.pass(12 * 3600);
    hall.log.splice(0);
    hall.give({ verb: 'open-day', day: '2026-11-25' });
    hall.restart();
    expect(alarm(hall)).toMatchObject({ ackedBy: 'ops', count: 1 });
    expect(warns(hall)).toEqual([]);
    expect(works(hall)).toEqual(['alarm-cleared']);
  });

  it('after hours is heard too, but not before the first day', () => {
    const hall = play(untimed);
    hall.give({ verb: 'close-day' });
    expect(warns(hall)).toEqual(['alarm-raised']);
    expect(works(hall)).toEqual(['alarm-cleared']);
    delete hall.hall.day;
    expect(warns(hall)).toEqual([]);
  });

  it('and is taken out of the config has no alarm any more, also while the hall is closed', () => {
    const hall = play(untimed);
    warns(hall);
    warns(hall, 'board-1', 'too hot');
    hall.give({ verb: 'close-day' });
    // Three days of which no journal told: an alarm about no device stands.
    hall.give({ verb: 'set-clock', wall: hall.now() + 3 * 86_400_000, unheardMs: 3 * 86_400_000 });
    hall.restart({ ...untimed, printers: [] });
    expect(hall.pass(0)).toEqual(['alarm-cleared']);
    expect([...hall.hall.alarms.keys()]).toEqual(['warning-board-1', 'clock']);
  });

  it('with a name too long for a topic is found again all the same', () => {
    const id = 'board-of-the-counter-at-the-door';
    const hall = play({ ...untimed, counterBoards: new Map([[id, '1']]) });
    warns(hall, id, 'too hot');
    expect([...hall.hall.alarms.keys()]).toEqual([expect.stringMatching(/^warning-[a-z0-9-]{1,24}$/)]);
    expect(works(hall, id)).toEqual(['alarm-cleared']);
  });
});
