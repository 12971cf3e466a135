/** The process that writes the reports, so that the hall is not held up: what it has found is told to whoever started it. */
import { setPriority } from 'node:os';
import type { Keeping } from '../../hall/report-writer.ts';
import { writeMissing } from './report-files.ts';

/** Whoever presses a key comes first. */
const patient = 10;

setPriority(patient);
// Whoever started it may have ended meanwhile; the reports are there all the same.
const [, , state = '', keeping = ''] = process.argv;
process.send?.(writeMissing(state, JSON.parse(keeping) as Keeping), () => process.exit());
