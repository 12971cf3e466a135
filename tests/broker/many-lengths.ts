/** Says messages of 1,400 lengths to the broker at argv[2], among other work with buffers; tells the bytes of buffers that stay. */

import { systemTimers } from '../../daemon/process/clock.ts';
import { keepConnected } from '../../drivers/link/mqtt.ts';

const [, , url = ''] = process.argv;
const connection = keepConnected(
  { broker: { url }, timers: systemTimers },
  {
    up({ publish }) {
      let left = 1400;
      const say = (): void => {
        if (left === 0) return tell();
        left -= 1;
        publish({ topic: 'lengths', payload: 'x'.repeat(left) }, say);
        for (let work = 0; work < 60; work += 1) Buffer.allocUnsafe(1200);
      };
      say();
    },
    message() {},
    down(why) {
      throw new Error(why);
    },
  },
);

function tell(): void {
  void connection.close().then(() => {
    // What the first finds is freed beside it; the second waits for that.
    for (let pass = 0; pass < 2; pass += 1) globalThis.gc?.();
    process.stdout.write(String(process.memoryUsage().arrayBuffers));
  });
}
