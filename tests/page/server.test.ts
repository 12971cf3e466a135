/** The server of the page: what a browser gets of it, who gets nothing, and the frames of a device as they pass. */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as immediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { hallFiles, openPage, type PageServer } from '../../simulators/demo/page-server.ts';
import { type FrameLog, newFrameLog } from '../../simulators/frames/frame-log.ts';
import { frameStream } from '../../simulators/frames/frame-stream.ts';
import type { Frame, HallPlan } from '../../simulators/page/contract.ts';
import { deviceOf } from '../simulators/frames/devices.ts';
import { emptyPlan } from './empty-plan.ts';

const plan: HallPlan = {
  ...emptyPlan,
  name: '<script>alert(1)</script>',
  devices: [{ id: 'pad-1', kind: 'ff68-pad', class: 'pad', faults: [], presses: [] }],
};

let page: PageServer;
let frames: (device: string, request: IncomingMessage, response: ServerResponse) => void;
let served: number;

beforeEach(async () => {
  frames = (_device, _request, response) => response.end();
  served = 0;
  const opened = await openPage({
    ports: [0],
    plan,
    serve() {
      served += 1;
    },
    frames: (...asked) => frames(...asked),
  });
  if (!opened.ok) throw new Error(opened.why);
  ({ page } = opened);
});
afterEach(() => page.close());

const get = (path: string, init?: RequestInit) => fetch(page.url + path, init);

/** With headers and paths that fetch would not send. */
async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const asked = request({ host: '127.0.0.1', port: page.port, path, method, headers, agent: false }).end();
  const [response] = await once(asked, 'response');
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode, headers: response.headers, text };
}

