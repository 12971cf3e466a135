/** Whether tickets for a service are taken, as it is told to kiosks before anybody presses. */
import { expect, test } from 'vitest';
import { serviceNow } from '../../../daemon/core/estimate/capacity.ts';
import type { Session, SurgePlan } from '../../../daemon/core/types/rules.ts';
import { type Play, play, untimed } from '../../kit/hall/play.ts';
import { sinceMidnightMs as at, changed } from '../../kit/hall/rules.ts';

const session = (from: string, until: string, lastTicket: string): Session => ({
  fromMs: at(from),
  untilMs: at(until),
  lastTicketMs: at(lastTicket),
});

function toldOf(hall: Play, service: string): string {
  const asked = hall.rules.services.get(service);
  if (asked === undefined) throw new Error(`no service ${service}`);
  const now = serviceNow(hall.rules, hall.hall, asked, hall.now());
  return now.is === 'open' ? now.is : `${now.is}: ${now.why.refused}`;
}

const plan: SurgePlan = {
  automatic: false,
  release: 0.75,
  holdMs: 300_000,
  levels: [{ id: 'busy', backup: false, limit: new Map([['advice', 1]]) }],
};

test('it is open while the hall takes tickets, and closed when no day is open', () => {
  const hall = play(untimed);
  expect(toldOf(hall, 'advice')).toBe('open');
  hall.give({ verb: 'close-day' });
  expect(toldOf(hall, 'advice')).toBe('closed: hall-closed');
});

test('it is closed from the last-ticket time on, and open again when the next session begins', () => {
  const sessions = [session('08:30', '12:00', '11:30'), session('14:00', '17:30', '17:00')];
  const hall = play({ ...untimed, timetable: { sessions } });
  hall.wait((at('11:29') - at('09:00')) / 1000);
  expect(toldOf(hall, 'advice')).toBe('open');
  hall.wait(60);
  expect(toldOf(hall, 'advice')).toBe('closed: no-tickets-now');
  hall.wait((at('14:00') - at('11:30')) / 1000);
  expect(toldOf(hall, 'advice')).toBe('open');
});

test('it is full when its tickets of the day are given out, and another service is not', () => {
  const hall = play(changed(untimed, { services: { advice: { dailyLimit: 1 } } }));
  hall.ask('advice');
  expect(toldOf(hall, 'advice')).toBe('full: full-today');
  expect(toldOf(hall, 'withdrawal')).toBe('open');
});

test('it is limited while the surge plan lets no more wait for it', () => {
  const hall = play({ ...untimed, surge: plan });
  hall.ask('advice');
  expect(toldOf(hall, 'advice')).toBe('open');
  hall.give({ verb: 'surge-start', level: 'busy' });
  expect(toldOf(hall, 'advice')).toBe('limited: limited-now');
  hall.give({ verb: 'surge-stop' });
  expect(toldOf(hall, 'advice')).toBe('open');
});

test('it is full once a look has found that the way would end too late today, and open again as soon as it would not', () => {
  const times = { ...untimed.times, hardCloseMs: at('00:30'), noCallsMs: at('10:00') };
  const sessions = [session('08:30', '09:30', '09:30')];
  const hall = play({ ...untimed, times, timetable: { sessions } }, ['0']);
  for (let ticket = 1; ticket <= 19; ticket += 1) hall.ask('advice');
  expect(hall.ask('advice')).toBe('full-today');
  hall.pass(300);
  expect(toldOf(hall, 'advice')).toBe('full: full-today');
  for (let gone = 1; gone <= 8; gone += 1)
    hall.give({ verb: 'abandon', ticket: `D00${gone}`, reason: 'asked' });
  expect(toldOf(hall, 'advice')).toBe('open');
  expect(hall.ask('advice')).toBe('D020');
});

test('what is told is what whoever presses then is told, each minute of a day', () => {
  const sessions = [session('08:30', '12:00', '11:30'), session('14:00', '17:30', '17:00')];
  const limits = { services: { advice: { dailyLimit: 60 } } };
  const hall = play({ ...changed(untimed, limits), surge: plan, timetable: { sessions } });
  for (let minute = 0; minute < 9 * 60; minute += 1) {
    hall.pass(60);
    if (minute % 50 === 10) hall.give({ verb: 'surge-start', level: 'busy' });
    if (minute % 50 === 30) hall.give({ verb: 'surge-stop' });
    const told = toldOf(hall, 'advice');
    const came = hall.ask('advice');
    expect(told.replace(/^.*: /, '')).toBe(/^D\d+$/.test(came) ? 'open' : came);
    if (minute % 5 === 0) hall.call('0');
  }
});
