/** What is told of steps that were served by paper, in a power cut (R21). */

export const powerInEnglish = {
  presumed: {
    label: 'presumed',
    note: 'Steps finished by next while nobody had told that the citizen had come; left out of the service times, and no promise counts as kept by them.',
  },
  'served-by-paper': {
    label: 'by paper',
    note: 'Steps finished in a power cut by the list on paper, and entered afterwards; they have no service time, and no promise counts for them.',
  },
};

export const powerInChinese = {
  'served-by-paper': {
    label: '停电按单',
    note: '停电时按纸上的单子办完、事后补录的环节数；没有办理时间，也不计守诺。',
  },
};
