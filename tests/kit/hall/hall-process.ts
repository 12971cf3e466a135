/** A hall in a process of its own, to be killed: `hall-process.ts URL STATE`. */
import { startLiveHall } from './live-hall.ts';

const [broker = '', state = ''] = process.argv.slice(2);
startLiveHall({ broker, state });
