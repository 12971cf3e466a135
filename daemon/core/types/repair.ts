/** What is kept of a device that cannot work. */
import { id, maybe, moment, type Of, record, text } from './form.ts';

/** 报修: the record of a device that cannot work, until it is mended. `seenBy`: who acknowledged its alarm. */
export const repairForm = record({ id: text, device: id, why: text, since: moment, seenBy: maybe(text) });
export type Repair = Of<typeof repairForm>;
