/** The frames of one device as they come from GET /frames/<device>. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Frame } from '../contract.ts';

export type FrameFeed = {
  /** The last ones, oldest first; while paused those that stood then. */
  shown: ReadonlySignal<readonly Frame[]>;
  paused: Signal<boolean>;
  /** Whether what passes is heard at this moment. */
  connected: ReadonlySignal<boolean>;
  clear(): void;
  /** Begins to listen; the function returned ends it. */
  follow(): () => void;
};

const framesKept = 200;
/** Frames that come so close together are shown together, ms. */
const gatherMs = 50;

export function newFrameFeed(device: string): FrameFeed {
  const shown = signal<readonly Frame[]>([]);
  const paused = signal(false);
  const connected = signal(false);
  let kept: readonly Frame[] = [];
  /** Of the demo: another one counts the frames from 1 again. */
  let run = '';

  function show(): void {
    if (!paused.value) shown.value = kept;
  }

  return {
    shown,
    paused,
    connected,
    clear() {
      kept = [];
      shown.value = [];
    },
    follow() {
      const source = new EventSource(`/frames/${device}`);
      const unpaused = paused.subscribe(show);
      let soon: ReturnType<typeof setTimeout> | undefined;
      source.addEventListener('open', () => (connected.value = true));
      source.addEventListener('error', () => (connected.value = false));
      source.addEventListener('message', ({ data, lastEventId }: MessageEvent<string>) => {
        const [of = ''] = lastEventId.split('/');
        const frame: Frame = JSON.parse(data);
        kept = of === run ? [...kept, frame].slice(-framesKept) : [frame];
        run = of;
        soon ??= setTimeout(() => {
          soon = undefined;
          show();
        }, gatherMs);
      });
      return () => {
        source.close();
        unpaused();
        clearTimeout(soon);
      };
    },
  };
}

/** How many frames are gone between two that follow one another. */
export function goneBetween(before: Frame | undefined, frame: Frame): number {
  return before === undefined ? 0 : frame.nth - before.nth - 1;
}
