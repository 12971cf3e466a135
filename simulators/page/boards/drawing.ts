/** A board's drawing as it came from the broker, where anything may be retained: only what can be drawn is let through. */
import type { Digits, DotArea, DotMatrix } from '../contract.ts';

const mostDots = 1024;
const mostPlaces = 64;

export function readDots(said: unknown): DotMatrix | undefined {
  if (!isObject(said) || said['is'] !== 'dots') return undefined;
  const { width, height, brightness, areas } = said;
  const fits = isCount(width, mostDots) && isCount(height, mostDots) && isCount(brightness, 16);
  return fits && Array.isArray(areas) && areas.every(isArea) ? (said as DotMatrix) : undefined;
}

export function readDigits(said: unknown): Digits | undefined {
  if (!isObject(said) || said['is'] !== 'digits') return undefined;
  return isCount(said['places'], mostPlaces) && typeof said['text'] === 'string'
    ? (said as Digits)
    : undefined;
}

function isArea(said: unknown): said is DotArea {
  if (!isObject(said)) return false;
  const { x, y, width, height, stayMs, pages } = said;
  return (
    [x, y].every(Number.isInteger) &&
    isCount(width, mostDots) &&
    isCount(height, mostDots) &&
    typeof stayMs === 'number' &&
    Array.isArray(pages) &&
    pages.every(isPage)
  );
}

function isPage(said: unknown): boolean {
  return isObject(said) && Array.isArray(said['rows']) && said['rows'].every(isRow);
}

function isRow(said: unknown): boolean {
  return isObject(said) && typeof said['text'] === 'string' && isFont(said['fontDots']);
}

const isFont = (said: unknown): boolean => said === 16 || said === 24 || said === 32;

function isCount(said: unknown, most: number): boolean {
  return Number.isInteger(said) && Number(said) >= 1 && Number(said) <= most;
}

function isObject(said: unknown): said is Record<string, unknown> {
  return typeof said === 'object' && said !== null;
}
