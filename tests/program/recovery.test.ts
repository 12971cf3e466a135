/** Every kind of device in its first way and dialect; the others of it are tried by the long tests. */
import { firstOfKinds } from './recovery-kinds.ts';
import { recoveryOf } from './recovery-of.ts';

recoveryOf(firstOfKinds);
