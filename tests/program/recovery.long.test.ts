/** Every kind of device in the ways and dialects that `npm test` leaves out. */
import { firstOfKinds, rows } from './recovery-kinds.ts';
import { recoveryOf } from './recovery-of.ts';

recoveryOf(rows.filter(row => !firstOfKinds.includes(row)));
