/** How far a long run has come, on stderr: a bar on a terminal, else a line now and then. */
import { Presets, SingleBar } from 'cli-progress';

/** Whoever reads the log of a run of hours sees that it goes on. */
const mostSilenceMs = 60_000;

/** `bar`: what it puts in stands in braces. */
export type ProgressWords = {
  bar: string;
  sofar(done: number, of: number, seconds: string): string;
  done(count: number, seconds: string): string;
};

/** `stop`: before all steps were taken. */
export type Progress = { step(): void; end(): void; stop(): void };

/** `steps`: how many there are. Runs of a few are over before anybody looks. */
export function openProgress(steps: number, words: ProgressWords, stream: NodeJS.WriteStream): Progress {
  const startedAt = performance.now();
  let done = 0;
  const seconds = (): string => ((performance.now() - startedAt) / 1000).toFixed(1);
  const bar = stream.isTTY ? new SingleBar({ stream, format: words.bar }, Presets.shades_classic) : undefined;
  bar?.start(steps, 0);
  const lineEvery = Math.ceil(steps / 10);
  let toldAt = startedAt;
  return {
    step() {
      done += 1;
      bar?.update(done);
      if (bar !== undefined || done === steps) return;
      if (done % lineEvery !== 0 && performance.now() - toldAt < mostSilenceMs) return;
      toldAt = performance.now();
      stream.write(`${words.sofar(done, steps, seconds())}\n`);
    },
    stop: () => bar?.stop(),
    end() {
      bar?.stop();
      stream.write(`${words.done(done, seconds())}\n`);
    },
  };
}
