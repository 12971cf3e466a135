/** What a display is told of a hall, by what was heard of it. */
import { expect, test } from 'vitest';
import { displayOf } from '../../../daemon/tools/screens/display/picture.ts';
import type { Halls } from '../../../daemon/tools/watch/model/halls.ts';
import type { Link } from '../../../daemon/tools/watch/model/standing.ts';
import { busyHall, fuzhouInfo, nineTwelve, sayer, up } from '../watch/a-hall.ts';

const shown = (halls: Halls, now = nineTwelve, link: Link = up) => displayOf(halls.get('fuzhou'), link, now);

/** Heard now, with a sign of life. */
function heard(): Halls {
  const halls = busyHall();
  sayer(halls, 'fuzhou')('$state', { state: 'online', boot: 'b1', beat: 8 });
  return halls;
}

test('who is on the way stands before who is served, each group with the newest first', () => {
  const halls = heard();
  const calls = shown(halls).now?.calls ?? [];
  expect(calls[0]).toMatchObject({ ticket: 'A033', counter: '3', serving: false, institution: '公积金中心' });
  expect(calls.slice(1).map(({ serving }) => serving)).toEqual(Array(7).fill(true));
  const at = calls.slice(1).map(call => call.at);
  expect(at).toEqual(at.toSorted((a, b) => b - a));

  // A recall is a newer call.
  const say = sayer(halls, 'fuzhou');
  const called = { status: 'open', place: 'called', service: 'loan', step: 0 };
  say('state/counter/5', { ...called, ticket: 'B007', since: nineTwelve - 1 });
  expect(shown(halls).now?.calls[0]?.ticket).toBe('B007');
  say('state/counter/3', { ...called, ticket: 'A033', since: nineTwelve });
  expect(shown(halls).now?.calls[0]?.ticket).toBe('A033');
});

test('a ticket that has left its counter is shown no more', () => {
  const halls = heard();
  sayer(halls, 'fuzhou')('state/counter/3', { status: 'open', place: 'idle' });
  expect(JSON.stringify(shown(halls))).not.toContain('A033');
});

test('queues are in the order of the config, with who is next and the wait of whoever comes now', () => {
  const queues = shown(heard()).now?.queues ?? [];
  expect(queues.map(({ id }) => id)).toEqual(['advice', 'approval', 'icbc', 'ccb']);
  expect(queues[1]).toEqual({
    id: 'approval',
    name: '中心审批',
    institution: '公积金中心',
    waiting: 34,
    minutes: [25, 35],
    next: ['A041', 'C044', 'B046'],
  });
  expect(queues[3]).not.toHaveProperty('minutes');
});

test('the words of its own that the hall has for this page are told to it, and no others', () => {
  const halls = heard();
  expect(shown(halls)).not.toHaveProperty('words');
  const words = {
    'zh-CN': { 'display.at': '{counter} 号柜台', 'desk.frame.title': '柜面' },
    en: { 'phone.ticket': 'No.' },
  };
  sayer(halls, 'fuzhou')('$info', { ...fuzhouInfo, words });
  expect(shown(halls).words).toEqual({ 'zh-CN': { 'display.at': '{counter} 号柜台' } });
});

test('names are told in every language that the hall gives them, and a counter by its name where it has one', () => {
  const halls = heard();
  const names = { en: 'Fuzhou Centre' };
  sayer(halls, 'fuzhou')('$info', {
    ...fuzhouInfo,
    languages: ['zh-CN', 'en'],
    institutions: [{ id: 'centre', name: '公积金中心', names }],
    counters: [{ id: '3', name: '咨询台', names: { en: 'the desk' }, institution: 'centre', queues: [] }],
    queues: [{ id: 'approval', name: '中心审批', institution: 'centre' }],
  });
  const { now } = shown(halls);
  const institution = { 'zh-CN': '公积金中心', en: 'Fuzhou Centre' };
  expect(now?.calls[0]).toMatchObject({
    counter: '3',
    name: { 'zh-CN': '咨询台', en: 'the desk' },
    institution,
  });
  expect(now?.queues[0]).toMatchObject({ name: '中心审批', institution });
});

test('who missed a call is named until they are back or gone', () => {
  const halls = heard();
  const say = sayer(halls, 'fuzhou');
  for (const ticket of ['B009', 'A012']) say(`state/visit/${ticket}`, { ticket, place: 'missed' });
  expect(shown(halls).now?.missed).toEqual(['A012', 'B009']);
  say('state/visit/B009', { ticket: 'B009', place: 'waiting' });
  say('state/visit/A012', '');
  expect(shown(halls).now?.missed).toEqual([]);
});

