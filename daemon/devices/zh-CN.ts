/** 中文：设备的测试做了什么、发现了什么，以及时好时坏的设备为什么不可信。 */
import type { Said } from '../text/spoken.ts';
import { whyText } from '../text/staff/zh-CN/whys.ts';
import type { en } from './en.ts';

export const zhCN: Said<typeof en> = {
  loose: (times, trustedAfterMs) =>
    `时好时坏（插头松动？）：一分钟内失联 ${times} 次，稳定 ${trustedAfterMs / 1000} 秒后才再用它`,
  noReason: '没有说明原因',
  tested: {
    page: id => `${id} 已打印测试页`,
    phrase: (id, said) => `${id} 已播报：${said}`,
    picture: id => `${id} 正显示测试画面：88888888，放得下的还有它的编号和窗口号；随后恢复真实画面`,
    displaced: id => `大厅要用 ${id}，已恢复真实画面`,
    pad: (id, shows) => `${id} ${whyText(shows)}；请逐个按键，都不起作用`,
    pressed: (id, keys, left) =>
      `${id}：${keys.length === 0 ? '没有按键' : `按了 ${keys.join('、')}`}${left.length === 0 ? '' : `；没按的：${left.join('、')}`}`,
    buttons: id => `${id} 正在听；请逐个按按钮，都不起作用`,
    scanner: id => `${id} 正在听；请放一张号票到它下面，不起作用`,
    cards: id => `${id} 正在等卡；请放一张身份证，不起作用`,
    card: '一张卡，内容不显示',
    read: (id, lines) => (lines.length === 0 ? `${id}：什么也没读到` : `${id}：读到 ${lines.join('、')}`),
  },
};
