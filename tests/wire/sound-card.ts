import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const samplesPerSecond = 16_000;
/** Where a busy machine leaves a gap, both its ends count as loud: the shorter, the truer. */
const windowMs = 5;
/** Of 32768: below it nobody hears anything. */
const audible = 300;

export type SoundCard = {
  /** Everything that was heard since the last call. */
  recorded(): Promise<Heard>;
  /** Something is heard; what was recorded until then is forgotten. */
  untilLoud(): Promise<void>;
  /** As when the sound server dies. */
  kill(): Promise<void>;
  close(): Promise<void>;
};

/** `loudMs`: for how long something was heard; `spanMs`: from the first sound to the last; `peak` of 32768. */
export type Heard = { loudMs: number; spanMs: number; peak: number };

/** A sound card of its own for this process and its children, without a loudspeaker: PulseAudio with a null sink. */
export async function openSoundCard(): Promise<SoundCard> {
  const home = mkdtempSync(join(tmpdir(), 'sound-'));
  mkdirSync(join(home, 'run'), { mode: 0o700 });
  const socket = join(home, 'socket');
  const before = process.env['PULSE_SERVER'];
  const env = { ...process.env, HOME: home, XDG_RUNTIME_DIR: join(home, 'run') };
  const words = '-n --exit-idle-time=-1 --daemonize=no --use-pid-file=no --log-level=error'.split(' ');
  const modules = [
    `module-native-protocol-unix auth-anonymous=1 socket=${socket}`,
    'module-null-sink sink_name=hall',
  ];
  const server = spawn('pulseaudio', [...words, ...modules.flatMap(module => ['-L', module])], {
    env,
    stdio: 'ignore',
  });
  process.env['PULSE_SERVER'] = `unix:${socket}`;
  const listening = { ...env, PULSE_SERVER: `unix:${socket}` };
  for (let tries = 0; spawnSync('pactl', ['info'], { env: listening }).status !== 0; tries += 1) {
    if (tries === 100 || server.exitCode !== null) throw new Error('pulseaudio does not answer');
    await sleep(50);
  }
  const format = `--format=s16le --rate=${samplesPerSecond} --channels=1 --latency-msec=20`.split(' ');
  const recorder = spawn('parec', ['-d', 'hall.monitor', ...format], {
    env: listening,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const recording = { chunks: new Array<Buffer>(), bytes: 0 };
  recorder.stdout.on('data', (chunk: Buffer) => {
    recording.chunks.push(chunk);
    recording.bytes += chunk.length;
  });
  const recordedBytes = async (enough: number): Promise<void> => {
    while (recording.bytes < enough) await once(recorder.stdout, 'data');
  };
  await recordedBytes(1);

  async function recorded(): Promise<Heard> {
    // What was played last is still on its way: a quarter of a second of recording.
    await recordedBytes(recording.bytes + samplesPerSecond / 2);
    return hear(Buffer.concat(recording.chunks.splice(0)));
  }

  return {
    recorded,
    async untilLoud() {
      while ((await recorded()).loudMs === 0);
    },
    kill: () => ended(server),
    async close() {
      await ended(recorder);
      await ended(server);
      if (before === undefined) delete process.env['PULSE_SERVER'];
      else process.env['PULSE_SERVER'] = before;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

/** What espeak-ng says when it writes into a file, through the same window. */
export function heardInWav(wav: Buffer): Heard {
  const rate = wav.readUInt32LE(24);
  return hear(wav.subarray(44), rate);
}

function hear(pcm: Buffer, rate = samplesPerSecond): Heard {
  const step = Math.round((rate * windowMs) / 1000) * 2;
  const loud: number[] = [];
  let peak = 0;
  for (let at = 0; at + step <= pcm.length; at += step) {
    let highest = 0;
    for (let sample = at; sample < at + step; sample += 2)
      highest = Math.max(highest, Math.abs(pcm.readInt16LE(sample)));
    if (highest > audible) loud.push(at / step);
    peak = Math.max(peak, highest);
  }
  const first = loud[0] ?? 0;
  const last = loud.at(-1) ?? first;
  return { loudMs: loud.length * windowMs, spanMs: (last - first) * windowMs, peak };
}