test('who is away is named once their turn has come, until they are back or miss it', () => {
  const halls = heard();
  const say = sayer(halls, 'fuzhou');
  const away = { ticket: 'A012', place: 'away' };
  say('state/visit/A012', away);
  expect(shown(halls).now?.due).toEqual([]);
  say('state/visit/A012', { ...away, backBy: nineTwelve + 1_800_000 });
  expect(shown(halls).now).toMatchObject({ due: ['A012'], missed: [] });
  say('state/visit/A012', { ticket: 'A012', place: 'missed' });
  expect(shown(halls).now).toMatchObject({ due: [], missed: ['A012'] });
});

test('who may go for a break is named with the time to be back, until they have gone or it is over', () => {
  const halls = heard();
  const say = sayer(halls, 'fuzhou');
  const [early, late] = [nineTwelve + 1_800_000, nineTwelve + 3_600_000];
  const waits = { place: 'waiting', queue: 'approval' };
  say('state/visit/A014', { ticket: 'A014', ...waits, mayGoUntil: late });
  say('state/visit/A013', { ticket: 'A013', ...waits, mayGoUntil: early });
  say('state/visit/A012', { ticket: 'A012', ...waits, mayGoUntil: early });
  expect(shown(halls).now?.mayGo).toEqual([
    { until: early, tickets: ['A012', 'A013'] },
    { until: late, tickets: ['A014'] },
  ]);
  say('state/visit/A014', { ticket: 'A014', ...waits, place: 'away', mayGoUntil: late });
  say('state/visit/A013', { ticket: 'A013', ...waits, mayGoUntil: nineTwelve - 1 });
  expect(shown(halls).now?.mayGo).toEqual([{ until: early, tickets: ['A012'] }]);
});

test('a notice whose time is over by the clock of the hall is told no more', () => {
  const halls = heard();
  const say = sayer(halls, 'fuzhou');
  const notices = [{ text: '十点停电', until: nineTwelve + 5000 }, { text: '请勿吸烟' }];
  say('state/hall', { open: true, totals: {}, followUps: 0, notices });
  expect(shown(halls).now?.notices).toEqual(['十点停电', '请勿吸烟']);
  expect(shown(halls, nineTwelve + 5000).now?.notices).toEqual(['请勿吸烟']);
});

test('a picture is good for six seconds, and for less when the last beat is nearly half a minute old', () => {
  const halls = heard();
  expect(shown(halls).now?.goodForMs).toBe(6000);
  expect(shown(halls, nineTwelve + 29_000).now?.goodForMs).toBe(1000);
  expect(shown(halls, nineTwelve + 30_000).now?.goodForMs).toBe(0);
  expect(shown(halls, nineTwelve + 30_001).now).toBeUndefined();
});

test.each<[string, (halls: Halls) => ReturnType<typeof shown>]>([
  ['whose beat is old', halls => shown(halls, nineTwelve + 31_000)],
  [
    'behind a broker that is away',
    halls => shown(halls, nineTwelve, { is: 'lost', broker: 'b', why: 'it is off', since: nineTwelve }),
  ],
  [
    'that is read anew after an outage',
    halls => shown(halls, nineTwelve, { is: 'up', broker: 'b', reading: true }),
  ],
  ...['offline', 'starting', 'degraded'].map(
    (state): [string, (halls: Halls) => ReturnType<typeof shown>] => [
      `that is ${state} and runs nothing`,
      halls => {
        sayer(halls, 'fuzhou')('$state', { state, reason: 'the disk is full', boot: 'b2', beat: 1 });
        return shown(halls);
      },
    ],
  ),
])('of a hall %s no number is told, only its name', (_, told) => {
  const halls = heard();
  const display = told(halls);
  expect(display.hall?.name).toBe('福州住房公积金管理中心服务大厅');
  expect(display.now).toBeUndefined();
  expect(JSON.stringify(display)).not.toMatch(/[A-Z]\d{3}/);
});

test('that the queue goes on by paper is told while the power fails and until its lists are entered', () => {
  const halls = heard();
  const onPaper = (power?: object) => {
    sayer(halls, 'fuzhou')('state/hall', { open: true, totals: {}, followUps: 0, power });
    return shown(halls).now?.onPaper;
  };
  const kinds = ['failing', 'on-paper', 'enter', 'over'];
  expect(kinds.map(is => onPaper({ is }))).toEqual([undefined, true, true, undefined]);
  expect(onPaper()).toBeUndefined();
});