/** The bytes as they are: Node's client would refuse to send some of these. */
async function askRaw(path: string): Promise<string> {
  const socket = connect(page.port, '127.0.0.1');
  socket.end(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${page.port}\r\nConnection: close\r\n\r\n`);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

/** What became of a WebSocket: the protocol agreed on, or the answer in words. */
function openSocket(path: string, protocols: string[], headers: Record<string, string> = {}) {
  const socket = new WebSocket(`ws://127.0.0.1:${page.port}${path}`, protocols, { headers });
  return new Promise<string>((resolve, reject) => {
    socket.on('open', () => resolve(socket.protocol));
    socket.on('unexpected-response', (_request, response) => {
      let text = `${response.statusCode} `;
      response.on('data', chunk => {
        text += String(chunk);
      });
      response.on('end', () => resolve(text));
    });
    socket.on('error', reject);
  });
}

describe('what a browser gets', () => {
  it('the page, with the map of what its scripts import and nothing allowed from elsewhere', async () => {
    const answer = await get('/');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${page.port};`);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(await answer.text()).toContain('"htm/preact":"/lib/htm/preact/index.module.js"');
  });

  it('scripts without their types, styles, and the files of npm that the page needs', async () => {
    const script = await get('/page/words.ts');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const text = await script.text();
    expect(text).toContain('export const language');
    expect(text).not.toContain('export type');
    expect((await get('/page/style.css')).headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect((await get('/lib/preact/dist/preact.mjs')).headers.get('content-type')).toBe('text/javascript');
    const styles = await (await get('/lib/@fontsource-variable/noto-sans-sc/wght.css')).text();
    const glyphs = Array.from(styles.matchAll(/url\(\.\/([^)]+)\)/g), ([, file]) => file);
    expect(glyphs.length).toBeGreaterThan(50);
    for (const file of glyphs) {
      const answer = await get(`/lib/@fontsource-variable/noto-sans-sc/${file}`, { method: 'HEAD' });
      expect([file, answer.status]).toEqual([file, 200]);
    }
  });

  it('the plan of the hall, whatever is in its names', async () => {
    const answer = await get('/hall.json?again');
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await answer.json()).toEqual(plan);
  });

  it('the frames of a device of the plan, and of no other', async () => {
    frames = (device, _request, response) => response.end(device);
    expect(await (await get('/frames/pad-1')).text()).toBe('pad-1');
    expect((await get('/frames/pad-2')).status).toBe(404);
  });

  it('what it has already, only when that has changed', async () => {
    for (const path of ['/', '/page/words.ts', '/hall.json', '/lib/htm/dist/htm.module.js']) {
      const first = await get(path);
      expect([path, first.headers.get('cache-control')]).toEqual([path, 'no-cache']);
      const etag = first.headers.get('etag') ?? 'none';
      const again = await ask(path, { 'If-None-Match': etag });
      expect([path, again.status, again.text]).toEqual([path, 304, '']);
      expect((await ask(path, { 'If-None-Match': '"other"' })).status).toBe(200);
    }
  });

  it('the head alone, when it asks for that', async () => {
    for (const path of ['/', '/page/words.ts', '/hall.json', '/lib/htm/dist/htm.module.js']) {
      const head = await ask(path, {}, 'HEAD');
      const whole = await ask(path);
      expect([path, head.status, head.text]).toEqual([path, 200, '']);
      expect([path, head.headers['content-length']]).toEqual([path, String(Buffer.byteLength(whole.text))]);
    }
  });

  it('a sentence, for what is not there or not allowed', async () => {
    const missing = await get('/page/nothing.ts');
    expect(missing.status).toBe(404);
    expect(missing.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await missing.text()).toBe(
      `found nothing at /page/nothing.ts, expected the page at ${page.url}/\n`,
    );
    const sent = await ask('/hall.json', {}, 'POST');
    expect([sent.status, sent.headers.allow]).toEqual([405, 'GET, HEAD']);
    expect(sent.text).toBe('found POST, expected GET or HEAD\n');
  });

  it('no part of a file, and a part that ends before it begins harms nobody', async () => {
    const answer = await ask('/lib/htm/dist/htm.module.js', { Range: 'bytes=5-2' });
    expect(answer.status).toBe(200);
  });
});

describe('no path leads out of the folders', () => {
  const outside = [
    '/page/',
    '/page',
    '/page/../demo.ts',
    '/page/..%2fdemo.ts',
    '/page/%2e%2e/demo.ts',
    '/page/..\\demo.ts',
    '/page/..%5cdemo.ts',
    '/page/frames/../../demo.ts',
    '/page/frames/../../frames/frame-stream.ts',
    '/page//main.ts',
    '/page/./main.ts',
    '/page/a/b/main.ts',
    '/page/main.ts/main.ts',
    '/page/main.ts%00',
    '/page/main.ts%00.css',
    '/page/tsconfig.json',
    '/page/.tmp.ts',
    '/package.json',
    '/../package.json',
    '//package.json',
    '//127.0.0.1/package.json',
    '/./hall.json',
    '/lib/',
    '/lib/../package.json',
    '/lib/preact/package.json',
    '/lib/preact/dist/',
    '/lib/preact/dist/preact.mjs/../../package.json',
    '/lib/@fontsource-variable/noto-sans-sc/',
    '/lib/@fontsource-variable/noto-sans-sc/files/',
    '/lib/@fontsource-variable/noto-sans-sc/files/../package.json',
    '/lib/@fontsource-variable/noto-sans-sc/files/..%2fpackage.json',
    '/lib/@fontsource-variable/noto-sans-sc/files/nothing.woff2',
    '/frames/../hall.json',
    '/frames/',
    '*',
    'http://127.0.0.1/hall.json',
    'http://[',
  ];

  it.each(outside)('%s', async path => {
    expect(await askRaw(path)).toMatch(/^HTTP\/1\.1 404 [^]*found nothing at /);
  });

  it('bytes that are no request at all harm nobody', async () => {
    for (const path of ['\u0000', '/page/\u0000main.ts', '/ü/%', '/%ff%', '/page/%zz.ts']) {
      expect(await askRaw(path)).toMatch(/^HTTP\/1\.1 40[04] /);
    }
    expect((await get('/hall.json')).status).toBe(200);
  });
});

describe('a foreign website in the same browser', () => {
  const foreign: Record<string, string>[] = [
    { Host: 'evil.example' },
    { Host: 'evil.example:8080' },
    { Host: '127.0.0.1' },
    { Host: '127.0.0.1:1' },
    { Origin: 'http://evil.example' },
    { Origin: 'null' },
    { Origin: 'http://127.0.0.1' },
    { Origin: 'http://127.0.0.1:1' },
  ];

  it.each(foreign)('gets no file and no plan: %o', async headers => {
    for (const path of ['/', '/hall.json', '/page/words.ts', '/frames/pad-1', '/nothing']) {
      const answer = await ask(path, headers);
      expect([path, answer.status]).toEqual([path, 403]);
      expect(answer.text).toMatch(/^found .*, expected .*127\.0\.0\.1/);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it.each(foreign)('gets no MQTT: %o', async headers => {
    expect(await openSocket('/mqtt', ['mqtt'], headers)).toMatch(/^403 found .*, expected .*127\.0\.0\.1/);
    expect(served).toBe(0);
  });

  it('may not even use what it cannot read', async () => {
    expect((await get('/hall.json')).headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect((await get('/')).headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });
});

describe('the MQTT of the page', () => {
  it('comes from the page itself under either name, and from clients that are no browser', async () => {
    for (const name of ['127.0.0.1', 'localhost', 'LOCALHOST']) {
      const host = `${name}:${page.port}`;
      const headers = { Host: host, Origin: `http://${host.toLowerCase()}` };
      expect(await openSocket('/mqtt', ['mqtt'], headers)).toBe('mqtt');
    }
    expect(await openSocket('/mqtt', ['other', 'mqtt'])).toBe('mqtt');
    expect(served).toBe(4);
  });

  it('is MQTT and nothing else', async () => {
    expect(await openSocket('/mqtt', ['chat'])).toMatch(/^403 found a WebSocket that does not speak mqtt/);
    expect(await openSocket('/mqtt', [])).toMatch(/^403 found a WebSocket that does not speak mqtt/);
    expect(await openSocket('/hall.json', ['mqtt'])).toMatch(/^403 found a WebSocket at \/hall\.json/);
    expect(served).toBe(0);
  });
});

