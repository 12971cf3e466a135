/** 中文：大厅的告警：发现了什么，应当怎样，怎么办。 */

import type { AlarmArgs, Meanwhile, QueueHelp, ReadinessFault } from '../../../core/types/alarm-message.ts';
import type { FormerAdvice, SurgeAdvice, SurgeReason } from '../../../core/types/reasons.ts';
import { countersInChinese as counterList, counterInChinese as counterText } from '../../counters.ts';
import type { MachineAlarm } from '../en/machine-alarms.ts';
import type { SentencesOf } from '../language.ts';
import { clockText } from './clock-doubt.ts';
import { apart, levelName, list, sourceName } from './names.ts';
import { powerText } from './power.ts';
import { refusals } from './refusals.ts';
import { whyText } from './whys.ts';

const minutes = (ms: number) => `${Math.round(ms / 60_000)} 分钟`;

export const alarms: SentencesOf<Omit<AlarmArgs, MachineAlarm>> = {
  device: ({ device, since, why, meanwhile }) =>
    `${device} 自 ${since} 起不能工作：${whyText(why)}；${meanwhileText(meanwhile)}；修好后用 cmd/device-test 试一下`,
  warning: ({ device, warning, roll }) =>
    `${device} 还能用，但撑不久了：${whyText(warning)}；${roll ? '请在用完之前换上新纸卷' : '请在它停用之前处理'}`,
  'not-printed': ({ ticket, device, why }) =>
    `号票 ${ticket} 已交打印机，但没有打出来（最后一次在 ${device}：${whyText(why)}）；请修好打印机后补打，或把号码告诉办事人`,
  'slip-failed': ({ ticket, day, device, why }) =>
    `${day} 号票 ${ticket} 的告知单已交打印机，但没有打出来（最后一次在 ${device}：${whyText(why)}），办事人手上没有单子；请修好打印机后用 cmd/slip 按号票和日期补打，或把它答复的编码抄给办事人`,
  power: powerText,
  hoarding({ buttons, atMost, withinMs }) {
    const found = buttons.map(({ device, press, count, tickets, more }) => {
      const others = more > 0 ? `，以及之前的 ${more} 张` : '';
      return `${device} 的按钮 ${press} 出了 ${count} 张号票（${list(tickets)}${others}）`;
    });
    return `${found.join('；')}；同一按钮 ${withinMs / 1000} 秒内至多应出 ${atMost} 张：请看看谁在取号机前，没人要的号用 abandon 作弃号`;
  },
  'not-ready': ({ faults, more }) =>
    `今天的时段即将开始，还没有准备好：${faults.map(faultText).join('；')}${more > 0 ? `；另有 ${more} 项` : ''}；请逐项处理，办法见各自的告警`,
  'not-opened': ({ shut }) =>
    shut
      .map(({ institution, began }) =>
        institution === undefined
          ? `尚未开启营业日，而时段已于 ${began} 开始；请在呼叫器上或用 open-day 开启；今天若无人上班，请确认此告警`
          : `${institution} 没有窗口开放，而它的时段已于 ${began} 开始；请开放一个窗口`,
      )
      .join('；'),
  'day-left-open': ({ day }) =>
    `营业日 ${day} 仍未结束，本应在当晚结束：今天的号码接着昨天的排；请用 close-day 结束它，再用 open-day 开启今天`,
  clock: clockText,
  wait: ({ ticket, queue, waitedMs, promisedMs, help }) =>
    `${ticket} 在队列 ${queue} 已等候 ${minutes(waitedMs)}，承诺至多 ${minutes(promisedMs)}；${helpText(help)}`,
  unserved: ({ queue, waiting, help }) =>
    `队列 ${queue} 有 ${waiting} 人在等，而没有开放的窗口办理；${helpText(help)}`,
  'no-calls': ({ counters, queue, forMs }) =>
    `${counterList(counters)}已开放，但超过 ${minutes(forMs)}没有叫号，而队列 ${queue} 有人在等；请叫下一位，没人坐的窗口请暂停或关闭`,
  serve: ({ counter, ticket, queue, heldMs, atMostMs }) =>
    `${counterText(counter)}办理 ${ticket} 已 ${minutes(heldMs)}，${queue} 应至多 ${minutes(atMostMs)}；请问问经办人是否需要帮忙`,
  forgotten: ({ counter, ticket, heldMs, atMostMs }) =>
    `${counterText(counter)}办理 ${ticket} 已 ${minutes(heldMs)}，超过 ${minutes(atMostMs)}：经办人可能忘了按结束；请在窗口或用 cmd/finish 结束`,
  'supervisor-asked': ({ counter, clerk }) =>
    `${counterText(counter)}${clerk === undefined ? '' : `经办人 ${clerk} `}请主管过去；请悄悄前往，到了以后确认此告警`,
  parked: ({ ticket, counter, parkedMs, atMostMs }) =>
    `${ticket} 被${apart(counterText(counter))}挂起已 ${minutes(parkedMs)}，应在 ${minutes(atMostMs)}内回来；请恢复办理，人已离开则作弃号`,
  capacity: ({ visits }) => `厅内有 ${visits} 位可能在最后一个时段结束前办不完；请多开窗口，或告诉他们`,
  full: ({ service, why }) =>
    `${service} 已停止取号：${
      why.refused === 'full-today' ? refusals[why.refused](why.args) : refusals[why.refused](why.args)
    }`,
  surge: ({ is, level, why, advice }) =>
    [
      `应急等级 ${levelName(level)}${is === 'in-force' ? '已启动' : '应当启动'}${why === undefined ? '' : `：${reasonText(why)}`}`,
      ...(advice === undefined ? [] : [adviceText(advice)]),
      is === 'in-force' ? '各项数字都降下来后自动解除' : `请用 surge-start {"level":"${level}"} 确认`,
    ].join('；'),
  'follow-ups': ({ open, since }) =>
    `有 ${open} 项跟进尚未回复，最早的自 ${since} 起，每天都要全部结转；请逐项回复，并用 follow-up-close 结束`,
  'refusal-open': ({ open, first: { id, ticket, due }, days }) =>
    `有 ${open} 项不予办理逾期未复核，最早的是 ${id}${ticket === undefined ? '' : `（号票 ${ticket}）`}，${dueText('复核', due, days)}；请在工作人员页面维持或撤销，或用 refusal-confirm、refusal-overturn`,
  'rating-due': ({ open, first: { id, source, ticket, due }, days }) =>
    `有 ${open} 项差评、投诉或来信逾期未答复，最早的是 ${id}（${sourceName(source)}${ticket === undefined ? '' : `，号票 ${ticket}`}），${dueText('答复', due, days)}；请答复后在工作人员页面写明如何答复，或用 follow-up-close`,
  'bookings-astray': ({ bookings, slots, more }) =>
    `有 ${bookings} 个预约约在现已不能预约的时间：${astrayText(slots, more)}；请由代为预约的平台通知本人，并取消预约（book-cancel）；当天若开厅，来的人仍可凭预约取号`,
  'question-due': ({ open, here, first: { id, ticket, owner, opened }, days }) =>
    `有 ${open} 个首问逾期未答复${here === 0 ? '' : `，其中 ${here} 人还在厅里等`}，最早的是 ${id}（${ticket === undefined ? '' : `号票 ${ticket}，`}${opened} 提出，由${owner === undefined ? '主管' : ` ${owner} `}负责）${days === 0 ? '' : `，已逾期 ${days} 个工作日`}；责任人请在工作人员页面答复或转交，主管可答复任何一个（question-close）`,
};

