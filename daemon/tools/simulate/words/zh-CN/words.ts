/** 中文：`simulate` 对经理说的话。 */
import type { RefusalCode } from '../../../../core/types/refusals.ts';
import { zhCN as report } from '../../../report/words/zh-CN.ts';
import type { Words } from '../en/words.ts';
import { like } from './like.ts';

const openExample = '"3 icbc counters 10:00-11:30"';

const arrivalsExpected = (atMost: number) =>
  `应为每天的号票数，1 至 ${atMost}；或一天的曲线，如 "08:30 60, 10:00 90, 12:00 0"：从各时刻起每小时多少张`;

const figures = {
  mostOvertakes: '一人最多被超过次数',
  meanOvertakes: '平均被超过次数',
  longestFirst: '第一环节最长等候（分钟）',
  meanFirst: '第一环节平均等候（分钟）',
  meanFirstOf: (who: string) => `第一环节平均等候（分钟）：${who}`,
  meanLater: '以后环节平均等候（分钟）',
};

/** 取号时可能遇到的。 */
const refusals: Partial<Record<RefusalCode, string>> = {
  'hall-closed': '未在营业',
  'no-paper': '没有打印机能出票',
  'choose-first': '须先选银行',
  'full-today': '今日号满',
  'limited-now': '人多限号',
  'no-tickets-now': '已停止取号',
  'clock-doubted': '时钟可疑',
};
const outcomes: Readonly<Record<string, string>> = {
  approved: '办成',
  refused: '不予办理',
  'papers-missing': '材料不齐',
};
const leftReasons: Readonly<Record<string, string>> = { ...report.leftReasons, 'gave up': '等不及' };