it('takes the next port when one is taken, and says why when none is left', async () => {
  const next = createTcpServer().listen(0, '127.0.0.1');
  await once(next, 'listening');
  const { port: free } = next.address() as AddressInfo;
  next.close();
  await once(next, 'close');
  const options = { plan, serve: () => {} };
  const moved = await openPage({ ...options, ports: [page.port, free] });
  if (!moved.ok) throw new Error(moved.why);
  expect(moved.page.url).toBe(`http://127.0.0.1:${free}`);
  await moved.page.close();
  expect(await openPage({ ...options, ports: [page.port] })).toEqual({
    ok: false,
    why: expect.stringContaining('EADDRINUSE'),
  });
});

it('closes also while browsers hold their connections', async () => {
  const keptAlive = connect(page.port, '127.0.0.1');
  await once(keptAlive, 'connect');
  const socket = new WebSocket(page.mqttUrl, ['mqtt']);
  await once(socket, 'open');
  const gone = once(socket, 'close');
  await page.close();
  await gone;
  keptAlive.destroy();
});

describe('the files of another checkout', () => {
  let checkout: string;
  let url: string;
  let server: ReturnType<typeof createServer>;

  beforeEach(async () => {
    checkout = mkdtempSync(join(tmpdir(), 'one-ticket-page-'));
    mkdirSync(join(checkout, 'simulators/page'), { recursive: true });
    writeFileSync(join(checkout, 'simulators/page/index.html'), '<script type="importmap">{}</script>');
    const files = hallFiles(checkout);
    server = createServer((asked, response) => {
      if (!files(asked, response, asked.url ?? '')) response.end('nothing');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
    rmSync(checkout, { recursive: true });
  });

  const text = async (path: string) => (await fetch(url + path)).text();

  it('are read anew at each reload', async () => {
    const file = join(checkout, 'simulators/page/edited.ts');
    writeFileSync(file, 'export const one: number = 1;');
    const first = await fetch(`${url}/page/edited.ts`);
    expect(await first.text()).toBe('export const one         = 1;');
    writeFileSync(file, 'export const four: number = 4;');
    const again = await fetch(`${url}/page/edited.ts`, {
      headers: { 'If-None-Match': first.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(200);
    expect(await again.text()).toBe('export const four         = 4;');
  });

  it('are all named by their page, so that a browser far away asks for them at once', async () => {
    const put = (name: string, code: string) => writeFileSync(join(checkout, 'simulators/page', name), code);
    symlinkSync(join(import.meta.dirname, '../../node_modules'), join(checkout, 'node_modules'));
    put(
      'index.html',
      '<script type="importmap">{}</script><script type="module" src="/page/main.ts"></script>',
    );
    put(
      'main.ts',
      "import type { Kind } from './kind.ts';\nimport {\n  one,\n} from './one.ts';\nimport './gone.ts';",
    );
    put('one.ts', "import { html } from 'htm/preact';\nexport { main } from './main.ts';");
    put('kind.ts', 'export type Kind = 1;');
    const links = (await text('/')).matchAll(/<link rel="modulepreload" href="([^"]+)" \/>/g);
    expect(Array.from(links, ([, path]) => path)).toEqual([
      '/page/main.ts',
      '/page/one.ts',
      '/lib/htm/preact/index.module.js',
      '/lib/preact/dist/preact.mjs',
      '/lib/htm/dist/htm.module.js',
    ]);
  });

  it('may lie in a folder of the page', async () => {
    mkdirSync(join(checkout, 'simulators/page/boards'));
    writeFileSync(join(checkout, 'simulators/page/boards/dots.ts'), "import '../words.ts';");
    expect(await text('/page/boards/dots.ts')).toBe("import '../words.ts';");
    expect(await text('/page/boards')).toBe('nothing');
    expect(await text('/page/boards/')).toBe('nothing');
  });

  it('a script that is half written is told with its line, and is there when it is whole', async () => {
    const file = join(checkout, 'simulators/page/edited.ts');
    writeFileSync(file, 'const one = 1;\nconst two: = ');
    const answer = await fetch(`${url}/page/edited.ts`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).toMatch(/edited\.ts: line 2: /);
    writeFileSync(file, 'const one = 1;');
    expect(await text('/page/edited.ts')).toBe('const one = 1;');
  });

  it('a checkout without its npm packages says what to do', async () => {
    const answer = await fetch(url);
    expect(answer.status).toBe(503);
    const words = await answer.text();
    expect(words).toContain('preact/dist/preact.mjs');
    expect(words).toContain(`run "npm ci" there`);
    expect(await text('/lib/preact/dist/preact.mjs')).toBe('nothing');
    symlinkSync(join(import.meta.dirname, '../../node_modules'), join(checkout, 'node_modules'));
    expect(await text('/')).toContain('"imports"');
  });
});

/** It is nobody's business but theirs when they do not read. */
describe('whoever looks at the frames of a device', () => {
  /** FF 68 L L 68 address func key sum 16, from the vectors of ff68-pad. */
  const next = 'ff6803036803010c1016';

  let log: FrameLog;
  let answers: ServerResponse[];
  /** Ends what a test has left open. */
  let ends: AbortController;

  beforeEach(() => {
    answers = [];
    ends = new AbortController();
    log = newFrameLog(new Map([['pad-1', deviceOf('ff68-pad')]]), () => 7);
    const answer = frameStream(log);
    frames = (id, asked, response) => {
      answers.push(response);
      answer(id, asked, response);
    };
  });
  afterEach(() => ends.abort());

  const press = () => log.passed({ device: 'pad-1', dir: 'tx', hex: next });

  /** What a reader gets, as it comes. `lastSeen`: the id of an event that it has already. */
  async function read(lastSeen?: string) {
    const response = await get('/frames/pad-1', {
      headers: lastSeen === undefined ? {} : { 'last-event-id': lastSeen },
      signal: ends.signal,
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = { text: '', response };
    void (async () => {
      if (response.body === null) return;
      for await (const text of response.body.pipeThrough(new TextDecoderStream())) reader.text += text;
    })().catch(() => undefined);
    return reader;
  }

  function rawReader() {
    const socket = connect(page.port, '127.0.0.1');
    socket.write(`GET /frames/pad-1 HTTP/1.1\r\nHost: 127.0.0.1:${page.port}\r\n\r\n`);
    return socket;
  }

  const framesIn = (text: string): Frame[] =>
    Array.from(text.matchAll(/^data: (.*)\n\n/gm), ([, data = '']) => JSON.parse(data));
  const countsIn = (text: string): number[] => framesIn(text).map(({ nth }) => nth);
  const lastIdIn = (text: string): string | undefined => [...text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1];

  it('first come the frames that are kept, then each as it passes', async () => {
    press();
    press();
    const reader = await read();
    await expect.poll(() => countsIn(reader.text)).toEqual([1, 2]);
    press();
    await expect.poll(() => countsIn(reader.text)).toEqual([1, 2, 3]);
    expect(framesIn(reader.text)[2]).toMatchObject({ at: 7, dir: 'tx', hex: next, says: 'pad 3: key next' });
  });

  it('who connects again gets what came meanwhile, and all of another run of the demo', async () => {
    press();
    const reader = await read();
    await expect.poll(() => countsIn(reader.text)).toEqual([1]);
    press();
    await expect.poll(() => countsIn(reader.text)).toEqual([1, 2]);
    press();
    const again = await read(lastIdIn(reader.text));
    await expect.poll(() => countsIn(again.text)).toEqual([3]);
    for (const strange of ['another-run/2', 'nonsense', '/', `${lastIdIn(reader.text)}x`]) {
      const other = await read(strange);
      await expect.poll(() => countsIn(other.text)).toEqual([1, 2, 3]);
    }
  });

  it('a reader that does not read holds up nobody, and learns by the count what it has missed', async () => {
    const passed = 30_000;
    const deaf = rawReader();
    let heard = '';
    deaf.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
    });
    deaf.pause();
    await expect.poll(() => answers.length).toBe(1);
    for (let nth = 0; nth < passed; nth += 1) {
      press();
      if (nth % 100 === 0) await immediate();
    }
    // Its connection is full, and nothing more is kept for it.
    expect(answers[0]?.writableNeedDrain).toBe(true);
    expect(answers[0]?.writableLength).toBeLessThan(128 * 1024);

    const other = await read();
    await expect.poll(() => countsIn(other.text).at(-1)).toBe(passed);
    deaf.resume();
    await expect.poll(() => heard.includes(`"nth":${passed},`)).toBe(true);
    const counts = Array.from(heard.matchAll(/"nth":(\d+),/g), ([, nth]) => Number(nth));
    expect(counts.length).toBeLessThan(passed);
    expect(counts).toEqual([...new Set(counts)].toSorted((one, other) => one - other));
    deaf.destroy();
    await once(deaf, 'close');
  });

  it('who has gone is told nothing more', async () => {
    const leaver = rawReader();
    await once(leaver, 'data');
    leaver.resetAndDestroy();
    const leaves = () => {
      press();
      return answers[0]?.closed;
    };
    await expect.poll(leaves, { interval: 1 }).toBe(true);
    const { writableLength } = answers[0] ?? {};
    press();
    expect(answers[0]?.writableLength).toBe(writableLength);
  });

  it('asked for the head only, nothing is kept open', async () => {
    const response = await get('/frames/pad-1', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });
});
