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
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

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
  'usb_f_printer',
  'snd-aloop',
];
const applets = ['sh', 'mount', 'mkdir', 'modprobe', 'chroot', 'poweroff', 'ln'];

/** Debian's kernel package, fetched once; whatever its version is. */
function kernel(): string {
  const folder = join(cache, 'kernel');
  if (existsSync(folder)) return folder;
  const scratch = join(cache, 'fetching');
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(join(scratch, 'tree'), { recursive: true });
  const depends = execFileSync('apt-cache', ['depends', 'linux-image-amd64'], { encoding: 'utf8' });
  const name = /Depends: (linux-image-\S+)/.exec(depends)?.[1];
  if (name === undefined) throw new Error(`found no kernel package in: ${depends}`);
  execFileSync('apt-get', ['download', name], { cwd: scratch, stdio: 'ignore' });
  const archive = readdirSync(scratch).find(file => file.endsWith('.deb')) ?? '';
  execFileSync('dpkg-deb', ['-x', join(scratch, archive), join(scratch, 'tree')]);
  renameSync(join(scratch, 'tree'), folder);
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
  execFileSync('depmod', ['-b', folder, version]);
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
      '/lib/systemd/systemd-udevd --daemon',
      `for m in ${laterModules.join(' ')}; do modprobe $m || echo "MACHINE no module $m"; done`,
      'mount -t configfs none /sys/kernel/config',
      'ip link set lo up',
      'udevadm trigger; udevadm settle --timeout=10',
      command,
    ].join('; ')}'`,
    'echo "MACHINE over"; poweroff -f',
    '',
  ].join('\n');
}

export type Machine = {
  /** Every line that the machine prints. */
  lines: AsyncIterable<string>;
  stop(): void;
};

/** `command` is one line of sh without single quotes. `qemu`: more arguments. `scratch`: an empty folder. */
export function startMachine(options: {
  command: string;
  qemu: readonly string[];
  scratch: string;
}): Machine {
  const folder = kernel();
  const image = join(folder, 'boot', `vmlinuz-${versionIn(folder)}`);
  const disk = firstDisk(folder, options.scratch, options.command);
  const machine = spawn(
    'qemu-system-x86_64',
    [
      // Without AVX, whose emulation is young in QEMU 7.2: Node crashed in two of a dozen starts with it.
      '-accel tcg,thread=multi -cpu Nehalem -m 2048 -smp 2 -nographic -no-reboot -net none'.split(' '),
      '-fsdev local,id=host,path=/,security_model=none,readonly=on,multidevs=remap'.split(' '),
      '-device virtio-9p-pci,fsdev=host,mount_tag=host'.split(' '),
      ['-kernel', image, '-initrd', disk, '-append', 'console=ttyS0 quiet panic=-1'],
      options.qemu,
    ].flat(),
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return { lines: createInterface({ input: machine.stdout }), stop: () => machine.kill('SIGKILL') };
}
