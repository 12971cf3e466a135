/** Every kind of device in the ways and dialects that `npm test` leaves out. */

import { recoveryOf } from './row-tests.ts';
import { firstOfKinds, rows } from './rows.ts';

recoveryOf(rows.filter(row => !firstOfKinds.includes(row)));
