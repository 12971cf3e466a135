/** Lines of a list on paper as somebody types them after a power cut (R21), before any of it is drawn. */
import { describe, expect, it } from 'vitest';
import * as examples from '../../../daemon/mqtt/schemas/examples.ts';
import { statePower } from '../../../daemon/mqtt/schemas/power-examples.ts';
import { clockOf, momentOf } from '../../../daemon/page/desk/power/moment.ts';
import { askedOf, type Known, lineOf, type Typed } from '../../../daemon/page/desk/power/typed.ts';
import { hallOf } from '../../../daemon/page/desk/told/hall.ts';

const minuteMs = 60_000;
const at = (time: string) => Date.parse(`2026-11-28T${time}+08:00`);
const timeZone = 'Asia/Shanghai';
const failedAt = at('14:05:40');
const now = { at: at('15:10:20'), timeZone };

function knownIn(more: Partial<Known> = {}): Known {
  const visit = { ...examples.stateVisit, place: 'waiting', counter: undefined };
  const hall = hallOf(
    {
      $info: examples.info,
      'state/hall': examples.stateHall,
      'state/visit/A007': { ...visit, ticket: 'A007' },
      'state/visit/A017': { ...visit, ticket: 'A017' },
    },
    'zh-CN',
  );
  if (hall === undefined) throw new Error('no hall');
  return { hall, power: { ...statePower, failedAt }, entered: [], ...more };
}

const [counter] = knownIn().hall.counters;
const line: Typed = {
  number: '17',
  service: '',
  choice: {},
  counter: counter?.id ?? '',
  outcome: 'approved',
  reason: '',
  papers: '',
  time: '1410',
};
const typed = (more: Partial<Typed>, known = knownIn()) => lineOf({ ...line, ...more }, known, now);
const wrong = (field: string, is: string) => ({ field, why: expect.objectContaining({ is }) });

describe('a time on a list', () => {
  it.each(['1405', '14:05', '14.05', ' １４：０５ '])('is read from %j', written => {
    expect(clockOf(written)).toBe('14:05');
  });

  it.each(['', '14', '2460', '1475', 'ten', '14:5'])('is none in %j', written => {
    expect(clockOf(written)).toBeUndefined();
  });

  it('is of one digit before ten', () => {
    expect(clockOf('905')).toBe('09:05');
  });

  it('means the end of its minute: what the power did in it was before, and whoever took a ticket in it had come', () => {
    expect(momentOf('1405', failedAt, now)).toBe(at('14:05:59.999'));
    expect(momentOf('1405', failedAt, now)).toBeGreaterThan(failedAt);
  });

  it('is the same each time it is typed, and never yet to come in the minute that is not over', () => {
    expect(momentOf('1510', failedAt, now)).toBe(at('15:10'));
    expect(momentOf('1510', failedAt, { ...now, at: at('15:10:59') })).toBe(at('15:10'));
    const within = { at: at('14:05:50'), timeZone };
    expect(momentOf('1405', failedAt, within)).toBe(failedAt);
  });

  it('of before the power failed, and one yet to come, are for the hall to refuse', () => {
    expect(momentOf('1355', failedAt, now)).toBe(at('13:55:59.999'));
    expect(momentOf('1620', failedAt, now)).toBe(at('16:20:59.999'));
  });

  it('is of the evening before where the power failed then', () => {
    const late = { at: at('00:20') + 86_400_000, timeZone };
    expect(momentOf('2350', at('23:40'), late)).toBe(at('23:50:59.999'));
  });
});

describe('a line of a list', () => {
  it('is its number in digits, its counter and its time', () => {
    expect(typed({})).toEqual({
      verb: 'served-by-paper',
      args: { ticket: 'A017', counter: line.counter, at: at('14:10') + minuteMs - 1, outcome: 'approved' },
    });
  });

  it('that was refused has its reason, by its number or in a word', () => {
    expect(typed({ outcome: 'refused', reason: '２' })).toMatchObject({
      args: { outcome: 'refused', reason: 2 },
    });
    expect(typed({ outcome: 'refused', reason: '限购' })).toMatchObject({ args: { reason: '限购' } });
    expect(typed({ outcome: 'refused' })).toEqual(wrong('reason', 'no-reason'));
  });

  it('that lacked papers names which, by their numbers on the ticket', () => {
    const papers = { outcome: 'papers-missing' } as const;
    expect(typed({ ...papers, papers: '1、3' })).toMatchObject({ args: { missing: [1, 3] } });
    expect(typed({ ...papers, papers: 'all' })).toEqual(wrong('papers', 'no-papers'));
  });

  it('says which field is not right', () => {
    expect(typed({ number: ' ' })).toEqual(wrong('number', 'nothing'));
    expect(typed({ counter: '99' })).toEqual(wrong('counter', 'no-counter'));
    expect(typed({ time: '2561' })).toEqual(wrong('time', 'no-time'));
  });

  it('is not entered twice, whatever the visit has done since', () => {
    const done = { ticket: 'A023', counter: line.counter, at: at('14:10:59') };
    const known = knownIn({ entered: [done] });
    expect(typed({ number: '23' }, known)).toEqual(wrong('number', 'again'));
    expect(typed({ number: '23', time: '1411' }, known)).toMatchObject({ args: { ticket: 'A023' } });
  });

  it('of a number that nobody knows is for the hall to refuse', () => {
    expect(typed({ number: '99' })).toMatchObject({ args: { ticket: '99' } });
  });
});

describe('a newcomer on a number torn off a list', () => {
  it('is known by the digits, with the queue of the list and what begins there', () => {
    expect(askedOf('131', knownIn())).toMatchObject({ ticket: 'A131', newcomer: 'approval' });
    expect(askedOf('161', knownIn())).toEqual({ ticket: '161', services: [], choices: [] });
  });

  it('who still waits needs neither counter nor time', () => {
    const came = typed({ number: '132', outcome: 'waits', counter: '', time: '' });
    expect(came).toEqual({ verb: 'came-by-paper', args: { ticket: 'A132', service: 'withdrawal' } });
  });

  it('says where they go on to, where it was written down', () => {
    expect(typed({ number: '132', choice: { bank: 'ccb' } })).toMatchObject({
      verb: 'served-by-paper',
      args: { ticket: 'A132', choice: { bank: 'ccb' } },
    });
    expect(typed({ number: '132', choice: { bank: 'nowhere' } })).not.toHaveProperty('args.choice');
  });

  it('who has come already is one of those who wait', () => {
    expect(typed({ number: '17', outcome: 'waits' })).toEqual(wrong('number', 'no-newcomer'));
  });

  it('is asked what for where several services begin in that queue', () => {
    const { hall } = knownIn();
    const [one] = hall.info.services;
    if (one === undefined) throw new Error('no service');
    const info = { ...hall.info, services: [one, { ...one, id: 'loan' }] };
    const [told] = hall.services;
    const services = told === undefined ? [] : [told, { ...told, id: 'loan' }];
    const known = knownIn({ hall: { ...hall, info, services } });
    expect(typed({ number: '132' }, known)).toEqual(wrong('service', 'which'));
    expect(typed({ number: '132', service: 'loan' }, known)).toMatchObject({ args: { service: 'loan' } });
  });
});
