/** `npm run bench`, first part: the pure core and the journal's day, in thread time, best of several. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { benchBigDay, benchFuzhouDay } from './big-day.ts';
import { benchCore } from './core.ts';
import { forgetRecord, record } from './record.ts';

/** On the disk of the checkout, as the second part. */
const folder = join(import.meta.dirname, '../../state/bench-rules');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
forgetRecord();

process.stderr.write('orders through the rules, with 100 and with 100,000 waiting\n');
const { ordersPerSecond, toHash, crowded } = benchCore();
process.stderr.write('a day of Fuzhou\n');
const fuzhouDayMs = benchFuzhouDay();
process.stderr.write('a day of 2,000 visits, simulated and then written\n');
const { visits, orders, simulatedMs, events, readyMs, readMs } = benchBigDay(folder);
rmSync(folder, { recursive: true });

/** 36,000 events, whatever this day has. */
const readyOf36000Ms = (readyMs * 36_000) / events;
const fiveMinutesOnTwoCoresMs = 2 * 5 * 60_000;

process.stdout.write(
  `The rules and the journal's day: thread time, best of several. The day has ${visits} visits, 30 counters, ${orders} orders and ${events} events.\n`,
);
record([
  { name: 'orders, with the next deadline', value: ordersPerSecond, unit: '/s', aim: { least: 300_000 } },
  { name: 'an order ÷ hashing what it makes durable', value: toHash, unit: '×' },
  { name: 'an order with 100,000 waiting ÷ with 100', value: crowded, unit: '×', aim: { most: 1.5 } },
  { name: 'hall day of 2,000 visits and 30 counters', value: simulatedMs, unit: 'ms', aim: { most: 150 } },
  { name: '36,000 events verified and ready', value: readyOf36000Ms, unit: 'ms', aim: { most: 200 } },
  { name: 'events verified and ready ÷ read and hashed', value: readyMs / readMs, unit: '×' },
  {
    name: 'days of Fuzhou in 5 min on 2 cores',
    value: fiveMinutesOnTwoCoresMs / fuzhouDayMs,
    unit: '',
    aim: { least: 10_000 },
  },
]);
