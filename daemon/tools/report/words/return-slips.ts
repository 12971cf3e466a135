/** What is told of the slips by which people come back (R15). */

export const slipsInEnglish = {
  'slips-given': {
    label: 'return slips',
    note: 'Slips by which who lacked papers may come back at the step that was reached, another day, too.',
  },
  'slips-used': {
    label: 'came by slip',
    note: 'How often somebody came back by such a slip, or was taken in again for what was on it.',
  },
  'slips-lapsed': {
    label: 'slips lapsed',
    note: 'Slips by which nobody came until their last day was over, counted on the day on which they were put away.',
  },
};

export const slipsInChinese: typeof slipsInEnglish = {
  'slips-given': {
    label: '告知单',
    note: '缺材料者凭此单可回到原环节办理，改日也可。',
  },
  'slips-used': {
    label: '凭单回来',
    note: '凭告知单取号回来，或因单上所列再次受理的次数。',
  },
  'slips-lapsed': {
    label: '过期告知单',
    note: '到期也没有人凭单回来的，记在清理的那一天。',
  },
};
