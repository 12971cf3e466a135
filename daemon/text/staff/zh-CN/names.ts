/** 中文：几张表共用的叫法。编号、命令和配置里的词照写。 */

export const list = (words: readonly string[]): string => words.join('、');

/** 汉字之间不空格，汉字与西文之间空一格。 */
export const apart = (text: string): string => (/^[!-~]/.test(text) ? ` ${text}` : text);

/** 配置和命令里的词，后面是人说的。 */
const named = (words: Readonly<Record<string, string>>) => (word: string) => {
  const name = words[word];
  return name === undefined ? word : `${word}（${name}）`;
};

export const levelName = named({ attention: '关注', busy: '繁忙', emergency: '紧急' });
export const roleName = named({
  viewer: '观察员',
  attendant: '经办人',
  supervisor: '主管',
  engineer: '工程师',
  citizen: '取号机、屏幕或手机',
});
export const outcomeName = named({ approved: '办成', refused: '不予办理', 'papers-missing': '材料不齐' });
/** 跟进从哪里来；大厅自己不认得的，照原样说。 */
const sources: Readonly<Record<string, string>> = {
  rating: '差评',
  refused: '不予办理',
  'papers-missing': '材料不齐',
  complaint: '投诉',
  mail: '意见箱',
};
export const sourceName = (source: string): string => sources[source] ?? source;
export const deviceClassName = named({
  board: '显示屏',
  pad: '呼叫器',
  printer: '打印机',
  voice: '语音',
  reader: '读取器',
});

const places: Readonly<Record<string, string>> = {
  between: '在两个环节之间',
  waiting: '等候中',
  called: '已叫号',
  serving: '办理中',
  parked: '已挂起',
  missed: '已过号',
  done: '已办结',
  left: '已弃号',
  away: '暂离',
};
export const placeName = (place: string): string => places[place] ?? place;
