/** 中文：几张表共用的叫法。 */

const classes: Readonly<Record<string, string>> = { normal: '普通', green: '绿色通道', appointment: '预约' };
export const className = (visitClass: string): string => classes[visitClass] ?? visitClass;

const outcomes: Readonly<Record<string, string>> = {
  approved: '办成',
  refused: '不予办理',
  'papers-missing': '材料不齐',
};
export const outcomeName = (outcome: string): string => outcomes[outcome] ?? outcome;
