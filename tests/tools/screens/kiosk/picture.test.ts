/** What a kiosk is told of a hall, by what was heard of it: it never offers what the hall cannot do. */
import { expect, test } from 'vitest';
import { kioskOf } from '../../../../daemon/tools/screens/kiosk/picture.ts';
import type { Halls } from '../../../../daemon/tools/watch/model/halls.ts';
import type { Link } from '../../../../daemon/tools/watch/model/standing.ts';
import { busyHall, fuzhouInfo, nineTwelve, sayer, up } from '../../watch/a-hall.ts';

const told = (halls: Halls, now = nineTwelve, link: Link = up) => kioskOf(halls.get('fuzhou'), link, now);
const services = (halls: Halls) =>
  told(halls).now?.institutions.flatMap(({ services: offered }) => offered) ?? [];

/** Heard now, with a sign of life. */
function heard(state: object = { state: 'online' }): Halls {
  const halls = busyHall();
  sayer(halls, 'fuzhou')('$state', { boot: 'b1', beat: 8, ...state });
  return halls;
}

test('services stand with the institution where their way begins, with who waits there and how long', () => {
  const { institutions } = told(heard()).now ?? {};
  expect(institutions?.map(({ name }) => name)).toEqual(['公积金中心']);
  expect(services(heard()).map(({ id, waiting, minutes }) => [id, waiting, minutes])).toEqual([
    ['withdrawal', 34, [25, 35]],
    ['loan', 34, [25, 35]],
    ['collection', 34, [25, 35]],
    ['advice', 2, [5, 10]],
  ]);
});

test('the ticket says what its way asks of it, and of nothing that a clerk chooses', () => {
  const [withdrawal, loan] = services(heard());
  const among = [
    { queue: 'icbc', name: '工商银行' },
    { queue: 'ccb', name: '建设银行' },
  ];
  expect(withdrawal?.choices).toEqual([{ choice: 'bank', must: true, among }]);
  expect(withdrawal?.papers).toContain('本人银行卡');
  expect(loan?.choices).toEqual([]);
});

test('where the way begins with a choice, nobody knows yet how long one waits', () => {
  const halls = heard();
  const route = [{ choice: 'bank', by: 'ticket', among: ['icbc', 'ccb'], default: 'shortest' }];
  sayer(halls, 'fuzhou')('$info', { ...fuzhouInfo, services: [{ id: 'bank', name: '银行', route }] });
  const [bank] = services(halls);
  expect(bank?.choices).toMatchObject([{ must: false }]);
  expect(bank).not.toHaveProperty('waiting');
  expect(told(halls).now?.institutions).toMatchObject([{ name: '工商银行' }]);
});

test('a service that takes no tickets now says why, and from when on it takes them again', () => {
  const halls = heard();
  const say = sayer(halls, 'fuzhou');
  const args = { since: '2026-11-25 12:00', again: '2026-11-25 14:00' };
  say('state/service/withdrawal', { state: 'closed', code: 'no-tickets-now', args });
  say('state/service/loan', { state: 'full', code: 'full-today', args: { limit: 60 } });
  say('state/service/advice', { state: 'open' });
  expect(services(halls).map(({ refused }) => refused)).toEqual([
    { code: 'no-tickets-now', again: '2026-11-25 14:00' },
    { code: 'full-today' },
    undefined,
    undefined,
  ]);
});

test('while no printer works the kiosk takes none, whatever else is wrong', () => {
  const [silent, mute] = ['no-printer', 'no-voice'].map(code => ({ code, args: {} }));
  expect(told(heard()).now?.takes).toBe('tickets');
  expect(told(heard({ state: 'degraded', because: [mute] })).now?.takes).toBe('tickets');
  expect(told(heard({ state: 'degraded', because: [mute, silent] })).now?.takes).toBe('no-paper');
});

test('of a hall that is closed it takes none', () => {
  const halls = heard();
  sayer(halls, 'fuzhou')('state/hall', { day: '2026-11-25', open: false, totals: {} });
  expect(told(halls).now?.takes).toBe('closed');
});

test('nothing is offered of a hall that is not heard, nor longer than its last beat is good', () => {
  const halls = heard();
  expect(told(halls, nineTwelve + 28_000).now?.goodForMs).toBe(2000);
  expect(told(halls, nineTwelve + 30_001)).not.toHaveProperty('now');
  expect(told(halls, nineTwelve, { is: 'lost', broker: 'b', why: 'gone', since: 1 })).not.toHaveProperty(
    'now',
  );
  expect(kioskOf(undefined, up, nineTwelve)).toEqual({ languages: [], at: nineTwelve });
});

test('the words of its own that the hall has for this page are told to it, and no others', () => {
  const halls = heard();
  expect(told(halls)).not.toHaveProperty('words');
  const words = { 'zh-CN': { 'kiosk.take': '领号', 'phone.ticket': '号' }, en: { 'display.next': 'Soon' } };
  sayer(halls, 'fuzhou')('$info', { ...fuzhouInfo, words });
  expect(told(halls).words).toEqual({ 'zh-CN': { 'kiosk.take': '领号' } });
});

test('the desk that helps is told where the hall has one, by its name where it is the only one', () => {
  const halls = heard();
  const say = sayer(halls, 'fuzhou');
  const counters = ['0', '3'].map(id => ({ id, name: `咨询台${id}`, institution: 'centre', queues: [] }));
  say('$info', { ...fuzhouInfo, counters, desks: [] });
  expect(told(halls)).not.toHaveProperty('desk');
  say('$info', { ...fuzhouInfo, counters, desks: ['3'] });
  expect(told(halls).desk).toEqual({ place: '咨询台3' });
  say('$info', { ...fuzhouInfo, counters, desks: ['0', '3'] });
  expect(told(halls).desk).toEqual({});
  say('$info', { ...fuzhouInfo, counters: [], desks: ['3'] });
  expect(told(halls).desk).toEqual({});
});

test('green can be asked for where the hall says so, and who must confirm it is told', () => {
  expect(told(heard()).now?.green).toEqual({ confirmed: true });
  const halls = heard();
  const { green: _, ...without } = fuzhouInfo as { green?: object };
  sayer(halls, 'fuzhou')('$info', without);
  expect(told(halls).now).not.toHaveProperty('green');
});
