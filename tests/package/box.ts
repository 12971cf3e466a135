/**
 * A box with a bare Debian, as docs/install.md begins with one: its own systemd as process 1, its own devices, network and
 * processes, on this machine's kernel. What it writes lies in memory and goes with it. Only root can make one.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Suite = 'bookworm' | 'trixie';
export type Ran = { code: number | null; out: string; err: string };
export type Box = {
  /** Runs a script of the shell as root, with nothing of this machine's environment. */
  run(script: string): Promise<Ran>;
  /** Pulls the plug. */
  close(): Promise<void>;
};

/** Lies beside what npm keeps, so that `npm ci` sweeps it. */
const cache = join(import.meta.dirname, '../../node_modules/.cache/one-ticket-box');
const mirror = 'http://deb.debian.org/debian';
/** What a box with Debian has, and the smallest root has not. */
const ofEveryBox = ['systemd', 'systemd-sysv', 'udev', 'dbus', 'procps'];
const environment =
  'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8';

/** Its own, because systemd changes the mode of its console; that one leads nowhere. */
const nodes = {
  null: '1 3',
  zero: '1 5',
  full: '1 7',
  random: '1 8',
  urandom: '1 9',
  tty: '5 0',
  console: '1 3',
};

/** `packages`: what is installed on it later; fetched once, because the box itself has no way out. */
function debian(suite: Suite, packages: readonly string[]): string {
  const folder = join(cache, [suite, ...packages].join('+'));
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, 'fetching-'));
  const include = [...ofEveryBox, ...packages].join(',');
  execFileSync('debootstrap', ['--variant=minbase', `--include=${include}`, suite, draft, mirror], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin` },
  });
  renameSync(draft, folder);
  return folder;
}

/** The first process of the box: everything that is private to it, and then systemd. */
function boot(root: string, scratch: string, shared: Readonly<Record<string, string>>): string {
  const [at, up] = [join(scratch, 'root'), join(scratch, 'up')];
  return [
    'set -e',
    'mount --make-rprivate /',
    `mkdir -p ${at} ${up}`,
    `mount -t tmpfs up ${up}`,
    `mkdir ${up}/u ${up}/w`,
    `mount -t overlay -o lowerdir=${root},upperdir=${up}/u,workdir=${up}/w over ${at}`,
    `mount -t proc proc ${at}/proc`,
    // The settings of this machine's kernel are not the box's.
    `mount --bind ${at}/proc/sys ${at}/proc/sys`,
    `mount -o remount,bind,ro ${at}/proc/sys`,
    `mount -t sysfs -o ro sys ${at}/sys`,
    `mount -t cgroup2 groups ${at}/sys/fs/cgroup`,
    `mount -t tmpfs -o mode=755 dev ${at}/dev`,
    ...Object.entries(nodes).map(([name, numbers]) => `mknod -m 666 ${at}/dev/${name} c ${numbers}`),
    `mkdir ${at}/dev/pts ${at}/dev/shm`,
    `mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 pts ${at}/dev/pts`,
    `ln -s pts/ptmx ${at}/dev/ptmx; ln -s /proc/self/fd ${at}/dev/fd`,
    `mount -t tmpfs shm ${at}/dev/shm`,
    `mount -t tmpfs -o mode=755 run ${at}/run`,
    ...Object.entries(shared).map(
      ([inside, outside]) => `mkdir -p ${at}${inside}; mount --bind ${outside} ${at}${inside}`,
    ),
    'hostname box; ip link set lo up',
    `cd ${at}; mkdir outside; pivot_root . outside; umount -l /outside`,
    // As systemd itself makes it on a machine: what is mounted later is seen by the services.
    'mount --make-rshared /',
    'exec env -i container=lxc PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --system --log-target=journal </dev/null >/dev/null 2>&1',
  ].join('\n');
}

/** `shared`: folders of this machine that the box has too, by the path inside. */
export async function openBox(
  suite: Suite,
  packages: readonly string[],
  shared: Readonly<Record<string, string>> = {},
): Promise<Box> {
  const scratch = mkdtempSync(join(tmpdir(), 'one-ticket-box-'));
  const namespaces = ['--mount', '--pid', '--fork', '--kill-child', '--uts', '--ipc', '--net', '--cgroup'];
  const outer = spawn(
    'setpriv',
    // With whoever runs the test ends the box, however that comes to its end.
    [
      '--pdeathsig',
      'KILL',
      'unshare',
      ...namespaces,
      'sh',
      '-c',
      boot(debian(suite, packages), scratch, shared),
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const gone = once(outer, 'exit');

  async function run(script: string): Promise<Ran> {
    const child = spawn(
      'nsenter',
      ['--all', '--root', '-t', first(), 'env', '-i', ...environment.split(' '), 'sh', '-e'],
      { stdio: ['pipe', 'pipe', 'pipe'], cwd: '/' },
    );
    let [out, err] = ['', ''];
    child.stdout.on('data', chunk => (out += chunk));
    child.stderr.on('data', chunk => (err += chunk));
    child.stdin.end(`cd /root\n${script}`);
    const [code] = await once(child, 'close');
    return { code, out, err };
  }

  /** The box's first process, as this machine numbers it. */
  function first(): string {
    const pid = readFileSync(`/proc/${outer.pid}/task/${outer.pid}/children`, 'utf8').trim();
    if (pid === '') throw new Error('the box has no first process');
    return pid;
  }

  const isUp = async () => {
    try {
      return (await run('systemctl is-system-running --wait')).out.trim();
    } catch {
      return '';
    }
  };
  for (let state = ''; !/^(running|degraded)$/.test(state); ) {
    if (outer.exitCode !== null) throw new Error(`the box did not start: ${outer.exitCode}`);
    state = await isUp();
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return {
    run,
    async close() {
      outer.kill('SIGKILL');
      await gone;
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}
