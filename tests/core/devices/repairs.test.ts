/** 报修: a device that cannot work, from its alarm to its mending. */
import { describe, expect, it } from 'vitest';
import { handle } from '../../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../../daemon/core/evolve/empty-hall.ts';
import { evolve } from '../../../daemon/core/evolve/evolve.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { alarmIn, fuzhou, type Play, play, untimed } from '../../kit/hall/play.ts';
import { changed } from '../../kit/hall/rules.ts';

const lost = (hall: Play, device: string, why = 'no answer') =>
  hall.give({ verb: 'device-fit', device, why });
const works = (hall: Play, device: string) => hall.give({ verb: 'device-fit', device });
const alarm = (hall: Play, device: string) => alarmIn(hall.hall, `device-${device}`);

describe('a device that cannot work', () => {
  it('raises an alarm at once that says what is broken, since when, what the hall does, and what to do', () => {
    const hall = play(untimed);
    hall.wait(90);
    expect(lost(hall, 'board-1')).toEqual(['device-lost']);
    expect(hall.pass(0)).toEqual(['alarm-raised']);
    expect(alarm(hall, 'board-1')).toMatchObject({
      severity: 'warning',
      subject: { device: 'board-1' },
      text: 'board-1 cannot work since 2026-11-24 09:01: no answer; the numbers of counter 1 stand first on the main board and are said twice; mend it, and try it with cmd/device-test',
      count: 1,
    });
    expect(hall.pass(3600)).toEqual([]);
  });

  it('has a repair record, which its mending closes with how long it was down and who had seen it', () => {
    const hall = play(untimed);
    lost(hall, 'voice-1');
    hall.pass(10);
    hall.give({ verb: 'alarm-ack', alarm: 'device-voice-1', by: 'ops' });
    hall.give({ verb: 'alarm-ack', alarm: 'device-voice-1', by: 'chief' });
    hall.pass(50);
    expect(works(hall, 'voice-1')).toEqual(['device-mended']);
    expect(hall.last('device-mended')).toEqual({
      kind: 'device-mended',
      order: 'device-fit',
      device: 'voice-1',
      repair: '2026-11-24-r1',
      downMs: 60_000,
      seenBy: 'ops',
    });
    expect(hall.pass(0)).toEqual(['alarm-cleared']);
    expect(works(hall, 'voice-1')).toEqual([]);
  });

  it('that tells another reason keeps its repair, its time and its alarm, which tells the new one', () => {
    const hall = play(untimed);
    lost(hall, 'printer-1', 'paper out');
    hall.pass(5);
    hall.give({ verb: 'alarm-ack', alarm: 'device-printer-1', by: 'ops' });
    expect(lost(hall, 'printer-1', 'cover open')).toEqual(['device-lost']);
    expect(lost(hall, 'printer-1', 'cover open')).toEqual([]);
    expect(hall.last('device-lost')).toMatchObject({ repair: '2026-11-24-r1', why: 'cover open' });
    expect(hall.hall.unfit.get('printer-1')).toEqual({
      id: '2026-11-24-r1',
      device: 'printer-1',
      why: 'cover open',
      since: hall.now() - 5000,
      seenBy: 'ops',
    });
    expect(alarm(hall, 'printer-1')).toMatchObject({ count: 1, ackedBy: 'ops' });
    expect(alarm(hall, 'printer-1')?.text).toContain('cover open');
  });

  it('that comes and goes counts up the same alarm, each time with a repair of its own', () => {
    const hall = play(untimed);
    for (const _ of [1, 2, 3]) {
      lost(hall, 'pad-1');
      hall.pass(1);
      works(hall, 'pad-1');
      hall.pass(1);
    }
    lost(hall, 'pad-1');
    hall.pass(1);
    expect(alarm(hall, 'pad-1')).toMatchObject({ count: 4 });
    expect(hall.hall.unfit.get('pad-1')?.id).toBe('2026-11-24-r4');
  });

  it('before the first day makes no event: there is no journal yet', () => {
    const lost = { verb: 'device-fit', device: 'printer-1', why: 'paper out' } as const;
    expect(handle(fuzhou, emptyHall(fuzhou), lost, 0)).toEqual([]);
  });

  it('is all that raises an alarm after hours', () => {
    const hall = play(changed(untimed, { services: { loan: { dailyLimit: 1 } } }));
    hall.take('loan');
    hall.pass(0);
    expect(hall.hall.alarms.has('full-loan')).toBe(true);
    hall.give({ verb: 'close-day' });
    expect(hall.pass(3600)).toEqual([]);
    expect(hall.hall.alarms.size).toBe(0);
  });

  it('with a name too long for a topic is seen all the same', () => {
    const id = 'board-of-the-counter-at-the-door';
    const hall = play({ ...untimed, counterBoards: new Map([[id, '1']]) });
    lost(hall, id);
    hall.pass(0);
    const [name = ''] = hall.hall.alarms.keys();
    expect(name).toMatch(/^device-[a-z0-9-]{1,25}$/);
    hall.give({ verb: 'alarm-ack', alarm: name, by: 'ops' });
    expect(hall.hall.unfit.get(id)?.seenBy).toBe('ops');
  });
});

