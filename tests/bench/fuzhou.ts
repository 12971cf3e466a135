import { readConfig } from '../../config/load/read.ts';
import type { Counter, Rules } from '../../daemon/core/types/rules.ts';

/** The hall whose rules are measured. */
export function fuzhou(): Rules {
  const read = readConfig('config/halls/fuzhou.yaml');
  if (!read.ok) throw new Error('config/halls/fuzhou.yaml has faults');
  return read.config.rules;
}

/** The same with more counters, each like one that it has, and each of them quick, so that so many can be served. */
export function fuzhouWith(counters: number): Rules {
  const rules = fuzhou();
  const all = new Map(rules.counters);
  const patterns = [...rules.counters.values()];
  for (let more = all.size; more < counters; more += 1) {
    const pattern = patterns[1 + (more % (patterns.length - 1))];
    if (pattern !== undefined) all.set(`${more}`, { ...pattern, id: `${more}` } satisfies Counter);
  }
  const quick = [...rules.queues].map(([id, queue]) => [id, { ...queue, usualMs: 90_000 }] as const);
  return { ...rules, counters: all, queues: new Map(quick) };
}
