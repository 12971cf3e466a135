/** What Home Assistant shows of a hall, in the hall's language; one that is not here is shown in English. */
import type { surgeLevels } from '../../core/types/rules.ts';

export type DiscoveryWords = {
  open: string;
  waiting: string;
  issued: string;
  longestWait: string;
  openCounters: string;
  waitMedian: string;
  waitP90: string;
  surge: string;
  state: string;
  alarms: string;
  alarm: string;
  none: string;
  /** `name`: of the queue. */
  waitingIn(name: string): string;
  longestWaitIn(name: string): string;
  levels: Readonly<Record<(typeof surgeLevels)[number], string>>;
  states: Readonly<Record<'starting' | 'online' | 'degraded' | 'stopping' | 'offline', string>>;
};

const en: DiscoveryWords = {
  open: 'Open',
  waiting: 'Waiting',
  issued: 'Tickets today',
  longestWait: 'Longest wait',
  openCounters: 'Open counters',
  waitMedian: 'Median wait today',
  waitP90: '90 % of waits today',
  surge: 'Surge level',
  state: 'State',
  alarms: 'Alarms',
  alarm: 'Alarm',
  none: 'none',
  waitingIn: name => `Waiting ${name}`,
  longestWaitIn: name => `Longest wait ${name}`,
  levels: { attention: 'attention', busy: 'busy', emergency: 'emergency' },
  states: {
    starting: 'starting',
    online: 'online',
    degraded: 'degraded',
    stopping: 'stopping',
    offline: 'offline',
  },
};

const zhCN: DiscoveryWords = {
  open: '营业中',
  waiting: '等候人数',
  issued: '今日取号',
  longestWait: '最长等候',
  openCounters: '开放窗口',
  waitMedian: '今日等候中位数',
  waitP90: '今日九成等候不超过',
  surge: '应急等级',
  state: '状态',
  alarms: '有告警',
  alarm: '告警',
  none: '无',
  waitingIn: name => `${name} 等候人数`,
  longestWaitIn: name => `${name} 最长等候`,
  levels: { attention: '关注', busy: '繁忙', emergency: '紧急' },
  states: {
    starting: '正在启动',
    online: '正常',
    degraded: '部分故障',
    stopping: '正在停止',
    offline: '离线',
  },
};

export function discoveryWords(locale: string): DiscoveryWords {
  return locale === 'zh-CN' ? zhCN : en;
}
