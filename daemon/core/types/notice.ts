/** What somebody wants everybody to read. */
import { id, list, maybe, moment, type Of, record, text } from './form.ts';

/** What idle boards show instead of the institution. `boards` left out: all of them. */
export const noticeForm = record({ text, boards: maybe(list(id)), until: maybe(moment) });
export type Notice = Of<typeof noticeForm>;
