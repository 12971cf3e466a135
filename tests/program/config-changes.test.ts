/** The daemon started again with another config, while a day is open: docs/decisions/0007-config-changes.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';

let hall: StandingHall;
afterEach(() => hall.close());

/** Edits the config with which the daemon runs. */
function edit(change: (text: string) => string): void {
  const file = join(hall.state, 'stage.yaml');
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

it('a queue renamed while people need it stops the start with exit 78, and the old config starts as before', async () => {
  hall = await standHall('config/halls/small.yaml');
  await hall.start();
  await hall.command('open-day', {});
  await hall.command('take-ticket', { service: 'withdrawal' });
  await hall.end('SIGTERM');
  edit(text => text.replaceAll('icbc', 'bank'));
  await expect(hall.start()).rejects.toThrow('the daemon ended with 78');
  expect(hall.log()).toMatch(
    /stage\.yaml: queues: found no icbc, expected it to stay until .*\(A001\); put it back/,
  );
  edit(text => text.replaceAll('bank', 'icbc'));
  await hall.start();
  expect(await hall.command('ask', { ticket: 'A001' })).toMatchObject({ status: 'ok' });
});

it('a counter taken away while it serves gives its visit back, and that is said in the log', async () => {
  const third = '  "3": { institution: centre, queues: [approval] }\n';
  hall = await standHall('config/halls/small.yaml', {
    edit: text => text.replace('counters:\n', `counters:\n${third}`),
  });
  await hall.start();
  await hall.command('open-day', {});
  await hall.command('open-counter', { counter: '3' });
  await hall.command('take-ticket', { service: 'advice' });
  await hall.command('call-next', { counter: '3' });
  await hall.end('SIGKILL');
  edit(text => text.replace(/^ *"3":.*\n/m, ''));
  await hall.start();
  await hall.ops.until(() => hall.ops.last('state/visit/D001')?.['place'] === 'waiting');
  expect(hall.log()).toContain('"counter":"3","ticket":"D001"');
});
