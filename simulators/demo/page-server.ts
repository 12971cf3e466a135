/** The page of the virtual hall: for browsers of this machine only. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { listenLocally, localHost } from '../broker/local-port.ts';
import { mqttSocket } from '../broker/socket.ts';
import type { HallPlan } from '../page/contract.ts';
import { answerInWords, answerText } from './page-answer.ts';
import { pageFiles } from './page-files.ts';
import { refusedRequest } from './page-guard.ts';
import { words } from './words.ts';

export type PageServer = { port: number; url: string; mqttUrl: string; close(): Promise<void> };

const mqttPath = '/mqtt';
/** A page says short things. */
const longestSaidBytes = 64 * 1024;

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
  const files = pageFiles();
  const server = createServer(answer);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: longestSaidBytes,
    handleProtocols: offered => offered.has('mqtt') && 'mqtt',
  });
  let port = 0;

  function answer(request: IncomingMessage, response: ServerResponse): void {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    const refused = refusedRequest(request, port);
    if (refused !== undefined) return answerInWords(request, response, 403, refused);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return answerInWords(request, response, 405, words.asked.method(request.method));
    }
    const path = pathOf(request);
    if (path === '/hall.json') {
      return answerText(request, response, { type: 'application/json', text: JSON.stringify(plan) });
    }
    const [, device] = /^\/frames\/([a-z0-9-]+)$/.exec(path) ?? [];
    if (frames !== undefined && plan.devices.some(({ id }) => id === device)) {
      return frames(String(device), request, response);
    }
    if (files(request, response, path)) return;
    const there = `http://${localHost}:${port}/`;
    answerInWords(request, response, 404, words.asked.path(path, there));
  }

  server.on('upgrade', (request, socket, head) => {
    const refused = refusedSocket(request, port);
    if (refused !== undefined) return refuse(socket, refused);
    sockets.handleUpgrade(request, socket, head, client => options.serve(mqttSocket(client)));
  });

  const listened = await listenLocally(server, options.ports);
  if (!listened.ok) return listened;
  port = listened.port;
  return {
    ok: true,
    page: {
      port,
      url: `http://${localHost}:${port}`,
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

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/';
}

function refusedSocket(request: IncomingMessage, port: number): string | undefined {
  if (pathOf(request) !== mqttPath) return words.asked.socket(pathOf(request), mqttPath);
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map(name => name.trim());
  return refusedRequest(request, port) ?? (offered.includes('mqtt') ? undefined : words.asked.noMqtt);
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
