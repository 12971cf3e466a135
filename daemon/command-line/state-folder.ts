/** Where the state lies when nobody says so. */
import { existsSync } from 'node:fs';

/** In a checkout: that of the demo. */
export const demoState = 'state/demo';

/** Made by `npm run package`: what is unpacked from an archive is the program of a box (docs/install.md). */
const isInstalled = existsSync(new URL('../../VERSION', import.meta.url));
/** For the verbs of a hall that somebody relies on; a demo or a stage never goes there unasked. */
export const hallState = isInstalled ? '/var/lib/one-ticket' : demoState;
