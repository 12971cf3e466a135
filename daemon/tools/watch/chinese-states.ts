/** 中文：大厅、号票、窗口、设备、告警和停电的状态，怎么说。 */
import type { TotalName } from './model/totals.ts';

const levels: Readonly<Record<string, string>> = { attention: '关注', busy: '繁忙', emergency: '紧急' };
export const levelName = (level: string) => levels[level] ?? level;
const states: Readonly<Record<string, string>> = {
  starting: '正在启动',
  online: '正常',
  degraded: '部分故障',
  stopping: '正在停止',
  offline: '离线',
};
export const stateName = (state: string) => states[state] ?? state;
export const totals: Readonly<Record<TotalName, string>> = {
  waiting: '等候',
  called: '已叫',
  serving: '办理',
  parked: '挂起',
  missed: '过号',
  away: '暂离',
  done: '办结',
  left: '弃号',
  issued: '取号',
};
export const counterStates: Readonly<Record<string, string>> = {
  idle: '空闲',
  called: '已叫号',
  serving: '办理中',
  closed: '关闭',
  paused: '暂停',
  open: '开放',
};
export const deviceStates: Readonly<Record<string, string>> = {
  init: '打开中',
  ready: '正常',
  degraded: '不能工作',
  lost: '失联',
  disabled: '停用',
};
export const severities: Readonly<Record<string, string>> = {
  critical: '严重',
  warning: '警告',
  info: '提示',
};

export const power = {
  failing: (since: string) => `${since} 停电`,
  'on-paper': (at: string) => `停电，${at} 起按单办理`,
  enter: (at: string) => `来电，${at} 的单子待补录`,
};
