/** The card for the clerk's desk tells what the pads of a hall do that has no keys of its own. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultKeys } from '../../config/schema/keys.ts';
import { refusalCodes } from '../../daemon/core/types/refusals.ts';
import { neverAtAPad } from './pad-refusals.ts';

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
/** Any number is that of a counter, the end of one that stands here, or how many cases. */
const anyNumber: Readonly<Record<string, string>> = {
  transfer: '窗口号',
  next: '尾号',
  evaluate: '件数',
};

/** Several rules of one key in a row: from the first digits to the last. */
function asLabelled(rules: readonly string[]): string {
  const [key = '', ...digits] = (rules[0] ?? '').split(' ').toReversed();
  const last = rules.at(-1)?.split(' ')[0];
  const typed = digits.map(one => {
    if (one === 'n') return anyNumber[key];
    return labels[one] ?? (rules.length === 1 ? one : `${one}–${last}`);
  });
  return [...typed, labels[key]].join(' ');
}

const withoutTags = (html: string): string => html.replaceAll(/<[^>]+>/g, '');

describe('the card for the clerk’s desk', () => {
  it('explains every code that its keys can cause, once and in their order, and no other', () => {
    const codes = [...card.matchAll(/<td data-code="(\d+)">(\d+)<\/td><td>\p{Script=Han}/gu)];
    const caused = Object.entries(refusalCodes).flatMap(([refused, code]) =>
      neverAtAPad.has(refused) ? [] : [code],
    );
    expect(codes.map(([, code]) => Number(code))).toEqual(caused);
    for (const [, code, shown] of codes) expect(shown).toBe(code);
    expect(card.match(/data-code=/g)).toHaveLength(codes.length);
  });

  it('explains every key rule that a hall has by default, once, as the keys are labelled', () => {
    const rules = [...card.matchAll(/<tr data-rule="([^"]+)"><td>(.+?)<\/td><td>[^<]+<\/td><\/tr>/g)];
    const explained = rules.flatMap(([, row = '']) => row.split(', '));
    expect(explained).toHaveLength(Object.keys(defaultKeys).length);
    expect(new Set(explained)).toEqual(new Set(Object.keys(defaultKeys)));
    for (const [, row = '', shown = ''] of rules)
      expect(withoutTags(shown)).toBe(asLabelled(row.split(', ')));
    expect(card.match(/data-rule=/g)).toHaveLength(rules.length);
  });

  it('explains the marks of the LCD', () => {
    const marks = [...card.matchAll(/<td data-mark="(\d)">\1<\/td><td>\p{Script=Han}/gu)].map(
      ([, mark]) => mark,
    );
    expect(marks.join('')).toMatch(/^14567?8?9$/);
  });

  it('has Chinese in fonts that have it, and needs nothing but itself', () => {
    const fonts =
      /font-family:([^;]+);/
        .exec(card)?.[1]
        ?.split(',')
        .map(font => font.trim()) ?? [];
    expect(fonts.at(-1)).toBe('sans-serif');
    for (const font of fonts.slice(0, -1))
      expect(font).toMatch(
        /CJK|Noto Sans SC|Source Han|PingFang|Hiragino|YaHei|WenQuanYi|Droid Sans Fallback|SimHei/,
      );
    expect(card).not.toMatch(/\b(?:src|href)=|url\(|@import|<script/);
  });
});
