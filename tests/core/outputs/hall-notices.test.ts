/** What a screen tells everybody in the hall. */
import { expect, test } from 'vitest';
import { hallNotices } from '../../../daemon/core/outputs/notices.ts';
import { fuzhou, type Play, play } from '../../kit/hall/play.ts';

const notices = (hall: Play) => hallNotices(hall.rules, hall.hall, hall.now()).map(({ text }) => text);
const set = (hall: Play, text: string, how: { boards?: string[]; until?: number } = {}) =>
  hall.give({ verb: 'notice-set', text, ...how });

test('everybody is told what was set for all boards or for a main one, the newest first, and not what is for one counter', () => {
  const hall = play();
  set(hall, '明日停业');
  set(hall, '请勿吸烟', { boards: [...fuzhou.mainBoards] });
  set(hall, '七号窗口办理商转公', { boards: ['board-7'] });
  expect(notices(hall)).toEqual(['请勿吸烟', '明日停业']);
  set(hall, '');
  expect(notices(hall)).toEqual(['请勿吸烟']);
});

test('the notice of the surge plan comes first, and the same text is told once', () => {
  const hall = play();
  const text = fuzhou.surge?.levels.find(({ id }) => id === 'busy')?.notice ?? '';
  expect(text).not.toBe('');
  set(hall, '明日停业');
  hall.give({ verb: 'surge-start', level: 'busy' });
  expect(notices(hall)).toEqual([text, '明日停业']);
  set(hall, text);
  expect(notices(hall)).toEqual([text]);
});

test('a notice is told until its time is over', () => {
  const hall = play();
  set(hall, '十点停电', { until: hall.now() + 60_000 });
  expect(hallNotices(hall.rules, hall.hall, hall.now())).toEqual([
    { text: '十点停电', until: hall.now() + 60_000 },
  ]);
  expect(hallNotices(hall.rules, hall.hall, hall.now() + 60_000)).toEqual([]);
});

test('of many notices eight are told', () => {
  const hall = play();
  const [main = ''] = fuzhou.mainBoards;
  for (let board = 1; board <= 12; board += 1)
    set(hall, `通知${board}`, { boards: [main, ...[...fuzhou.counterBoards.keys()].slice(0, board)] });
  expect(notices(hall)).toHaveLength(8);
  expect(notices(hall)[0]).toBe('通知12');
});
