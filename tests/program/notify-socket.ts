/** The end of systemd: a datagram socket of the Unix kind, which Node does not have, read by python3. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { newLooks } from '../kit/hall/looks.ts';

const reader = `
import json, select, socket, sys
at = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
at.bind(sys.argv[1])
print('"bound"', flush=True)
# The end of its input is the end of the test, however that came.
while sys.stdin not in select.select([at, sys.stdin], [], [])[0]:
    print(json.dumps(at.recv(65536).decode()), flush=True)
`;

export type NotifySocket = {
  /** Every assignment that came, in order (sd_notify(3)). */
  told(): readonly string[];
  /** Resolves as soon as it has been told; rejects when it never can be. */
  until(isSo: (told: readonly string[]) => boolean): Promise<void>;
  /** What comes lies unread, and systemd-notify waits, until it goes on. */
  hold(): void;
  goOn(): void;
  close(): void;
};

export async function openNotifySocket(path: string): Promise<NotifySocket> {
  const python = spawn('python3', ['-c', reader, path], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: python.stdout });
  const told: string[] = [];
  const looks = newLooks();
  await once(lines, 'line');
  lines.on('line', line => {
    // systemd-notify waits until its last message, which says this, has been read.
    told.push(...(JSON.parse(line) as string).split('\n').filter(one => one !== 'BARRIER=1'));
    looks.again();
  });
  return {
    told: () => told,
    until: isSo => looks.until(() => isSo(told)),
    hold: () => void python.kill('SIGSTOP'),
    goOn: () => void python.kill('SIGCONT'),
    close: () => void python.kill('SIGKILL'),
  };
}
