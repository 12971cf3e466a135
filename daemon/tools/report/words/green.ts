/** What is told of claims on the green channel (R6). */

export const greenInEnglish = {
  'green-claimed': {
    label: 'green asked',
    note: 'Tickets taken with a claim on the green channel; those neither confirmed nor denied nobody has answered.',
  },
  'green-confirmed': {
    label: 'green yes',
    note: 'Claims on the green channel that were confirmed, counted with whoever did it.',
  },
  'green-denied': {
    label: 'green no',
    note: 'Claims on the green channel that were denied, counted with whoever did it.',
  },
  'green-given': {
    label: 'green given',
    note: 'Tickets set to the green channel without a claim, counted with whoever did it.',
  },
  'green-calls': { label: 'green', note: 'Calls of tickets in the green channel.' },
};

export const greenInChinese: typeof greenInEnglish = {
  'green-claimed': {
    label: '申请绿色',
    note: '取号时申请绿色通道的号票数；确认与不同意之外的，没有人答复过。',
  },
  'green-confirmed': { label: '绿色确认', note: '工作人员确认绿色通道申请的次数，计在确认的人名下。' },
  'green-denied': { label: '绿色不同意', note: '工作人员不同意绿色通道申请的次数，计在答复的人名下。' },
  'green-given': { label: '绿色另给', note: '没有申请而由工作人员改为绿色通道的次数，计在改的人名下。' },
  'green-calls': { label: '绿色通道', note: '按绿色通道叫号的次数。' },
};
