/** What is told of questions (R17, 首问责任). */

export const questionsInEnglish = {
  'questions-opened': {
    label: 'asked',
    note: 'Questions that a clerk took in this time and owes an answer to; not what was taken back with a press.',
  },
  'questions-answered': {
    label: 'answered',
    note: 'Questions answered in this time, earlier ones too, under whoever owned them then.',
  },
  'questions-in-time': {
    label: 'in time',
    note: 'Of the answered ones, those answered before they were due: within the minutes that the hall has set while who asked was in the hall, within its working days once they had gone.',
  },
  'questions-passed': {
    label: 'passed on',
    note: 'How often a question was taken over by somebody who accepted it, under who owned it last.',
  },
  'questions-open': { label: 'unanswered', note: 'Questions still open at the end, older ones too.' },
};

export const questionsInChinese: typeof questionsInEnglish = {
  'questions-opened': {
    label: '首问',
    note: '当期由经办人登记、负责答复的首问数，随撤销的按键一起撤销的不算。',
  },
  'questions-answered': {
    label: '首问已答',
    note: '当期答复的首问数，也包括以前的，计在答复时的责任人名下。',
  },
  'questions-in-time': {
    label: '按时答复',
    note: '已答复的首问中按时的百分比：人在厅里的按大厅规定的分钟数，人走后按规定的工作日数。',
  },
  'questions-passed': { label: '首问转交', note: '首问转交并被接受的次数，计在最后的责任人名下。' },
  'questions-open': { label: '首问未答', note: '到最后一刻仍未答复的首问数，也包括以前的。' },
};
