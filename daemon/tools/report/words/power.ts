/** What is told of steps that were finished: how many, of how many cases (R18), and by paper, in a power cut (R21). */

export const powerInEnglish = {
  served: { label: 'steps', note: 'Steps that were finished, also with a refusal or for missing papers.' },
  cases: {
    label: 'cases',
    note: 'Cases done at these steps: one for each ticket, several of a batch (单位专管员), also those of a step that is not over.',
  },
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
  served: { label: '办结环节', note: '按结束办完的环节数，不予办理和材料不齐也算办完。' },
  cases: {
    label: '办结件数',
    note: '在这些环节办完的件数：一张号票一件，单位专管员的多件；环节未完的也算。',
  },
  'served-by-paper': {
    label: '停电按单',
    note: '停电时按纸上的单子办完、事后补录的环节数；没有办理时间，也不计守诺。',
  },
};

/** What stands of a cut among what was out of the ordinary. */
export const cutInChinese = {
  cut: '{from} 停电，{until} 来电：{paper}。跨停电的等候、办理时间和承诺不计入。',
  failing: '{from} 起停电，仍未来电：{paper}。跨停电的等候、办理时间和承诺不计入。',
  lists: '打印了{queues}的单子',
  missing: '{queues}没有印出',
  noLists: '没有另打单子',
  entered: '补录按单办理的环节 {steps} 个，新来的 {newcomers} 人',
  between: '，',
  and: '、',
};

export const cutInEnglish: typeof cutInChinese = {
  cut: 'The power failed from {from} to {until}. {paper}. No wait, service time or promise that spans it counts.',
  failing:
    'The power has failed since {from}. {paper}. No wait, service time or promise that spans it counts.',
  lists: 'Queues on paper: {queues}',
  missing: 'not printed: {queues}',
  noLists: 'No new list was printed',
  entered: 'steps by paper: {steps}; newcomers: {newcomers}',
  between: '; ',
  and: ', ',
};
