/** What the report of a day says of a power cut (R21). */
import { expect, it } from 'vitest';
import { findingsOf } from '../../../daemon/tools/report/findings.ts';
import { namingOf } from '../../../daemon/tools/report/names.ts';
import { en } from '../../../daemon/tools/report/words/en.ts';
import { zhCN } from '../../../daemon/tools/report/words/zh-CN.ts';
import type { Play } from '../../kit/hall/play.ts';
import { back, entered, fails, fullHall, onPaper, print } from '../../kit/hall/power-cut.ts';
import { figuresOf } from './figures-of.ts';

function cutsIn(hall: Play, words = en): string[] {
  const figures = figuresOf(hall.log);
  return findingsOf(figures, namingOf(figures, words))
    .map(({ text }) => text)
    .filter(text => /power|停电/.test(text));
}
const serve = (hall: Play, ticket: string) =>
  hall.give({ verb: 'served-by-paper', ticket, counter: '1', outcome: 'approved', at: hall.now() });

it('from when to when, which queues were on paper, what was entered, and what no figure counts', () => {
  const hall = onPaper();
  serve(hall, 'A003');
  hall.give({
    verb: 'came-by-paper',
    ticket: 'A006',
    service: 'withdrawal',
    choice: new Map([['bank', 'icbc']]),
  });
  hall.give(back);
  hall.give(entered);
  expect(cutsIn(hall)).toMatchInlineSnapshot(`
    [
      "The power failed from 09:01 to 09:01. Queues on paper: 中心审批, 工商银行; steps by paper: 1; newcomers: 1. No wait, service time or promise that spans it counts.",
    ]
  `);
  expect(cutsIn(hall, zhCN)).toMatchInlineSnapshot(`
    [
      "09:01 停电，09:01 来电：打印了中心审批、工商银行的单子，补录按单办理的环节 1 个，新来的 1 人。跨停电的等候、办理时间和承诺不计入。",
    ]
  `);
});

it('one that goes on, and a queue whose list did not come out', () => {
  const hall = fullHall();
  hall.give(fails);
  hall.pass(31);
  print(hall);
  expect(cutsIn(hall)).toMatchInlineSnapshot(`
    [
      "The power has failed since 09:01. Queues on paper: 中心审批; not printed: 工商银行; steps by paper: 0; newcomers: 0. No wait, service time or promise that spans it counts.",
    ]
  `);
  expect(cutsIn(hall, zhCN)).toMatchInlineSnapshot(`
    [
      "09:01 起停电，仍未来电：打印了中心审批的单子，工商银行没有印出，补录按单办理的环节 0 个，新来的 0 人。跨停电的等候、办理时间和承诺不计入。",
    ]
  `);
});

it('a flicker is not told, and a second failure before the lists are entered is another cut with no list of its own', () => {
  const calm = fullHall();
  calm.give(fails);
  calm.pass(5);
  calm.give(back);
  expect(cutsIn(calm)).toEqual([]);
  const hall = onPaper();
  hall.give(back);
  hall.pass(60);
  hall.give(fails);
  hall.pass(60);
  serve(hall, 'A003');
  hall.give(back);
  expect(cutsIn(hall)).toMatchInlineSnapshot(`
    [
      "The power failed from 09:01 to 09:01. Queues on paper: 中心审批, 工商银行; steps by paper: 0; newcomers: 0. No wait, service time or promise that spans it counts.",
      "The power failed from 09:02 to 09:03. No new list was printed; steps by paper: 1; newcomers: 0. No wait, service time or promise that spans it counts.",
    ]
  `);
});
