/** 中文：为什么经服务器听不到大厅。服务器或系统说的，照原样写。 */
import type { Said } from '../text/spoken.ts';
import { whyText } from '../text/staff/zh-CN/whys.ts';
import type { en } from './en.ts';

export const zhCN: Said<typeof en> = {
  lost: '连接已断开',
  stopped: '已停止',
  notWaiting: '不再等待',
  tookNothing: forMs => `服务器 ${forMs / 1000} 秒没有收取任何内容`,
  notSubscribed: refused => `订阅被拒绝：${refused}`,

  daemon: {
    broker: host => `它的服务器 ${host}`,
    none: (hall, broker) => `${broker} 上没有 ${hall} 的守护进程`,
    anybody: '未登录的用户',
    notHeard: (broker, who, hall, refused) => `${broker} 不让${who}听大厅 ${hall}（${refused}）`,
    notReached: (broker, why) => `连不上${broker}（${whyText(why)}）`,
    brokerGone: (broker, why) => `${broker} 断开了：${whyText(why)}`,
    left: broker => `已离开${broker}`,
    noAnswer: (hall, withinMs) => `${hall} 的守护进程 ${withinMs / 1000} 秒内没有应答`,
    ended: hall => `${hall} 的守护进程已停止`,
  },
};
