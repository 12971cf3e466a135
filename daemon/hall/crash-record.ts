/**
 * An order that ended the process twice by a fault of the program is set aside, so that a clerk's key or a client that repeats
 * itself cannot keep the hall from coming back (I12). `crash.json` in the state folder is written when such a process exits.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { type AlarmMessage, says } from '../core/types/alarm-message.ts';
import type { Command } from '../core/types/commands.ts';
import { isTextHash } from '../core/types/follow-up.ts';
import { type Refusal, refuse } from '../core/types/refusals.ts';

export type CrashRecord = {
  /** Before the order is carried out; a refusal when it is set aside. */
  begin(order: Command): Refusal | undefined;
  /** All that was begun is durable, or came to nothing. */
  passed(): void;
  /** What is set aside; undefined: nothing is. */
  setAside(): AlarmMessage | undefined;
  /** Somebody has seen it: each may be tried again. */
  forget(): void;
  /** The process exits by a fault of the program. */
  write(at: number): void;
};

type Crash = { order: string; times: number; lastAt: number };
type Record = { version: string; crashes: Crash[] };

const name = 'crash.json';
const enough = 2;
/** Of different orders; those that came last are kept. */
const mostKept = 16;
const shownAtMost = 200;

export function openCrashRecord(state: string): CrashRecord {
  const path = join(state, name);
  let { crashes } = readRecord(path);
  let suspects: Command[] = [];
  const isAside = (order: string) => crashes.some(one => one.order === order && one.times >= enough);

  return {
    begin(order) {
      // Nearly always: nothing has ever crashed.
      if (crashes.length > 0 && isAside(keyOf(order)))
        return refuse('set-aside', { order: shown(keyOf(order)), times: enough });
      suspects.push(order);
      return undefined;
    },
    passed() {
      suspects = [];
    },
    setAside() {
      const aside = crashes.filter(({ times }) => times >= enough).map(({ order }) => shown(order));
      return aside.length === 0 ? undefined : says('order-set-aside', { orders: aside.slice(0, 3) });
    },
    forget() {
      crashes = [];
      rmSync(path, { force: true });
    },
    write(at) {
      for (const order of new Set(blamed(suspects).map(keyOf))) {
        const times = (crashes.find(one => one.order === order)?.times ?? 0) + 1;
        crashes = [...crashes.filter(one => one.order !== order), { order, times, lastAt: at }];
      }
      if (suspects.length === 0) return;
      const record: Record = { version: packageJson.version, crashes: crashes.slice(-mostKept) };
      writeFileSync(`${path}.draft`, `${JSON.stringify(record, undefined, 2)}\n`, { mode: 0o600 });
      renameSync(`${path}.draft`, path);
    },
  };
}

/** What the hall orders by itself. */
const ownVerbs: ReadonlySet<Command['verb']> = new Set([
  'advise',
  'begin-job',
  'describe-hall',
  'device-fit',
  'end-job',
  'judge-advice',
  'set-clock',
  'tell-trouble',
  'tick',
]);

/**
 * A job that was begun in the turn of somebody's order would not have come without it, and its number is the next one's when
 * that order is refused. If it is the job that ends the process, a start that begins it by itself tells.
 */
function blamed(suspects: readonly Command[]): readonly Command[] {
  return suspects.some(({ verb }) => !ownVerbs.has(verb))
    ? suspects.filter(({ verb }) => verb !== 'begin-job')
    : suspects;
}

/** Of another version: that may do better. */
function readRecord(path: string): Record {
  const none = { version: packageJson.version, crashes: [] };
  if (!existsSync(path)) return none;
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isRecord(read) && read.version === packageJson.version ? read : none;
  } catch {
    return none;
  }
}

function isRecord(read: unknown): read is Record {
  return (
    typeof read === 'object' &&
    read !== null &&
    'version' in read &&
    'crashes' in read &&
    Array.isArray(read.crashes) &&
    read.crashes.every(one => typeof one?.order === 'string' && typeof one?.times === 'number')
  );
}

/**
 * What it does, not when: the same key at the same counter is the same order, and so are the same words, whose hash is
 * another each time.
 */
function keyOf(order: Command): string {
  return JSON.stringify(order, (key, value: unknown) =>
    key === 'text' && typeof value === 'string' && isTextHash(value)
      ? '…'
      : value instanceof Map
        ? [...value]
        : value,
  );
}

const shown = (order: string): string => order.slice(0, shownAtMost);
