/** 中文：我们的每个程序都说的。 */

import type { en } from './en.ts';
import type { Said } from './spoken.ts';
import { sayingWhys } from './staff/why.ts';

/** 命令行写错时 commander 说的。 */
const usage = {
  'error: {fault}': '错误：{fault}',
  'error: {fault}\n(Did you mean {meant}?)': '错误：{fault}\n（是不是想写 {meant}？）',
  'error: {fault}\n(Did you mean one of {meant}?)': '错误：{fault}\n（是不是想写 {meant} 之一？）',
  "unknown command '{found}'": '没有子命令“{found}”',
  "unknown option '{found}'": '没有选项“{found}”',
  "missing required argument '{name}'": '缺少“{name}”',
  "required option '{option}' not specified": '必须写选项“{option}”',
  "option '{option}' argument missing": '选项“{option}”后面缺少内容',
  "option '{option}' argument '{found}' is invalid. Allowed choices are {choices}.":
    '选项“{option}”收到“{found}”，应为 {choices} 之一',
  "option '{option}' cannot be used with option '{other}'": '选项“{option}”不能与“{other}”同写',
  "too many arguments for '{verb}'. Expected {expected} argument but got {found}.":
    '“{verb}”后面写多了：应为 {expected} 个，收到 {found} 个',
  "too many arguments for '{verb}'. Expected {expected} arguments but got {found}.":
    '“{verb}”后面写多了：应为 {expected} 个，收到 {found} 个',
};

export const zhCN: Said<typeof en> = {
  warning: fault => `警告：${fault}`,
  noState: 'run：没有写 --state，应为本大厅日志所在的目录，例如 --state state/hall',
  stopping: '正在停止',
  usage: sayingWhys(usage),
  progress: unit => ({
    bar: `{bar} ${unit}：{value}，共 {total}，还需 {eta} 秒`,
    sofar: (done, of, seconds) => `${unit}：${done}，共 ${of}，用时 ${seconds} 秒`,
    done: (count, seconds) => `${unit}：${count}，用时 ${seconds} 秒`,
  }),
};
