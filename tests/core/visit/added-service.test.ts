/** A service that is added, and a visit that is sent elsewhere, are looked at like a ticket that is taken. */
import { describe, expect, it } from 'vitest';
import type { Institution, Rules } from '../../../daemon/core/types/rules.ts';
import { type Play, play, untimed } from '../../kit/hall/play.ts';
import { changed, timetableOf } from '../../kit/hall/rules.ts';

const hour = 3_600_000;

function withInstitutions(own: Readonly<Record<string, Partial<Institution>>>): Rules {
  return { ...changed(untimed, { institutions: own }), timetable: timetableOf('08:00', '18:00') };
}
const add = (hall: Play, ticket: string, service: string, bank?: string) =>
  hall.give({
    verb: 'add-service',
    ticket,
    service,
    ...(bank !== undefined && { choice: new Map([['bank', bank]]) }),
  });
const send = (queue: string, when: 'now' | 'after' = 'now') =>
  ({ verb: 'transfer', counter: '0', to: { queue }, when }) as const;
const way = (hall: Play, ticket: string) =>
  hall.visit(ticket).steps.map(step => (step.is === 'queue' ? step.queue : (step.chosen ?? step.choice)));

const lastAtHalfPastEight = {
  sessions: [{ fromMs: 8 * hour, untilMs: 17 * hour, lastTicketMs: 8.5 * hour }],
};
/** At 09:00 both banks have taken their last ticket at 08:30. */
const banksEnded = withInstitutions({
  icbc: { timetable: lastAtHalfPastEight },
  ccb: { timetable: lastAtHalfPastEight },
});

describe('a service that is added', () => {
  it('asks for the choice that a ticket asks for, unless its ticket has answered it', () => {
    const hall = play(untimed);
    const asked = hall.take('advice');
    expect(add(hall, asked, 'withdrawal')).toBe('choose-first');
    expect(add(hall, asked, 'withdrawal', 'approval')).toBe('choose-first');
    expect(add(hall, asked, 'withdrawal', 'ccb')).toEqual(['service-added']);
    expect(way(hall, asked)).toEqual(['advice', 'approval', 'ccb']);
    const answered = hall.take('withdrawal', 'icbc');
    expect(add(hall, answered, 'withdrawal')).toEqual(['service-added']);
    expect(way(hall, answered)).toEqual(['approval', 'icbc', 'approval', 'icbc']);
  });

  it('is refused once its bank takes no more tickets, while those inside go on', () => {
    const hall = play(banksEnded);
    const ticket = hall.take('advice');
    expect(add(hall, ticket, 'withdrawal', 'icbc')).toBe('no-tickets-now');
    expect(way(hall, ticket)).toEqual(['advice']);
  });

  it('counts for the limit of its own, and of an institution its ticket did not lead through before', () => {
    const hall = play(withInstitutions({ icbc: { dailyLimit: 1 }, centre: { dailyLimit: 2 } }));
    const first = hall.take('advice');
    const second = hall.take('advice');
    // Both have counted for the centre already; the bank gives one.
    expect(add(hall, first, 'withdrawal', 'icbc')).toEqual(['service-added']);
    expect(add(hall, second, 'withdrawal', 'icbc')).toBe('full-today');
    expect(add(hall, second, 'withdrawal', 'ccb')).toEqual(['service-added']);
    hall.restart();
    expect(hall.hall.taken.institutions.get('icbc')).toBe(1);
  });

  it('is refused for a visit that has ended, and where the hall does not have it', () => {
    const hall = play(untimed);
    const ticket = hall.take('advice');
    expect(add(hall, ticket, 'post')).toBe('unknown-service');
    hall.give({ verb: 'abandon', ticket, reason: 'asked' });
    expect(add(hall, ticket, 'advice')).toBe('wrong-place');
  });

  it('is not merged with a step that has begun', () => {
    const hall = play(untimed);
    const ticket = hall.take('advice');
    hall.press('0', 'next');
    expect(add(hall, ticket, 'advice')).toEqual(['service-added']);
    expect(way(hall, ticket)).toEqual(['advice']);
    hall.press('0', 'start');
    add(hall, ticket, 'advice');
    expect(way(hall, ticket)).toEqual(['advice', 'advice']);
  });

  it('leaves the way before it as it is, a queue twice in a row as well', () => {
    const hall = play(untimed);
    const ticket = hall.take('advice');
    hall.press('0', 'next');
    hall.give(send('advice', 'after'));
    // Closed by mistake: whoever stood at the counter waits for it again.
    hall.give({ verb: 'close-day' });
    hall.give({ verb: 'open-day', day: '2026-11-24' });
    expect(hall.visit(ticket)).toMatchObject({ place: { is: 'waiting' }, step: 0 });
    expect(add(hall, ticket, 'withdrawal', 'ccb')).toEqual(['service-added']);
    expect(way(hall, ticket)).toEqual(['advice', 'advice', 'approval', 'ccb']);
  });
});

describe('a visit that is sent elsewhere', () => {
  it.each(['now', 'after'] as const)('is refused %s where that institution takes no more today', when => {
    const hall = play(banksEnded);
    hall.take('advice');
    hall.press('0', 'next');
    expect(hall.give(send('icbc', when))).toBe('no-tickets-now');
    expect(hall.give(send('approval', when))).toContain('visit-transferred');
  });

  it('is refused where that institution has given all it gives', () => {
    const hall = play(withInstitutions({ icbc: { dailyLimit: 1 } }));
    hall.take('withdrawal', 'icbc');
    hall.take('advice');
    hall.press('0', 'next');
    expect(hall.give(send('icbc'))).toBe('full-today');
  });

  it('goes on where it was going anyway: who is inside is served', () => {
    const hall = play(withInstitutions({ icbc: { dailyLimit: 1 } }));
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next');
    expect(hall.give({ ...send('icbc'), counter: '1' })).toContain('visit-transferred');
  });
});
