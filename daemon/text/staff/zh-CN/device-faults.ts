/** 中文：配置里的设备及其接法有什么不对。 */
import type { DeviceFaultArgs } from '../../../../config/checks/fault-args.ts';
import type { HalvesOf } from '../language.ts';
import { deviceClassName } from './names.ts';

const seconds = (ms: number) => `${ms / 1000} 秒`;

export const deviceFaults: HalvesOf<DeviceFaultArgs> = {
  'not-one-port': ({ keys }) => [
    keys.length === 0 ? '没有端口' : keys.join(' 和 '),
    'serial、tcp、file 和 tasmota 之一',
    'serial: /dev/serial/by-id/…',
  ],
  'no-device-file': () => ['file', 'serial、tcp 或 tasmota：只有打印机是设备文件'],
  'port-taken': ({ is, owner }) => [`${is === 'line' ? '线 ' : ''}${owner} 的端口`, '自己的端口'],
  'restless-port': ({ port }) => [
    `${port}，它随插入的先后而变`,
    '不变的名字',
    '/dev/serial/by-id/…（两个转接器没有各自的序列号时：/dev/serial/by-path/…）',
  ],
  'topic-without-broker': () => [
    '有主题而没有服务器',
    '文件开头写明此设备所连的服务器',
    'mqtt: { url: mqtt://127.0.0.1:1883 }',
  ],
  'usb-taken': ({ hid, owner, apart }) => [
    `${hid}，那是 ${owner} 的设备`,
    '自己的设备',
    apart === 'unit' ? 'unit: 2，即在它里面设定的 unit id，其余各用另一个' : `${hid}:A1B2，各带自己的序列号`,
  ],
  'address-taken': ({ address, owner, line }) => [`${address}，那是 ${owner} 的地址`, `${line} 上自己的地址`],
  'kinds-on-a-line': ({ kind, other, beside }) => [
    `${kind} 在 ${other} 的线上`,
    `自己的线${beside.length === 0 ? '' : `：只有 ${beside.join(' 和 ')} 可与 ${other} 共用一条`}`,
  ],
  'boards-on-a-line': ({ nth, line, atMost }) => [
    `${line} 上的第 ${nth} 块显示屏`,
    `一条线上至多 ${atMost} 块显示屏`,
  ],
  'boards-on-a-bridge': ({ nth, line, atMost }) => [
    `由 Tasmota 转接的 ${line} 上的第 ${nth} 块显示屏`,
    `这样的线上至多 ${atMost} 块显示屏，因为每块都要等其他的`,
  ],
  'slow-bridge': ({ replyWithinMs, line, atLeastMs }) => [
    `由 Tasmota 转接的 ${line} 上 ${replyWithinMs} ms`,
    `至少 ${atLeastMs} ms：应答会晚到 100 ms 以上`,
    'replyWithin: 600 ms',
  ],

  'second-voice': ({ first }) => [
    `${first} 之外的第二个语音`,
    '一个大厅一个语音',
    `spareFor: ${first}，用于它不能播报时顶上的那一个`,
  ],
  'needs-no-spare': args => [
    deviceClassName(args.class),
    '显示屏、打印机或语音：一个窗口本来就可以有两个呼叫器',
  ],
  'spare-of-itself': ({ device }) => [`${device} 自己`, '另一个设备'],
  'spare-of-a-spare': ({ device }) => [`${device}，它自己就是备用`, '不是备用的设备'],
  'spare-of-another-class': args => [
    `${args.device}，它是 ${deviceClassName(args.class)}`,
    deviceClassName(args.expected),
  ],
  'spare-with-a-counter': () => ['自己的窗口', '不写：备用屏显示它所顶替的那块屏的内容'],

  'no-printer': args => [`${args.device}，它是 ${deviceClassName(args.class)}`, '打印机'],
  'spare-for-slips': ({ spareFor }) => [
    `一台备用，只在 ${spareFor} 不能打印时才打印`,
    '它所顶替的那台打印机',
    spareFor,
  ],

  'presses-or-scans': ({ found }) => [
    found === 'both' ? 'presses 和 scans 都有' : 'presses 和 scans 都没有',
    '二者之一',
    'scans: tickets',
  ],
  'desk-at-a-box': () => ['按钮盒上的 desk', 'desk 用于写有 scans: tickets 的读取器'],
  'window-at-a-scanner': () => ['扫描器上的 repeatWindow', 'repeatWindow 用于按钮盒（presses）'],
  'away-at-a-scanner': () => ['扫描器上的 stepAway', 'stepAway 用于按钮盒（presses）'],
  'away-is-a-press': ({ line }) => [`${line}，它是取号的按钮`, '另一行'],
  'away-without-scanner': () => ['大厅没有扫描器', '有一个 scans: tickets 的读取器，按了以后在它上面扫号票'],
  'choice-unanswered': ({ choice, among, service }) => [
    `没有回答选择 ${choice}`,
    `${among.join('、')} 之一，因为 ${service} 取号时要问`,
    `choice: { ${choice}: ${among[0] ?? '…'} }`,
  ],

  'blank-between-refreshes': ({ expiresAfterMs, refreshMs }) => [
    seconds(expiresAfterMs),
    `至少为 refresh（${seconds(refreshMs)}）的两倍，否则显示屏在两次刷新之间会变黑`,
  ],
  'gap-above-refresh': ({ areaGapMs, refreshMs }) => [
    seconds(areaGapMs),
    `不超过 refresh（${seconds(refreshMs)}），否则一次刷新要等下一次`,
  ],
  'level-too-early': ({ from, before }) => [from, `晚于 ${before} 的时刻，即前一档开始之后`],
  'digits-beyond-register': ({ digits, atMost }) => [
    `${digits} 位的数值`,
    `至多 ${atMost} 位，因为它放在一个寄存器里`,
  ],
  'dark-by-spaces': ({ write }) => [
    `write: ${write} 而又有 blank`,
    'write: value，或不写 blank：字符和文字用空格变黑',
  ],
  'card-gives-two': ({ kiosk }) => [`放卡就给号，旁边又有 ${kiosk}`, '两样只写一样，或都不写'],
  'blinks-in-number': ({ register, from, to }) => [
    `${register}，那里是号码`,
    `${from} 至 ${to} 以外的寄存器`,
  ],
};
