/** Spares, and what else tells a number when its board, or the voice, cannot. */
import { describe, expect, it } from 'vitest';
import { atWork, hasLostItsBoard } from '../../../daemon/core/devices/failover.ts';
import { speechTimes } from '../../../daemon/core/outputs/jobs.ts';
import { boardPicture } from '../../../daemon/core/outputs/pictures.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { fuzhou, type Play, play, untimed } from '../../kit/hall/play.ts';
import { hallWith } from '../../stories/story-halls.ts';

const break_ = (hall: Play, ...devices: string[]) => {
  for (const device of devices) hall.give({ verb: 'device-fit', device, why: 'no answer' });
};
const texts = (hall: Play, board: string) =>
  boardPicture(hall.rules, hall.hall, board, hall.now()).lines.map(({ text }) => text);

describe('a spare', () => {
  const spares = new Map([
    ['b', 'a'],
    ['c', 'a'],
  ]);
  it.each([
    ['while its device works', ['a', 'b', 'c'], ['a']],
    ['when it does not', ['b', 'c'], ['b']],
    ['when the first spare does not either', ['c'], ['c']],
    ['when nothing works', [], []],
  ])('%s', (_, fit, working) => {
    expect(atWork({ spares }, ['a', 'b', 'c'], device => fit.includes(device))).toEqual(working);
    expect(atWork({ spares }, ['c', 'b', 'a'], device => fit.includes(device))).toHaveLength(working.length);
  });

  const board = (more: string) =>
    `{ kind: onbon-k, line: boards-banks, width: 96, height: 32, model: 6k, ${more} }`;
  const rules = (...changes: [path: string, value: string][]): Rules => {
    const read = hallWith('fuzhou', {
      set: changes.map(([path, value]) => ({ path, value })),
      without: [],
    });
    if ('faults' in read) throw new Error(read.faults.join('\n'));
    return read;
  };

  it('has the place of a device that is disabled, and the next spare stands by for it', () => {
    const {
      counterBoards,
      spares: found,
      inputs,
    } = rules(
      ['devices.board-1.disabled', 'true'],
      ['devices.board-1b', board('address: 21, spareFor: board-1')],
      ['devices.board-1c', board('address: 22, spareFor: board-1')],
      ['devices.pad-2.disabled', 'true'],
    );
    expect(counterBoards.get('board-1b')).toBe('1');
    expect(counterBoards.has('board-1')).toBe(false);
    expect([...found]).toEqual([['board-1c', 'board-1b']]);
    expect(inputs.has('pad-2')).toBe(false);
    expect(inputs.get('kiosk-1')).toEqual({ is: 'kiosk' });
    expect(inputs.get('pad-1')).toEqual({ is: 'pad', counter: '1' });
  });

  it('of a board is blank, and shows what that would show with its notices while it cannot', () => {
    const hall = play({ ...untimed, spares: new Map([['spare', 'board-1']]) });
    hall.give({ verb: 'notice-set', text: '七号窗口', boards: ['board-1'] });
    expect(texts(hall, 'spare')).toEqual([]);
    break_(hall, 'board-1');
    expect(texts(hall, 'spare')).toEqual(['七号窗口', '1号窗口']);
    hall.give({ verb: 'device-fit', device: 'board-1' });
    expect(texts(hall, 'spare')).toEqual([]);
  });
});

describe('a counter has lost its board', () => {
  const two: Rules = {
    ...untimed,
    counterBoards: new Map([
      ['left', '1'],
      ['right', '1'],
    ]),
    spares: new Map([['spare', 'left']]),
  };
  it.each([
    [['left'], false],
    [['left', 'right'], false],
    [['left', 'spare'], false],
    [['left', 'right', 'spare'], true],
  ])('when %j cannot work: %s', (broken, so) => {
    const hall = play(two);
    break_(hall, ...broken);
    expect(hasLostItsBoard(two, hall.hall, '1')).toBe(so);
    expect(hasLostItsBoard(two, hall.hall, '2')).toBe(false);
  });
});

describe('its numbers', () => {
  const called = (hall: Play, ...counters: string[]) => {
    for (const counter of counters) {
      hall.wait(1);
      hall.take('loan');
      hall.press(counter, 'next');
    }
  };

  it('are said twice, also when others wait to be said and when they are called again', () => {
    const hall = play(untimed);
    called(hall, '1', '2', '3', '4');
    break_(hall, 'board-1');
    const times = [...hall.hall.jobs.values()].flatMap(job =>
      job.is === 'call' ? [speechTimes(hall.rules, hall.hall, job, hall.now())] : [],
    );
    expect(times).toEqual([2, 1, 1, 1]);
    const again = { id: 'x', begun: false, failures: 0, is: 'call', ticket: 'B001', nth: 2 } as const;
    expect(speechTimes(hall.rules, hall.hall, { ...again, counter: '1' }, hall.now())).toBe(2);
    expect(speechTimes(hall.rules, hall.hall, { ...again, counter: '2' }, hall.now())).toBe(1);
    const line = { id: 'y', begun: false, failures: 0, is: 'line', counter: '1', owedAt: 0 } as const;
    expect(speechTimes(hall.rules, hall.hall, line, hall.now())).toBe(1);
  });
});

describe('without a voice', () => {
  const bottom = (hall: Play) => texts(hall, 'main-board')[3];
  const noVoice = '语音播报暂停 请留意屏幕叫号';
  const two: Rules = {
    ...untimed,
    voices: ['voice-1', 'voice-2'],
    spares: new Map([['voice-2', 'voice-1']]),
  };

  it('the main board says so, once no spare speaks either, and not while the hall is closed', () => {
    const hall = play(two);
    break_(hall, 'voice-1');
    expect(bottom(hall)).toBe('');
    break_(hall, 'voice-2');
    expect(bottom(hall)).toBe(noVoice);
    break_(hall, 'printer-1');
    hall.give({ verb: 'notice-set', text: '明日停业' });
    expect(bottom(hall)).toBe(`取号机暂停 请到咨询台取号  ${noVoice}`);
    hall.give({ verb: 'close-day' });
    expect(bottom(hall)).toBe('明日停业');
  });

  it('by its config a hall has nothing to say of it', () => {
    const hall = play({ ...fuzhou, voices: [] });
    expect(bottom(hall)).toBe('');
  });
});
