/** What a backup says of itself, `manifest.json`: what is in it, and by which hashes that can be proved. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { hex } from '../../journal/hash-chain.ts';
import type { VerifiedDay } from './verify-days.ts';
import { words } from './words.ts';

export const manifestName = 'manifest.json';
const format = 1;

export type ManifestDay = {
  day: string;
  events: number;
  firstSeq: number;
  lastSeq: number;
  /** The hash of its last event, and that of its closing, as on the slip. */
  lastHash: string;
  closingHash?: string;
};

export type Manifest = {
  format: typeof format;
  /** As citizens read it; left out where the journal does not say. */
  hall?: string;
  /** Of One Ticket. */
  version: string;
  /** UTC, ISO 8601. */
  madeAt: string;
  days: ManifestDay[];
  /** The SHA-256 of each file, by its name in the backup. */
  files: Record<string, string>;
};

export function manifestOf(
  days: readonly VerifiedDay[],
  files: Record<string, string>,
  version: string,
  madeAt: number,
): Manifest {
  const hall = days.findLast(({ hallName }) => hallName !== undefined)?.hallName;
  return {
    format,
    ...(hall !== undefined && { hall }),
    version,
    madeAt: new Date(madeAt).toISOString(),
    days: days.map(({ day, events, firstSeq, tip, closing }) => ({
      day,
      events,
      firstSeq,
      lastSeq: tip.seq,
      lastHash: hex(tip.hash),
      ...(closing !== undefined && { closingHash: closing.hash }),
    })),
    files,
  };
}

/** Why the files in `folder` are not those that its manifest names, if they are not. */
export function manifestFault(folder: string): string | undefined {
  const path = join(folder, manifestName);
  const manifest = readManifest(path);
  if (manifest === undefined) return words.copy.noManifest(path, format);
  for (const [name, expected] of Object.entries(manifest.files)) {
    const found = hashOfFile(join(folder, name));
    if (found !== expected) return words.copy.otherFile(join(folder, name), found, expected);
  }
  return undefined;
}

function readManifest(path: string): Manifest | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isManifest(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isManifest(read: unknown): read is Manifest {
  if (typeof read !== 'object' || read === null || !('format' in read) || read.format !== format)
    return false;
  if (!('files' in read) || typeof read.files !== 'object' || read.files === null) return false;
  return Object.entries(read.files).every(
    ([name, hash]) => /^[\w./-]+$/.test(name) && !name.includes('..') && typeof hash === 'string',
  );
}

/** In hex; undefined where there is none. */
export function hashOfFile(path: string): string | undefined {
  const hash = createHash('sha256');
  const chunk = new Uint8Array(1 << 20);
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    for (let read = readSync(fd, chunk); read > 0; read = readSync(fd, chunk))
      hash.update(chunk.subarray(0, read));
    return hash.digest('hex');
  } finally {
    closeSync(fd);
  }
}
