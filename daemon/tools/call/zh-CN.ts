/** 中文: what `call` and `replay` say. */
import type { Said } from '../../text/spoken.ts';
import type { en } from './en.ts';

const list = (halls: readonly string[]) => halls.join('、');

export const zhCN: Said<typeof en> = {
  notReached: (broker, why) => `连不上 MQTT 服务器 ${broker}：${why}`,
  notHeard: (broker, refused) =>
    `MQTT 服务器 ${broker} 不允许该用户接收大厅消息（${refused}）：请检查 --url、--password-file 和服务器的访问控制表`,
  noHall: broker => `${broker} 上没有在线的大厅：主程序是否在运行？--url 是否就是配置里的服务器？`,
  notThisHall: (broker, hall, there) =>
    `大厅 ${hall} 不在 ${broker} 上；${there.length === 0 ? '那里没有大厅在线' : `在线的有：${list(there)}`}`,
  whichHall: halls => `有多个大厅，请用 --hall 指定一个：${list(halls)}；例如 --hall ${halls[0]}`,
  refused: (verb, code, message) => `${verb}：未执行（${code}）：${message}`,
  done: verb => `${verb}：已执行`,
  noAnswer: (hall, withinS) =>
    `大厅 ${hall} 在 ${withinS} 秒内没有答复：是否已执行不得而知；请用 one-ticket watch 查看`,
  connectionLost: why => `答复到来之前连接断开（${why}）：是否已执行不得而知；请用 one-ticket watch 查看`,
  wrongFrom: from => `replay：--from 写的是 ${from}，应为事件的 seq，从 1 起的整数，例如 --from 1`,
  replayed: (count, upTo) => (count === 0 ? `${upTo} 之后还没有事件` : `共 ${count} 个事件，到 ${upTo} 为止`),
  goesOn: (from, why) => `连接断开（${why}）：恢复后从 ${from} 继续请求`,
  cut: (last, forS) => `${forS} 秒内没有新内容；最后一个事件是 ${last}：请用 --from ${last + 1} 继续`,
};
