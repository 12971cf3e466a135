/** Halls whose plots have much to name, or hardly anything: many queues and counters under long names, and one of each. */
import type { Rules } from '../../daemon/core/types/rules.ts';
import { configOf, written } from '../config/hall-files.ts';

const long = {
  zh: { institution: '福州住房公积金管理中心直属机关分中心', queue: '个人住房公积金贷款逾期催收与展期受理' },
  en: {
    institution: 'Housing Provident Fund Centre, Branch for the Organs of the Province',
    queue: 'Overdue loans: extension and early repayment',
  },
} as const;

/** `count`: of queues, each with two counters and a service of its own; devices there are none. */
export function hallOf(count: number, language: 'zh' | 'en'): Rules {
  const { institution, queue } = long[language];
  const numbers = Array.from({ length: count }, (_, nth) => nth + 1);
  const text = `
hall: plots
name: ${institution}
timeZone: Asia/Shanghai
locale: zh-CN
supervisionPhone: 0591-12329
sessions:
  - { from: "08:30", until: "12:00", lastTicket: "11:45" }
  - { from: "14:00", until: "17:30", lastTicket: "17:15" }
institutions:
  a: { name: "${institution}" }
  b: { name: "${institution} ${language === 'zh' ? '第二办事大厅' : 'II'}" }
queues:
${numbers.map(nth => `  q${nth}: { institution: ${nth % 2 === 0 ? 'b' : 'a'}, name: "${queue}${nth}", promise: 20 min }`).join('\n')}
counters:
${numbers
  .flatMap(nth =>
    [2 * nth - 1, 2 * nth].map(
      id => `  "${id}": { institution: ${nth % 2 === 0 ? 'b' : 'a'}, queues: [q${nth}] }`,
    ),
  )
  .join('\n')}
services:
${numbers.map(nth => `  s${nth}: { series: ${String.fromCharCode(64 + nth)}, name: "${queue}", route: [{ queue: q${nth} }] }`).join('\n')}
surge:
  levels:
    attention: { waitingPerCounter: 1 }
    busy: { waitingPerCounter: 2 }
`;
  return configOf(written(text)).rules;
}
