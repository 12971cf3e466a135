import { expect, it } from 'vitest';
import { boardPicture } from '../../../daemon/core/outputs/pictures.ts';
import { ticketLines } from '../../../daemon/core/outputs/ticket.ts';
import { scannerCodes } from '../../../daemon/core/types/scan.ts';
import { fuzhou, play } from '../../kit/hall/play.ts';

function printed(rules: typeof fuzhou): string[] {
  const hall = play(rules);
  hall.take('loan');
  const job = [...hall.hall.jobs.values()].find(one => one.is === 'print');
  if (job?.is !== 'print' || !('ticket' in job)) throw new Error('no ticket is printed');
  return ticketLines(rules, hall.hall, job, { again: false, codes: scannerCodes(rules.hall) }).flatMap(
    line => ('text' in line ? [line.text] : []),
  );
}

function bottomLine(rules: typeof fuzhou): string {
  const hall = play(rules);
  hall.give({ verb: 'device-fit', device: 'printer-1', why: 'paper out' });
  return boardPicture(rules, hall.hall, 'main-board', hall.now()).lines.at(-1)?.text ?? '';
}

it('a hall sends people to its desk where it has one, else to the staff', () => {
  expect(bottomLine(fuzhou)).toBe('取号机暂停 请到咨询台取号');
  expect(printed(fuzhou)).toContain('过号请于30分钟内到咨询台重新排队');
  const deskless = { ...fuzhou, desks: new Set<string>() };
  expect(bottomLine(deskless)).toBe('取号机暂停 请咨询工作人员取号');
  expect(printed(deskless)).toContain('过号请于30分钟内咨询工作人员重新排队');
});

it('扫码查询进度 stands on the ticket only where a scanner reads it and a main board tells the place', () => {
  const scan = (rules: typeof fuzhou) => printed(rules).filter(text => text.includes('扫码'));
  expect(scan(fuzhou)).toEqual(['扫码查询进度，过号扫码重排']);
  expect(scan({ ...fuzhou, mainBoards: [] })).toEqual(['过号请扫码，重新排队']);
  const inputs = new Map([...fuzhou.inputs].filter(([, { is }]) => is !== 'scanner'));
  expect(scan({ ...fuzhou, inputs })).toEqual([]);
});
