/** 中文：拒绝和告警以外，关于大厅和守护进程要说的。 */
import { lastingInChinese as lasting } from '../../duration.ts';
import type { Language } from '../language.ts';
import { list } from './names.ts';

export const remarks: Language['remarks'] = {
  'no-printer': () => '没有可用的打印机：不能打印号票',
  'no-voice': () => '没有可用的语音：叫号不播报',
  'journal-held': ({ folder, forMs }) =>
    `另一个程序占用 ${folder} 里的日志已 ${lasting(forMs)}：它放开之前，命令都要等`,
  'order-waits': ({ forMs }) => `有命令等了 ${lasting(forMs)}还没轮到`,
  'limit-passed': ({ agoMs }) => `一个时限在 ${lasting(agoMs)}前已到，而没有任何动作`,
  'disk-full': ({ file }) => `${file}：磁盘已满，应至少有 1 MiB 空闲。请在状态目录所在的磁盘上腾出空间。`,
  'hall-stands': ({ hall, day, inside, lost }) =>
    [
      day === undefined ? `${hall}：没有开启营业日` : `${hall}：营业日 ${day}，厅内 ${inside} 人`,
      ...(lost.length === 0 ? [] : [`失联：${list(lost)}`]),
    ].join('；'),
  'hall-stuck': ({ why }) => `大厅停住了：${why}`,
  'client-clock': ({ is, byMs }) =>
    is === 'ahead'
      ? `您的时钟比大厅快 ${lasting(byMs)}`
      : `您的时钟比大厅慢 ${lasting(byMs)}，或这条消息迟到了 ${lasting(byMs)}`,
  'replay-over': ({ upTo }) => `已发到 ${upTo}`,
  'replay-broken': ({ after, why }) => `日志在 ${after} 之后读不出来：${why}`,
  'queue-gone': ({ queue, day, inside, tickets, more }) =>
    `queues：没有 ${queue}，它应保留到营业日 ${day} 结束，因为厅内还有 ${inside} 人在等它或以后要去（${list(tickets)}${more ? '、…' : ''}）；请照原编号放回，当天结束后再去掉`,
};
