/** R15 in a real hall, over nights: a slip on paper, kill -9, another box, two readers in one instant, and a decree in mid-week. */
import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { runVerb } from '../kit/hall/program.ts';
import { type StandingHall, type StandingOptions, standHall } from '../kit/hall/standing-hall.ts';

const dayMs = 24 * 60 * 60_000;
const later = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, day.length);
const scanner = (nth: number) =>
  `  scanner-${nth}:\n    kind: line-reader\n    serial: /dev/serial/by-id/usb-SCAN000${nth}-if00-port0\n    scans: tickets\n`;

async function standing(options: StandingOptions = {}): Promise<StandingHall> {
  const hall = await standHall('config/halls/small.yaml', {
    paced: false,
    edit: text => text.replace('  kiosk-1:\n', `${scanner(1)}${scanner(2)}  kiosk-1:\n`),
    ...options,
  });
  onTestFinished(() => hall.close());
  return hall;
}

type Slip = { slip: string; code: string; until: string };
type Told = Record<string, unknown>;
const data = (reply: Told) => reply['data'] as Told;
const today = (hall: StandingHall) => String(hall.ops.last('state/hall')?.['day']);
const ofKind = (hall: StandingHall, kind: string) => hall.events().filter(event => event['kind'] === kind);
/** The return slips that lie before the printer. */
const onPaper = (hall: StandingHall) =>
  hall.tickets().filter(lines => lines.includes('材料不全 一次性告知单'));
const told = (hall: StandingHall) => hall.said().filter(text => text.includes('取告知单'));

/** Somebody is called to counter 1, and sent away for a paper. */
async function sendAway(hall: StandingHall): Promise<Slip> {
  await hall.command('take-ticket', { service: 'withdrawal', print: false });
  await hall.command('call-next', { counter: '1' });
  await hall.command('start', { counter: '1' });
  const sent = await hall.command('finish', { counter: '1', outcome: 'papers-missing', missing: [1] });
  return data(sent)['slip'] as Slip;
}

/** The evening, a cut of the power, and the morning of that day. */
async function night(hall: StandingHall, day: string): Promise<void> {
  await hall.command('close-day', {});
  await hall.end('SIGKILL');
  await hall.start();
  expect(await hall.command('open-day', { day })).toMatchObject({ status: 'ok' });
  await hall.command('open-counter', { counter: '1' });
}

