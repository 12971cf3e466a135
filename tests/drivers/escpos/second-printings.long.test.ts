/**
 * A daemon killed three hundred times while it prints one ticket after the other, in virtual time; the real one is killed in
 * tests/program/second-printings.long.test.ts (docs/decisions/0049).
 */
import { expect, test } from 'vitest';
import { chanceOf } from '../../../daemon/people/chance.ts';
import type { TicketLine } from '../../../drivers/device.ts';
import { ready } from './bench.ts';

const kills = 300;
/** systemd waits two seconds of it. */
const awayMs = 3500;
const stepMs = 5;

const papers = ['身份证原件', '结婚证或户口簿', '购房合同', '首付款发票', '银行卡', '收入证明'];
/** It takes about a second. */
const linesOf = (id: string): TicketLine[] => [
  { text: '福州住房公积金管理中心', align: 'centre' },
  { text: id, size: 4 },
  { text: '第1步 中心审批 → 第2步 工行' },
  ...papers.map(text => ({ text })),
  { qr: `https://h/t/${id}` },
  { text: '全程凭此号，无需再次取号' },
  { feed: 10 },
  { text: `end of ${id}` },
];

type Habit = { asks: boolean; isOff?: boolean };

/** As the hall does it: the next ticket when the last is out, the same again where nobody knows. */
async function killedOften({ asks, isOff = false }: Habit) {
  const it = await ready();
  let { printer } = it;
  const chance = chanceOf(15);
  const paper: string[][] = [];
  let tickets = 0;
  let again = 0;
  let isReady = true;
  let ticketIs: 'out' | 'in the printer' | 'in doubt' | 'not known' = 'out';

  function give(): void {
    if (ticketIs === 'out') tickets += 1;
    else again += 1;
    ticketIs = 'in the printer';
    printer.do({ id: `T${tickets}`, lines: linesOf(`T${tickets}`) });
  }

  /** `isOpen`: more tickets are taken. */
  async function work(ms: number, isOpen: boolean): Promise<void> {
    for (let left = ms; left > 0; left -= stepMs) {
      if (isReady && (ticketIs === 'not known' || (ticketIs === 'out' && isOpen))) give();
      await it.advance(stepMs);
      for (const what of it.told.splice(0)) {
        if (what.is === 'fitness') isReady = what.fitness.is === 'ready';
        if (what.is === 'job-unknown') ticketIs = 'not known';
        if (what.is === 'job-ended') ticketIs = what.outcome === 'done' ? 'out' : 'not known';
      }
    }
  }

  for (let nth = 0; nth < kills; nth += 1) {
    await work(300 + chance() * 2000, true);
    const inDoubt = asks ? it.noted() : undefined;
    const isBack = it.killed(awayMs, inDoubt ?? null);
    if (isOff) it.simulator.fault('power-cycle');
    printer = await isBack;
    isReady = false;
    if (ticketIs !== 'out') ticketIs = inDoubt === undefined ? 'not known' : 'in doubt';
    paper.push(...it.tickets());
    it.simulator.act({ tear: true });
  }
  await work(5000, false);
  paper.push(...it.tickets());
  const copies = Array.from(
    { length: tickets },
    (_, index) => paper.filter(lines => lines.includes(`end of T${index + 1}`)).length,
  );
  const figures = {
    again,
    twice: copies.filter(count => count > 1).length,
    lost: copies.filter(count => count === 0).length,
  };
  process.stderr.write(
    `${asks ? 'asked' : 'not asked'}${isOff ? ', switched off each time' : ''}: ${kills} kills, ${tickets} tickets; ` +
      `printed a second time ${again}, of these whole before ${figures.twice}; lost ${figures.lost}\n`,
  );
  return figures;
}

test('no ticket is lost, and hardly one comes out twice', async () => {
  const asked = await killedOften({ asks: true });
  expect(asked.lost).toBe(0);
  expect(asked.twice).toBeLessThan(kills / 20);
  // The same without asking: what this test would see.
  const blind = await killedOften({ asks: false });
  expect(blind.lost).toBe(0);
  expect(blind.twice).toBeGreaterThan(kills / 4);
});

test('none is lost either by a printer that was switched off each time', async () => {
  expect((await killedOften({ asks: true, isOff: true })).lost).toBe(0);
});
