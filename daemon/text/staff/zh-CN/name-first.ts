/** 中文：要先说清的：缺哪些材料（R5），一票几件、办了几件（R18）。 */
import type { RefusalArgs } from '../../../core/types/refusal-args.ts';
import { list, outcomeName } from './names.ts';

export function nameCasesText(args: RefusalArgs['name-cases']): string {
  switch (args.is) {
    case 'in-hand':
      return `${args.ticket} 还有 ${args.left} 件，这次最多办 ${args.most} 件，不能记 ${args.found} 件；请从 1 起按办结的件数，再按评价`;
    case 'on-ticket':
      return `一张号票 1 至 ${args.most} 件，收到 ${args.found} 件；多出的请另取号`;
    case 'one-service':
      return `一张号票上的多件须是同一项业务，收到 ${list(args.services)}；请分别取号`;
  }
}

export function namePapersText(args: RefusalArgs['name-papers']): string {
  return args.is === 'none'
    ? '材料不齐要指明号票上的哪几项：第 1 项按 81 确定，手写的按 80 确定；再按“评价”'
    : `missing 只用于材料不齐（papers-missing），收到的是 ${outcomeName(args.found)}`;
}
