/** Tells, once it is connected to the broker at argv[2], the modules of Node's own that are loaded. */
import { systemTimers } from '../../daemon/process/clock.ts';
import { keepConnected } from '../../drivers/link/mqtt.ts';

const [, , url = ''] = process.argv;
const connection = keepConnected(
  { broker: { url }, timers: systemTimers },
  {
    up() {
      process.stdout.write(JSON.stringify(Reflect.get(process, 'moduleLoadList')));
      void connection.close();
    },
    message() {},
    down(why) {
      throw new Error(why);
    },
  },
);
