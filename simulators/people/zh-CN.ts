/** 中文：所要的人群有什么不对。 */
import type { Said } from '../../daemon/text/spoken.ts';
import type { en } from './en.ts';

export const zhCN: Said<typeof en> = {
  of: (setting, fault) => `${setting}：${fault}`,
  settings: found => `收到 ${found}，应为 stop、go、step，或若干设置，例如 {"speed": 20}`,
  whole: (found, atMost) => `收到 ${found}，应为 0 至 ${atMost} 的整数`,
  arrivals: found => `收到 ${found}，应为文字，例如 "0:00 60"`,
  setting: '没有这个设置，应为 speed、seed、arrivals 或 mix',
  curve: {
    form: found =>
      `收到“${found}”，应为曲线，如 "0:00 60, 2:00 90"：按他们自己的钟，从各时刻起每小时来多少人`,
    order: found => `收到“${found}”，各时刻应按先后`,
    many: (found, perHour) => `收到“${found}”，应至多每小时 ${perHour} 人`,
  },
  mix: (found, example) => `收到 ${found}，应为每个按钮的份额，例如 {"${example}": 50}`,
  press: (found, known) => `收到 ${found}，应为 ${known.join('、')} 之一`,
  share: (press, found, atMost) => `${press}：收到 ${found}，应为 0 至 ${atMost} 的份额`,
  nobody: example => `没有大于 0 的份额，应至少有一个，例如 {"${example}": 50}`,
  standsStill: 'step：速度是 0，谁也不动；应先写一个速度，例如 {"speed": 20}',
};
