/** 考核表：本人的，和由主管负责的。 */
export const sheetsInChinese = {
  title: '每月考核表',
  help: '只有本人和主管看得到。当月过完以后才有。',
  look: '查看考核表',
  month: '月份',
  whose: '谁的表',
  none: '还没有写好的月份：当月过完以后自动写好。',
  nothing: (month: string) => `${month} 没有您能看的表：当月没有您的记录，或当时的工号不是您的。`,
  notes: '各数字的含义',
};

export const sheetsInEnglish: typeof sheetsInChinese = {
  title: 'The appraisal of a month',
  help: 'Nobody sees a sheet but its clerk and their supervisor. A month has one once it is over.',
  look: 'Look at the sheets',
  month: 'Month',
  whose: 'Whose',
  none: 'No month is written yet: it is, by itself, once a month is over.',
  nothing: month =>
    `In ${month} there is no sheet that you may see: nothing is recorded of you, or your number was somebody else's.`,
  notes: 'What each figure means',
};
