/**
 * A proof in an emulated machine of its own. An emulator is no processor: under QEMU 7.2 Node dies of a signal now and then,
 * as on no real machine. Then nothing is proved and nothing refuted, and the proof runs again in a new machine. What failed
 * has failed: it is never tried again.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Shows } from '../../simulators/devices/simulator.ts';
import { type Case, cases, type Proof, proofs, verdict } from './cases.ts';
import { type End, runInMachine } from './machine.ts';
import { openOutside } from './outside.ts';

const project = join(import.meta.dirname, '../..');
const node = join(project, 'node_modules/.bin/node');
/** What is waited for in there (tests/kit/hall/broker/watcher.ts) takes its time. */
const env = 'UV_THREADPOOL_SIZE=16 ONE_TICKET_UNTIL_MS=120000';
const mostMachines = 3;
/** Of all that was printed on the way to an outcome: enough to see how it came. */
const lastLines = 20;

/** `told`: why it failed, and what the machine printed last. */
export type Outcome = { passed: boolean; told: string };
export type Proved = {
  outcomes: ReadonlyMap<Case, Outcome>;
  /** Of the cases that it did not come to. */
  rest: Outcome;
  /** What the board outside shows at the end. */
  shown: Shows;
};

export async function proveInMachine(proof: Proof): Promise<Proved> {
  for (let machines = 1; ; machines += 1) {
    const { end, proved } = await inOneMachine(proof);
    const hasFailed = [...proved.outcomes.values()].some(({ passed }) => !passed);
    if (end.by !== 'death' || hasFailed || machines === mostMachines) return proved;
    say(`${proof}: ${end.told}; again in a new machine (${machines + 1} of at most ${mostMachines})`);
  }
}

async function inOneMachine(proof: Proof): Promise<{ end: End; proved: Proved }> {
  const scratch = mkdtempSync(join(tmpdir(), 'one-ticket-kernel-'));
  const outside = await openOutside(scratch);
  const outcomes = new Map<Case, Outcome>();
  let printed: string[] = [];
  const end = await runInMachine({
    scratch,
    command: `cd ${project}; ${env} ${node} ${join(import.meta.dirname, 'inside', `${proof}.ts`)}`,
    qemu: outside.qemu,
    hear(line) {
      outside.heed(line);
      const found = verdictIn(line, proof);
      if (found === undefined) return void printed.push(line);
      const { name, passed, told } = found;
      outcomes.set(name, { passed, told: [told, ...printed.slice(-lastLines)].join('\n') });
      printed = [];
      say(`${proof}: ${passed ? 'passed' : 'FAILED'}: ${cases[name]}${told}`);
    },
  });
  outside.close();
  rmSync(scratch, { recursive: true });
  const rest = { passed: false, told: [end.told, ...printed.slice(-lastLines)].join('\n') };
  return { end, proved: { outcomes, rest, shown: outside.shows() } };
}

/** `told`: what the line tells after the name: figures, or why it failed. */
function verdictIn(line: string, proof: Proof): { name: Case; passed: boolean; told: string } | undefined {
  for (const name of proofs[proof])
    for (const is of ['passed', 'failed'] as const) {
      const [, told] = line.split(verdict[is] + cases[name]);
      if (told !== undefined) return { name, passed: is === 'passed', told };
    }
  return undefined;
}

/** Long work shows its progress. */
function say(what: string): void {
  process.stderr.write(`in the emulated machine: ${what}\n`);
}
