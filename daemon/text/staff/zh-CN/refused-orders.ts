/** 中文：为什么拒绝一个 MQTT 命令，而呼叫器上不会有的。 */

import type { FieldFault, Giver, Reached, RefusalArgs } from '../../../core/types/refusal-args.ts';
import type { RefusalCode } from '../../../core/types/refusals.ts';
import { counterInChinese as counterText } from '../../counters.ts';
import { lastingInChinese as lasting } from '../../duration.ts';
import type { SentencesOf } from '../language.ts';
import { bookingOrders } from './booking-refusals.ts';
import { expectedText } from './expected.ts';
import { apart, list, roleName, sourceName } from './names.ts';
import { whyText } from './whys.ts';

const oneOf = (found: string, expected: readonly string[]) => `收到 ${found}，应为 ${list(expected)} 之一`;

/** 从 1 起。 */
const numbered = (reasons: readonly string[]) =>
  list(reasons.map((reason, nth) => `${nth + 1}（${reason}）`));

const tooMany = { orders: '发的命令太多', 'follow-ups': '记的跟进太多', 'look-ups': '查预约太多' };

export const refusedOrders: SentencesOf<Omit<RefusalArgs, RefusalCode>> = {
  ...bookingOrders,
  'review-first': ({ followUp }) =>
    `${followUp} 是否定事项：请用 refusal-confirm 维持或用 refusal-overturn 撤销：{"refusal":"${followUp}","note":"…"}`,
  'nothing-to-review': ({ followUp, source }) =>
    `${followUp} 不是否定事项，而是${sourceName(source)}；请用 follow-up-close 结束`,
  'grade-reason': args => {
    switch (args.is) {
      case 'none-such':
        return `收到差评原因 ${args.found}，${args.reasons.length === 0 ? '而本厅没有原因列表' : `应为 ${numbered(args.reasons)} 之一`}`;
      case 'good':
        return `只有差评（${args.badGrade} 分及以下）才写原因，收到的是 ${args.grade} 分`;
      case 'said':
        return `${args.ticket} 已说过原因，只说一次`;
      case 'other-grade':
        return `${args.ticket} 评的是 ${args.given} 分，原因应与该分数一起`;
      case 'late':
        return `${args.ticket} 评价后 ${args.withinMs / 1000} 秒内可说原因`;
    }
  },
  'no-power-cut': () => '今天没有停电记录，或已补录完；停电用 power-failing 告知',
  'not-at-that-time': ({ ticket, found, from, until }) =>
    `${ticket} 不会在 ${found} 办理；应在 ${from} 至 ${until} 之间；补录过的不再补录`,
  'unknown-verb': ({ found, expected }) => oneOf(found, expected),
  'unknown-field': wrongFields,
  'wrong-type': args =>
    'faults' in args
      ? wrongFields(args)
      : `应为 ${args.either.join(' 或 ')}；例如 ${JSON.stringify(args.example)}`,
  expired: args =>
    'lateMs' in args
      ? `已过期 ${args.lateMs} 毫秒`
      : `命令发出已 ${lasting(args.agoMs)}，应至多 ${lasting(args.atMostMs)}`,
  busy: ({ is, waiting }) =>
    is === 'commands'
      ? `有 ${waiting} 条命令在排队；请稍后再发`
      : `有 ${waiting} 个 replay 正在进行；请稍后再发`,
  'not-yet': ({ found, next }) => `收到 ${found}，至多应为 ${next}，即下一个事件`,
  archived: ({ found, oldest }) => `收到 ${found}，至少应为 ${oldest}：之前的已归档`,
  unreadable: ({ from, why }) => `日志从 ${from} 起读不出来：${why}`,
  'not-allowed': notAllowed,
  'too-many': ({ is, who, atOnce, anHour }) =>
    `${who} ${tooMany[is]}：应至多一次 ${atOnce} 条，之后每小时 ${anHour} 条；请稍后换一个 id 再发`,
  'unknown-device': ({ found, expected }) => oneOf(found, expected),
  'device-disabled': ({ device }) => `${device} 在配置里已停用；请先启用`,
  'device-lost': ({ device, why }) =>
    why === undefined ? `${device} 还没有任何应答` : `${device} 失联：${whyText(why)}`,
  'device-degraded': ({ device, why }) => `${device} 不能工作：${whyText(why)}`,
  'device-busy'(args) {
    switch (args.is) {
      case 'tested':
        return `${args.device} 正在测试；请等它结束`;
      case 'printing':
        return '正在打印号票：请再试';
      case 'speaking':
        return '正在呼叫：请再试';
    }
  },
  'test-failed'(args) {
    switch (args.is) {
      case 'no-picture':
        return `${args.device} 在 ${args.withinMs / 1000} 秒内没有显示画面；请检查接线和地址`;
      case 'ending':
        return `${args.device}：守护进程正在停止`;
      case 'job':
        return `${args.device}：${whyText(args.why)}`;
    }
  },
  'unknown-text': ({ is, of }) =>
    is === 'in-journal'
      ? `${of} 的文字在旧版本所写的日志里，日志从不改写：到期随那一天一起删除（copies.keepDays）`
      : `收到 ${of}，应为一项跟进的编号，而且有人写的文字还保存着`,
  'no-sheet'(args) {
    const { month } = args;
    switch (args.is) {
      case 'running':
        return `${month} 还没有过完，过完以后才有考核表`;
      case 'damaged':
        return `${month} 的考核表已损坏；那些日子的日志还在的话会重新写，请稍后再看`;
      case 'too-long':
        return `${month} 的考核表太长，这里给不出；请看状态目录里的报表目录`;
      case 'not-written':
        return `${month} 的考核表还没有写成，或已过保存期；${args.written.length === 0 ? '现在一份也没有' : `现有 ${list(args.written)}`}`;
      case 'nothing':
        return `${month} 没有 ${args.of} 的记录`;
      case 'another':
        return `${month} 工号 ${args.person} 不是现在的姓名，或没有姓名；全大厅的主管能看那份表`;
    }
  },
  'texts-failing': ({ is }) =>
    is === 'erase' ? '现在不能删除；请稍后再发' : '您写的文字现在保存不了；请稍后再发，或写在纸上',
};

