import { expect, test } from 'vitest';
import { chineseRows, gb2312 } from '../../../drivers/parts/text/gb2312.ts';

test('GB2312 has the characters of the standard, each with the bytes that another decoder reads as the same', () => {
  const all = gb2312();
  // GB/T 2312-1980: 6763 Chinese characters and 682 signs.
  expect(all.size).toBe(6763 + 682);
  const other = new TextDecoder('gb18030', { fatal: true });
  for (const [character, bytes] of all) expect(other.decode(bytes)).toBe(character);
});

test('of the signs a device for Chinese text has those of two rows', () => {
  const chinese = gb2312(chineseRows);
  expect(chinese.size).toBe(6763 + 2 * 94);
  expect(['中', '，', 'Ａ', 'あ', 'Ω', '①', '┌'].filter(one => chinese.has(one))).toEqual(['中', '，', 'Ａ']);
});
