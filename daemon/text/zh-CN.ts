/** 中文：我们的每个程序都说的。 */

import type { en } from './en.ts';
import type { Said } from './spoken.ts';

export const zhCN: Said<typeof en> = {
  warning: fault => `警告：${fault}`,
  noState: 'run：没有写 --state，应为本大厅日志所在的目录，例如 --state state/hall',
  stopping: '正在停止',
  progress: unit => ({
    bar: `{bar} ${unit}：{value}，共 {total}，还需 {eta} 秒`,
    sofar: (done, of, seconds) => `${unit}：${done}，共 ${of}，用时 ${seconds} 秒`,
    done: (count, seconds) => `${unit}：${count}，用时 ${seconds} 秒`,
  }),
};