function wrongFields({ faults, example }: RefusalArgs['unknown-field']): string {
  return `${faults.map(faultText).join('；')}；例如 ${JSON.stringify(example)}`;
}

function faultText(fault: FieldFault): string {
  if ('fields' in fault)
    return `收到${apart(fault.unknown ?? '别的字段')}，${fault.fields.length === 0 ? '不应有任何字段' : `只应有 ${list(fault.fields)}`}`;
  const { path, expected } = fault;
  // What was not there stands in it so.
  const found = fault.found === 'nothing' ? '空' : (fault.found ?? '别的内容');
  return `${path.map(key => `${key}：`).join('')}收到${apart(found)}，应为${apart(expectedText(expected))}`;
}

function notAllowed(args: RefusalArgs['not-allowed']): string {
  switch (args.is) {
    case 'nobody':
      return `收到没有署名的 cmd/${args.verb}，应为 cmd/${args.verb}/<user>：本大厅设有用户`;
    case 'no-users':
      return '配置里没有用户，而服务器不在本机：谁也不能下命令；请加上 mqtt.users';
    case 'unknown-user':
      return `收到用户 ${args.user}，应为本大厅配置 mqtt.users 之一`;
    case 'role':
      return `${called(args.giver)}，不能 ${args.verb}；${args.roles.length === 0 ? '谁也不能' : `能的是 ${list(args.roles.map(roleName))}`}`;
    case 'another-person':
      return `${args.user} 是人员名单上的 ${args.person}，不能替别人签到；主管可以`;
    case 'another-institution':
      return `${args.user} 在 ${args.institution} 的窗口工作，而${apart(counterText(args.counter))}属于 ${args.of}`;
    case 'at-no-counter':
      return `${args.user} 没有在任何窗口签到；请先用 ${args.person} 在 ${args.institution} 的窗口签到`;
    case 'by-force':
      return `${called(args.giver)}，不能强行关闭窗口，那会把手上的人退回队列；主管可以`;
    case 'cases':
      return `${called(args.giver)}，不能取一票多件的号；请由工作人员看过材料后取号`;
    case 'sheets-of-nobody':
      return '本大厅没有设用户，不知道是谁在问：考核表只告诉本人和主管；大厅负责人可从状态目录读出';
    case 'no-person':
      return `${args.user} 不是人员名单上的人，而个人的表按工号给；请在 staff 里此人一栏写上 user: ${args.user}`;
    case 'sheet':
      return `${called(args.giver)}，${args.giver.role === 'supervisor' ? '只能看本机构和本机构人员的考核表；全大厅的主管都能看' : '只能看自己的考核表；主管也能看'}`;
    case 'beyond': {
      const { giver, verb, reached, counter, institutions } = args;
      const may = [
        ...(counter === undefined ? [] : [`${counterText(counter)}的经办人`]),
        ...institutions.map(institution => `${institution} 的主管`),
        '全大厅的主管',
      ];
      return `${called(giver)}，不能对${reachedText(reached)}下 ${verb}；能的是${apart(list(may))}`;
    }
  }
}

function called({ user, role, counter, institution }: Giver): string {
  const of =
    counter !== undefined
      ? `${apart(counterText(counter))}的 `
      : institution === undefined
        ? ' '
        : ` ${institution} 的 `;
  return `${user} 是${of}${roleName(role)}`;
}

function reachedText(reached: Reached): string {
  switch (reached.is) {
    case 'hall':
      return '全大厅';
    case 'boards':
      return '大厅的所有显示屏';
    case 'board':
      return `不属于任何窗口的显示屏 ${reached.board} `;
    case 'counter':
      return counterText(reached.counter);
    case 'person':
      return ` ${reached.person} `;
    case 'question':
      return `首问 ${reached.question} `;
    case 'queue':
      return `队列 ${reached.queue} `;
    case 'ticket': {
      const { ticket, waitsFor, at, cameTo } = reached;
      if (waitsFor !== undefined) return `在等 ${waitsFor} 的 ${ticket} `;
      if (at !== undefined) return `在${apart(counterText(at))}的 ${ticket} `;
      return cameTo === undefined ? ` ${ticket} ` : `曾到 ${cameTo} 的 ${ticket} `;
    }
  }
}
