/** 中文：配置有什么不对或可能不对：那里写的是什么，应当是什么，一个例子。 */
import type {
  ConfigFaultArgs,
  DeviceFaultArgs,
  WordFaultArgs,
} from '../../../../config/checks/fault-args.ts';
import type { Halves, HalvesOf } from '../language.ts';
import { foundText, valueText } from './config-values.ts';
import { apart, list, roleName } from './names.ts';

const certificates = '给服务器证书签名者的证书（-----BEGIN CERTIFICATE-----）';

export function halvesText([found, expected, example]: Halves, meant?: string): string {
  const more = `${example === undefined ? '' : `，例如 ${example}`}${meant === undefined ? '' : `；是不是想写 ${meant}？`}`;
  return `发现${apart(found)}，应为${apart(expected)}${more}`;
}

export const configFaults: HalvesOf<Omit<ConfigFaultArgs, keyof (DeviceFaultArgs & WordFaultArgs)>> = {
  value: ({ found, expected, example }) => [foundText(found), valueText(expected), example],
  'unknown-key': ({ known }) => ['不认识的键', `${list(known)} 之一`],

  'file-unreadable': ({ why }) => [why, '可读的文件'],
  'file-too-large': ({ bytes, atMostBytes }) => [`${bytes} 字节`, `至多 ${atMostBytes} 字节`],
  'not-utf-8': () => ['别的编码', 'UTF-8'],
  'yaml-error': ({ why }) => [`YAML 错误：${why}`, '合规的 YAML'],
  'second-document': () => ['第二个文档', '一个文件一个文档'],
  'key-twice': () => ['同一映射里出现两次的键', '每个键一次'],
  'key-no-word': () => ['不是词的键', '一个词作键'],
  'too-deep': ({ atMost }) => ['层层相套的列表或映射', `至多 ${atMost} 层`],
  'yaml-alias': ({ name }) => [`别名 *${name}`, '把值本身写出来'],
  'yaml-tag': ({ tag }) => [`标签 ${tag}`, '不带标签的值'],

  'no-sessions': () => ['空的列表', '至少一个时段，或不写 sessions', '[{ from: 08:30, until: 12:00 }]'],
  'session-too-early': ({ from, before }) => [from, `${before} 或更晚，即前一个时段结束之后`],
  'session-ends-early': ({ until, from }) => [until, `晚于 ${from} 的时刻，即开始之后`],
  'last-ticket-outside': ({ lastTicket, from, until }) => [
    lastTicket,
    `晚于 ${from} 而不晚于 ${until} 的时刻`,
  ],
  'no-such-day': ({ day }) => [day, '该年有的日期'],
  'day-twice': ({ day }) => [`又一个 ${day}`, '每天一次，或放假，或上班'],
  'year-unknown': ({ year }) => [
    `没有 ${year} 年：该年的休息日只能按星期几计算`,
    '该年的放假和调休安排',
    `${year}: { holidays: [10-01..10-07], workdays: [10-10] }`,
  ],

  'no-queues': () => ['空的列表', '此窗口办理的队列'],
  'queue-twice': ({ queue }) => [`又一个 ${queue}`, '每个队列一次'],
  'queue-of-its-own': ({ queue }) => [`${queue}，它本来就办理的队列`, '替别的窗口办理的队列'],
  'queue-unserved': ({ queue }) => [
    '没有窗口办理的队列',
    '某个窗口的 queues 里有它',
    `counters: { "1": { institution: …, queues: [${queue}] } }`,
  ],
  'word-taken': ({ word }) => [word, `另一个编号：${word} 作选择的 default 时不是队列`],

  'series-taken': ({ series, other }) => [`${series}，那是 ${other} 的字头`, '自己的字头'],
  'no-steps': () => ['空的列表', '至少一个环节', '- { queue: approval }'],
  'no-such-step': () => [
    '两样都不是',
    '带 queue（和 soon）的环节，或带 choice、by 和 among 的环节',
    '{ choice: bank, by: ticket, among: [icbc, ccb], default: ask }',
  ],
  'no-choice': ({ among }) => [`[${among.join(', ')}]`, '两个或更多不同的队列'],
  'always-shortest': ({ found }) => [found, 'shortest，或不写 default：这里总是选等候最短的'],
  'soon-number': ({ soon }) => [
    `${soon}，它不再表示排在几个人之后`,
    'true：在那里得到 priority.soonCredit，与写的数无关',
    'soon: true',
  ],

  'no-slots': () => ['空的列表', '至少一个时段，或不写 booking', '[09:00, 09:30]'],
  'slot-twice': ({ slot }) => [`又一个 ${slot}`, '每个时段写一次'],
  'slot-outside': ({ slot, until, sessions }) => [
    `${slot}，到 ${until} 结束`,
    `落在营业时段 ${list(sessions)} 之内的时段`,
  ],
  'too-many-seats': ({ seats, atMost }) => [
    `一共可预约 ${seats} 个号（时段 × 名额 × 天数，到此为止各业务合计）`,
    `至多 ${atMost} 个`,
  ],
  'no-levels': ({ levels }) => ['没有等级', `${list(levels)} 至少一个，或不写 surge`],
  'level-without-trigger': ({ triggers }) => [
    '没有触发条件的等级',
    `${list(triggers)} 至少一个`,
    'longestWait: 40 min',
  ],
  'level-below-milder': ({ figure, atLeast, milder }) => [
    figure,
    `至少 ${atLeast}，那是较轻的等级 ${milder} 的触发条件`,
  ],

  'points-in-all': ({ sum, expected }) => [
    `合计 ${sum} 分`,
    `合计 ${expected} 分，或不写 appraisal`,
    '{ promises: 30, serving: 20, ratings: 20, answers: 15, refusals: 10, green: 5 }',
  ],

  'reasons-without-keys': ({ nth, of, atMost }) => [
    `${of} 个原因中的第 ${nth} 个`,
    `至多 ${atMost} 个，呼叫器上的键是 71 确定 至 76 确定；其余的经 MQTT 给出，或按 70 确定`,
  ],
  'papers-without-keys': ({ nth, of, atMost }) => [
    `${of} 项材料中的第 ${nth} 项`,
    `至多 ${atMost} 项：呼叫器上没有键表示后面的缺少`,
  ],
  'tickets-without-keys': ({ nth, atMost, first, last }) => [
    `咨询台按键所给的第 ${nth} 种号票`,
    `至多 ${atMost} 种（${first} 至 ${last} 确定，不含 22）：其余的在咨询台没有键`,
  ],
  'counter-unseen': ({ counter }) => [
    '谁也看不见、听不到的窗口：它没有显示屏，大厅也没有综合屏和语音',
    '三者之一',
    `devices: { board-${counter}: { kind: …, counter: "${counter}" } }`,
  ],

  'nobody-listed': () => [
    '没有人',
    '在大厅工作的人，或不写 staff',
    '"06": { name: 陈敏, institution: centre, role: attendant }',
  ],
  'no-staff-list': () => [
    '没有人员名单',
    'staff：没有它，什么编号都能签到，报表里也只有编号',
    'staff: { "06": { name: 陈敏, institution: centre, role: attendant } }',
  ],
  'attendant-of-no-institution': () => ['不属于任何机构的经办人', '其所在窗口的机构', 'institution: centre'],
  'user-taken': args => [
    `${args.user}，${
      args.is === 'person'
        ? `已是 ${args.number} 的用户名`
        : args.is === 'machine'
          ? '它也在 mqtt.users 里'
          : '守护进程自己用它登录'
    }`,
    '各自的名字：mqtt.users 用于机器，人员名单用于人',
  ],
  'user-without-broker': () => [
    '有用户而没有服务器',
    'mqtt，或不写用户',
    'mqtt: { url: mqtt://127.0.0.1:1883 }',
  ],

  'no-users': () => ['没有用户', '可以下命令的人，或不写 users', 'chen: { role: attendant, counter: "3" }'],
  'login-in-address': () => [
    '地址里的用户名或密码',
    '不含它们，旁边另写 user 和 passwordFile：看得到配置的人不必知道密码',
    'user: one-ticket, passwordFile: mqtt-password',
  ],
  'user-without-password': () => ['只有 user', 'user 和 passwordFile 都有', 'mqtt-password'],
  'password-without-user': () => ['只有 passwordFile', 'user 和 passwordFile 都有', 'one-ticket'],
  'attendant-of-no-counter': () => ['没有窗口的经办人', '其窗口', 'counter: "3"'],
  'not-of-role': ({ key, role, only }) => [`${roleName(role)}的 ${key}`, `只有 ${roleName(only)}才写 ${key}`],
  'password-in-the-clear': ({ host, encrypted }) => [
    `发往 ${host} 而未加密的密码`,
    'TLS，因为要去另一台机器',
    encrypted,
  ],
  'orders-in-the-clear': ({ host, encrypted }) => [
    `未加密的 ${host}，而有用户经它下命令`,
    'TLS，因为要去另一台机器：在路上偷听的人看得到也改得了命令',
    encrypted,
  ],
  'needless-certificates': ({ url, encrypted }) => [
    `给 ${url} 的证书，而它不出示证书`,
    '带 TLS 的地址，或不写 caFile',
    encrypted,
  ],
  'nobody-may-order': () => [
    '另一台机器上的服务器，而没有 users',
    'users：没有它，谁也不能经它下命令',
    'users: { lin: { role: supervisor } }',
  ],
  'rates-itself': ({ role }) => [
    `${roleName(role)}的 rate，而此人在大厅工作`,
    '只有角色 citizen 的用户才有 rate：谁也不给自己打分',
    'kiosk: { role: citizen }',
  ],
  'message-too-long': ({ is, bytes, atMostBytes }) => [
    `本大厅的 ${is === 'info' ? '$info' : 'Home Assistant 发现消息'} 有 ${bytes} 字节`,
    `至多 ${atMostBytes} 字节，才放得进一条消息：一个大厅里少写几项，或名字短一些`,
  ],

  'copies-of-nothing': () => [
    '既没有 folder 也没有 keepDays',
    '二者之一，或不写 copies',
    'copies: { folder: /mnt/copies, keepDays: 400 }',
  ],

  'phone-without-broker': () => [
    '写了手机网址，而没有 MQTT 服务器',
    'mqtt："one-ticket screens" 靠它知道大厅的情况；没有它，号票上的网址什么也打不开',
    'mqtt: { url: mqtt://127.0.0.1:1883 }',
  ],

  'not-handed-over': ({ name }) => [
    `${name}，而没有 $CREDENTIALS_DIRECTORY`,
    `由 systemd 交来（LoadCredential=${name}:/etc/one-ticket/${name}），或在那个变量里写它所在的目录，或写文件的完整路径`,
  ],
  'secret-no-file': ({ path }) => [`${path}，它不是文件`, '文件'],
  'secret-missing': ({ path }) => [`${path}，它不存在`, '文件'],
  'secret-forbidden': ({ path }) => [`${path}，不许读取`, '守护进程可读的文件'],
  'secret-unreadable': ({ path, why }) => [`${path}，${why}`, '可读的文件'],
  'secret-too-large': ({ path, bytes, atMostBytes }) => [
    `${path}，有 ${bytes} 字节`,
    `至多 ${atMostBytes} 字节`,
  ],
  'open-to-others': ({ path, mode }) => [
    `${path}，权限 ${mode}：别人可以读或改`,
    `权限 0400：chmod 400 ${path}`,
  ],
  'password-empty': ({ path }) => [`${path}，它是空的`, '密码，占一行'],
  'password-of-lines': ({ path }) => [`${path}，不止一行`, '只有密码，占一行'],
  'password-with-control': ({ path }) => [`${path}，里面有控制字符`, '只有密码，占一行'],
  'no-certificate': ({ path }) => [`${path}，里面没有完整的证书`, certificates],
  'certificate-broken': ({ path, nth }) => [`${path}，其中第 ${nth} 个证书已损坏`, certificates],
};
