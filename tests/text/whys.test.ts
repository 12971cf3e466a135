/** What drivers and links say why a device cannot work, in Chinese. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sayingWhys } from '../../daemon/text/staff/why.ts';
import { whys, whyText } from '../../daemon/text/staff/zh-CN/whys.ts';

const source = (file: string): string =>
  readFileSync(file, 'utf8').replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');

it('each sentence that is translated is one that a driver says', () => {
  const said = globSync('{drivers,daemon/{core,devices}}/**/*.ts')
    .map(source)
    .join('\n')
    // A sentence that is written on two lines.
    .replaceAll(/['"`] \+\s*['"`]/g, '');
  const parts = Object.keys(whys).flatMap(english =>
    english.split(/\{\w+\}/).filter(part => part.length > 3),
  );
  const gone = parts.filter(part => !said.includes(part.trim()));
  expect(gone).toEqual([]);
});

/** Where a device or a way tells why it cannot work. */
const tellers = [
  'drivers/*/{driver,probe,trouble,complaints,leftovers,unheard,set-address,exceptions,error-names}.ts',
  'drivers/link/*.ts',
  'drivers/parts/{changes,pad/typing,reader/repeated-lines}.ts',
];
/** What stands there and is no reason: names, advice for a shell, what a bug says, words of the system. */
const noReason =
  /^(apt-get |serial ports|No such|Device or |Inappropriate |Cannot lock|Permission denied|run npm|exit code|unknown$|ticket x |a strip never|engine system|USB |x has x buttons|a report of |x \(serial number)/;

it('each sentence that a driver or a link gives as its reason has its Chinese', () => {
  const literal = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
  const english = Object.keys(whys).map(one => one.replaceAll(/\{\w+\}/g, 'x'));
  const untold = tellers
    .flatMap(each => globSync(each))
    .flatMap(file => (source(file).match(literal) ?? []).map(text => ({ file, text: text.slice(1, -1) })))
    .map(({ file, text }) => ({
      file,
      text: text.replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, 'x').replaceAll("\\'", "'"),
    }))
    .filter(({ text }) => /[a-z]{2,} [a-z]{2,}/.test(text) && !noReason.test(text))
    .filter(
      ({ text }) => !/\p{Script=Han}/u.test(whyText(text)) && !english.some(one => one.includes(text.trim())),
    );
  expect(untold.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
});

it.each([
  ['paper out', '缺纸'],
  ['link lost: the Tasmota bridge yard is offline', '连接断开：Tasmota 转接器 yard 离线'],
  [
    'cannot open /dev/ttyUSB9: there is no such port (found none): is the adapter plugged in and switched on?',
    '打不开 /dev/ttyUSB9：没有这个端口（什么也没有）：转接器插上并开机了吗？',
  ],
  ['the card 3 refused: the card is busy (code 4)', '控制卡 3 拒绝：控制卡正忙（代码 4）'],
  ['Error: EIO: i/o error, read', 'Error: EIO: i/o error, read'],
])('%s', (english, chinese) => {
  expect(whyText(english)).toBe(chinese);
});

it('the sentence with the most of its own is the one that is meant', () => {
  const say = sayingWhys({
    '{name} is gone': '{name} 不见了',
    'the bridge {name} is gone': '转接器 {name} 不见了',
  });
  expect(say('the bridge yard is gone')).toBe('转接器 yard 不见了');
  expect(say('a.b is gone')).toBe('a.b 不见了');
  expect(say('aXb was gone')).toBe('aXb was gone');
});
