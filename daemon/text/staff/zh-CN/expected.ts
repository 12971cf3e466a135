/** 中文：命令的参数应当是什么。 */
import type { Expected } from '../../../core/types/expected.ts';

const plain = {
  counter: '窗口号',
  plate: '窗口号',
  ticket: '号票：一个字母和数字',
  queue: '队列的编号',
  service: '业务的编号',
  institution: '机构的编号',
  'follow-up': '跟进的编号',
  question: '问题的编号',
  slip: '告知单的编号',
  booking: '预约码：10 个字母和数字',
  'booking-slot': '时段的开始时间，如 2026-11-25T09:30',
  identity: '身份证号（校验位无误），或护照、通行证号码',
  'return-code': '告知单的编码：10 个字母和数字',
  board: '显示屏的编号',
  alarm: '告警的编号',
  device: '设备的编号',
  goal: '{"queue": …} 或 {"counter": …}',
  'service-list': '业务的列表',
  'some-service': '一项业务',
  'paper-list': '材料序号的列表',
  'board-list': '显示屏的列表',
  'some-board': '一块显示屏',
  choices: '每个选择的队列',
  clerk: '经办人编号：1 至 16 个数字或字母',
  'clerk-as-text': '写成文字的经办人编号',
  'reason-number': '原因的序号',
  'paper-number': '材料的序号',
  cases: '件数，1 至 999',
  grade: '1 至 5 分',
  source: '来源：由 a-z、0-9 和 - 组成的词',
  seq: '事件的 seq',
  'first-seq': '不小于 1 的 seq',
  moment: '以毫秒计的 UTC 时刻',
  date: '日期，YYYY-MM-DD',
  month: '月份，YYYY-MM',
  'whole-number': '整数',
  'yes-or-no': 'true 或 false',
  when: 'now 或 after（本环节之后）',
  object: '对象',
} as const;

export function expectedText(expected: Expected): string {
  switch (expected.is) {
    case 'services':
      return `至多 ${expected.atMost} 项业务`;
    case 'papers':
      return `至多 ${expected.atMost} 项材料`;
    case 'boards':
      return `至多 ${expected.atMost} 块显示屏`;
    case 'reason':
      return `原因，至多 ${expected.atMost} 字，不涉及具体个人`;
    case 'notice':
      return `通知，至多 ${expected.atMost} 字；空则撤下`;
    case 'to-be-answered':
      return `需要答复的内容，一行，至多 ${expected.atMostBytes} 字节`;
    case 'how-answered':
      return `答复的内容，一行，至多 ${expected.atMostBytes} 字节`;
    case 'one-of':
      return `${expected.among.join('、')} 之一`;
    default:
      return plain[expected.is];
  }
}
