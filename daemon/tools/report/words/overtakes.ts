/** What it is called when somebody is called before others who had come earlier (R20). */

export const overtakesInEnglish = {
  figures: {
    overtakes: {
      label: 'overtakes',
      note: 'How many who had come to the queue earlier were still waiting when somebody was called, all calls together.',
    },
    'overtakes-green': {
      label: 'by green',
      note: 'Of these, before whom somebody of the green channel went.',
    },
    'overtakes-appointment': {
      label: 'by booked',
      note: 'Of these, before whom somebody with an appointment went.',
    },
    'overtakes-returned': {
      label: 'by returned',
      note: 'Of these, before whom somebody went who had waited in an earlier queue, came back after a missed call, or came for a short return step.',
    },
    'overtakes-kept': {
      label: 'by kept',
      note: 'Of these, those who were kept for another counter, or before whom such a one went as its counter was busy.',
    },
    'overtakes-guard': {
      label: 'by turn',
      note: 'Of these, the green ones who let others before them after two green calls in a row.',
    },
    'overtakes-desk': {
      label: 'by number',
      note: 'Of these, before whom somebody was called by their number.',
    },
  },
  note: 'Who had come earlier to the same queue and was called later counts once with each call before theirs.',
};

export const overtakesInChinese = {
  figures: {
    overtakes: { label: '先于早到者', note: '每次叫号时仍在同一队列等候、而来得更早的人数，各次相加。' },
    'overtakes-green': { label: '绿色先', note: '其中由绿色通道先办的。' },
    'overtakes-appointment': { label: '预约先', note: '其中由预约先办的。' },
    'overtakes-returned': {
      label: '回转先',
      note: '其中由在前一环节等候过、过号重排或回来办短环节的人先办的。',
    },
    'overtakes-kept': {
      label: '保留先',
      note: '其中早到者保留给另一窗口，或所保留的窗口正忙而由他窗先办的。',
    },
    'overtakes-guard': { label: '轮让', note: '其中连叫两位绿色通道以后，由绿色通道让给普通的。' },
    'overtakes-desk': { label: '点号先', note: '其中按号码直接叫号的。' },
  },
  note: '在同一队列来得更早而叫得更晚的人，每被先叫一次计一次。',
};
