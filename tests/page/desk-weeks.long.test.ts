/**
 * Two weeks of a hall whose desk is a page: what is not done with in one visit comes back by a slip, is answered, or is told as
 * late (R15, R17, R18). The real daemon, over nights, its real printer and broker; each order is a person's at the page.
 */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { StandingHall } from '../kit/hall/standing-hall.ts';
import { openStandingDesk, part, passAndAnswer, type StandingDesk } from './desk/standing-desk.ts';
import { faultsOf } from './desk/tab.ts';

const dayMs = 24 * 60 * 60_000;

const today = (hall: StandingHall) => String(hall.ops.last('state/hall')?.['day']);
const visit = (hall: StandingHall, ticket: string) => hall.ops.last(`state/visit/${ticket}`);

/** The evening, a cut of the power, and the morning that is so many days later. */
async function night(hall: StandingHall, days: number): Promise<void> {
  const later = new Date(Date.parse(`${today(hall)}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
  await hall.command('close-day', {});
  await hall.end('SIGKILL');
  await hall.start();
  expect(await hall.command('open-day', { day: later })).toMatchObject({ status: 'ok' });
  for (const counter of ['1', '2']) await hall.command('open-counter', { counter });
}

const codeIn = (text: string) => /编码 ([0-9A-Z]{10})/.exec(text)?.[1] ?? '';

/** What the paper that came out last says after this word. */
function onPaper(hall: StandingHall, title: string): string {
  const lines = hall.tickets().findLast(paper => paper.some(line => line.includes(title))) ?? [];
  return lines.join('\n');
}

/** Takes a ticket for somebody, who is called, and sits down. */
async function serves(hall: StandingHall, page: Page, ticket: string, cases = ''): Promise<void> {
  await part(page, '号票');
  const another = page.getByRole('button', { name: '再取一个号' });
  const offered = page.getByRole('checkbox', { name: '提取', exact: true });
  await another.or(offered).waitFor();
  if (await another.isVisible()) await another.click();
  await offered.check();
  await page.locator('#take-cases').fill(cases);
  await page.locator('.take [data-verb="take-ticket"]').click();
  await page.locator('.taken-number', { hasText: ticket }).waitFor();
  await sitsDown(hall, page, ticket);
}

async function sitsDown(hall: StandingHall, page: Page, ticket: string): Promise<void> {
  await part(page, '窗口');
  await press(hall, page, 'call-next', [ticket, 'called']);
  await press(hall, page, 'start', [ticket, 'serving']);
}

/** Presses it, and waits until the hall has that ticket there. */
async function press(
  hall: StandingHall,
  page: Page,
  verb: string,
  [ticket, place]: [string, string],
): Promise<void> {
  await page.locator(`.keys [data-verb="${verb}"][aria-disabled="false"]`).click();
  await hall.ops.until(() => visit(hall, ticket)?.['place'] === place);
}

async function comesBack(
  { hall, page }: StandingDesk,
  code: string,
  [ticket, queue]: [string, string],
): Promise<void> {
  await part(page, '号票');
  await page.locator('#find-ticket').fill(code);
  await page.keyboard.press('Enter');
  await page.locator('.taken-number', { hasText: ticket }).waitFor();
  await hall.ops.until(() => {
    const { place, queue: now } = visit(hall, ticket) ?? {};
    return place === 'waiting' && now === queue;
  });
}

test('what is not done with in one visit comes back at the same step, is answered, or is told as late', async () => {
  const reasons = '\nreasons: [不符合规定条件]\n';
  const desk = await openStandingDesk(['1', '2'], text => `${text}${reasons}`);
  const { hall, page, browser } = desk;
  await page.locator('#which-counter').selectOption('1');

  // The centre approves, the bank lacks a paper: told which, and a slip says until when.
  await serves(hall, page, 'A001');
  await press(hall, page, 'finish', ['A001', 'waiting']);
  await page.locator('#which-counter').selectOption('2');
  await sitsDown(hall, page, 'A001');
  await page.getByText('不批准').click();
  await page.getByRole('checkbox', { name: '1 身份证原件' }).check();
  await page.getByRole('button', { name: '告知并办结' }).click();
  await hall.until(() => onPaper(hall, '一次性告知单').includes('编码'), 20_000);
  const lacked = codeIn(onPaper(hall, '一次性告知单'));
  await page.locator('#which-counter').selectOption('1');

  // An employer's seven: three are done, then the rest.
  await serves(hall, page, 'A002', '7');
  await page.locator('#cases-done').fill('3');
  await page.getByRole('button', { name: '办结这几件' }).click();
  await hall.ops.until(() => visit(hall, 'A002')?.['casesLeft'] === 4);
  await sitsDown(hall, page, 'A002');
  await press(hall, page, 'finish', ['A002', 'waiting']);

  // Refused by a rule that does not say so: overturned, and told how to come back.
  await serves(hall, page, 'A003');
  await page.getByText('不批准').click();
  await page.locator('#refuse-reason').selectOption('1');
  await page.getByRole('button', { name: '否定并办结' }).click();
  await part(page, '大厅');
  const refusal = page.locator('.follow-ups li', { hasText: 'A003' });
  await refusal.getByText('维持或撤销').click();
  await refusal.locator('textarea').fill('规定没有这一条');
  await refusal.locator('[data-verb="refusal-overturn"]').click();
  const overturned = codeIn(await page.locator('.slip-given').innerText());

  // What nobody here knows is somebody's, and a grade that is bad asks for an answer.
  await page.getByText('登记一个首问').click();
  await page.locator('#question-person').fill('01');
  await page.locator('#question-text').fill('能不能分期还款？');
  await page.locator('[data-verb="question-open"]').click();
  await page.locator('.questions li', { hasText: '能不能分期还款？' }).waitFor();
  await serves(hall, page, 'A004');
  await press(hall, page, 'finish', ['A004', 'waiting']);
  hall.press('pad-1', 'rate-1');
  await part(page, '大厅');
  const rated = page.locator('.follow-ups li', { hasText: '差评' });
  await rated.waitFor();

  // The next day each comes back to the step where they were, once.
  await night(hall, 1);
  await comesBack(desk, lacked, ['A001', 'icbc']);
  const queued = hall.events().findLast(({ kind }) => kind === 'visit-queued');
  expect(queued, 'what was waited is credit').toMatchObject({ ticket: 'A001' });
  expect(Number(queued?.['creditMs'])).toBeGreaterThan(0);
  await comesBack(desk, overturned, ['A002', 'approval']);
  await page.getByRole('button', { name: '再取一个号' }).click();
  await page.locator('#find-ticket').fill(lacked);
  await page.keyboard.press('Enter');
  // Who has come by it already has no second number.
  await page.locator('.find').getByText('A001 今天已凭此告知单取号').waitFor();
  expect(visit(hall, 'A003')).toBeUndefined();

  // The question is passed to who knows, and answered.
  await part(page, '大厅');
  await passAndAnswer(page, '能不能分期还款？');

  // A grade that nobody answers is late, then gravely so, and over with its answer.
  await night(hall, 9);
  await part(page, '设备');
  const late = page.locator('.alarms [data-severity="critical"]', { hasText: '逾期未答复' });
  await late.waitFor();
  expect(await late.innerText()).toMatch(/已逾期 [4-6] 个工作日/);
  await part(page, '大厅');
  await rated.getByText('答复并结束').first().click();
  await rated.locator('textarea').fill('已电话致歉');
  await rated.locator('[data-verb="follow-up-close"]').click();
  await rated.waitFor({ state: 'detached' });
  await part(page, '设备');
  await late.waitFor({ state: 'detached' });
  expect(faultsOf(browser)).toEqual([]);
});
