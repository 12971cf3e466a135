/** R11: wherever a range of minutes is told, one whose ends meet is one figure. */
import { afterEach, describe, expect, it } from 'vitest';
import { readLocale } from '../../config/load/locale.ts';
import { minutesIn } from '../../daemon/core/outputs/phrases.ts';
import { rangeText } from '../../daemon/tools/explain/en/figures.ts';
import { words as watchWords } from '../../daemon/tools/watch/words.ts';
import { expectedWaitText } from '../../simulators/page/floor/waiting-area.ts';
import { language } from '../../simulators/page/words.ts';

function phrasesOf(tag: string) {
  const { phrases } = readLocale(`config/locales/${tag}.yaml`);
  if (phrases === undefined) throw new Error(`${tag} has faults`);
  return phrases;
}

describe('an expected wait', () => {
  afterEach(() => {
    language.value = 'zh';
  });

  it('whose ends meet is one figure on tickets and boards, on the page, in explain and in watch', () => {
    expect(minutesIn(phrasesOf('zh-CN'), [5, 5])).toBe('约5分钟');
    expect(minutesIn(phrasesOf('en'), [5, 5])).toBe('about 5 minutes');
    expect(expectedWaitText([5, 5])).toBe('约 5 分钟');
    language.value = 'en';
    expect(expectedWaitText([5, 5])).toBe('about 5 min');
    expect(rangeText([5, 5])).toBe('about 5 min');
    expect(watchWords.minutes(5, 5)).toBe('5 min');
  });

  it('between two figures is told as such', () => {
    expect(minutesIn(phrasesOf('zh-CN'), [5, 10])).toBe('5至10分钟');
    expect(minutesIn(phrasesOf('en'), [5, 10])).toBe('5 to 10 minutes');
    expect(expectedWaitText([5, 10])).toBe('约 5–10 分钟');
    expect(rangeText([5, 10])).toBe('5–10 min');
    expect(watchWords.minutes(5, 10)).toBe('5-10 min');
  });

  it('of nothing is said to be none, and without an open counter nothing is said', () => {
    expect(expectedWaitText([0, 0])).toBe('随到随办');
    expect(rangeText([0, 0])).toBe('0 min');
    expect(expectedWaitText(undefined)).toBe('');
  });
});
