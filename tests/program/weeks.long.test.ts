/**
 * What a visit needs beyond today's queue (R15, R17, R18, R21), by MQTT alone: as a program of somebody else would order it of the
 * real daemon, over nights that are cuts of the power, into the next month with its sheets.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { atNoon } from '../kit/hall/at-noon.ts';
import { runVerb } from '../kit/hall/program.ts';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';
import { listsOf } from './power/printed-lists.ts';

const dayMs = 24 * 60 * 60_000;
const minuteMs = 60_000;
const counters = ['1', '2'];
let hall: StandingHall;

const timeZone = atNoon();
const slotAfter = (ms: number) => {
  const at = new Date(Math.ceil((Date.now() + ms) / (5 * minuteMs)) * 5 * minuteMs);
  return at.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
};
const near = slotAfter(2 * minuteMs);
const far = slotAfter(60 * minuteMs);

beforeAll(async () => {
  hall = await standHall('config/halls/small.yaml', {
    paced: false,
    edit: text =>
      `${text
        .replace('timeZone: Asia/Shanghai', `timeZone: ${timeZone}`)
        .replace(
          '    papers: [身份证原件]\n',
          `$&    booking: { slots: ["${near}", "${far}"], capacity: 2, length: 5 min, cutOff: 0 min }\n`,
        )}\nreasons: [不符合规定条件]\nratingReasons: [等候时间长]\n`,
  });
  await hall.open(...counters);
}, 60_000);
afterAll(() => hall.close());

type Told = Record<string, unknown>;
const visit = (ticket: string) => hall.ops.last(`state/visit/${ticket}`);
const today = () => String(hall.ops.last('state/hall')?.['day']);
/** Its first day. */
function nextMonth(): string {
  const [year = 0, nth = 0] = today().split('-').map(Number);
  return new Date(Date.UTC(year, nth, 1)).toISOString().slice(0, 10);
}

/** As ops order it, and it is done. */
async function order(verb: string, args: Told): Promise<Told> {
  const reply = await hall.command(verb, args);
  expect(`${verb}: ${String(reply['code'])}`).toBe(`${verb}: ok`);
  return (reply['data'] ?? {}) as Told;
}

const refused = async (verb: string, args: Told) => (await hall.command(verb, args))['code'];

async function night(day: string): Promise<void> {
  await order('close-day', {});
  await hall.end('SIGKILL');
  await hall.start();
  await order('open-day', { day });
  for (const counter of counters) await order('open-counter', { counter });
}

