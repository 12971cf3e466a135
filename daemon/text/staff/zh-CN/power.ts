/** 中文：停电，以及停电时新来的人（R21）。 */
import type { AlarmArgs } from '../../../core/types/alarm-message.ts';
import type { RefusalArgs } from '../../../core/types/refusal-args.ts';
import { list } from './names.ts';

export function powerText(args: AlarmArgs['power']): string {
  if (args.is === 'failing')
    return `停电，自 ${args.since} 起靠电池供电${args.low ? '，电量已低' : ''}：持续 30 秒即打印各队列；请守在打印机旁`;
  const { is, printed: at, out, missing, until } = args;
  const lacking = missing.length === 0 ? '' : `；没有印出：${list(missing)}，按号票先后叫号`;
  const onPaper = out.length === 0 ? '还没有队列印出' : `已印出：${list(out)}`;
  if (is === 'on-paper')
    return `停电，${at} 打印各队列（${onPaper}${lacking}）；请分发单子，按单上顺序叫号，新来的人撕给号码`;
  return `来电了；按 ${at} 的单子（${onPaper}${lacking}）办理的人请在咨询台网页补录，或用 served-by-paper，还在等的新来的人用 came-by-paper，补录完用 paper-entered${until === undefined ? '' : `；在那之前，或 ${until} 之前，不算过号`}`;
}

export function paperFirstText({ until }: RefusalArgs['paper-first']): string {
  return `停电时按单办理的人还没补录完，先不算过号；补录完用 paper-entered${until === undefined ? '' : `，${until} 起也可过号`}`;
}

export function whichServiceText(args: RefusalArgs['which-service']): string {
  switch (args.is) {
    case 'pick-first':
      return `${args.ticket} 在这里办 ${list(args.here)}；请先按 41 确定指明第 1 项业务`;
    case 'without-papers':
      return `${list(args.services)} 没有列明材料；请指明缺这些材料的业务`;
    case 'of-newcomer':
      return `${args.ticket} 是停电时新来的人的号；service 应为 ${list(args.services)} 之一`;
  }
}
