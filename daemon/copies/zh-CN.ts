/** 中文：给技术人员：为什么第二介质上没有副本，或听不到它。系统说的，照原样写。 */
import type { Said } from '../text/spoken.ts';
import type { en } from './en.ts';

export const zhCN: Said<typeof en> = {
  at: (folder, why) => `${folder}：${why}`,
  system: (folder, found) => `${folder}：系统报告“${found}”`,
  noFolder: '没有这个目录',
  noMedium: '没有这个目录，第二介质应挂载在那里',
  sameDisk: '那里是状态目录所在的磁盘，第二介质应挂载在那里',
  noAnswer: forMs => `介质 ${forMs / 1000} 秒没有应答`,
  ahead: (folder, seq, day) =>
    `${folder}：里面比日志多，到 ${day} 的事件 ${seq} 为止，而本不应更多：日志倒退了，或有人换上了较旧的副本；` +
    `用 "one-ticket restore ${folder}" 取回；大厅继续之前不再写入那里，继续之后它会另存起来`,
  otherHall: (found, ours) => `${ours} 的目录里是大厅 ${found} 的副本，应为它自己的；不写入那里`,
  otherKeeper:
    '另一个状态目录已用这个介质保存同一大厅的副本，一个大厅应只有一个守护进程；' +
    '不写入那里；若另一个已停用，请用 "one-ticket restore" 把它的日志取到这里',
  otherMedium: '不是原来的那个介质，它的副本做完之前应为原来的',
  otherHistory: (copy, source) => `${copy} 里是另一份历史，应为 ${source} 的副本`,
  noRoom: source => `磁盘空闲不足十分之一，要把 ${source} 复制到它需要更多，因为它是状态目录所在的磁盘`,
  shortCopy: (copy, found, expected) => `${copy} 止于事件 ${found}，应为 ${expected}`,
  otherLength: (path, found, expected) => `${path} 有 ${found} 字节，应为 ${expected}`,
  notFollowed: seq => `日志没有从上次跟到的事件 ${seq} 继续`,
  noRest: '每次看到的日志都不同，应为不变的一份',
  bookDamaged: path => `${path} 已损坏，它记着各个第二介质；请在介质挂载时删除它`,
  wrongPlace: (folder, copies, state) =>
    `copies.folder：发现 ${folder}，这样副本在 ${copies}，而状态目录是 ${state}；` +
    '应为另一介质上的目录，例如 /mnt/copies',
};
