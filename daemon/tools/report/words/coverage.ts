/** Which days of a month its figures are of, and which are not in them. */

export const coverageInEnglish = {
  days: '{count} days have a journal: {days}.',
  gaps: 'Days without one: {days}.',
  unread: 'Days whose journal cannot be read, in no figure: {days}.',
};

export const coverageInChinese: typeof coverageInEnglish = {
  days: '有记录的日子 {count} 天：{days}。',
  gaps: '没有记录的日子：{days}。',
  unread: '日志读不出、未计入的日子：{days}。',
};
