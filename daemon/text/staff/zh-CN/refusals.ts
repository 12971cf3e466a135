/** 中文：大厅为什么拒绝一个命令，现在怎样，怎么办。 */

import type { RefusalArgs } from '../../../core/types/refusal-args.ts';
import type { RefusalCode } from '../../../core/types/refusals.ts';
import { counterInChinese as counterText } from '../../counters.ts';
import type { SentencesOf } from '../language.ts';
import { clockText } from './clock-doubt.ts';
import { nameCasesText, namePapersText } from './name-first.ts';
import { apart, levelName, list, outcomeName, placeName } from './names.ts';
import { paperFirstText, whichServiceText } from './power.ts';
import { notOwnerText } from './question-refusals.ts';
import { slipRefusals } from './slip-refusals.ts';
import { whyText } from './whys.ts';

const seconds = (ms: number) => `${ms / 1000} 秒`;
const oneOf = (found: string, expected: readonly string[]) => `收到 ${found}，应为 ${list(expected)} 之一`;
const numberedReasons = (reasons: readonly string[], sign: (number: number) => string) =>
  list(['其他', ...reasons].map((reason, number) => `${sign(number)}（${reason}）`));

export const refusals: SentencesOf<Pick<RefusalArgs, RefusalCode>> = {
  'hall-closed': ({ is }) => {
    switch (is) {
      case 'open-first':
        return '尚未开启营业日；请用 open-day 开启';
      case 'never-opened':
        return '从未开启过营业日；请用 open-day 开启';
      case 'nothing-to-close':
        return '没有开启着的营业日';
    }
  },
  'counter-closed': ({ counter }) => `${counterText(counter)}未开放；请先开放`,
  'counter-paused': ({ counter, already }) =>
    already === true
      ? `${counterText(counter)}已经暂停；用 open-counter 恢复`
      : `${counterText(counter)}已暂停；请先恢复`,
  'counter-busy': ({ counter, ticket, force }) =>
    `${counterText(counter)}手上还有 ${ticket}${force === true ? '；请先办结，或用 force' : ''}`,
  'not-started': ({ ticket }) => `${ticket} 已叫号，还没有开始办理`,
  'nobody-in-hand': ({ counter }) => `${counterText(counter)}手上没有人`,
  'choose-first': args => {
    switch (args.is) {
      case 'first-step':
        return '流程的第一环节要先选择，而还没有人选';
      case 'before-finish':
        return `结束 ${args.ticket} 之前，请先选择 ${args.among.join(' 或 ')}`;
      case 'choice':
        return `选择 ${args.choice}：收到 ${args.found ?? '空'}，应为 ${list(args.expected)} 之一`;
      case 'no-such-choice':
        return `选择 ${args.choice}：流程中没有这个选择`;
    }
  },
  'not-in-route': ({ is, ticket, queue }) =>
    is === 'no-later-step'
      ? `${ticket} 以后的环节都不能去 ${queue}`
      : `${ticket} 没有到过 ${queue}；请用 transfer 转移`,
  'recall-too-soon': ({ afterMs }) => `上次叫号播完 ${seconds(afterMs)}后才能重呼`,
  'called-enough': ({ ticket, calls }) => `${ticket} 已呼叫 ${calls} 次`,
  'not-heard': ({ ticket }) => `请给 ${ticket} 走过来的时间`,
  'nobody-set-aside': ({ counter, is }) =>
    is === 'parked' ? `${counterText(counter)}没有挂起的人` : `${counterText(counter)}没有挂起或过号的人`,
  'nobody-waiting': ({ counter }) => `没有人在等${apart(counterText(counter))}`,
  'not-ready': ({ counter }) => `${counterText(counter)}不在待叫状态`,
  'already-open': args =>
    'counter' in args
      ? `${counterText(args.counter)}已开放`
      : `营业日 ${args.day} 已开启；请先结束它${args.another === true ? orPutRight(args.day) : ''}`,
  'already-closed': ({ counter }) => `${counterText(counter)}已关闭`,
  'no-paper': ({ printers }) =>
    `没有可用的打印机（${list(printers.map(({ printer, why = '不在' }) => `${printer}：${whyText(why)}`))}）；请修好，或取号时写 "print": false`,
  'unknown-ticket': ({ ticket, day }) =>
    day === undefined ? `今天没有发过 ${ticket}` : `${day} 没有发过 ${ticket}；请不要写号票`,
  'wrong-place': args => {
    if (args.is === 'no-surge') return '应急方案没有启动';
    const { ticket, is, wanted } = args;
    switch (wanted) {
      case undefined:
        return `${ticket} ${placeName(is)}`;
      case 'called':
        return `${ticket} 正在办理`;
      case 'inside':
        return `${ticket} ${placeName(is)}，不在厅内`;
      case 'over':
        return `${ticket} ${is === 'done' ? '已办成' : placeName(is)}；只有弃号、过号或不予办理的才能重新开启`;
      default:
        return `${ticket} ${placeName(is)}，不是${placeName(wanted)}`;
    }
  },
  'too-late': args => {
    switch (args.is) {
      case 'day-over':
        return `日期是 ${args.day}，那天开启过并已结束；应为日志里还没有的一天：请用 ${args.present ?? ''} 继续，或用 open-day {"day":…} 另指一天`;
      case 'earlier-day':
        return `日期是 ${args.day}，应为 ${args.present} 或更晚；请校准时钟${orPutRight(args.present)}`;
      case 'not-in-place-of':
        return `收到以 ${args.day} 代替 ${args.insteadOf}，${
          args.present === undefined ? '而从未开启过营业日' : `应为以另一天代替 ${args.present}`
        }`;
      case 'undo':
        return `按 ${args.order} 已超过 ${seconds(args.withinMs)}`;
      case 'notice':
        return '通知还没开始就已到期；until 请写以后的时刻';
      case 'missed':
        return `${args.ticket} 过号太久了`;
    }
  },
  'nothing-to-rate': args => {
    if ('ticket' in args) return `${counterText(args.counter)}最后办结的不是 ${args.ticket}`;
    return 'agoMs' in args
      ? `${counterText(args.counter)}在 ${Math.floor(args.agoMs / 1000)} 秒前办结了上一位；应在 ${seconds(args.withinMs)}内评价`
      : `${counterText(args.counter)}没有可评价的：刚办结的那位已经评价，或下一位已经到了`;
  },
  'not-signed-in': ({ counter }) => `${counterText(counter)}没有人签到`,
  'unknown-counter': args =>
    'expected' in args ? oneOf(args.found, args.expected) : `收到 ${args.found}，应为窗口号`,
  'unknown-queue': args => {
    switch (args.is) {
      case 'none-such':
        return oneOf(args.found, args.expected);
      case 'serves-none':
        return `${counterText(args.counter)}不办理任何队列`;
      case 'gone':
        return `${args.ticket} 曾在队列 ${args.queue}，配置里已没有这个队列；请重新取号`;
    }
  },
  'unknown-service': args => {
    switch (args.is) {
      case 'none-such':
        return oneOf(args.found, args.expected);
      case 'none-named':
        return '没有写业务，应至少一项';
      case 'no-nth':
        return `收到 ${args.ticket} 的第 ${args.nth} 项业务，它有 ${list(args.services)}`;
      case 'not-here':
        return `${args.ticket} 在这里不办 ${args.service}，办的是 ${list(args.here)}`;
      case 'not-of-step':
        return `收到 ${args.found}，应为 ${args.ticket} 在这里办的：${list(args.here)}`;
    }
  },
  'unknown-key': args => {
    switch (args.is) {
      case 'no-rule':
        return `没有 ${args.digits} ${args.key} 这个按键`;
      case 'no-rating':
        return `收到评价键 ${args.key}，应为 1 至 5`;
      case 'no-desk':
        return `在${apart(counterText(args.counter))}收到 ${args.digits} 确定，它不是咨询台；这是咨询台的按键`;
    }
  },
  'other-hands': args => {
    switch (args.is) {
      case 'not-served':
        return `${args.ticket} 在等 ${args.queue}；${counterText(args.counter)}办理的是 ${list(args.served)}`;
      case 'parked-by':
        return `${args.ticket} 是${apart(counterText(args.counter))}挂起的`;
      case 'parked-in':
        return `${args.ticket} 挂起在 ${args.queue}，${counterText(args.counter)}不办理这个队列`;
    }
  },
  'nothing-to-undo': () => '上次按键没有可撤销的，或已经撤销',
  'moved-on': args => {
    const { order } = args;
    if ('question' in args) return `${order} 之后，${args.question} 已补写、转交或答复`;
    const { ticket, counter } = args;
    return counter === undefined
      ? `${order} 之后，${ticket} 已经往前走了`
      : `${order} 之后，${counterText(counter)}已经叫了 ${ticket}`;
  },
  'to-itself': args => {
    if ('question' in args) return `${args.question} 本来就由 ${args.person} 负责；请另写一人`;
    const { counter, ticket } = args;
    return ticket === undefined
      ? `${counterText(counter)}不能转给自己`
      : `${ticket} 本来就在${apart(counterText(counter))}`;
  },
  'full-today': args =>
    args.is === 'limit'
      ? `${args.of} 今天的 ${args.limit} 个号已取完；请改天再来`
      : `办完要到 ${args.ends}，大厅 ${args.closes} 停止办公；请多开窗口，或改天再来`,
  'limited-now': ({ service, waiting, level, limit }) =>
    `${service} 已有 ${waiting} 人在等，应急等级 ${levelName(level)}限 ${limit} 人；请稍后再取号`,
  'no-tickets-now': ({ institution, since, again }) =>
    `${institution === undefined ? '大厅' : `${institution} `}自 ${since} 起停止取号；${again === undefined ? '下一个营业日' : `${again} 起`}恢复`,
  'clock-doubted': ({ day, doubt }) =>
    `日期是 ${day}，而时钟可疑：${'is' in doubt ? clockText(doubt) : doubt.text}`,
  'unknown-level': args => {
    switch (args.is) {
      case 'no-plan':
        return '本大厅没有应急方案；请在配置的 surge 下写一个';
      case 'highest':
        return `已是最高的应急等级 ${levelName(args.level)}`;
      case 'none-such':
        return oneOf(args.found, args.expected);
    }
  },
  'unknown-follow-up': args => `收到 ${args.found}，${oneOpen(args, '未回复的跟进')}`,
  'unknown-question': args => `收到 ${args.found}，${oneOpen(args, '未答复的首问')}`,
  'not-owner': notOwnerText,
  'unknown-alarm': args => `收到 ${args.found}，${oneOpen(args, '未解除的告警')}`,
  'unknown-board': ({ found, expected }) => oneOf(`显示屏 ${found}`, expected),
  'came-or-missed': ({ ticket }) => `${ticket} 来了没有，还没有人说过：来了按 start，没来按 miss`,
  'unknown-person': ({ found }) => `收到 ${found}，应为配置里人员名单上的编号`,
  'name-reason': args => {
    switch (args.is) {
      case 'none':
        return `不予办理要写原因：请先按 ${numberedReasons(args.reasons, number => `7${number} 确定`)}，再按“评价”；经 MQTT 写 "reason"：7 后面的数字，或 60 字以内的其他原因`;
      case 'none-such':
        return `收到原因 ${args.found}，应为 ${numberedReasons(args.reasons, String)} 之一`;
      case 'not-refused':
        return `原因只用于不予办理（refused），收到的是 ${outcomeName(args.found)}`;
    }
  },
  'name-papers': namePapersText,
  'name-cases': nameCasesText,
  'which-service': whichServiceText,
  'which-one': ({ tickets, number }) =>
    `${list(tickets)} 的尾号都是 ${number}；请扫描号票，或用 resume、reopen`,
  'nobody-scanned': ({ is, counter }) => {
    if (is === 'scan-first') return `${counterText(counter)}刚才没有扫描号票；请先扫描`;
    return is === 'at-desk'
      ? `${counterText(counter)}刚才没有扫描号票，也没有挂起或过号的人`
      : `${counterText(counter)}手上没有人，也没有在那里扫描号票`;
  },
  'not-on-list': ({ counter, number }) => `${counterText(counter)}挂起或过号的人里，没有尾号 ${number} 的`,
  'away-once': ({ ticket, queue }) => `${ticket} 在 ${queue} 已暂离过一次；请在厅内等候，叫到不在算过号`,
  ...slipRefusals,
  'not-away': ({ ticket, is }) => `${ticket} ${placeName(is)}，没有暂离`,
  'green-denied': ({ ticket }) => `${ticket} 整次办事都不予绿色通道；可由咨询台给予`,
  'unknown-paper': ({ found, papers }) =>
    `收到材料 ${found}，应为 ${list(['0（手写）', ...papers.map(({ number, paper }) => `${number}（${paper}）`)])} 之一`,
  'set-aside': ({ order, times }) =>
    `${order} 已 ${times} 次使程序退出；请改用别的命令，直到 alarm-ack order-set-aside 或换新版本`,
  'paper-first': paperFirstText,
  'missed-twice': ({ ticket, queue }) => `${ticket} 在 ${queue} 已两次过号；请由咨询台重新开启（reopen）`,
};

function orPutRight(day: string): string {
  return `；若 ${day} 是用错误的日期开启的：open-day {"insteadOf":"${day}"}`;
}

function oneOpen({ open, older }: RefusalArgs['unknown-alarm'], what: string): string {
  if (open.length === 0) return `而没有${what}`;
  return `应为${what}之一：${list(open)}${older > 0 ? `（或更早的 ${older} 项之一）` : ''}`;
}