export const zhCN: Words = {
  progress: {
    bar: '{bar} 已推演 {value} 天，共 {total} 天，还需 {eta} 秒',
    sofar: (done, of, seconds) => `已推演 ${done} 天，共 ${of} 天，用时 ${seconds} 秒`,
    done: (count, seconds) => `推演了 ${count} 天，用时 ${seconds} 秒`,
  },
  wrong: fault => `错误：${fault}`,
  optionWrong: (option, fault) => `${option}：${fault}`,
  notWritten: (file, why) => `写不了 ${file}：${why}；请用 --html 给出可写目录里的文件`,
  wholeNumber: (option, found, least, most) => `${option}：收到 ${found}，应为 ${least} 至 ${most} 的整数`,
  seed: (found, mostSeed, mostDay) =>
    `--seed：收到 ${found}，应为 0 至 ${mostSeed} 的整数；要从第几天开始，就再写上 1 至 ${mostDay}，如 7/3`,
  threadExit: code => `一个线程自行退出，退出码 ${code}`,
  threadEnded: (threads, why) =>
    `${threads} 个线程中有一个没有推演完就停了，其余的也不作数：${why}\n各线程都应推演到最后一天；--jobs 少一些则少用内存，--jobs 1 不需要线程`,
  nothingToCompare: `--compare：没有可比较的；请同时给出 --open ${openExample}，或改用 --compare transfers、--compare green`,
  compare: found => `--compare：收到 ${found}，应为 transfers 或 green；后面什么都不写，则须同时给出 --open`,

  open: {
    form: found => `收到“${found}”，应为多少个、哪个队列、从几点到几点，如 ${openExample}`,
    queue: (found, queues) => `没有队列 ${found}，应为 ${queues.join('、')} 之一`,
    count: (found, most) => `收到 ${found} 个窗口，应为 1 至 ${most} 个`,
    times: (from, until) => `收到 ${from}-${until}，应为一个时刻和更晚的一个时刻，如 ${openExample}`,
    outside: (from, until, day) => `收到 ${from}-${until}，应在大厅办公的 ${day.from} 至 ${day.until} 之间`,
    opened: (queue, { asked, closedADay }) =>
      `${queue}多开了 ${asked} 个窗口：当时关着的平均每天 ${closedADay.toFixed(1)} 个，大厅没有的 ${(asked - closedADay).toFixed(1)} 个`,
  },
  arrivals: {
    count: (found, atMost) => `收到 ${found}，${arrivalsExpected(atMost)}`,
    form: (found, atMost) => `收到“${found}”，${arrivalsExpected(atMost)}`,
    order: time => `${time} 前面已有更晚的时刻，应按一天的先后写`,
    many: (rate, atMost) => `收到每小时 ${rate}，${arrivalsExpected(atMost)}`,
    noEnd: atMost => `曲线没有结尾，最后应写上从几点起为 0，如 "17:00 0"；${arrivalsExpected(atMost)}`,
  },
  plans: {
    asItIs: '现状',
    more: (_typed, { counters, queue, from, until }) => `${from}-${until} ${queue}加 ${counters} 个窗口`,
    confirmed: '绿色经确认',
    atOnce: '绿色立即算',
    transferTime: '按转来时刻',
    credit: '等候补偿',
    front: '排到最前',
  },

  figures,
  queue: (_id, name) => `“${name}”`,
  classes: report.classes,
  levels: report.levels,
  waits: ['等候（分钟）', '休息不计', '类别', '叫号', '中位', '90%', '最长'],
  counters: ['窗口', '队列', '每天开放（小时）', '占用率', '每天叫号'],
  hall: {
    head: '大厅',
    overDays: ['大厅', '全部日子', '居中一天', '最低', '最高'],
    days: '天数',
    tickets: '每天号票',
    noTicket: why => `每天没有取到号：${refusals[why as RefusalCode] ?? why}`,
    missed: '每天过号',
    booked: '每天约当天的名额',
    seatsTaken: '占全部名额',
    gaveUp: '每天约了又取消',
    cameInTime: '每天约了按时来',
    cameEarly: '每天约了早来',
    cameLate: '每天约了晚来',
    didNotCome: '每天约了没来（爽约）',
    confirmed: '每天在咨询台确认的绿色申请',
    confirmedElsewhere: '每天由叫号窗口确认的',
    denied: '每天在咨询台不同意的绿色申请',
    deniedElsewhere: '每天由叫号窗口不同意的',
    unanswered: '每天无人答复的绿色申请',
    done: how => `每天办完：${outcomes[how] ?? how}`,
    left: why => `每天弃号：${leftReasons[why] ?? why}`,
    told: '每天被告知要等或确实等了的叫号',
    inRange: '在告知的范围内叫到',
    width: '范围的平均宽度（分钟）',
    score: '评分（分钟，宽度＋20×超出）',
    error: '预计的平均误差（分钟）',
    bias: '偏差（分钟，正数为等得更久）',
    within: '误差在 5 分钟以内',
    atOnce: '每天告知无需等候且随即叫到的',
    walkedAway: '每天没有叫到就走的',
    walkedAwayTold: '来时被告知（分钟）',
    surge: level => `每天应急方案“${level}”（分钟）`,
  },
  claimed: { honest: '应享受绿色的', false: '冒称绿色的', others: '其他人' },
  compared: {
    head: '同一批人',
    difference: '相差',
    overDays: '居中一天（最低至最高）',
    range: (median, least, most) => `${median}（${least} 至 ${most}）`,
    against: (plan, first) => `${plan} − ${first}`,
    meanIn: queue => `${queue}平均等候（分钟）`,
    ninetyFirst: '第一环节 90% 不超过（分钟）',
    longestLater: '以后环节最长等候（分钟）',
    inRange: '在告知的范围内叫到',
    done: '每天办完',
    left: '每天弃号',
  },
  charts: {
    overTheDay: '各时刻来的人平均等候（休息不计）',
    overTheDayIn: queue => `${queue}：各时刻来的人平均等候（休息不计）`,
    minutes: '分钟',
    distributionFirst: '第一环节：等了多久（分钟）',
    distribution: '等了多久（分钟）',
    calls: '叫号',
    firstStep: '第一环节',
    laterSteps: '以后环节',
    counters: '各窗口手中有人的时间',
    busy: '占用',
    surge: '应急方案各级别占多少日子',
  },
  page: {
    tag: 'zh-CN',
    title: (hall, days, seed) => `${hall}：推演 ${days} 天，种子 ${seed}`,
  },

  violations: count => `${count} 处违反规则`,
  brokenRule: (rule, what) => `程序有误，请把下面一行原样交给维护 One Ticket 的人：\n${rule}: ${what}`,
  story: {
    broken: (rule, seed, day, clock, what) =>
      `程序有误，违反规则 ${rule}：种子 ${seed}，第 ${day.nth} 天（${day.date}）${clock}。请把以下各行原样交给维护 One Ticket 的人：\n  ${what}`,
    alone: seed => `  只推演这一天：--seed ${seed} --days 1`,
    shortest: (people, of) => `  找到的最短经过，${of} 人中只需 ${people} 人：`,
    earlier: events => `    … 前面还有 ${events} 条事件`,
  },

  like,
};
