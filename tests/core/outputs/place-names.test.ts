/** A counter with a name is called by it wherever its number would stand. */
import { expect, test } from 'vitest';
import { readLocale } from '../../../config/load/locale.ts';
import { speechText } from '../../../daemon/core/outputs/jobs.ts';
import { boardPicture } from '../../../daemon/core/outputs/pictures.ts';
import { whyLines } from '../../../daemon/core/outputs/why-lines.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import {
  testPhrase,
  testPicture,
  walkPhrase,
  walkPicture,
} from '../../../daemon/devices/testing/pictures.ts';
import { fuzhou, play } from '../../kit/hall/play.ts';
import { changed } from '../../kit/hall/rules.ts';

const secondPhrases = readLocale('config/locales/en.yaml').phrases ?? fuzhou.phrases;
const named = changed(fuzhou, {
  counters: { '0': { name: '导办台', names: { en: 'the front desk' } }, '1': { name: '一号厅' } },
});
const inBoth: Rules = { ...named, secondLocale: 'en', secondPhrases };

const call = (counter: string) =>
  ({ id: 'job', begun: false, failures: 0, is: 'call', ticket: 'D003', counter, nth: 1 }) as const;

test('the voice sends people to it by name, in each language by that of the language', () => {
  expect(speechText(named, call('0'))).toBe('请D零零三号到导办台');
  expect(speechText(inBoth, call('0'))).toBe(
    '请D零零三号到导办台。Ticket D 0 0 3, please go to the front desk',
  );
  expect(speechText(inBoth, call('2'))).toBe('请D零零三号到2号窗口。Ticket D 0 0 3, please go to counter 2');
});

test('where the second language has no name for it, its number is said, and never the name in another language', () => {
  expect(speechText(inBoth, call('1'))).toBe('请D零零三号到一号厅。Ticket D 0 0 3, please go to counter 1');
});

test('its board shows it while idle, and the main board calls people to it', () => {
  const hall = play(named);
  const lines = (board: string) =>
    boardPicture(named, hall.hall, board, hall.now()).lines.map(({ text }) => text);
  expect(lines('board-1')).toEqual(['公积金中心', '一号厅']);
  expect(lines('board-2')[1]).toBe('2号窗口');
  hall.take('advice');
  hall.press('0', 'next');
  expect(lines('main-board')[0]).toBe('D001 请到导办台');
  const visit = hall.hall.visits.get('D001');
  expect(visit && whyLines(named, hall.hall, visit, {})).toEqual(['D001 请到导办台']);
});

test('whoever needs a person is sent to the desk by its name, and to "the desk" where there are two', () => {
  const bottom = (rules: Rules) => {
    const hall = play(rules);
    hall.give({ verb: 'device-fit', device: 'printer-1', why: 'paper out' });
    return boardPicture(rules, hall.hall, 'main-board', hall.now()).lines.at(-1)?.text;
  };
  expect(bottom(named)).toBe('取号机暂停 请到导办台取号');
  expect(bottom({ ...named, desks: new Set(['0', '1']) })).toBe('取号机暂停 请到咨询台取号');
});

test('a test of the devices shows and says it, so that a missing recording is found', () => {
  expect(testPicture(named, 'board-1').lines[2]?.text).toBe('一号厅');
  expect(walkPicture(named, '1', 'next').lines[2]?.text).toBe('一号厅');
  expect(walkPhrase(inBoth, '0')).toBe('请A八八零号到导办台。Ticket A 8 8 0, please go to the front desk');
  expect(testPhrase(inBoth)).toContain('导办台');
  expect(testPhrase(inBoth)).toContain('the front desk');
});
