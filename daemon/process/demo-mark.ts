/** A folder that a demo made is emptied by the next one, unless a hall that is no demo has written into it. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Written by the demo (simulators/demo/state.ts). */
const demoMark = 'made-by-a-demo';

/** From now on no demo empties `folder`. Throws where the mark cannot be taken away. */
export function keepFromDemos(folder: string): void {
  rmSync(join(folder, demoMark), { force: true });
}
