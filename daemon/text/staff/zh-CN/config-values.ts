/** 中文：配置里的值应当是什么，以及那里写的是什么。 */
import type { Expected, Found } from '../../../../drivers/settings/expected.ts';
import { list } from './names.ts';

export function foundText(found: Found): string {
  switch (found.is) {
    case 'nothing':
      return '空';
    case 'list':
      return '列表';
    case 'map':
      return '映射';
    case 'this-key':
      return '这个键';
    case 'text':
      return found.quoted;
  }
}

export function valueText(expected: Expected): string {
  switch (expected.is) {
    case 'list':
      return '列表';
    case 'map':
      return '映射';
    case 'program':
      return '程序：名字或路径';
    case 'id':
      return '编号：1 至 32 个 a-z、0-9 和 -';
    case 'text':
      return `一行文字，至多 ${expected.atMost} 字`;
    case 'whole-number':
      return `${expected.min} 至 ${expected.max} 的整数`;
    case 'number':
      return `${expected.min} 至 ${expected.max} 的数`;
    case 'duration':
      return `${expected.min} 至 ${expected.max} 的时长，带单位（ms、s、min 或 h）`;
    case 'time-of-day':
      return '时刻 HH:MM，00:00 至 24:00';
    case 'true-or-false':
      return 'true 或 false';
    case 'one-of':
      return expected.among.length === 1 ? expected.among.join() : `${list(expected.among)} 之一`;
    case 'one-of-the':
      return oneOfThe(listed[expected.list], expected.among);
    case 'choice-at-ticket':
      return oneOfThe(`${expected.service} 取号时要问的选择`, expected.among);
    case 'entries':
      return `${expected.of}（${listed[expected.of]}）的映射，各按编号`;
    case 'baud':
      return `波特率：${list(expected.among.slice(0, -1))} 或 ${expected.among.at(-1)}`;
    case 'serial-port':
      return '串口的路径，或其转接器的 VID:PID:序列号';
    case 'tcp-port':
      return '主机及其 TCP 端口';
    case 'device-file':
      return '设备文件的路径';
    case 'topic':
      return `不含 + 和 # 的 MQTT 主题，至多 ${expected.atMost} 个字符`;
    case 'usb-device':
      return 'USB 设备的 VID:PID，有序列号的加 :序列号';
    case 'recordings':
      return '录音所在的目录';
    case 'paper-columns':
      return '32（58 mm 纸）或 48（80 mm）';
    case 'shown-counter':
      return '它显示哪个窗口的号码';
    case 'button-number':
      return `按钮的序号，1 至 ${expected.atMost}，数法见 ${expected.manual}`;
    case 'press-line':
      return `盒子所发的一行：至多 ${expected.atMost} 个可打印的 ASCII 字符`;
    case 'key-rule':
      return `一个键（${list(expected.keys)}），或一两位数字、n 或 nn，空一格，再一个键`;
    case 'as-on-line':
      return `${expected.as}，与线 ${expected.line} 上其他设备相同`;
    case 'time-zone':
      return '时区的 IANA 名称';
    case 'language':
      return '语言标签，config/locales 里有它的文件';
    case 'locale':
      return `${expected.folder} 里的文件之一：${list(expected.among)}`;
    case 'own-words':
      return `${expected.folder} 里的一个 YAML 文件，或完整路径`;
    case 'phrase':
      return `一句话${withWords(expected.words)}`;
    case 'sentence':
      return sentenceText(expected);
    case 'digits':
      return '从 0 到 9 的十个字，或十个词，中间各空一格';
    case 'series':
      return '一个大写字母 A 至 Z';
    case 'person-number':
      return '人员的编号，即签到所用：1 至 16 个数字或字母，呼叫器上为两位数字';
    case 'phone-address':
      return `以 https:// 开头的手机页面网址，至多 ${expected.atMost} 个字符：字母、数字和 -._~，不带用户名、? 和 #`;
    case 'broker':
      return 'MQTT 服务器的地址';
    case 'user-name':
      return 'MQTT 用户名：1 至 64 个 A-Z、a-z、0-9、_ 和 -';
    case 'credential':
      return 'systemd 所交凭据的名字，或文件的完整路径';
    case 'certificates':
      return '证书文件（PEM）的完整路径';
    case 'copies-folder':
      return '另一介质上目录的绝对路径';
    case 'calendar-file':
      return '节假日文件的绝对路径';
    case 'year':
      return '四位数的年份';
    case 'days':
      return '一天，写月和日各两位；或同一年里连续几天的首尾，中间写两点';
    case 'as-written':
      return expected.text;
  }
}

const listed: Record<Extract<Expected, { is: 'one-of-the' }>['list'], string> = {
  institutions: '机构',
  queues: '队列',
  counters: '窗口',
  services: '业务',
  lines: '线',
  devices: '设备',
  'pad-kinds': '呼叫器的种类',
  'pad-buttons': '数字键盘的按钮',
  choice: '此选择的队列',
  default: '此选择的队列、ask 或 shortest ',
};

const oneOfThe = (what: string, among: readonly string[]) =>
  among.length === 0 ? `${what}之一，而这里一个也没有` : `${what}之一：${list(among)}`;

const withWords = (words: readonly string[]) =>
  words.length === 0 ? '，不含 { }' : `，含 ${words.map(word => `{${word}}`).join(' 和 ')}，不含其他 { }`;

const inBraces = (words: readonly string[]) => words.map(word => `{${word}}`).join(' 和 ');

function sentenceText({ words, also, isTold }: Expected & { is: 'sentence' }): string {
  const needed = words.length === 0 ? [] : [`含 ${inBraces(words)}`];
  const told = isTold ? ['可写 {ours} 引用自带的整句'] : [];
  const others = also.length === 0 ? [] : [`还可含 ${inBraces(also)}`];
  const all = [...needed, ...told, ...others];
  return all.length === 0 ? '一句话，不含 { }' : `一句话，${all.join('，')}，不含其他 { }`;
}