describe('a return slip over nights', () => {
  it('is read by two scanners in one instant and brings one number, and prints in the morning what no printer could in the evening', async () => {
    const hall = await standing();
    await hall.open('1');
    const first = today(hall);
    const slip = await sendAway(hall);
    await hall.until(() => onPaper(hall).length === 1 && told(hall).length === 1, 20_000);
    expect(told(hall)).toEqual(['请A零零一号到取号机取告知单']);
    await hall.ops.until(() => hall.ops.last('state/counter/1')?.['slip'] !== undefined);
    expect(hall.ops.last('state/counter/1')?.['slip']).toEqual({ ticket: 'A001', place: '取号机' });

    hall.fault('printer-1', 'paper-out');
    await hall.untilDevice('printer-1', 'degraded');
    const owed = await sendAway(hall);
    await night(hall, later(first, 1));
    expect(onPaper(hall)).toHaveLength(1);
    hall.fault('printer-1', 'none');
    await hall.until(() => onPaper(hall).length === 2, 30_000);
    expect(onPaper(hall)[1]).toEqual(expect.arrayContaining(['A002', `编码 ${owed.code}`]));

    const [paper = []] = onPaper(hall);
    const [, qr = ''] = /^\[QR (.+)\]$/.exec(paper.find(line => line.startsWith('[QR')) ?? '') ?? [];
    expect(qr).toContain(slip.code);
    for (const reader of ['scanner-1', 'scanner-2'])
      expect(hall.stage.do(reader, { scan: qr })).toBeUndefined();
    await hall.happens('place-asked');
    expect(ofKind(hall, 'return-slip-used').map(event => event['slip'])).toEqual([slip.slip]);
    const [used] = ofKind(hall, 'return-slip-used');
    await hall.happens('visit-queued', { ticket: used?.['ticket'], queue: 'approval' });
    const queued = ofKind(hall, 'visit-queued').findLast(event => event['ticket'] === used?.['ticket']);
    expect(queued?.['creditMs']).toBeGreaterThan(0);
    // Of yesterday: told to nobody.
    expect(told(hall)).toHaveLength(1);
  }, 120_000);

  it('is good in another box that has only a backup, once; used twice, it is refused; after its last day it is told as over', async () => {
    const hall = await standing({
      edit: text => text.replace('locale: zh-CN', 'locale: zh-CN\ntimes: { returnFor: 2 }'),
    });
    await hall.open('1');
    const first = today(hall);
    const [spent, late] = [await sendAway(hall), await sendAway(hall)];
    const away = mkdtempSync(join(tmpdir(), 'one-ticket-box-'));
    onTestFinished(() => rmSync(away, { recursive: true }));
    const backup = join(away, 'backup.tar');
    expect(await runVerb('backup', '--to', backup, '--state', hall.state)).toMatchObject({ code: 0 });
    await hall.end('SIGKILL');
    for (const name of readdirSync(hall.state))
      if (!name.endsWith('.yaml')) renameSync(join(hall.state, name), join(away, name));
    expect(await runVerb('restore', backup, '--state', hall.state)).toMatchObject({ code: 0 });
    await hall.start();
    await hall.command('close-day', {});
    await night(hall, later(first, 1));

    const by = (code: string) => hall.command('take-ticket', { return: code, print: false });
    const came = await by(spent.code);
    expect(came).toMatchObject({ status: 'ok' });
    const { ticket } = data(came);
    expect(await by(spent.code)).toMatchObject({ code: 'slip-used', args: { ticket } });
    await hall.command('call-next', { counter: '1' });
    await hall.command('start', { counter: '1' });
    await hall.command('finish', { counter: '1' });
    expect(await by(spent.code)).toMatchObject({ code: 'slip-unknown' });
    expect(ofKind(hall, 'return-slip-used').map(event => event['slip'])).toEqual([spent.slip]);

    for (const days of [2, 3]) await night(hall, later(first, days));
    expect(late.until).toBe(later(first, 2));
    expect(await by(late.code)).toMatchObject({ code: 'slip-lapsed', args: { until: late.until } });
    await night(hall, later(first, 4));
    expect(await by(late.code)).toMatchObject({ code: 'slip-unknown' });
    expect(ofKind(hall, 'return-slip-lapsed').map(event => event['slip'])).toEqual([late.slip]);
  }, 120_000);
});

describe('a calendar', () => {
  it('that is changed by decree in mid-week is taken while the hall runs; with a mistake in it the one before stands, and is told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'one-ticket-calendar-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'calendar.yaml');
    const put = (text: string) => {
      writeFileSync(`${path}.new`, text);
      renameSync(`${path}.new`, path);
    };
    const now = new Date().getFullYear();
    const years = [now, now + 1, now + 2];
    /** Each year with these days off. */
    const calendar = (off: readonly string[]) =>
      years
        .map(year => {
          const own = off.filter(day => day.startsWith(`${year}`)).map(day => day.slice('YYYY-'.length));
          return `${year}: { holidays: [${own.join(', ')}] }\n`;
        })
        .join('');
    put(calendar([]));
    const hall = await standing({
      edit: text =>
        text.replace('locale: zh-CN', `locale: zh-CN\ncalendar: ${path}\ntimes: { returnFor: 2 }`),
    });
    await hall.open('1');
    const day = today(hall);
    expect((await sendAway(hall)).until).toBe(later(day, 2));
    const reads = () => hall.log().split('the calendar is read').length - 1;
    const patient = { timeout: 90_000 };
    // At the start it is looked at twice.
    await vi.waitFor(() => expect(reads()).toBe(2), patient);
    put(calendar([later(day, 1)]));
    await vi.waitFor(() => expect(reads()).toBe(3), patient);
    expect((await sendAway(hall)).until).toBe(later(day, 3));
    put(`${calendar([])}nonsense`);
    await hall.ops.until(() => hall.ops.last('alarm/calendar') !== undefined);
    expect(hall.ops.last('alarm/calendar')).toMatchObject({ text: expect.stringContaining(path) });
    expect((await sendAway(hall)).until).toBe(later(day, 3));
    put(calendar([later(day, 1), later(day, 2)]));
    await hall.ops.until(() => hall.ops.last('alarm/calendar') === undefined);
    expect((await sendAway(hall)).until).toBe(later(day, 4));
  }, 280_000);
});
