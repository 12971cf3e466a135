/** `npm run hunt -- [--minutes N] [FILE…]`: plays the tests again and again, their properties with new cases, until one fails. */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  options: { minutes: { type: 'string', default: '30' } },
  allowPositionals: true,
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  process.stderr.write(
    `hunt: found --minutes ${values.minutes}, expected a number above 0, for example --minutes 30\n`,
  );
  process.exit(64);
}

const untilMs = performance.now() + minutes * 60_000;
for (let round = 1; performance.now() < untilMs; round += 1) {
  const seed = String(randomInt(2 ** 31));
  process.stdout.write(
    `round ${round}, seed ${seed}, ${Math.ceil((untilMs - performance.now()) / 60_000)} min to go\n`,
  );
  const words = ['vitest', 'run', '--reporter=dot', '--project', 'fast', '--project', 'slow', ...positionals];
  const { status } = spawnSync('npx', words, {
    stdio: 'inherit',
    env: { ...process.env, ONE_TICKET_SEED: seed },
  });
  if (status !== 0) {
    process.stdout.write(`Again: ONE_TICKET_SEED=${seed} npx vitest run FILE\n`);
    process.exit(1);
  }
}
