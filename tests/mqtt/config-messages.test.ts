/** What a hall says of its config fits a message, or `check` says so. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../config/load/read.ts';
import { tooLongOfConfig } from '../../daemon/mqtt/config-messages.ts';
import { faultText } from '../../daemon/text/staff/sentences.ts';

const folder = mkdtempSync(join(tmpdir(), 'one-ticket-long-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const mqtt = 'mqtt: { url: mqtt://127.0.0.1:1883 }\n';

/** config/halls/small.yaml with so many queues more, and as many counters that serve them all. */
function faultsOf(queues: number, counters: number, more = mqtt): string[] {
  const name = '一个很长的名字'.repeat(8);
  const made = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => `  ${line(index)}\n`).join('');
  const served = Array.from({ length: queues }, (_, index) => `more-${index}`).join(', ');
  const text = readFileSync('config/halls/small.yaml', 'utf8')
    .replace(
      /^queues:\n/m,
      `$&${made(queues, index => `more-${index}: { institution: centre, name: ${name} }`)}`,
    )
    .replace(
      /^counters:\n/m,
      `$&${made(counters, index => `"${100 + index}": { institution: centre, queues: [${served}] }`)}`,
    );
  const file = join(folder, 'hall.yaml');
  writeFileSync(file, text + more);
  const read = readConfig(file);
  if (!read.ok) throw new Error(read.faults.map(faultText).join('\n'));
  return tooLongOfConfig(read.config, '0.1.0').map(one =>
    faultText(read.locate(one)).replace(file, 'hall.yaml'),
  );
}

test('the halls that are shipped fit', () => {
  for (const file of [
    'config/halls/small.yaml',
    'config/halls/fuzhou.yaml',
    'config/halls/every-kind.yaml',
  ]) {
    const read = readConfig(file);
    expect(read.ok && tooLongOfConfig(read.config, '0.1.0')).toEqual([]);
  }
});

test('more queues than Home Assistant can be told of are a fault, with what was found and expected', () => {
  expect(faultsOf(20, 1)).toEqual([]);
  expect(faultsOf(90, 1)).toEqual([
    expect.stringMatching(
      /^hall\.yaml:\d+:1 queues: found what Home Assistant is told of this hall of \d{5} bytes, expected at most 60416, /,
    ),
  ]);
});

test('more counters than $info can tell of are a fault where they stand', () => {
  expect(faultsOf(20, 400)).toEqual([
    expect.stringMatching(/^hall\.yaml:\d+:1 counters: found what \$info says of this hall of \d+ bytes/),
  ]);
});

test('a hall without a broker says nothing to anybody', () => {
  expect(faultsOf(90, 1, '')).toEqual([]);
});
