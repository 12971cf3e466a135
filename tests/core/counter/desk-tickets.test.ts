import { describe, expect, it } from 'vitest';
import { deskDigits, deskTickets, everyTicket } from '../../../daemon/core/counter/desk-tickets.ts';
import { fuzhou, play } from '../../kit/hall/play.ts';

const take = (hall: ReturnType<typeof play>, counter: string) =>
  hall.give({
    verb: 'take-ticket',
    services: ['loan'],
    class: 'normal',
    choice: new Map(),
    print: true,
    counter,
  });

describe('the tickets of a desk', () => {
  it('are those of the services in their order, one for each answer to what is asked at the ticket', () => {
    expect(
      deskTickets(fuzhou).map(({ digits, service, choice }) => [digits, service.id, ...choice.values()]),
    ).toEqual([
      ['21', 'withdrawal', 'icbc'],
      ['23', 'withdrawal', 'ccb'],
      ['24', 'loan'],
      ['25', 'collection'],
      ['26', 'advice'],
    ]);
  });

  it('have no number of equal digits, and those beyond the last have none', () => {
    expect(deskDigits.filter(([ten, one]) => ten === one)).toEqual([]);
    const loan = fuzhou.services.get('loan');
    if (loan === undefined) throw new Error('no loan');
    const services = new Map(
      Array.from({ length: 10 }, (_, nth) => [`s-${nth}`, { ...loan, id: `s-${nth}` }] as const),
    );
    expect(deskTickets({ ...fuzhou, services })).toHaveLength(8);
    expect(everyTicket({ ...fuzhou, services })).toHaveLength(10);
  });
});

describe('a ticket taken at the desk', () => {
  it('is printed where a printer works, and neither shown nor said', () => {
    const hall = play();
    expect(take(hall, '0')).toEqual(['ticket-issued', 'visit-queued']);
    expect([...hall.hall.jobs.values()].map(({ is }) => is)).toEqual(['print']);
    expect(hall.hall.counters.get('0')?.issued).toBeUndefined();
  });

  it('without one is issued all the same, for a kiosk it is not', () => {
    const hall = play();
    hall.give({ verb: 'device-fit', device: 'printer-1', why: 'paper out' });
    expect(
      hall.give({ verb: 'take-ticket', services: ['loan'], class: 'normal', choice: new Map(), print: true }),
    ).toBe('no-paper');
    expect(take(hall, '0')).toEqual(['ticket-issued', 'visit-queued']);
    expect([...hall.hall.jobs.values()]).toMatchObject([{ is: 'number', ticket: 'B001', counter: '0' }]);
  });

  it('is not read out any more when nobody stands there who was given it', () => {
    const hall = play();
    hall.give({ verb: 'device-fit', device: 'printer-1', why: 'paper out' });
    take(hall, '0');
    hall.wait(61);
    const [job] = hall.hall.jobs.keys();
    hall.give({ verb: 'begin-job', job: job ?? '', device: 'voice-1' });
    expect(hall.log.at(-1)?.event).toMatchObject({
      kind: 'speech-ended',
      outcome: 'dropped',
      why: 'too late',
      ticket: 'B001',
    });
  });

  it('takes from the undo key what was pressed before', () => {
    const hall = play();
    hall.take('advice');
    hall.press('0', 'next');
    take(hall, '0');
    expect(hall.press('0', 'undo')).toBe('nothing-to-undo');
  });
});
