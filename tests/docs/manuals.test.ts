/** What the manuals promise their readers: every key of the pads, every figure of the report, every order of ops. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultKeys } from '../../config/schema/keys.ts';
import { opsVerbs } from '../../daemon/orders/orders.ts';
import { en } from '../../daemon/tools/report/words/en.ts';
import { zhCN } from '../../daemon/tools/report/words/zh-CN.ts';

/** The first cells of the rows of the table with this head. */
function firstCells(manual: string, head: string): string[] {
  const tables = readFileSync(`docs/manual/${manual}`, 'utf8').split('\n\n');
  const table = tables.find(part => part.startsWith(`| ${head} `)) ?? '';
  return table
    .split('\n')
    .slice(2)
    .map(row => row.split('|')[1] ?? '');
}

/** How the keys are labelled in a Chinese hall. */
const labels: ReadonlyMap<string, string> = new Map([
  ['两位工号', 'nn'],
  ['窗口号', 'n'],
  ['尾号', 'n'],
  ['件数', 'n'],
  ['下一位', 'next'],
  ['重呼', 'recall'],
  ['一米线', 'line'],
  ['评价', 'evaluate'],
  ['转移', 'transfer'],
  ['确定', 'ok'],
  ['取消', 'cancel'],
  ['暂停', 'pause'],
]);
const unlabelled = (keys: string) =>
  keys
    .split(' ')
    .map(one => labels.get(one) ?? one)
    .join(' ');

const rules = Object.keys(defaultKeys);

/** `70 ok`–`76 ok`: all that a hall has between them. */
function rulesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`(?:–`([^`]+)`)?/g)].flatMap(([, first = '', last]) => {
    const [from = '', key] = unlabelled(first).split(' ');
    if (last === undefined) return [unlabelled(first)];
    return rules.filter(rule => {
      const [digits, ofKey] = rule.split(' ');
      return ofKey === key && Number(digits) >= Number(from) && Number(digits) <= Number.parseInt(last, 10);
    });
  });
}

describe('the hall manager’s manual', () => {
  it.each([
    ['manager.en.md', 'keys'],
    ['manager.zh-CN.md', '按键'],
  ])('%s tells once what each key of a pad does', (manual, head) => {
    expect(firstCells(manual, head).flatMap(rulesIn).sort()).toEqual([...rules].sort());
  });

  it.each([
    ['manager.en.md', 'figures', ', ', en],
    ['manager.zh-CN.md', '数字', '、', zhCN],
  ] as const)('%s tells of each figure of the report', (manual, head, comma, words) => {
    const text = readFileSync(`docs/manual/${manual}`, 'utf8');
    const [, table = ''] = text.split(`\n| ${head} `);
    const told = table.split('\n\n')[0] ?? '';
    const named = told.split(/\||\n/).flatMap(cell => cell.trim().split(comma));
    const figures = [...Object.values(words.figures), ...words.otherNotes].map(({ label }) => label);
    expect(figures.filter(label => !named.includes(label))).toEqual([]);
  });
});

describe('the manual of ops', () => {
  it.each([
    ['ops.en.md', 'verbs'],
    ['ops.zh-CN.md', '命令'],
  ])('%s has the args of every order, once', (manual, head) => {
    const told = firstCells(manual, head).flatMap(cell =>
      [...cell.matchAll(/`([a-z-]+)`/g)].map(([, verb = '']) => verb),
    );
    expect(told.toSorted()).toEqual(opsVerbs.toSorted());
  });
});
