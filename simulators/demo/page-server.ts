/** The page of the virtual hall: for browsers of this machine only. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { answerInWords, answerText } from '../../daemon/page/server/answer.ts';
import { type PageFiles, pageFiles } from '../../daemon/page/server/files.ts';
import {
  hostsOfThisMachine,
  type KnownHosts,
  mayAsk,
  pathOf,
  refusedRequest,
} from '../../daemon/page/server/guard.ts';
import { words as pageWords } from '../../daemon/page/server/words.ts';
import { listenLocally, localHost } from '../broker/local-port.ts';
import { mqttSocket } from '../broker/socket.ts';
import type { HallPlan } from '../page/contract.ts';
import { words } from './words.ts';

export type PageServer = { port: number; url: string; mqttUrl: string; close(): Promise<void> };

const mqttPath = '/mqtt';
/** A page says short things. */
const longestSaidBytes = 64 * 1024;

/** `checkout`: where the files lie; left out, here. Some browsers do not take a WebSocket as 'self'. */
export const hallFiles = (checkout?: string): PageFiles =>
  pageFiles({
    pages: new Map([['/', 'simulators/page/index.html']]),
    folders: new Map([
      ['/page/', 'simulators/page'],
      ['/look/', 'daemon/page/look'],
    ]),
    // A curve, as those read it who come by it, what a fault may be, as whoever makes it takes it, and what a counter is called.
    files: new Map([
      ['/daemon/people/curve.ts', 'daemon/people/curve.ts'],
      ['/daemon/text/counters.ts', 'daemon/text/counters.ts'],
      ['/stage/fault-names.ts', 'simulators/stage/fault-names.ts'],
    ]),
    imports: [
      'preact',
      'preact/hooks',
      'htm',
      'htm/preact',
      '@preact/signals',
      '@preact/signals-core',
      'mqtt',
      'uqr',
    ],
    allows: host => ({ 'connect-src': `'self' ws://${host}`, 'style-src': "'self' 'unsafe-inline'" }),
    ...(checkout !== undefined && { checkout }),
  });

/**
 * Listens on the first of `ports` that is free on 127.0.0.1; when none is, `why` is about the last. `serve` takes the MQTT of
 * a browser; `frames` answers for a device of the plan.
 */
export async function openPage(options: {
  ports: readonly number[];
  plan: HallPlan;
  serve(stream: Duplex): void;
  frames?(device: string, request: IncomingMessage, response: ServerResponse): void;
}): Promise<{ ok: true; page: PageServer } | { ok: false; why: string }> {
  const { plan, frames } = options;
  const files = hallFiles();
  const server = createServer(answer);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: longestSaidBytes,
    handleProtocols: offered => offered.has('mqtt') && 'mqtt',
  });
  let hosts = hostsOfThisMachine(0);
  let url = '';

  function answer(request: IncomingMessage, response: ServerResponse): void {
    if (!mayAsk(request, response, hosts)) return;
    const path = pathOf(request);
    if (path === '/hall.json') {
      return answerText(request, response, { type: 'application/json', text: JSON.stringify(plan) });
    }
    const [, device] = /^\/frames\/([a-z0-9-]+)$/.exec(path) ?? [];
    if (frames !== undefined && plan.devices.some(({ id }) => id === device)) {
      return frames(String(device), request, response);
    }
    if (files(request, response, path)) return;
    answerInWords(request, response, 404, pageWords.path(path, `${url}/`));
  }

  server.on('upgrade', (request, socket, head) => {
    const refused = refusedSocket(request, hosts);
    if (refused !== undefined) return refuse(socket, refused);
    sockets.handleUpgrade(request, socket, head, client => options.serve(mqttSocket(client)));
  });

  const listened = await listenLocally(server, options.ports);
  if (!listened.ok) return listened;
  const { port } = listened;
  hosts = hostsOfThisMachine(port);
  url = `http://${localHost}:${port}`;
  return {
    ok: true,
    page: {
      port,
      url,
      mqttUrl: `ws://${localHost}:${port}${mqttPath}`,
      async close() {
        for (const client of sockets.clients) client.terminate();
        const closed = new Promise<void>(resolve => server.close(() => resolve()));
        server.closeAllConnections();
        await closed;
      },
    },
  };
}

function refusedSocket(request: IncomingMessage, hosts: KnownHosts): string | undefined {
  if (pathOf(request) !== mqttPath) return words.asked.socket(pathOf(request), mqttPath);
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map(name => name.trim());
  return refusedRequest(request, hosts) ?? (offered.includes('mqtt') ? undefined : words.asked.noMqtt);
}

/** There is no response to write to when a connection is to be upgraded. */
function refuse(socket: Duplex, sentence: string): void {
  socket.on('error', () => {});
  socket.end(
    [
      'HTTP/1.1 403 Forbidden',
      'Connection: close',
      'Content-Type: text/plain; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(sentence) + 1}`,
      '',
      `${sentence}\n`,
    ].join('\r\n'),
  );
}
