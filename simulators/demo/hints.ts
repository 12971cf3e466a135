import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Config } from '../../config/schema/config.ts';
import { type AnyPad, isPad } from '../../config/schema/device-classes.ts';
import { words } from './words.ts';

/** Commands to try in another terminal, made of what this hall has. */
export function demoHints(config: Pick<Config, 'hall' | 'devices' | 'rules'>, port: number): string[] {
  const prefix = `one-ticket/v1/${config.hall}`;
  const at = port === 1883 ? '' : ` -p ${port}`;
  const send = (topic: string, payload: unknown) =>
    `  mosquitto_pub${at} -t '${prefix}/${topic}' -m '${JSON.stringify(payload)}'`;
  const lines = [words.tryIt, `  mosquitto_sub${at} -v -t '${prefix}/sim/+/shows'`];
  const [service] = config.rules.services.values();
  if (service !== undefined) {
    const choice: Record<string, string> = {};
    for (const step of service.route) {
      const queue = step.is === 'choice' && step.by === 'ticket' ? step.among[0] : undefined;
      if (step.is === 'choice' && queue !== undefined) choice[step.choice] = queue;
    }
    const args = { service: service.id, ...(Object.keys(choice).length > 0 && { choice }) };
    lines.push(send('cmd/take-ticket', { id: '1', client: 'me', args }));
    const [step] = service.route;
    const pad = padFor(config, step?.is === 'choice' ? step.among[0] : step?.queue);
    if (pad !== undefined) lines.push(send(`sim/${pad}/do`, { press: 'next' }));
    lines.push(words.ids);
  }
  if (!isInstalled('mosquitto_pub')) lines.push(words.install);
  return lines;
}

/** A pad whose counter serves `queue`. */
function padFor({ devices, rules }: Pick<Config, 'devices' | 'rules'>, queue: string | undefined) {
  for (const [id, device] of devices) {
    if (!isPad(device) || device.disabled || !hasNext(device)) continue;
    if (rules.counters.get(device.counter)?.queues.some(served => served === queue)) return id;
  }
  return undefined;
}

/** A rater has not. */
function hasNext(pad: AnyPad): boolean {
  const buttons = 'buttons' in pad ? pad.buttons : undefined;
  return buttons === undefined || Object.values(buttons).includes('next');
}

const isInstalled = (command: string) =>
  (process.env['PATH'] ?? '').split(delimiter).some(folder => existsSync(join(folder, command)));