/** 2026-11-25 09:30 withdrawal（3 个，当天不办公）、…… */
function astrayText(slots: AlarmArgs['bookings-astray']['slots'], more: number): string {
  const each = slots.map(
    ({ slot, service, is, bookings }) =>
      `${slot} ${service}（${bookings} 个，${is === 'day-off' ? '当天已改为不办公' : '配置里已没有这个时段'}）`,
  );
  return list(more === 0 ? each : [...each, `另有 ${more} 个时段`]);
}

function dueText(what: string, due: string, days: number): string {
  return `应在 ${due} 前（含当日）${what}${days === 0 ? '' : `，已逾期 ${days} 个工作日`}`;
}

export function meanwhileText(meanwhile: Meanwhile): string {
  switch (meanwhile.is) {
    case 'no-tickets':
      return `不能打印号票：取号机暂停取号，${
        meanwhile.desks.length > 0
          ? `可在${apart(counterList(meanwhile.desks))}按 21 至 29 加“确定”给号`
          : '大厅又没有给号的咨询台：可用 cmd/take-ticket 并写 "print": false'
      }`;
    case 'printing':
      return `其间由 ${list(meanwhile.devices)} 打印`;
    case 'nothing-said':
      return '不再语音呼叫：综合屏提示大家留意显示屏';
    case 'speaking':
      return `其间由 ${list(meanwhile.devices)} 呼叫`;
    case 'board-elsewhere':
      return `${counterText(meanwhile.counter)}的号码改由 ${list(meanwhile.devices)} 显示`;
    case 'no-board':
      return `${counterText(meanwhile.counter)}的号码${withoutBoard(meanwhile)}`;
    case 'no-main-board':
      return '其间大厅没有综合屏';
    case 'main-board-elsewhere':
      return `其间由 ${list(meanwhile.devices)} 显示叫号`;
    case 'no-pad':
      return `${counterText(meanwhile.counter)}的按键可能收不到；可用 cmd/call-next 等命令代按`;
    case 'no-kiosk':
      return '在那里可能取不到号；可由咨询台用 cmd/take-ticket 给号';
    case 'no-scanner':
      return '过号票由咨询台用 cmd/rejoin 重新排队';
    case 'no-cards':
      return '刷不了身份证的请在取号机上按按钮取号';
  }
}

