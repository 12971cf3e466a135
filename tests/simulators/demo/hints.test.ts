import { expect, test } from 'vitest';
import type { DeviceConfig } from '../../../config/schema/config.ts';
import { demoHints } from '../../../simulators/demo/hints.ts';
import { configOf, shipped } from '../../config/hall-files.ts';

const hall = (name: string) => configOf(shipped(`${name}.yaml`));
const hintsOf = (name: string, port: number): string[] => demoHints(hall(name), port);

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

test('the pad is one of any kind that calls the next: no rater, and none that is taken out', () => {
  const config = hall('every-kind');
  const button = { kind: 'mqtt-buttons', dialect: 'tasmota', counter: '1', repeatWindowMs: 400 } as const;
  const devices = new Map<string, DeviceConfig>([
    ['out', { ...button, topic: 'out', buttons: { single: 'next' }, disabled: true }],
    ['rater', { ...button, topic: 'rater', buttons: { single: 'rate-5' }, disabled: false }],
    ['button', { ...button, topic: 'button', buttons: { single: 'next' }, disabled: false }],
  ]);
  expect(demoHints({ ...config, devices }, 1883)).toContain(
    `  mosquitto_pub -t 'one-ticket/v1/every-kind/sim/button/do' -m '{"press":"next"}'`,
  );
});
