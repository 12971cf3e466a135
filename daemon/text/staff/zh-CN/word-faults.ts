/** 中文：大厅让人看到、听到的文字有什么不对。 */
import type { WordFaultArgs } from '../../../../config/checks/fault-args.ts';
import type { HalvesOf } from '../language.ts';

const codePoint = (character: string) =>
  character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');

export const wordFaults: HalvesOf<WordFaultArgs> = {
  'same-language': ({ language }) => [`第一语言 ${language}`, '另一种语言，或不写 secondLocale'],
  unprintable: ({ character }) => [
    `字符 ${character}（U+${codePoint(character)}）`,
    '各设备都能打印的字符：GB2312，以及反斜杠以外的 ASCII',
  ],
  'name-missing': ({ language }) => [
    `没有 ${language} 的名称`,
    '大厅所用的每种语言各一个名称',
    '{ zh-CN: 咨询台, en: Information }',
  ],
  'name-taken': ({ counter }) => [`${counter}号窗口的名称`, '另一个名称：被叫的人要知道去哪里'],
  'counter-unnamed': ({ counter }) => [
    '键不是号码，也没有名称',
    `name，即请群众去哪里：没有它，语音、屏幕和手机就说“请到${counter}”`,
    'name: 咨询台',
  ],
  'name-too-wide': ({ board, cells, atMost }) => [
    `${cells} 个半角字符宽（汉字算两个）`,
    `至多 ${atMost} 个，即 ${board} 的宽度：超出的会移动，或末尾不显示`,
  ],
  'leads-nowhere': ({ is, quoted }) =>
    is === 'desk'
      ? [
          `${quoted}：提到咨询台，而本大厅没有`,
          '指向有人在的地方的说法（用 {desk}），或在一个窗口写 desk: true',
        ]
      : [`${quoted}：提到扫码，而本大厅没有扫描器`, '不提扫码的说法，或有 scans: tickets 的 line-reader'],
};
