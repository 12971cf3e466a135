/** Mosquitto on the very files of config/deploy/mosquitto, installed as their README says, in a folder instead of /etc. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { WrittenMqtt } from '../../../../config/schema/mqtt.ts';
import { answers, freePort } from './mosquitto.ts';

const files = resolve('config/deploy/mosquitto');
const readme = readFileSync(join(files, 'README.md'), 'utf8');
/** Debian keeps the broker where only root looks. */
const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` };

/** What its README has in code below the heading. */
export function commandsOf(heading: string): string[] {
  const [, section = ''] = readme.split(new RegExp(`^## .*${heading}$`, 'm'));
  const [own = ''] = section.split(/^## /m);
  return Array.from(own.matchAll(/^```sh\n([^]*?)^```/gm), ([, commands = '']) => commands);
}

export function runCommands(folder: string, commands: string): void {
  execFileSync('bash', ['-e', '-c', commands], { cwd: folder, env, stdio: 'pipe' });
}

/** A CA and the certificate of a broker at `localhost`, by the commands of the README. */
export function makeCertificates(folder: string): void {
  for (const commands of commandsOf('Certificates')) runCommands(folder, commands);
}

/** As a config has them. */
export type Users = NonNullable<WrittenMqtt['users']>;

export type SecureBroker = {
  hall: string;
  folder: string;
  ca: string;
  tlsPort: number;
  /** On 127.0.0.1, without TLS. */
  loopbackPort: number;
  passwordOf(user: string): string;
  start(): Promise<void>;
  /** As `systemctl stop` does: what it keeps is written to the disk. */
  stop(): Promise<void>;
  /** As when its box loses power. */
  kill(): Promise<void>;
  /** What it kept is gone, while it does not run. */
  forget(): void;
  /** It reads its users and rights anew, as `systemctl reload` has it do. */
  reload(): void;
  /** It keeps its connections and answers nothing. */
  hang(): void;
  goOn(): void;
  log(): string;
  /** Kills it and takes its folder away. */
  close(): Promise<void>;
};

type Installed = {
  /** With `ca.crt`, `broker.crt` and `broker.key`. */
  certificates: string;
  acl: 'acl' | 'acl-centre';
  /** Its name stands where the files say `fuzhou`. */
  hall: string;
  /** A second hall, where the files of the centre say `mawei`. */
  otherHall?: string;
  users: readonly string[];
  /** Where the bridge goes, and what its user's password is there. */
  bridge?: { port: number; password: string };
};

/** On free ports, not started. */
export async function installBroker(options: Installed): Promise<SecureBroker> {
  const { hall, users, bridge } = options;
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-broker-'));
  const [tlsPort, loopbackPort] = [await freePort(), await freePort()];
  const passwordOf = (user: string) => `password of ${user} here`;

  function textOf(file: string, ...replaced: [string, string][]): string {
    let text = readFileSync(join(files, file), 'utf8');
    for (const [found, by] of [
      ['/etc/mosquitto/', `${folder}/`],
      ['fuzhou', hall],
      ['mawei', options.otherHall ?? 'mawei'],
      ...replaced,
    ] satisfies [string, string][]) {
      text = text.replaceAll(found, by);
    }
    return text;
  }
  const install = (file: string, to: string, ...replaced: [string, string][]) =>
    writeFileSync(join(folder, to), textOf(file, ...replaced));

  for (const made of ['certs', 'ca_certificates', 'conf.d', 'lib']) mkdirSync(join(folder, made));
  for (const file of ['broker.crt', 'broker.key'])
    cpSync(join(options.certificates, file), join(folder, 'certs', file));
  cpSync(join(options.certificates, 'ca.crt'), join(folder, 'ca_certificates/one-ticket-centre.crt'));
  install(
    'one-ticket.conf',
    'conf.d/one-ticket.conf',
    ['\nlistener 8883\n', `\nlistener ${tlsPort}\n`],
    ['\nlistener 1883 127.0.0.1\n', `\nlistener ${loopbackPort} 127.0.0.1\n`],
  );
  const commands = textOf('acl-commands');
  const ofOther =
    options.otherHall === undefined ? '' : commands.replaceAll(`/${hall}/`, `/${options.otherHall}/`);
  writeFileSync(join(folder, 'acl'), textOf(options.acl) + commands + ofOther);
  if (bridge !== undefined) {
    install(
      'bridge.conf',
      'conf.d/one-ticket-bridge.conf',
      ['address centre.lan:8883', `address localhost:${bridge.port}`],
      ['CHANGE-ME', bridge.password],
      // Nobody waits two minutes in a test.
      ['restart_timeout 5 120', 'restart_timeout 1 2'],
    );
  }
  writeFileSync(join(folder, 'passwords'), users.map(user => `${user}:${passwordOf(user)}\n`).join(''));
  execFileSync('mosquitto_passwd', ['-U', join(folder, 'passwords')], { env });
  const main = join(folder, 'mosquitto.conf');
  // As Debian installs it.
  writeFileSync(
    main,
    [
      `pid_file ${folder}/mosquitto.pid`,
      'persistence true',
      `persistence_location ${folder}/lib/`,
      `log_dest file ${folder}/mosquitto.log`,
      `include_dir ${folder}/conf.d`,
      '',
    ].join('\n'),
  );
  // Started as root it becomes this user.
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'mosquitto:', folder]);
  for (const secret of ['passwords', 'acl', 'certs/broker.key']) chmodSync(join(folder, secret), 0o600);

  let broker: ChildProcess | undefined;
  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (broker === undefined || broker.exitCode !== null || broker.signalCode !== null) return;
    const ended = once(broker, 'exit');
    broker.kill(signal);
    await ended;
  }

  const log = () => readFileSync(join(folder, 'mosquitto.log'), 'utf8');
  return {
    hall,
    folder,
    ca: join(options.certificates, 'ca.crt'),
    tlsPort,
    loopbackPort,
    passwordOf,
    async start() {
      const made = spawn('mosquitto', ['-c', main], { stdio: ['ignore', 'pipe', 'pipe'], env });
      broker = made;
      let said = '';
      for (const stream of [made.stdout, made.stderr]) stream.on('data', chunk => (said += chunk));
      const died = once(made, 'exit').then(([code]) => {
        throw new Error(`mosquitto ended with ${code}: ${said}`);
      });
      await Promise.race([answers(loopbackPort), died]);
      died.catch(() => undefined);
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    forget: () => rmSync(join(folder, 'lib/mosquitto.db'), { force: true }),
    reload: () => void broker?.kill('SIGHUP'),
    hang: () => void broker?.kill('SIGSTOP'),
    goOn: () => void broker?.kill('SIGCONT'),
    log,
    async close() {
      await end('SIGKILL');
      rmSync(folder, { recursive: true });
    },
  };
}
