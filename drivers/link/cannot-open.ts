/** Why a port cannot be opened, in words for whoever stands before it: what was found, and what to do. */
import { codeOf, reasonOf } from './error.ts';

export type Port = {
  /** The thing behind it, for 'is the … plugged in'. */
  what: string;
  /** The group that owns such ports on Debian. */
  group: string;
  /** Ports of its kind that are there. */
  others: readonly string[];
};

/** `error`: what the system said; it stays the cause. */
export function cannotOpen(path: string, error: unknown, port: Port): Error {
  return new Error(`cannot open ${path}: ${reason(path, error, port)}`, { cause: error });
}

function reason(path: string, error: unknown, { what, group, others }: Port): string {
  const text = reasonOf(error);
  const found = others.length === 0 ? 'found none' : `found ${others.join(', ')}`;
  switch (codeOf(error) ?? codeIn(text)) {
    case 'ENOENT':
    case 'ENODEV':
    case 'ENXIO':
      return `there is no such port (${found}): is the ${what} plugged in and switched on?`;
    case 'EACCES':
    case 'EPERM':
      return `no permission: whoever runs this must be in the group ${group} (sudo usermod -aG ${group} NAME, then start again)`;
    case 'EAGAIN':
    case 'EBUSY':
      return `another program holds it: is a second one-ticket running? (fuser ${path} tells which)`;
    case 'ENOTTY':
      return `it is no serial port (${found})`;
    default:
      return text;
  }
}

/** serialport gives no codes, only the system's words (strerror). */
function codeIn(text: string): string | undefined {
  const words: Record<string, string> = {
    'No such file or directory': 'ENOENT',
    'No such device': 'ENODEV',
    'Permission denied': 'EACCES',
    'Cannot lock port': 'EAGAIN',
    'Device or resource busy': 'EBUSY',
    'Inappropriate ioctl': 'ENOTTY',
  };
  return Object.entries(words).find(([said]) => text.includes(said))?.[1];
}
