import { expect, it } from 'vitest';
import { csvOf } from '../../../daemon/tools/report/csv.ts';
import { en } from '../../../daemon/tools/report/words/en.ts';
import { zhCN } from '../../../daemon/tools/report/words/zh-CN.ts';
import { fuzhou, play } from '../../kit/hall/play.ts';
import { figuresOf } from './figures-of.ts';

const next = (counter: string) => ({ verb: 'call-next', counter }) as const;

function table(text: string): string[][] {
  return rowsOf(text.replace(/^\uFEFF/, ''));
}

/** RFC 4180, by a reader that knows nothing of the writer. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  for (const [line] of text.matchAll(/(?:"(?:[^"]|"")*"|[^"\r\n])*\r\n/g)) {
    const cells = [...line.slice(0, -2).matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)];
    rows.push(cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''));
  }
  return rows;
}

it('has one line for each figure of each thing, the same in every language but for names and labels', () => {
  const game = play(fuzhou, ['0']);
  game.take('advice');
  game.wait(90);
  game.give(next('0'));
  const figures = figuresOf(game.log);
  const [chinese, english] = [table(csvOf(figures, zhCN)), table(csvOf(figures, en))];
  expect(chinese[0]).toEqual(['what', 'id', 'name', 'figure', 'value', 'unit', 'label']);
  expect(chinese).toContainEqual(['queue', 'advice', '咨询台', 'wait-median', '1.5', 'minutes', '等候中位']);
  expect(english).toContainEqual(['queue', 'advice', '咨询台', 'wait-median', '1.5', 'minutes', 'wait med.']);
  expect(chinese).toContainEqual(['hall', '', '全大厅', 'busiest-hour', '09:00', 'time', '最忙时段']);
  const machine = (rows: string[][]) =>
    rows.map(([what, id, , name, value, unit]) => [what, id, name, value, unit]);
  expect(machine(chinese)).toEqual(machine(english));
  expect(chinese.every(row => row.length === 7)).toBe(true);
});

it('quotes what has commas, quotes and line ends', () => {
  const game = play(fuzhou, ['0']);
  const ticket = game.take('advice');
  game.give({ verb: 'abandon', ticket, reason: 'he said "no",\r\nand left' });
  const left = table(csvOf(figuresOf(game.log), zhCN)).find(([what]) => what === 'left');
  expect(left).toEqual([
    'left',
    'he said "no",\r\nand left',
    'he said "no",\r\nand left',
    'left',
    '1',
    'count',
    '弃号',
  ]);
});

it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(1)', '\t=1', '\r=1'])(
  'a text that a spreadsheet would take for a formula is none: %j',
  reason => {
    const game = play(fuzhou, ['0']);
    game.give({ verb: 'abandon', ticket: game.take('advice'), reason });
    const left = table(csvOf(figuresOf(game.log), zhCN)).find(([what]) => what === 'left');
    expect(left?.[1]).toBe(`'${reason}`);
  },
);

it('a number below nothing stays a number', () => {
  const game = play(fuzhou, ['0', '1']);
  game.take('advice');
  game.give(next('0'));
  game.take('advice');
  game.give({ verb: 'finish', counter: '0', outcome: 'approved' });
  game.give(next('0'));
  const bias = table(csvOf(figuresOf(game.log), zhCN)).find(([, , , figure]) => figure === 'estimate-bias');
  expect(bias?.[4]).toMatch(/^-\d/);
});
