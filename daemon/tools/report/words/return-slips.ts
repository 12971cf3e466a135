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
