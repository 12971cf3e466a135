/** What a kiosk's page orders, read, and what the hall answered. */
import { expect, test } from 'vitest';
import { answerOf, argsOf, pressOf } from '../../../../daemon/tools/screens/kiosk/press.ts';

const read = (said: unknown) => pressOf(new TextEncoder().encode(JSON.stringify(said)));
const press = { id: 'p-1', ageMs: 0, services: ['withdrawal'], choice: { bank: 'icbc' }, green: true };

test('a press is for services, or by the code of a slip or a booking', () => {
  expect(read(press)).toEqual(press);
  expect(read({ id: 'p-1', ageMs: 5, return: '1A2B3C4D5E' })).toEqual({
    id: 'p-1',
    ageMs: 5,
    return: '1A2B3C4D5E',
  });
  const booked = { id: 'p-1', ageMs: 5, booking: '1A2B3C4D5E' };
  expect(read(booked)).toEqual(booked);
});

test.each([
  ['without an id', { ...press, id: undefined }],
  ['whose id would be several levels of a topic', { ...press, id: 'a/b' }],
  ['that does not say how old it is', { ...press, ageMs: undefined }],
  ['that is from the future', { ...press, ageMs: -1 }],
  ['for nothing', { ...press, services: [] }],
  ['that is no object', [press]],
])('one %s is none', (_, said) => {
  expect(read(said)).toBeUndefined();
});

test('it is ordered with its paper, and as green only where that was touched', () => {
  expect(argsOf(press)).toMatchObject({ class: 'green', print: true, choice: { bank: 'icbc' } });
  expect(argsOf({ ...press, green: false })).toMatchObject({ class: 'normal' });
  expect(argsOf({ id: 'p', ageMs: 0, return: 'X' })).toEqual({ return: 'X', print: true });
  expect(argsOf({ id: 'p', ageMs: 0, booking: 'X' })).toEqual({ booking: 'X', print: true });
});

test('an answer is the number, why there is none, or that nobody knows', () => {
  const data = { ticket: 'A001', ahead: 3, expectedWaitMin: [5, 10] };
  expect(answerOf({ is: 'done', data }, {})).toEqual({
    is: 'taken',
    ticket: 'A001',
    ahead: 3,
    minutes: [5, 10],
  });
  const refused = { is: 'refused', code: 'no-tickets-now', message: '' } as const;
  expect(answerOf(refused, { args: { again: '2026-11-25 14:00' } })).toEqual({
    is: 'refused',
    code: 'no-tickets-now',
    again: '2026-11-25 14:00',
  });
  for (const is of ['lost', 'no-answer'] as const) expect(answerOf({ is }, {})).toEqual({ is: 'unanswered' });
});
