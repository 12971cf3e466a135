/** What the daemon believes of a device, beside what is physically so. */
import type { FaultName } from '../../stage/fault-names.ts';
import type { DemoShows, Looks, PlannedDevice } from '../contract.ts';
import { showsOf } from '../fields.ts';
import type { Hall } from '../hall.ts';

/** `device/<d>/$state`; any of it may be missing. */
export type Belief = {
  state?: string;
  /** ms UTC. */
  since?: number;
  why?: string;
  warning?: string;
  /** false: of a kind that never answers; `ready` says no more than that its port is there. */
  verified?: boolean;
};

/** What is wrong at the device itself, whoever made it so. */
type Trouble = FaultName | 'paper-out' | 'cover-open' | 'jammed';

type Verdict =
  /** The daemon is not heard: what it believed last is all there is. */
  | 'old'
  | 'unheard'
  | 'both-well'
  | 'noticed'
  | 'unnoticed'
  /** Nor can it be: a kind that never answers. */
  | 'unseen'
  | 'connecting'
  | 'not-yet-mended';

export function verdictOf(hall: Hall, device: PlannedDevice): Verdict {
  const belief = beliefOf(hall, device);
  if (belief?.state === undefined) return 'unheard';
  if (!isDaemonHeard(hall)) return 'old';
  const isWell = belief.state === 'ready' || belief.state === 'init';
  if (troublesOf(hall, device).length > 0) {
    if (!isWell) return 'noticed';
    return belief.verified === false ? 'unseen' : 'unnoticed';
  }
  if (belief.state === 'init') return 'connecting';
  return isWell ? 'both-well' : 'not-yet-mended';
}

export function beliefOf(hall: Hall, { id }: PlannedDevice): Belief | undefined {
  return hall.topic<Belief>(`device/${id}/$state`).value;
}

/** Faults by hand first, then what a printer shows of itself. */
export function troublesOf(hall: Hall, { id }: PlannedDevice): Trouble[] {
  const faults = hall.topic<Looks>(`sim/${id}/looks`).value?.faults;
  const { paper, cover, cutter } = showsOf(hall, id);
  const own: (Trouble | false)[] = [
    paper === 'out' && 'paper-out',
    cover === 'open' && 'cover-open',
    cutter === 'jammed' && 'jammed',
  ];
  return [...new Set([...(Array.isArray(faults) ? faults : []), ...own])].filter(
    trouble => trouble !== false,
  );
}

/** Whether what it believes reaches the page: it runs, its broker is there, and it has not said goodbye. */
function isDaemonHeard(hall: Hall): boolean {
  const around = hall.topic<DemoShows>('demo/shows').value;
  if (around?.daemon === 'pulled' || around?.broker === 'away') return false;
  return hall.topic<{ state?: string }>('$state').value?.state !== 'offline';
}

/** Whether somebody should look at it: something is wrong with it, or the daemon thinks so. */
export function needsALook(hall: Hall, device: PlannedDevice): boolean {
  const state = beliefOf(hall, device)?.state;
  return (state !== undefined && state !== 'ready') || troublesOf(hall, device).length > 0;
}