const later = (days: number) =>
  new Date(Date.parse(`${today()}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

const take = async (more: Told = {}) =>
  String((await order('take-ticket', { service: 'withdrawal', print: false, ...more }))['ticket']);

/** The next one there sits down. */
async function serve(counter: string): Promise<void> {
  await order('call-next', { counter });
  await order('start', { counter });
}

/** The next one there is sent on. */
async function served(counter: string, more: Told = {}): Promise<Told> {
  await serve(counter);
  return await order('finish', { counter, ...more });
}

/** The id by which it is answered. */
async function followUp(having: Told): Promise<string> {
  const found = () =>
    hall.ops.messages.find(
      ({ topic, text }) =>
        topic.startsWith('private/follow-up/') &&
        text !== '' &&
        Object.entries(having).every(([key, value]) => (JSON.parse(text) as Told)[key] === value),
    );
  await hall.ops.until(() => found() !== undefined);
  return found()?.topic.split('/').at(-1) ?? '';
}

const calls = () =>
  hall
    .events()
    .flatMap(({ kind, counter, ticket }) => (kind === 'visit-called' && counter === '1' ? [ticket] : []));

const at = async (ticket: string, place: Told) =>
  await hall.ops.until(() => Object.keys(place).every(key => visit(ticket)?.[key] === place[key]));

describe('weeks of a hall by MQTT', { timeout: 60_000 }, () => {
  const slips = { lacking: '', overturned: '' };
  let question: unknown;
  let rated: unknown;

  test('who has booked comes by the code: an appointment in time, early as anybody', async () => {
    const slot = (time: string) => `${today()}T${time}`;
    const book = async (time: string, identity: string) =>
      ((await order('book', { service: 'withdrawal', slot: slot(time), identity }))['booking'] as Told)[
        'code'
      ];
    const [inTime, early] = [await book(near, '11010519491231002X'), await book(far, 'E12345678')];
    expect(await refused('book', { service: 'withdrawal', slot: slot(far), identity: 'E12345678' })).toBe(
      'booked-already',
    );
    for (const [booking, is] of [
      [inTime, 'appointment'],
      [early, 'normal'],
    ] as const) {
      const { ticket } = await order('take-ticket', { booking, print: false });
      await at(String(ticket), { place: 'waiting', class: is });
      expect(await refused('take-ticket', { booking })).not.toBe('ok');
    }
  });

  test('papers are missing at the bank: the answer tells which slip, and so does the paper', async () => {
    // All that follows is of one month.
    await night(nextMonth());
    await take();
    await served('1');
    const { slip } = (await served('2', { outcome: 'papers-missing', missing: [1] })) as { slip: Told };
    expect(slip).toMatchObject({ code: expect.stringMatching(/^[0-9A-Z]{10}$/), until: expect.any(String) });
    slips.lacking = String(slip['code']);
    const mine = () => hall.tickets().find(lines => lines.join().includes('一次性告知单'));
    await hall.until(() => mine() !== undefined, 20_000);
    expect(mine()?.join()).toContain(slips.lacking);
  });

  test('a refusal needs a reason, and overturned it is answered by a slip', async () => {
    const ticket = await take();
    await serve('1');
    expect(await refused('finish', { counter: '1', outcome: 'refused' })).not.toBe('ok');
    await order('finish', { counter: '1', outcome: 'refused', reason: 1 });
    const refusal = await followUp({ source: 'refused', ticket });
    const { slip } = (await order('refusal-overturn', { refusal, note: '规定没有这一条' })) as { slip: Told };
    slips.overturned = String(slip['code']);
    expect(await refused('refusal-overturn', { refusal, note: '再来一次' })).not.toBe('ok');
  });

  test('a question has an owner, and a bad grade a day by which it is answered', async () => {
    await order('question-open', { person: '01', text: '能不能分期还款？' });
    await hall.happens('question-opened', { person: '01' });
    question = hall.events().findLast(({ kind }) => kind === 'question-opened')?.['question'];
    const ticket = await take();
    await served('1');
    await order('rate', { counter: '1', ticket, grade: 1, reason: 1 });
    rated = await followUp({ source: 'rating', ticket });
    await served('2');
  });

  test('an officer with forty cases is served by fives, and others in between', async () => {
    const officer = await take({ cases: 40 });
    for (let waiting = 0; waiting < 8; waiting += 1) await take();
    const before = calls().length;
    for (let [turn, left] = [1, 40]; left > 0; turn += 1) {
      await order('call-next', { counter: '1' });
      await hall.ops.until(() => calls().length === before + turn);
      const isOfficer = calls().at(-1) === officer;
      await order('start', { counter: '1' });
      await order('finish', { counter: '1', ...(isOfficer && { cases: 5 }) });
      if (isOfficer) left -= 5;
    }
    await at(officer, { place: 'waiting', queue: 'icbc' });
    // Behind the next three, each time.
    const turns = calls()
      .slice(before)
      .map(ticket => (ticket === officer ? 'officer' : 'one'))
      .join(' ');
    expect(turns).toBe(
      'officer one one one officer one one one officer one one officer officer officer officer officer',
    );
  });

  test('the next day both slips bring their step back, once, and what was waited is credit', async () => {
    await night(later(1));
    for (const [code, queue] of [
      [slips.lacking, 'icbc'],
      [slips.overturned, 'approval'],
    ] as const) {
      const { ticket } = await order('take-ticket', { return: code, print: false });
      await at(String(ticket), { place: 'waiting', queue });
      const queued = hall
        .events()
        .findLast(event => event['kind'] === 'visit-queued' && event['ticket'] === ticket);
      expect(Number(queued?.['creditMs'])).toBeGreaterThan(0);
      expect(await refused('take-ticket', { return: code })).toBe('slip-used');
    }
  });

  test('the question is passed to who knows, accepted, and answered', async () => {
    await order('question-pass', { question, to: '02' });
    await order('question-accept', { question });
    await order('question-close', { question, answer: '可以，每年两次', told: 'phone' });
    await hall.happens('question-closed', { question });
    expect(hall.ops.last(`private/question/${String(question)}`)).toBeUndefined();
  });

  test('the lights go out over a full hall: its lists are typed back, and everybody stands where the paper says', async () => {
    const served: string[] = [];
    for (let waiting = 0; waiting < 12; waiting += 1) served.push(await take());
    await order('power-failing', { battery: 'low' });
    await hall.until(
      () => listsOf(hall).length === 2 && listsOf(hall).every(({ is }) => is === 'out'),
      60_000,
    );
    const [list] = listsOf(hall);
    await hall.end('SIGKILL');
    const inTheDark = Date.now();
    await hall.start();
    await order('power-back', {});
    for (const ticket of served)
      await order('served-by-paper', { ticket, counter: '1', outcome: 'approved', at: inTheDark });
    await order('came-by-paper', {
      ticket: `A${String(list?.from).padStart(3, '0')}`,
      service: 'withdrawal',
      at: inTheDark,
    });
    await order('paper-entered', {});
    for (const ticket of served) await at(ticket, { place: 'waiting', queue: 'icbc' });
    expect(Number((await take()).slice(1))).toBe(Number(list?.to) + 1);
  });

  test('a grade that nobody answers is late, then gravely so, and over with its answer', async () => {
    await night(later(9));
    const late = () => hall.ops.last('alarm/rating-due');
    await hall.ops.until(() => late()?.['severity'] === 'critical');
    await order('follow-up-close', { followUp: rated, note: '已电话致歉' });
    await hall.ops.until(() => late() === undefined);
  });

  test('the month is over: its sheets are told, and its journal is whole', async () => {
    const month = today().slice(0, 7);
    await night(nextMonth());
    const sheet = (of: string) => join(hall.state, 'reports', month, `institution-${of}.html`);
    for (const of of ['centre', 'icbc'])
      await vi.waitFor(() => expect(existsSync(sheet(of))).toBe(true), { timeout: 30_000, interval: 200 });
    // What came back, the refusal, the late grade and the lists of paper are in it.
    const centre = readFileSync(sheet('centre'), 'utf8')
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ');
    expect(centre).toContain(' by paper 12 ');
    expect(centre).toContain(' answered in time 2 50.0% ');
    expect(centre).toContain(' refusals that stand 1 0.0% ');
    await hall.end('SIGTERM');
    expect(await runVerb('verify', '--state', hall.state)).toMatchObject({ code: 0 });
  });
});