function withoutBoard({ onMain, said }: { onMain: boolean; said: boolean }): string {
  if (said) return onMain ? '在综合屏首位显示，并呼叫两遍' : '没有屏幕显示，但呼叫两遍';
  return onMain ? '在综合屏首位显示；没有语音' : '既不显示也不呼叫：请窗口人员口头叫号';
}

export function helpText(help: QueueHelp): string {
  switch (help.is) {
    case 'none':
      return '配置中没有办理它的窗口：请把等候的人转走';
    case 'all-open':
      return '能办理的窗口都已开放：请告诉等候的人，或启动应急方案';
    case 'open':
      return `请开放能办理的窗口：${counterList(help.counters)}`;
  }
}

function faultText(fault: ReadinessFault): string {
  switch (fault.is) {
    case 'unfit':
      return `${fault.device} 不能工作（${whyText(fault.why)}）`;
    case 'warned':
      return `${fault.device} 很快需要处理`;
    case 'clock':
      return '时钟可疑';
    case 'slow-disk':
      return '磁盘很慢';
    case 'journal-shortened':
      return '日志丢失了事件';
    case 'copy-failing':
      return '第二介质上没有副本';
    case 'copy-same-disk':
      return '副本在同一块磁盘上';
    case 'report-not-written':
      return '有报表没有写成';
  }
}

function reasonText({ trigger, queue, figure, limit }: SurgeReason): string {
  switch (trigger) {
    case 'waiting-per-counter':
      return `队列 ${queue} 每个开放窗口有 ${oneDecimal(figure)} 人在等，上限 ${oneDecimal(limit)}`;
    case 'longest-wait':
      return `队列 ${queue} 有人已等候 ${minutes(figure)}，上限 ${minutes(limit)}`;
    case 'expected-wait':
      return `现在进入队列 ${queue} 预计要等 ${minutes(figure)}，上限 ${minutes(limit)}`;
  }
}

function adviceText(advice: SurgeAdvice | FormerAdvice): string {
  if ('toMs' in advice) {
    const { counter, queue, fromMs, toMs } = advice;
    return fromMs === undefined
      ? `请开放${apart(counterText(counter))}：队列 ${queue} 现在无人办理，开放后预计等候 ${minutes(toMs)}`
      : `请开放${apart(counterText(counter))}：队列 ${queue} 的预计等候由 ${minutes(fromMs)}降到 ${minutes(toMs)}`;
  }
  const { counter, savedMs, lowMs, highMs } = advice;
  return `请开放${apart(counterText(counter))}：一小时内可为等候的人合计节省约 ${minutes(savedMs)}（十次中有九次不少于 ${minutes(lowMs)}，也不多于 ${minutes(highMs)}）`;
}

const oneDecimal = (figure: number) => String(Math.round(figure * 10) / 10);
