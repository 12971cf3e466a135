import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../config/read.ts';
import { demoHints } from '../../simulators/demo-hints.ts';

function hintsOf(name: string, port: number): string[] {
  const read = readConfig(join(import.meta.dirname, `../../config/${name}.yaml`));
  if (!read.ok) throw new Error('a hall of the checkout is without faults');
  return demoHints(read.config, port);
}

test("the seed's hall is tried with a withdrawal through ICBC, called by pad-1", () => {
  const hints = hintsOf('fuzhou', 1883);
  expect(hints).toContain("  mosquitto_sub -v -t 'one-ticket/v1/fuzhou/sim/+/shows'");
  expect(hints).toContain(
    `  mosquitto_pub -t 'one-ticket/v1/fuzhou/cmd/take-ticket' -m '{"id":"1","client":"me","args":{"service":"withdrawal","choice":{"bank":"icbc"}}}'`,
  );
  expect(hints).toContain(`  mosquitto_pub -t 'one-ticket/v1/fuzhou/sim/pad-1/do' -m '{"press":"next"}'`);
});

test('a service without a choice is asked for without one, and another port is named', () => {
  expect(hintsOf('small', 1890)).toContain(
    `  mosquitto_pub -p 1890 -t 'one-ticket/v1/small/cmd/take-ticket' -m '{"id":"1","client":"me","args":{"service":"withdrawal"}}'`,
  );
});
