/** What the figures of the expected waits are called (R11). */

export const estimatesInEnglish = {
  labels: {
    estimates: 'told a wait',
    'estimates-in-range': 'in range',
    'estimate-width': 'width',
    'estimate-score': 'score',
    'estimate-error': 'error',
    'estimate-bias': 'bias',
    'estimates-within-5-min': 'within 5 min',
    'served-at-once': 'at once',
    'no-estimate': 'no minutes',
    'walked-away': 'walked away',
    'walked-away-told': 'told, min',
    'walked-away-late': 'past range',
    'not-reached': 'day ended',
    'not-reached-told': 'told, min',
  },
  band: 'told',
  head: 'Expected waits: of {count} calls with a wait {share} % came within the range of the ticket, nine in ten should; {gone} walked away.',
  before: 'The day before, {day}: {line}',
  unread: 'it cannot be read ({why})',
  misled:
    'The ranges on the tickets held for {share} % of {count} calls only; most failed in {queue}, where they held for {ofQueue} % of {inQueue}.',
  all: 'all',
  note: 'told a wait: calls of those whose ticket told minutes, or who had to wait for more than one; all figures but the last two are of them. in range: the share called within the range of their ticket, which should be nine in ten; width: of that range, in minutes; score: the width and twenty times what they were called outside of it, the less the better; error: the mean distance between the expected wait and the real one; bias: the mean of real minus expected, above 0 people waited longer than they were told; within 5 min: the share that was off by no more. Waits are as people live them, breaks included, and stand with the hour in which they were told. at once: told that there is no wait, and called within a minute; no minutes: told none, as no counter worked for the queue.',
  goneNote:
    'Who left without being called, with the wait that they had been told on average; past range: how many of them had already waited longer than their whole range; day ended: still there when it did.',
  none: 'Nobody was called yet who had been told a wait, or had to wait.',
};

export const estimatesInChinese = {
  labels: {
    estimates: '须等候',
    'estimates-in-range': '落在区间',
    'estimate-width': '区间宽',
    'estimate-score': '得分',
    'estimate-error': '误差',
    'estimate-bias': '偏差',
    'estimates-within-5-min': '5分钟内',
    'served-at-once': '随到随办',
    'no-estimate': '未告知',
    'walked-away': '中途离开',
    'walked-away-told': '曾告知（分钟）',
    'walked-away-late': '已超区间',
    'not-reached': '停办时仍在',
    'not-reached-told': '曾告知（分钟）',
  },
  band: '告知的等候',
  head: '等候告知：须等候的 {count} 次叫号中，{share}% 在号票所印区间内叫到（应为九成），中途离开 {gone} 人。',
  before: '前一日 {day}：{line}',
  unread: '读不出来（{why}）',
  misled:
    '号票所印等候区间只在 {count} 次叫号的 {share}% 中兑现，落空最多的是 {queue}：{inQueue} 次中兑现 {ofQueue}%。',
  all: '合计',
  note: '须等候：号票上告知了等候分钟数，或实际等了一分钟以上的叫号次数，除最后两列外都只就这些人计算。落在区间：在号票所印区间内被叫到的比例，应为十人中九人；区间宽：该区间的分钟数；得分：区间宽加上超出区间分钟数的二十倍，越小越好；误差：预计与实际等候平均相差的分钟数；偏差：实际减预计的平均值，大于 0 表示比告知的等得久；5分钟内：相差不超过 5 分钟的比例。等候按群众的实际经历计，含午休，归入告知时的时段。随到随办：告知无需等候，且一分钟内叫到；未告知：当时没有窗口办理该队列，没有告知分钟数。',
  goneNote:
    '没有叫到就离开的人，以及当初平均告知的等候；已超区间：离开时已等得比所告知的区间还久；停办时仍在：当日结束时仍未叫到。',
  none: '还没有叫到被告知过等候、或须等候的人。',
};
