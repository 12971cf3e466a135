/** Fields of what a device shows: any may be missing, or of a newer version than this page. */
import type { Hall } from './hall.ts';

export type Shows = Readonly<Record<string, unknown>>;

/** What the device shows now; empty before it has shown anything. Reading it in a component follows it. */
export function showsOf(hall: Hall, device: string): Shows {
  const shows = hall.topic<unknown>(`sim/${device}/shows`).value;
  return isObject(shows) ? shows : {};
}

export function textField(shows: Shows, name: string): string | undefined {
  const value = shows[name];
  return typeof value === 'string' ? value : undefined;
}

/** A number of times, 0 or more. */
export function countField(shows: Shows, name: string): number | undefined {
  const value = shows[name];
  return typeof value === 'number' && value >= 0 ? value : undefined;
}

/** Those of a list that are texts. */
export function textsField(shows: Shows, name: string): string[] {
  const value = shows[name];
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}

export function objectField(shows: Shows, name: string): Shows {
  const value = shows[name];
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Shows {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
