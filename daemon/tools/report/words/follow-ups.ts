/** What is told of what stays open until it is answered, and of a supervisor's word on refusals (R17). */
export const followUpsInEnglish = {
  'follow-ups-opened': {
    label: 'f-ups new',
    note: 'What was recorded in this time and needs an answer: bad ratings, complaints, refusals, missing papers; not what was taken back with a press.',
  },
  'follow-ups-closed': {
    label: 'f-ups closed',
    note: 'Those closed with a note in this time, older ones too.',
  },
  'follow-ups-open': { label: 'f-ups open', note: 'Those still open at the end, older ones too.' },
  'refusals-confirmed': {
    label: 'confirmed',
    note: 'Refusals that a supervisor confirmed, earlier ones too, by the day on which they did.',
  },
  'refusals-overturned': {
    label: 'overturned',
    note: 'Refusals that a supervisor overturned: whoever was refused may come back to the step that was reached.',
  },
  'refusals-late': {
    label: 'word late',
    note: 'Of these, on which the word came after the working day that a supervisor has for it.',
  },
};

export const badGradesInEnglish = {
  ratings: 'ratings',
  note: 'Of {count} who said why; told from five on.',
};

type Six = [string, string, string, string, string, string];

export const followUpHeadsInEnglish: { head: Six; answered: [...Six, string] } = {
  head: ['id', 'from', 'ticket', 'counter', 'since', 'due'],
  answered: ['id', 'from', 'ticket', 'due', 'answered at', 'by', 'word'],
};
