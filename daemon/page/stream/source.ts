/** What a page is told over its stream, as signals, and whether it still holds. The way to the server is opened again for ever. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';

/** `page`: names its files. `at`: by the clock of the hall, ms UTC. `goodForMs`: for so long after it came it may be shown. */
export type ToldPage = { page: string; at: number; now?: { goodForMs: number } };

export type Source<Told> = {
  /** The last that was told; undefined: nothing yet. */
  told: ReadonlySignal<Told | undefined>;
  /** Whether what it says of now may be shown still. */
  isGood: ReadonlySignal<boolean>;
  /** By the hall's clock, ms UTC, to the second; undefined before the first word. */
  time: ReadonlySignal<number | undefined>;
  listen(): void;
};

const tickMs = 1000;
const firstRetryMs = 500;
const lastRetryMs = 4000;

/**
 * `silentAfterMs`: it is told more often. `isOver`: asked after each way that broke; then it is opened no more. `joined`: what is
 * known with that message, where it tells only what has changed since those before it.
 */
export function openSource<Told extends ToldPage>(
  path: string,
  silentAfterMs: number,
  isOver = async (): Promise<boolean> => false,
  joined = (_before: Told | undefined, message: Told): Told => message,
): Source<Told> {
  const told = signal<Told | undefined>(undefined);
  /** When it came: a clock that goes back counts as little as one that stands still. */
  let cameAt = { wall: 0, steady: 0 };
  const ageMs = signal(0);
  const age = () => Math.max(Date.now() - cameAt.wall, performance.now() - cameAt.steady, 0);

  /** A browser gives up an EventSource whose server answers with a refusal: here each try is a new one. */
  function open(retryMs: number): void {
    const source = new EventSource(path);
    let heardAt = performance.now();
    let again = retryMs;
    // A way that is cut without a word is known by its silence.
    const watchdog = setInterval(() => {
      if (performance.now() - heardAt > silentAfterMs) fail();
    }, tickMs);

    function fail(): void {
      clearInterval(watchdog);
      source.close();
      void retry();
    }

    async function retry(): Promise<void> {
      if (await isOver()) return;
      // A hundred of them do not come back in one moment.
      setTimeout(() => open(Math.min(lastRetryMs, again * 2)), again * (0.5 + Math.random() / 2));
    }

    source.addEventListener('error', fail);
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      again = firstRetryMs;
      heardAt = performance.now();
      cameAt = { wall: Date.now(), steady: heardAt };
      const now: Told = JSON.parse(data);
      // Nobody touches a page for years, and the program beside the hall was renewed.
      if (told.value !== undefined && told.value.page !== now.page) location.reload();
      told.value = joined(told.value, now);
      ageMs.value = 0;
    });
  }

  return {
    told,
    isGood: computed(() => {
      const now = told.value?.now;
      return now !== undefined && ageMs.value < now.goodForMs;
    }),
    time: computed(() =>
      told.value === undefined ? undefined : told.value.at + Math.floor(ageMs.value / 1000) * 1000,
    ),
    listen() {
      const look = () => {
        ageMs.value = age();
      };
      setInterval(look, tickMs);
      // A phone that was in a pocket shows at once that what stands there is old.
      document.addEventListener('visibilitychange', look);
      open(firstRetryMs);
    },
  };
}
