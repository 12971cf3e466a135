/** The card for the clerk's desk tells what the pads of a hall do that has no keys of its own. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultKeys } from '../../config/keys.ts';
import { refusalCodes } from '../../daemon/core/refuse.ts';

const card = readFileSync('docs/pad-card.html', 'utf8');

/** How the keys are labelled in a Chinese hall. */
const labels: Readonly<Record<string, string>> = {
  next: '下一位',
  recall: '重呼',
  line: '一米线',
  evaluate: '评价',
  transfer: '转移',
  ok: '确定',
  cancel: '取消',
  pause: '暂停',
  nn: '两位工号',
};
/** What any number means before that key. */
const numbers: Readonly<Record<string, string>> = { transfer: '窗口号', next: '尾号' };

/** Several rules of one key in a row: from the first digits to the last. */
function asLabelled(rules: readonly string[]): string {
  const [key = '', ...digits] = (rules[0] ?? '').split(' ').toReversed();
  const last = rules.at(-1)?.split(' ')[0];
  const meant = (one: string) => (one === 'n' ? numbers[key] : labels[one]);
  const typed = digits.map(one => meant(one) ?? (rules.length === 1 ? one : `${one}–${last}`));
  return [...typed, labels[key]].join(' ');
}

describe('the card for the clerk’s desk', () => {
  it('explains every code of a refusal, once and in their order', () => {
    const codes = [...card.matchAll(/<td data-code="(\d+)">(\d+)<\/td><td>\p{Script=Han}/gu)];
    expect(codes.map(([, code]) => Number(code))).toEqual(Object.values(refusalCodes));
    for (const [, code, shown] of codes) expect(shown).toBe(code);
    expect(card.match(/data-code=/g)).toHaveLength(codes.length);
  });

  it('explains every key rule that a hall has by default, once, as the keys are labelled', () => {
    const rules = [...card.matchAll(/<tr data-rule="([^"]+)"><td>([^<]+)<\/td><td>[^<]+<\/td><\/tr>/g)];
    const explained = rules.flatMap(([, row = '']) => row.split(', '));
    expect(explained).toHaveLength(Object.keys(defaultKeys).length);
    expect(new Set(explained)).toEqual(new Set(Object.keys(defaultKeys)));
    for (const [, row = '', shown] of rules) expect(shown).toBe(asLabelled(row.split(', ')));
    expect(card.match(/data-rule=/g)).toHaveLength(rules.length);
  });

  it('needs nothing but itself', () => {
    expect(card).not.toMatch(/\b(?:src|href)=|url\(|@import|<script/);
  });
});
