/** How long one waits, in words. */
import type { Minutes } from '../told/payloads.ts';
import { words } from '../words/words.ts';

export function waitIn(minutes: Minutes | undefined): string {
  const say = words.value.tickets;
  return minutes === undefined ? say.noCounter : say.wait(...minutes);
}
