/**
 * A small emulated machine whose kernel has what this one lacks: uhid, USB gadgets, an FTDI adapter, usblp, a sound card.
 * Its root is this machine's whole file system, read-only (9p) below an overlay in memory: the checkout and every installed
 * program are there as they are. No KVM is needed.
 */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

/** As docs/install.md puts them. */
const udevRules = join(import.meta.dirname, '../../config/deploy/udev/70-one-ticket.rules');
/** Lies beside what npm keeps, so that `npm ci` sweeps it. */
const cache = join(import.meta.dirname, '../../node_modules/.cache/one-ticket-kernel');
const firstModules = ['9p', '9pnet_virtio', 'virtio_pci', 'overlay'];
const laterModules = [
  'uhid',
  'hid-generic',
  'usbhid',
  'xhci-pci',
  'usbserial',
  'ftdi_sio',
  'usblp',
  'cdc-acm',
  'libcomposite',
  'dummy_hcd',
  'usb_f_hid',
  'usb_f_acm',
  'usb_f_serial',
  'usb_f_printer',
  'snd-aloop',
];
/** Many times what a proof needs, of the emulator's own processor time: a busy machine gives it less of that, and the proof is as good. */
const longestMs = 600_000;
/** One that only sleeps uses none of it. */
const longestAsleepMs = 3 * longestMs;
const looksEveryMs = 1000;
const kernelArguments = [
  'console=ttyS0 panic=-1',
  // The kernel speaks in the middle of our lines: it may only tell of its end.
  'loglevel=2',
  // An emulated processor has none of the faults that are worked around at such cost.
  'mitigations=off',
  // One for each thing that has a plug of its own.
  'dummy_hcd.num=5',
].join(' ');
/** A line of ours, before the exit code; the shell's code of a signal is this much above the signal's number. */
const ended = 'MACHINE ended ';
const signalled = 128;
const applets = ['sh', 'mount', 'mkdir', 'modprobe', 'chroot', 'poweroff', 'ln'];

/** Debian's kernel package, fetched once; whatever its version is. */
function kernel(): string {
  const folder = join(cache, 'kernel');
  if (existsSync(folder)) return folder;
  const scratch = join(cache, 'fetching');
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const depends = execFileSync('apt-cache', ['depends', 'linux-image-amd64'], { encoding: 'utf8' });
  const name = /Depends: (linux-image-\S+)/.exec(depends)?.[1];
  if (name === undefined) throw new Error(`found no kernel package in: ${depends}`);
  execFileSync('apt-get', ['-o', 'Acquire::Retries=3', 'download', name], { cwd: scratch, stdio: 'ignore' });
  const archive = readdirSync(scratch).find(file => file.endsWith('.deb')) ?? '';
  const tree = join(scratch, 'tree');
  execFileSync('dpkg-deb', ['-x', join(scratch, archive), tree]);
  execFileSync('depmod', ['-b', tree, versionIn(tree)]);
  renameSync(tree, folder);
  rmSync(scratch, { recursive: true });
  return folder;
}

function versionIn(folder: string): string {
  const [version] = readdirSync(join(folder, 'lib/modules'));
  if (version === undefined) throw new Error(`found no modules in ${folder}`);
  return version;
}

/** What the kernel begins with: busybox, the modules of the shared root, and the way to `command`. */
function firstDisk(folder: string, scratch: string, command: string): string {
  const version = versionIn(folder);
  const root = join(scratch, 'first');
  for (const name of ['bin', 'dev', 'proc', 'sys', 'host']) mkdirSync(join(root, name), { recursive: true });
  cpSync('/bin/busybox', join(root, 'bin/busybox'));
  for (const applet of applets) execFileSync('ln', ['-s', 'busybox', join(root, 'bin', applet)]);
  for (const file of firstModules.flatMap(name => filesOf(folder, version, name))) {
    const to = join(root, file.slice(folder.length));
    mkdirSync(dirname(to), { recursive: true });
    cpSync(file, to);
  }
  for (const name of ['modules.builtin', 'modules.order', 'modules.builtin.modinfo'])
    cpSync(join(folder, 'lib/modules', version, name), join(root, 'lib/modules', version, name));
  execFileSync('depmod', ['-b', root, version]);
  writeFileSync(join(root, 'init'), initOf(folder, version, command));
  chmodSync(join(root, 'init'), 0o755);
  const disk = join(scratch, 'first.cpio');
  execFileSync('sh', ['-c', `cd "$1" && find . | cpio -o -H newc --quiet > "$2"`, 'sh', root, disk]);
  return disk;
}

/** A module and what it stands on. */
function filesOf(folder: string, version: string, name: string): string[] {
  const shown = execFileSync('modprobe', ['-d', folder, '-S', version, '--show-depends', name], {
    encoding: 'utf8',
  });
  return [...shown.matchAll(/^insmod (\S+)/gm)].map(([, file = '']) => file);
}