describe('how bad it is', () => {
  const pads = [...fuzhou.inputs].flatMap(([id, { is }]) => (is === 'pad' ? [id] : []));
  const spared: Rules = {
    ...untimed,
    printers: ['printer-1', 'printer-2'],
    spares: new Map([['printer-2', 'printer-1']]),
  };

  it.each([
    ['the last printer', ['printer-1', 'printer-2'], 'printer-2', 'critical', /no ticket can be printed/],
    ['a printer beside another', ['printer-1'], 'printer-1', 'warning', /printer-2 can print meanwhile/],
    ['the only voice', ['voice-1'], 'voice-1', 'critical', /nothing is said/],
    ['the only kiosk', ['kiosk-1'], 'kiosk-1', 'critical', /tickets may not be had at it/],
    ['a pad', ['pad-3'], 'pad-3', 'warning', /presses at counter 3 may not arrive/],
    ['the last pad', pads, pads.at(-1) ?? '', 'critical', /may not arrive/],
    ['a main board', ['main-board'], 'main-board', 'warning', /no main board/],
  ])('%s', (_, broken, device, severity, text) => {
    const hall = play(spared);
    for (const one of broken) {
      lost(hall, one);
      hall.pass(0);
    }
    expect(alarm(hall, device)).toMatchObject({ severity, text: expect.stringMatching(text) });
  });
});

describe('what the hall does meanwhile', () => {
  const rules: Rules = {
    ...untimed,
    voices: ['voice-1', 'voice-2'],
    mainBoards: ['main-board'],
    counterBoards: new Map([
      ['board-1', '1'],
      ['board-2', '2'],
    ]),
    spares: new Map([
      ['voice-2', 'voice-1'],
      ['main-two', 'main-board'],
      ['board-spare', 'board-1'],
    ]),
  };
  const text = (hall: Play, device: string) => alarm(hall, device)?.text;
  const breaks = (hall: Play, ...devices: string[]) => {
    for (const device of devices) {
      lost(hall, device);
      hall.pass(0);
    }
  };

  it('is told as it is now, also when what stood in is lost, and works again', () => {
    const hall = play(rules);
    breaks(hall, 'voice-1');
    expect(alarm(hall, 'voice-1')).toMatchObject({ severity: 'warning' });
    expect(text(hall, 'voice-1')).toContain('voice-2 can speak meanwhile');
    breaks(hall, 'voice-2');
    expect(text(hall, 'voice-1')).toContain('nothing is said');
    expect(alarm(hall, 'voice-1')).toMatchObject({ severity: 'critical', count: 1 });
    works(hall, 'voice-2');
    hall.pass(0);
    expect(text(hall, 'voice-1')).toContain('voice-2 can speak meanwhile');
    expect(alarm(hall, 'voice-1')).toMatchObject({ severity: 'warning', count: 1 });
  });

  it.each([
    [[], 'stand first on the main board and are said twice'],
    [['main-board'], 'stand first on the main board and are said twice'],
    [['voice-1', 'voice-2'], 'stand first on the main board; nothing is said'],
    [['main-board', 'main-two'], 'stand on no board, and are said twice'],
    [
      ['main-board', 'main-two', 'voice-1', 'voice-2'],
      'are neither shown nor said: whoever works there calls them out',
    ],
  ])('for a counter without its board, with %j lost too', (others, what) => {
    const hall = play(rules);
    breaks(hall, 'board-2', ...others);
    expect(text(hall, 'board-2')).toContain(`the numbers of counter 2 ${what}; mend it`);
  });

  it('names the board that shows its numbers', () => {
    const hall = play(rules);
    breaks(hall, 'board-1');
    expect(text(hall, 'board-1')).toContain('board-spare shows the numbers of counter 1');
  });
});

