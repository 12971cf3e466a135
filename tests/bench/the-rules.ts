/** `npm run bench`, first half: the pure core and the journal's day, as ratios to what the same machine needs at least. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { benchBigDay } from './big-day.ts';
import { benchCore } from './core.ts';

/** On the disk of the checkout, as the second half. */
const folder = join(import.meta.dirname, '../../state/bench-rules');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

process.stderr.write('orders through decide and evolve\n');
const { ordersPerSecond, toHash, crowded } = benchCore();
process.stderr.write('a day of 2,000 visits, simulated and then written (half a minute)\n');
const { visits, orders, simulatedMs, events, readyMs, readMs } = benchBigDay(folder);
rmSync(folder, { recursive: true });

process.stdout.write(`Orders: ${Math.round(ordersPerSecond)} a second on one core, ${toHash.toFixed(1)} × the hashing of what they make durable.
100,000 waiting cost ${crowded.toFixed(2)} × of 100 waiting per order. Aim: at most 2.
A day of ${visits} visits, 30 counters and ${orders} orders: simulated in ${Math.round(simulatedMs)} ms. Aim: 100 ms.
A day of ${events} events: verified and ready in ${Math.round(readyMs)} ms, ${(readyMs / readMs).toFixed(1)} × reading and hashing its rows. Aim: 500 ms for 40,000 events.

`);
