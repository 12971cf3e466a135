/** Who sees the page of a ticket: whoever holds its token, and nobody who only knows how one looks. */
import { expect, test } from 'vitest';
import { admissionOf } from '../../../../daemon/tools/screens/phone/admission.ts';
import { nineTwelve } from '../../watch/a-hall.ts';
import { heardHall, token, waiting } from './a-phone.ts';

const halfHour = 30 * 60_000;

test('a token of the day opens the page of its ticket', () => {
  const { visit, known } = heardHall();
  visit('A041', waiting);
  expect(admissionOf(token('A041'), known())).toEqual({ is: 'ticket', ticket: 'A041' });
});

test('forged, of another ticket, hall or day, of nobody: one is answered like the other', () => {
  const { visit, known } = heardHall();
  for (const ticket of ['A041', 'A042']) visit(ticket, waiting);
  const [good, other] = [token('A041'), token('A042')];
  const [readable = '', signature = ''] = good.split('.');
  const bad = {
    'a changed signature': `${readable}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    "another ticket's signature": `${readable}.${other.split('.')[1]}`,
    'of another hall': token('A041', { hall: 'mawei' }),
    "yesterday's": token('A041', { day: '2026-11-24' }),
    "tomorrow's": token('A041', { day: '2026-11-26' }),
    'of no ticket of today': token('A999'),
    'without a signature': readable,
    'nothing like one': 'display',
  };
  for (const [what, one] of Object.entries(bad))
    expect([what, admissionOf(one, known())]).toEqual([what, { is: 'gone' }]);
});

test('a hall without such an address has no pages of tickets', () => {
  const { visit, known } = heardHall(false);
  visit('A041', waiting);
  expect(admissionOf(token('A041'), known())).toEqual({ is: 'gone' });
});

test('half an hour after its end there is no page of it any more', () => {
  const { visit, known } = heardHall();
  visit('A041', { ...waiting, place: 'serving', counter: '3' });
  visit('A041', '');
  expect(admissionOf(token('A041'), known(nineTwelve + halfHour)).is).toBe('ticket');
  expect(admissionOf(token('A041'), known(nineTwelve + halfHour + 1)).is).toBe('gone');
});

test('before anything is heard of the hall nobody can tell, whatever the token', () => {
  const { known } = heardHall();
  const unknown = { ...known(), hall: undefined };
  for (const one of [token('A041'), 'forged']) expect(admissionOf(one, unknown)).toEqual({ is: 'not-heard' });
});

test('a good token whose ticket has not been told yet waits for a hall that is silent', () => {
  const { known, say } = heardHall();
  say('$state', { state: 'offline', boot: 'b1' });
  expect(admissionOf(token('A041'), known()).is).toBe('not-heard');
  expect(admissionOf('forged', known()).is).toBe('gone');
});
