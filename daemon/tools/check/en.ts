/** English: the routes and sessions of a hall, a line each. What a thing is called is the config's. */

const asked = {
  ticket: 'asked at the ticket',
  clerk: 'chosen by the clerk',
  shortest: 'by the shortest wait',
};

export const en = {
  queue: (name: string | undefined, id: string, counters: string, backup: string) =>
    `${name} ${id} (${counters}${backup === '' ? '' : `, backup ${backup}`})`,
  step: (queue: string, soon: boolean) => (soon ? `${queue}, soon` : queue),
  choice: (id: string, by: keyof typeof asked, otherwise: string) => `${id} ${asked[by]}${otherwise}`,
  and: '; ',
  elseQueue: (id: string) => `, else ${id}`,
  elseShortest: ', else by the shortest wait',
  key: (digits: string) => `${digits} ok`,
  session: (from: string, until: string, lastTicket: string | undefined) =>
    `${from}–${until}${lastTicket === undefined ? '' : ` (last ticket ${lastTicket})`}`,
};