describe('a repair', () => {
  it('outlives the day with its alarm, and is known from the journal of the new day alone', () => {
    const hall = play(untimed);
    lost(hall, 'board-1');
    hall.pass(60);
    hall.give({ verb: 'alarm-ack', alarm: 'device-board-1', by: 'ops' });
    hall.give({ verb: 'close-day' });
    const before = hall.hall.unfit.get('board-1');
    hall.pass(12 * 3600);
    hall.log.splice(0);
    hall.give({ verb: 'open-day', day: '2026-11-25' });
    hall.restart();
    expect(hall.hall.unfit.get('board-1')).toEqual(before);
    expect(alarm(hall, 'board-1')).toMatchObject({ ackedBy: 'ops' });
    lost(hall, 'board-2');
    expect(hall.hall.unfit.get('board-2')?.id).toBe('2026-11-25-r1');
    works(hall, 'board-1');
    expect(hall.last('device-mended')).toMatchObject({
      repair: '2026-11-24-r1',
      downMs: (12 * 3600 + 60) * 1000,
      seenBy: 'ops',
    });
  });

  it('is read from a journal that is older than repair records', () => {
    const hall = play(untimed);
    hall.give({ verb: 'close-day' });
    const old: Event[] = [
      {
        kind: 'day-opened',
        day: '2026-11-25',
        timeZone: 'Asia/Shanghai',
        unfit: { 'printer-1': 'paper out' },
        followUps: [],
        alarms: [],
        notices: [],
      },
      { kind: 'device-lost', device: 'voice-1', why: 'no answer' },
      { kind: 'device-lost', device: 'voice-1', why: 'idle' },
      { kind: 'device-lost', device: 'board-1', why: 'no answer' },
      { kind: 'device-mended', device: 'board-1' },
    ];
    for (const event of old) evolve(hall.rules, hall.hall, event, hall.now());
    expect([...hall.hall.unfit.values()]).toEqual([
      { id: '2026-11-25-r1', device: 'printer-1', why: 'paper out', since: hall.now() },
      { id: '2026-11-25-r2', device: 'voice-1', why: 'idle', since: hall.now() },
    ]);
    lost(hall, 'kiosk-1');
    expect(hall.hall.unfit.get('kiosk-1')?.id).toBe('2026-11-25-r4');
    expect(hall.pass(0)).toEqual(['alarm-raised', 'alarm-raised', 'alarm-raised']);
  });

  it('of a device that the config does not know any more is over, also while the hall is closed', () => {
    const hall = play(untimed);
    lost(hall, 'printer-1', 'paper out');
    lost(hall, 'scanner-9');
    expect(hall.pass(0)).toEqual(['device-mended', 'alarm-raised']);
    expect(hall.last('device-mended')).toMatchObject({ device: 'scanner-9', gone: true, downMs: 0 });
    hall.give({ verb: 'close-day' });
    hall.restart({ ...untimed, printers: [] });
    expect(hall.pass(0)).toEqual(['device-mended', 'alarm-cleared']);
    expect(hall.hall.unfit.size).toBe(0);
  });
});
