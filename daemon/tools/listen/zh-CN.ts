/** 中文：`listen` 的每一句话，给技术人员。帧的内容按它那一种的说法。 */
import type { Said } from '../../text/spoken.ts';
import type { en } from './en.ts';
import type { CheckName } from './guess/check-sums.ts';

const sureOrNot = (sure: boolean): string => (sure ? '确定' : '不确定');
const ordinal = (place: number): string => (place < 0 ? `倒数第 ${-place} 字节` : `第 ${place} 字节`);

const checks: Record<CheckName, string> = {
  sum: '累加和',
  'sum, negative': '256 减累加和',
  'sum, inverted': '255 减累加和',
  'sum modulo 100': '累加和模 100',
  XOR: '异或',
  'CRC-16/Modbus': 'CRC-16（Modbus）',
  'CRC-16/ARC': 'CRC-16/ARC',
  'CRC-16/CCITT': 'CRC-16/CCITT',
  'CRC-16/XMODEM': 'CRC-16/XMODEM',
};

export const zhCN: Said<typeof en> = {
  which: 'listen：没有 --port，应写一条线的端口，或用 --from 写一份录制',
  both: 'listen：同时收到 --port 和 --from，应只写一个',
  fileFrom: 'listen：有 --from 又有要写的文件，应不写文件：听到的本来就存着',
  noPort: found =>
    `--port：收到 ${found}，应为串口或 TCP 端口，例如 --port /dev/serial/by-id/… 或 192.168.1.70:5005`,
  noBaud: found => `--baud：收到 ${found}，应为 1200 至 115200 的速度，例如 --baud 9600`,
  noRecording: (file, why) => `${file}：${why}，应为录制：每块数据一行 JSON`,
  notJson: line => `第 ${line} 行不是一块数据`,

  listening: (port, baud, file) =>
    `${port}：以 ${baud} 波特、8N1 收听；从不向它写任何东西。存入 ${file}。按 Ctrl-C 结束。`,
  silentYet: '还没有听到什么。A 和 B 接对了吗，共地了吗？请按个键，或叫个号。',
  down: why => `端口没了：${why}。一恢复就再打开。`,
  back: '端口恢复了。',
  notWritten: (file, why) => `${file}：写不了（${why}）。此后听到的不再存入，但照样列出。`,
  tooMuch: bytes => `只看最后 ${bytes} 字节；全部都存着。`,
  there: file => `${file}：已经存在，应为新文件的名字`,
  notMade: (file, why) => `${file}：建不了（${why}）`,
  silent: port => `${port}：什么也没听到`,
  kept: file => `录制     ${file}`,
  draft: file => `草稿     ${file}`,

  asks: {
    how: '为了找出随按键而变的字节：请照所说的按一次，再在这里按回车。s 加回车：不再问。',
    press: key => `请在呼叫器上按${key}，再按回车。`,
    over: '没有要问的了。按 Ctrl-C 结束。',
    keys: ['键 1', '键 2', '键 3', '下一位', '重呼'],
  },

  frame: {
    known: (time, hex, names, says) => `${time}  ${hex}\n          ${names.join(' 或 ')}，${says}`,
    inDialect: (dialect, says) => (dialect === undefined ? says : `按 ${dialect}：${says}`),
    field: (name, raw, means) => `            ${raw}  ${name}${means === '' ? '' : `：${means}`}`,
    unknown: (time, hex) => `${time}  ${hex}`,
    again: (time, says) => `${time}  又是：${says}`,
    noMore: (time, hex) => `${time}  ${hex}，说得够多了：此后只计数`,
  },

  report: {
    heard: (bytes, seconds, baud) =>
      `${seconds} 秒内听到 ${bytes} 字节${baud === undefined ? '' : `，${baud} 波特`}。`,
    fit: fit =>
      `${fit.family}：${sureOrNot(fit.sure)}。${fit.frames} 帧，${fit.distinct} 种不同，占字节的 ${fit.percent} %${whyFit(fit)}`,
    dialect: (name, frames, of) => `  ${name}：读得出 ${of} 帧中的 ${frames} 帧；同一帧的意思可能不同`,
    nothingKnown: '没有任何已知种类的帧。',
    onlyLooks: '只是看起来像已知种类的，也当作未知列在下面。',
    rest: (frames, kinds, silenceMs) =>
      `有 ${frames} 帧谁也不确定，按线路静默 ${silenceMs} 毫秒切开：${kinds} 类。`,
    others: frames => `有 ${frames} 帧不成一类：噪声，或太少。`,
    kind: (nth, frames, distinct, lengths) =>
      `第 ${nth} 类：${frames} 帧，${distinct} 种不同，长 ${lengths.slice(0, 8).join('、')}${lengths.length > 8 ? ' …' : ''} 字节`,
    head: (hex, fits, of, sure) =>
      hex === ''
        ? '  帧头     没有：开头的字节各不相同'
        : `  帧头     ${hex}：全部 ${of} 帧中有 ${fits} 帧这样开头，${sureOrNot(sure)}；其最后一个字节可能是地址`,
    end: hex => (hex === '' ? '  帧尾     没有' : `  帧尾     ${hex}，每帧都有`),
    noLength: '  长度     没有表示长度的字节（或全都一样长）',
    length: (place, plus, guess) =>
      `  长度     ${ordinal(place)}再加 ${plus}：${guess.of} 帧中有 ${guess.fits} 帧，${guess.lengths} 种长度，${sureOrNot(guess.sure)}`,
    noCheck: of => `  校验     任何一段上都没有已知的校验：对 ${of} 种不同的帧试过累加和、异或和 CRC-16`,
    check: (sure, fits, of, needs) =>
      `  校验     ${sureOrNot(sure)}：${of} 种不同的帧中有 ${fits} 种${needs === undefined ? '' : `；${checkNeeds[needs] ?? needs}`}`,
    rule: rule =>
      `           ${ordinal(rule.at)}是从第 ${rule.from} 字节起的${checks[rule.name]}${rule.takesEnd ? '，含帧尾' : ''}${rule.order === undefined ? '' : `，${rule.order}`}`,
    lowFirst: '低字节在前',
    highFirst: '高字节在前',
    address: (place, values) => `  地址     可能是${ordinal(place)}：${values}`,
    times: (hex, times) => `${hex}（${times} 次）`,
    noKey: '  按键     没有哪个字节随按键而变',
    key: (place, values, sure) => `  按键     ${ordinal(place)}，${sureOrNot(sure)}：${values}`,
    pressTwice: '           三个键各按两次，才能确定',
    wrongSpeed: baud =>
      `大多数字节是一串相同的位，较慢的线以 ${baud} 波特收听就是这样：请试 --baud ${speeds(baud)}。`,
    nothingSure: baud =>
      `没有一样是确定的。速度不对时，什么线看起来都这样：请试 --baud ${speeds(baud)}；别的校验位 listen 不认识（8N1）。`,
    sample: hex => `  例如     ${hex}`,
  },

  draftHead: (port, day) => [
    `方言草稿：${day} 在 ${port} 上听到的`,
    '',
    '从帧本身猜出来的。“确定”：试过的别无他解，而碰巧如此只有百万分之一。',
    '其余的都有待证实：请在更多的呼叫器上按更多的键，再听一遍。第 1 字节是最前面的。',
    '怎样据此写驱动：docs/add-a-device.md。下面的帧是它的第一批测试向量；录制是它的测试数据：',
    '请在第一行写上种类的名字及其设置。',
  ],
  draftFrames: nth => `第 ${nth} 类的帧，各列一次，附来了几次以及当时要求按的键：`,
  draftFrame: (hex, times, keys) => `  ${hex}  ${times} 次${keys.length === 0 ? '' : `，${keys.join('、')}`}`,
};

const checkNeeds: Readonly<Record<string, string>> = {
  'one of them': '是这几种之一，从帧里分不出',
  'other bytes': '只有一个字节自己在变：请在另一个呼叫器上按别的键',
  'more frames': '帧太少：请多按几个键',
  'a larger sum': '各个和太接近，看不出模多少：请按数字更多的键，或在别的呼叫器上按',
};

function whyFit({
  checked,
  sure,
  rivals,
}: {
  checked: boolean;
  sure: boolean;
  rivals: readonly string[];
}): string {
  if (!checked) return '；里面没有校验，别的解释也可能成立。';
  if (rivals.length > 0) return `；${rivals.join('、')} 也符合同样的字节。`;
  return sure ? '，而且校验正确。' : '；校验正确，但单独成立的太少。';
}

function speeds(baud: number): string {
  return [1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200].filter(one => one !== baud).join('、');
}