function initOf(folder: string, version: string, command: string): string {
  const mounts = [
    ['proc', 'proc', '/new/proc'],
    ['sysfs', 'sys', '/new/sys'],
    ['devtmpfs', 'dev', '/new/dev'],
    ['devpts', 'pts', '/new/dev/pts'],
    ['tmpfs', 'shm', '/new/dev/shm'],
    ['tmpfs', 'run', '/new/run'],
  ].map(([type, name, at]) => `mkdir -p ${at}; mount -t ${type} ${name} ${at}`);
  return [
    '#!/bin/sh',
    'mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t devtmpfs dev /dev',
    `for m in ${firstModules.join(' ')}; do modprobe $m; done`,
    'mkdir -p /low /up /new',
    'mount -t 9p -o ro,trans=virtio,version=9p2000.L,msize=262144,cache=loose host /low',
    'mount -t tmpfs -o size=70% up /up; mkdir -p /up/u /up/w',
    'mount -t overlay -o lowerdir=/low,upperdir=/up/u,workdir=/up/w over /new || echo "MACHINE no root"',
    ...mounts,
    'mkdir -p /new/lib/modules /new/run/udev',
    `ln -sfn ${folder}/lib/modules/${version} /new/lib/modules/${version}`,
    `chroot /new /bin/sh -c '${[
      'export HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin SYSTEMD_IGNORE_CHROOT=1',
      'groupadd one-ticket',
      `cp ${udevRules} /etc/udev/rules.d/`,
      '/lib/systemd/systemd-udevd --daemon >/dev/null 2>&1',
      `for m in ${laterModules.join(' ')}; do modprobe $m || echo "MACHINE no module $m"; done`,
      'mount -t configfs none /sys/kernel/config',
      '/bin/busybox ip link set lo up',
      command,
      `echo "${ended}$?"`,
    ].join('; ')}'`,
    'poweroff -f',
    '',
  ].join('\n');
}

/**
 * How a command ended: by itself, whatever its exit code; by death, which is a signal or the end of the whole machine; or
 * stopped by us, because it took too long.
 */
export type End = { by: 'itself' | 'death' | 'us'; told: string };

/**
 * Boots a machine and runs `command` in it: one line of sh without single quotes. `qemu`: more arguments. `scratch`: an empty
 * folder. `hear`: every line that the machine prints until the command has ended.
 */
export async function runInMachine(options: {
  command: string;
  qemu: readonly string[];
  scratch: string;
  hear(line: string): void;
}): Promise<End> {
  const folder = kernel();
  const image = join(folder, 'boot', `vmlinuz-${versionIn(folder)}`);
  const disk = firstDisk(folder, options.scratch, options.command);
  const machine = spawn(
    'qemu-system-x86_64',
    [
      // Node crashed in 2 of 12 starts with AVX, whose emulation is young in QEMU 7.2, and without it in 1 of 25 where two
      // threads emulate two processors; where there is one of each, in none of 180.
      '-accel tcg -cpu Nehalem -smp 1 -m 2048 -no-reboot -net none'.split(' '),
      // Its clock counts instructions, 4 ns each: no deadline in there passes because this machine is busy.
      '-icount shift=2'.split(' '),
      '-vga none -display none -monitor none -serial stdio'.split(' '),
      '-fsdev local,id=host,path=/,security_model=none,readonly=on,multidevs=remap'.split(' '),
      '-device virtio-9p-pci,fsdev=host,mount_tag=host'.split(' '),
      ['-kernel', image, '-initrd', disk, '-append', kernelArguments],
      options.qemu,
    ].flat(),
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const startedMs = performance.now();
  const looks = setInterval(() => {
    const isTooLong = processorMs(machine.pid) > longestMs || performance.now() - startedMs > longestAsleepMs;
    if (isTooLong) machine.kill('SIGKILL');
  }, looksEveryMs);
  let code: number | undefined;
  for await (const line of createInterface({ input: machine.stdout })) {
    const at = line.indexOf(ended);
    if (at >= 0) code = Number.parseInt(line.slice(at + ended.length), 10);
    else if (code === undefined) options.hear(line);
  }
  clearInterval(looks);
  if (machine.killed)
    return { by: 'us', told: `it was stopped after ${Math.round((performance.now() - startedMs) / 1000)} s` };
  if (code === undefined) return { by: 'death', told: 'the machine went down under it' };
  if (code > signalled) return { by: 'death', told: `it died of ${nameOf(code - signalled)}` };
  return { by: 'itself', told: `it ended with exit code ${code}` };
}

/** proc(5): utime and stime of /proc/<pid>/stat, the 12th and 13th field after the name in brackets, in hundredths of a second. */
function processorMs(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}

const nameOf = (signal: number): string =>
  Object.entries(constants.signals).find(([, number]) => number === signal)?.[0] ?? `signal ${signal}`;
