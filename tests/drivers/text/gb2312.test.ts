import { expect, test } from 'vitest';
import { chineseRows, gb2312 } from '../../../drivers/parts/text/gb2312.ts';

/** The plane in which all of them lie, without the halves of pairs. */
const characters = Array.from({ length: 0x1_0000 }, (_, code) => code)
  .filter(code => code < 0xd800 || code > 0xdfff)
  .map(code => String.fromCharCode(code));

test('GB2312 has the characters of the standard, each with the bytes that another decoder reads as the same', () => {
  const other = new TextDecoder('gb18030', { fatal: true });
  const found = characters.flatMap(character => {
    const bytes = gb2312(character);
    return bytes === undefined ? [] : [{ character, read: other.decode(bytes) }];
  });
  // GB/T 2312-1980: 6763 Chinese characters and 682 signs.
  expect(found.length).toBe(6763 + 682);
  for (const { character, read } of found) expect(read).toBe(character);
});

test('of the signs a device for Chinese text has those of two rows', () => {
  const has = (character: string) => gb2312(character, chineseRows) !== undefined;
  expect(characters.filter(has).length).toBe(6763 + 2 * 94);
  expect(['中', '，', 'Ａ', 'あ', 'Ω', '①', '┌'].filter(has)).toEqual(['中', '，', 'Ａ']);
});
