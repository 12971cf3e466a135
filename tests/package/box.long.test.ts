/** docs/install.md from its first line to a new box, on bare Debians: the real archive, the real unit, the real systemd. */
import { execFile, execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { type Box, openBox, type Suite } from './box.ts';
import { commandsOf, packagesOfGuide } from './install-guide.ts';

const { version } = packageJson;
/** Many times what a step takes; only what fails waits so long. */
vi.setConfig({ testTimeout: 180_000 });
let scratch: string;
let archive: string;
let madeAgain: string;

beforeAll(async () => {
  if (process.getuid?.() !== 0) throw new Error('a box is made by root: run this test as root');
  scratch = mkdtempSync(join(tmpdir(), 'one-ticket-package-'));
  [archive, madeAgain] = await Promise.all([makeArchive('once'), makeArchive('again')]);
}, 600_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A box that has the archives of a first and a second version, and a second medium that others may take over. */
async function newBox(suite: Suite, name: string): Promise<Box> {
  const folder = join(scratch, name);
  mkdirSync(folder, { recursive: true });
  const medium = join(scratch, `medium-${suite}`);
  mkdirSync(medium, { recursive: true });
  for (const one of [version, '0.2.0']) {
    copyFileSync(archive, join(folder, basename(archive).replace(version, one)));
  }
  return openBox(suite, packagesOfGuide(), { '/root': folder, '/medium': medium });
}

async function succeed(box: Box, script: string): Promise<string> {
  const { code, out, err } = await box.run(script);
  expect(code, `${script}\n${out}${err}`).toBe(0);
  return out;
}

/** No kernel device comes into a box (tests/kernel has those); its second medium is a folder. */
const asInBox = (commands: string) =>
  commands.replace(/^udevadm .*$/gm, 'true').replace('mount /mnt/copies', 'mount --bind /medium /mnt/copies');

const follow = (box: Box, heading: string) => succeed(box, asInBox(commandsOf(heading)));

const property = async (box: Box, name: string) =>
  (await succeed(box, `systemctl show one-ticket -P ${name}`)).trim();

/** Asked again until it is so; the limit is that of the test. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise(resolve => setTimeout(resolve, 200));
}

const command = (verb: string, id: string, args: object) =>
  `mosquitto_rr -h 127.0.0.1 -W 20 -t one-ticket/v1/small/cmd/${verb} -e one-ticket/v1/small/rsp/box/${id} ` +
  `-m '${JSON.stringify({ id, client: 'box', args })}'`;

async function order(
  box: Box,
  verb: string,
  id: string,
  args: object = {},
): Promise<Record<string, unknown>> {
  const answer = JSON.parse(await succeed(box, command(verb, id, args)));
  expect(answer).toMatchObject({ status: 'ok' });
  return answer;
}

/** Until the retained message of a topic says so. */
function shows(box: Box, topic: string, text: string): Promise<void> {
  return until(async () =>
    (await box.run(`mosquitto_sub -h 127.0.0.1 -W 2 -C 1 -t 'one-ticket/v1/small/${topic}'`)).out.includes(
      text,
    ),
  );
}

async function install(box: Box): Promise<void> {
  for (const heading of ['Debian', 'The program', 'The devices', 'The config', 'The second medium'])
    await follow(box, heading);
}

/** The hall's devices are simulated on ptys of the box, which no real hall would let the service open. */
async function standStage(box: Box): Promise<void> {
  await succeed(
    box,
    `
cat >> /etc/one-ticket/hall.yaml <<'END'
mqtt: { url: "mqtt://127.0.0.1:1883", user: one-ticket, passwordFile: mqtt-password }
END
mosquitto_passwd -b -c /etc/mosquitto/passwords one-ticket secret
chmod 644 /etc/mosquitto/passwords
printf 'listener 1883 127.0.0.1\\nallow_anonymous true\\npassword_file /etc/mosquitto/passwords\\n' > /etc/mosquitto/conf.d/box.conf
systemctl restart mosquitto
echo secret | install -m 400 /dev/stdin /etc/one-ticket/mqtt-password
systemd-run -q --unit=stage -p User=one-ticket -p RuntimeDirectory=stage -p LoadCredential=mqtt-password:/etc/one-ticket/mqtt-password \\
  /usr/local/bin/one-ticket stage --config /etc/one-ticket/hall.yaml --state /run/stage
mkdir -p /etc/systemd/system/one-ticket.service.d
cat > /etc/systemd/system/one-ticket.service.d/stage.conf <<'END'
[Service]
DeviceAllow=char-pts rw
ExecStart=
ExecStart=/opt/one-ticket/current/bin/one-ticket run --config /run/stage/stage.yaml --state /var/lib/one-ticket
# What the filter refuses ends the daemon: nothing that it needs is refused in silence.
SystemCallErrorNumber=kill
END
`,
  );
  await until(async () => (await box.run('test -s /run/stage/stage.yaml')).code === 0);
  // A stage leaves out the copies, which are those of a real hall.
  await succeed(
    box,
    "echo 'copies: { folder: /mnt/copies }' >> /run/stage/stage.yaml; systemctl daemon-reload; systemctl restart one-ticket",
  );
}

const suites: [string, Suite][] = [
  ['Debian 12', 'bookworm'],
  ['Debian 13', 'trixie'],
];

describe.each(suites)('on a bare %s', (_name, suite) => {
  let box: Box;
  let newer: Box | undefined;
  beforeAll(async () => {
    box = await newBox(suite, `box-${suite}`);
  }, 600_000);
  afterAll(async () => {
    await box.close();
    await newer?.close();
  });

  it('without any Node, the guide installs a service that runs, and tells which devices are lost', async () => {
    expect((await box.run('command -v node')).code).not.toBe(0);
    await install(box);
    expect(await follow(box, 'The service')).toContain('active (running)');
    await until(async () => (await property(box, 'StatusText')).includes('printer-1'));
    expect(await property(box, 'StatusText')).toMatch(/^small：没有开启营业日；失联：pad-1、/);
    expect(await succeed(box, 'systemd-analyze verify one-ticket.service 2>&1')).toBe('');
    await succeed(box, 'systemd-analyze security --threshold=20 one-ticket');
  });

  it('its log has the priorities of the journal', async () => {
    const log = await succeed(box, 'journalctl -u one-ticket -o json --output-fields=PRIORITY,MESSAGE');
    const lines = log
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { PRIORITY: string; MESSAGE: string })
      .filter(({ MESSAGE }) => MESSAGE.startsWith('{'));
    const priorities = (what: string) =>
      new Set(lines.filter(({ MESSAGE }) => MESSAGE.includes(what)).map(({ PRIORITY }) => PRIORITY));
    expect(priorities('the hall runs')).toEqual(new Set(['6']));
    expect(priorities('"level":40')).toEqual(new Set(['4']));
  });

  it('a ticket is taken, printed, called and shown, with no system call that the unit forbids', async () => {
    await standStage(box);
    await shows(box, '$state', 'online');
    await order(box, 'open-day', 'd1');
    await order(box, 'open-counter', 'd2', { counter: '1' });
    await shows(box, 'device/printer-1/$state', 'ready');
    expect(await order(box, 'take-ticket', 'd3', { service: 'withdrawal' })).toMatchObject({
      data: { ticket: 'A001' },
    });
    await shows(box, 'sim/printer-1/shows', 'A001');
    await succeed(
      box,
      `mosquitto_pub -h 127.0.0.1 -t one-ticket/v1/small/sim/pad-1/do -m '{"press":"next"}'`,
    );
    await shows(box, 'sim/board-1/shows', '"text":"A001"');
    await until(async () => (await property(box, 'StatusText')).includes('厅内 1 人'));
    expect(await property(box, 'NRestarts')).toBe('0');
  });

  it('explain, report and verify read beside it as its user; what root left is given back at the next start', async () => {
    const told = await follow(box, 'The first morning');
    expect(told).toContain('A001');
    await succeed(
      box,
      'systemctl stop one-ticket; one-ticket explain A001; touch /var/lib/one-ticket/of-root',
    );
    await succeed(box, 'systemctl start one-ticket');
    expect(await succeed(box, 'find /var/lib/one-ticket ! -user one-ticket')).toBe('');
  });

  it('unpacked in an empty folder, with no other program in reach, it checks a hall, runs it, and verifies a journal', async () => {
    await succeed(
      box,
      `
mkdir /tmp/empty; cd /tmp/empty
tar --strip-components=1 -xf /root/${basename(archive)}
cp -a /var/lib/one-ticket /tmp/state
env -i PATH=/nonexistent ./bin/one-ticket check config/halls/fuzhou.yaml
env -i PATH=/nonexistent ./bin/one-ticket run --config config/halls/small.yaml --state /tmp/hall > log & pid=$!
while ! grep -q 'the hall runs' log; do kill -0 $pid; sleep 0.1; done
kill $pid; wait $pid
cd /; env -i PATH=/nonexistent /tmp/empty/bin/one-ticket verify --state /tmp/state
cd /tmp/empty/bin; env -i PATH=/nonexistent /bin/sh one-ticket explain A001 --state /tmp/state
`,
    );
  });

  it('a daemon that stands still is ended by the watchdog and started anew; the board shows the same number', async () => {
    await succeed(
      box,
      `printf '[Service]\\nWatchdogSec=3\\n' > /etc/systemd/system/one-ticket.service.d/watchdog.conf
systemctl daemon-reload; systemctl restart one-ticket`,
    );
    const pid = await property(box, 'MainPID');
    await succeed(box, `kill -STOP ${pid}`);
    await until(async () => (await property(box, 'NRestarts')) === '1');
    await until(async () => (await property(box, 'SubState')) === 'running');
    expect(await property(box, 'MainPID')).not.toBe(pid);
    expect(await succeed(box, 'journalctl -u one-ticket --no-pager')).toContain('Watchdog timeout');
    await shows(box, '$state', 'online');
    await shows(box, 'sim/board-1/shows', '"text":"A001"');
  });

  it('a fault of the config keeps it down, and is told; a daemon that was killed comes back', async () => {
    await succeed(box, 'systemctl kill -s KILL --kill-whom=main one-ticket');
    await until(async () => (await property(box, 'NRestarts')) === '2');
    await shows(box, '$state', 'online');
    await succeed(box, "sed -i 's/^hall: small/hal: small/' /run/stage/stage.yaml");
    await box.run('systemctl restart one-ticket');
    await until(async () => (await property(box, 'ActiveState')) === 'failed');
    expect(await property(box, 'ExecMainStatus')).toBe('78');
    expect(await succeed(box, 'journalctl -u one-ticket -p err -n 3 --no-pager')).toContain(
      '是不是想写 hall',
    );
    await succeed(
      box,
      "sed -i 's/^hal: small/hall: small/' /run/stage/stage.yaml; systemctl start one-ticket",
    );
  });

  it('is upgraded and rolled back by the guide, and loses nothing', async () => {
    await follow(box, 'Upgrade');
    await shows(box, '$state', 'online');
    expect(await succeed(box, 'readlink /proc/$(systemctl show one-ticket -P MainPID)/exe')).toContain(
      '/0.2.0/',
    );
    await follow(box, 'Roll back');
    await shows(box, '$state', 'online');
    expect(await succeed(box, 'readlink /proc/$(systemctl show one-ticket -P MainPID)/exe')).toContain(
      `/${version}/`,
    );
    await shows(box, 'sim/board-1/shows', '"text":"A001"');
  });

  it('a new box takes over from the second medium, and goes on above the numbers that were issued', async () => {
    expect(await order(box, 'take-ticket', 'd4', { service: 'advice' })).toMatchObject({
      data: { ticket: 'D002' },
    });
    await until(async () => (await box.run('grep -rq D002 /mnt/copies/small')).code === 0);
    await succeed(box, 'systemctl kill -s KILL --kill-whom=all one-ticket; systemctl stop one-ticket');
    newer = await newBox(suite, `newer-${suite}`);
    await install(newer);
    await succeed(
      newer,
      'install -D -m 644 /opt/one-ticket/current/config/deploy/systemd/one-ticket.service /etc/systemd/system/one-ticket.service',
    );
    await follow(newer, 'A new box in five minutes');
    await standStage(newer);
    await shows(newer, '$state', 'online');
    await shows(newer, 'sim/board-1/shows', '"text":"A001"');
    await shows(newer, 'device/printer-1/$state', 'ready');
    const { data } = (await order(newer, 'take-ticket', 'd5', { service: 'advice' })) as {
      data: { ticket: string };
    };
    expect(Number(data.ticket.slice(1))).toBeGreaterThan(2);
  });

  // Debian 12 has no `udevadm verify`; its udev obeys the rules in tests/kernel.
  if (suite === 'trixie') {
    it('its udev finds no fault in the rules', async () => {
      await succeed(box, 'udevadm verify --no-style /etc/udev/rules.d/70-one-ticket.rules');
    });
  }
});

it('the guide names the version that is made', () => {
  expect(commandsOf('The program')).toContain(`version=${version}\n`);
  expect(commandsOf('Roll back')).toContain(`ln -sfn ${version} `);
});

it('the archive is the same, byte for byte, whoever makes it again', () => {
  const [once, again] = [archive, madeAgain].map(file =>
    execFileSync('sha256sum', ['-b'], { input: readFileSync(file) }),
  );
  expect(again).toEqual(once);
});

async function makeArchive(folder: string): Promise<string> {
  const words = [resolve('.ci/package/package.ts'), join(scratch, folder)];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  return stdout.trim();
}
