/** `npm run bench`, first part: the pure core and the journal's day, in thread time, best of several. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { benchBigDay } from './big-day.ts';
import { benchCore } from './core.ts';
import { benchFuzhouDays, benchSimulatedDays } from './fuzhou-days.ts';
import { forgetRecord, record } from './record.ts';

/** On the disk of the checkout, as the second part. */
const folder = join(import.meta.dirname, '../../state/bench-rules');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
forgetRecord();

process.stderr.write('orders through the rules, with 100 and with 100,000 waiting\n');
const { ordersPerSecond, toHash, crowded } = benchCore();
process.stderr.write('days of Fuzhou on two threads: the rules alone, and as simulate does it\n');
const ofTheRules = await benchFuzhouDays();
const ofTheTool = await benchSimulatedDays();
process.stderr.write('a day of 2,000 visits, simulated and then written\n');
const { visits, orders, simulatedMs, events, readyMs, readMs } = benchBigDay(folder);
rmSync(folder, { recursive: true });

/** 36,000 events, whatever this day has. */
const readyOf36000Ms = (readyMs * 36_000) / events;

process.stdout.write(
  `The rules and the journal's day: thread time, best of several, and days on threads by all of their processor time. The day has ${visits} visits, 30 counters, ${orders} orders and ${events} events.\n`,
);
record([
  { name: 'orders, with the next deadline', value: ordersPerSecond, unit: '/s', aim: { least: 300_000 } },
  { name: 'an order ÷ hashing what it makes durable', value: toHash, unit: '×' },
  { name: 'an order with 100,000 waiting ÷ with 100', value: crowded, unit: '×', aim: { most: 1.5 } },
  { name: 'hall day of 2,000 visits and 30 counters', value: simulatedMs, unit: 'ms', aim: { most: 150 } },
  { name: '36,000 events verified and ready', value: readyOf36000Ms, unit: 'ms', aim: { most: 200 } },
  { name: 'events verified and ready ÷ read and hashed', value: readyMs / readMs, unit: '×' },
  {
    name: 'days of Fuzhou in 5 min on 2 cores, rules alone',
    value: ofTheRules.onTwoCores,
    unit: '',
    aim: { least: 10_000 },
  },
  { name: 'the same by the wall clock of this run', value: ofTheRules.byTheWall, unit: '' },
  { name: 'days of simulate in 5 min on 2 cores', value: ofTheTool.onTwoCores, unit: '' },
]);
