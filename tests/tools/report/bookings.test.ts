/** R18: what a report tells of bookings, per service. */
import { expect, it } from 'vitest';
import { bookingId } from '../../../daemon/core/visit/bookings.ts';
import { namingOf } from '../../../daemon/tools/report/names.ts';
import { sectionsOf } from '../../../daemon/tools/report/sections.ts';
import { zhCN } from '../../../daemon/tools/report/words/zh-CN.ts';
import { bookable } from '../../core/any-bookings.ts';
import { fuzhou, play } from '../../kit/hall/play.ts';
import { advice, closeDay, openDay, played } from '../../kit/hall/steps.ts';
import { come, figuresOf } from './figures-of.ts';

const booked = (identity: string, slot: string) => ({ slot, service: 'advice', identity }) as const;
const book = (identity: string, slot: string) => ({ verb: 'book', ...booked(identity, slot) }) as const;
const used = (identity: string, slot: string) =>
  ({ verb: 'come-booked', booking: bookingId(booked(identity, slot)), print: false }) as const;
const cancel = (identity: string, slot: string) =>
  ({ verb: 'book-cancel', booking: bookingId(booked(identity, slot)) }) as const;

const [ten, eleven] = ['2026-11-24T10:00', '2026-11-24T11:00'];
const tomorrow = '2026-11-25T09:00';

it('of those whose slot it was a report tells who came in time, early, late and not at all, and who gave up', () => {
  const game = play(bookable(fuzhou));
  // From nine on; a slot of ten minutes brings appointments from 9:50 until 10:25.
  played(
    game,
    [book('lin', ten), book('chen', ten), book('wang', eleven), book('zhao', eleven), book('sun', tomorrow)],
    [cancel('zhao', eleven), book('zhao', eleven), cancel('zhao', eleven)],
    come({ 'bookings-made service advice': 6, 'bookings-cancelled': 2, 'bookings-due': 3 }),
    [30 * 60, used('lin', ten)],
    come({ 'bookings-early': 1, 'bookings-in-time': 0, 'bookings-unused': 0 }),
    [90 * 60, advice],
    come({ 'bookings-unused': 1, 'bookings-late': 0 }),
    [used('chen', ten), used('wang', eleven)],
    come({
      'bookings-late': 1,
      'bookings-in-time': 1,
      'bookings-unused': 0,
      'bookings-made service loan': 0,
    }),
    [closeDay, 22 * 3600, openDay('2026-11-25')],
    come({ 'bookings-made': 0, 'bookings-cancelled': 0, 'bookings-due': 1, 'bookings-unused': 0 }),
    closeDay,
    come({ 'bookings-due day 2026-11-25': 1, 'bookings-unused service advice': 1 }),
  );
  const month = figuresOf(game.log, '2026-11');
  const table = sectionsOf(month, namingOf(month, zhCN)).find(({ title }) => title === '预约');
  expect(table?.rows).toEqual([['咨询', '6', '2', '4', '1', '1', '1', '1']]);
});

it('in a hall that nobody has booked the report has no table of bookings', () => {
  const game = played(play(bookable(fuzhou)), closeDay);
  const figures = figuresOf(game.log);
  expect(sectionsOf(figures, namingOf(figures, zhCN)).map(({ title }) => title)).not.toContain('预约');
});
