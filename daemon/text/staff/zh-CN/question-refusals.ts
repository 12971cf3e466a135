/** 中文：为什么拒绝一个关于首问的命令（R17）。 */
import type { RefusalArgs } from '../../../core/types/refusal-args.ts';

export function notOwnerText(args: RefusalArgs['not-owner']): string {
  switch (args.is) {
    case 'of-another':
      return args.owner === undefined
        ? `${args.question} 到期时责任人不在，已归主管；由主管处理`
        : `${args.question} 由 ${args.owner} 负责；责任人本人或主管才可以`;
    case 'not-passed':
      return `${args.question} 没有转交给任何人；由责任人用 question-pass 转交`;
    case 'passed-to':
      return `${args.question} 转交给了 ${args.passedTo}，只有本人才能接受`;
  }
}
