/**
 * Property tests play the same cases each time, so that a change is judged by what it changes; `npm run hunt` plays others
 * (docs/decisions/0056).
 */
import fc from 'fast-check';

/** What fast-check itself takes for a seed: 32 bits. */
const seed = Number(process.env['ONE_TICKET_SEED'] ?? 20_261_201);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
