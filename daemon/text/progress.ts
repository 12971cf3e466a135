/** How far a long run has come, on stderr: a bar on a terminal, else a line now and then. */
import { Presets, SingleBar } from 'cli-progress';

export type Progress = { step(): void; end(): void };

/** `steps`: how many there are. Runs of a few are over before anybody looks. */
export function openProgress(steps: number, unit: string, stream: NodeJS.WriteStream): Progress {
  const startedAt = performance.now();
  let done = 0;
  const seconds = (): string => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  const bar = stream.isTTY
    ? new SingleBar(
        { stream, format: `{bar} {value} of {total} ${unit}, {eta} s to go` },
        Presets.shades_classic,
      )
    : undefined;
  bar?.start(steps, 0);
  const lineEvery = Math.ceil(steps / 10);
  return {
    step() {
      done += 1;
      bar?.update(done);
      if (bar === undefined && done % lineEvery === 0 && done < steps)
        stream.write(`${unit}: ${done} of ${steps}, ${seconds()}\n`);
    },
    end() {
      bar?.stop();
      stream.write(`${unit}: ${done}, in ${seconds()}\n`);
    },
  };
}
