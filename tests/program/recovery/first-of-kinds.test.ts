/** Every kind of device in its first way and dialect; the others of it are tried by the long tests. */

import { recoveryOf } from './row-tests.ts';
import { firstOfKinds } from './rows.ts';

recoveryOf(firstOfKinds);
