import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type Mosquitto = {
  url: string;
  start(): Promise<void>;
  /** As when its box loses power: nothing is kept, also nothing retained. */
  kill(): Promise<void>;
  /** It keeps its connections and answers nothing. */
  hang(): void;
  goOn(): void;
};

/** As in config/deploy/mosquitto/one-ticket.conf: with its own limit, Mosquitto drops what a busy subscriber has not taken. */
const queues = 'max_queued_messages 200000\nmax_queued_bytes 67108864\n';

/** A real broker on a free port of 127.0.0.1. `limits`: what its config says beside that; it may be changed before the next start. */
export async function startMosquitto(limits: { text: string } = { text: '' }): Promise<Mosquitto> {
  const port = await freePort();
  let broker: ChildProcess | undefined;
  const mosquitto: Mosquitto = {
    url: `mqtt://127.0.0.1:${port}`,
    async start() {
      const folder = mkdtempSync(join(tmpdir(), 'one-ticket-mosquitto-'));
      const config = join(folder, 'mosquitto.conf');
      writeFileSync(
        config,
        `listener ${port} 127.0.0.1\nallow_anonymous true\npersistence false\n${queues}${limits.text}`,
      );
      // Debian keeps it where only root looks.
      const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` };
      broker = spawn('mosquitto', ['-c', config], { stdio: 'ignore', env });
      const gone = new AbortController();
      const missing = once(broker, 'error', gone).then(() => {
        throw new Error('mosquitto was not found: install it with apt-get install mosquitto');
      });
      const ended = once(broker, 'exit', gone).then(([code]) => {
        throw new Error(
          `mosquitto ended with ${code} at its start: something else may listen on port ${port}`,
        );
      });
      try {
        await Promise.race([answers(port, gone.signal), missing, ended]);
      } finally {
        for (const one of [missing, ended]) one.catch(() => undefined);
        gone.abort();
        rmSync(folder, { recursive: true });
      }
    },
    async kill() {
      if (broker === undefined || broker.signalCode !== null || broker.exitCode !== null) return;
      const ended = once(broker, 'exit');
      broker.kill('SIGKILL');
      await ended;
    },
    hang: () => void broker?.kill('SIGSTOP'),
    goOn: () => void broker?.kill('SIGCONT'),
  };
  await mosquitto.start();
  return mosquitto;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Resolves when something listens there, or nobody wants to know it any more. */
export async function answers(port: number, given?: AbortSignal): Promise<void> {
  for (;;) {
    if (given?.aborted === true) return;
    const socket = connect(port, '127.0.0.1');
    const open = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (open) return;
    await sleep(10);
  }
}
