/** The pages of the screens, for browsers of the hall's network. What is not asked as it should be costs next to nothing. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Timers } from '../../../drivers/device.ts';
import { answerInWords } from '../../page/server/answer.ts';
import { pageFiles } from '../../page/server/files.ts';
import { mayAsk, pathOf } from '../../page/server/guard.ts';
import { words as pageWords } from '../../page/server/words.ts';
import type { Desks } from './desk/desks.ts';
import { deskDoor, deskPath } from './desk/door.ts';
import { kioskDoor, kioskPath } from './kiosk/door.ts';
import type { KioskKey } from './kiosk/key.ts';
import type { Kiosks } from './kiosk/kiosks.ts';
import { openLimits } from './limits.ts';
import type { Place } from './listen.ts';
import { phoneDoor, phonePages, phonePath } from './phone/door.ts';
import type { Phones } from './phone/phones.ts';
import type { PictureStream } from './picture-stream.ts';
import { words } from './words.ts';

/** `url`: of the display. */
export type ScreensServer = { url: string; deskUrl: string; kioskUrl: string; close(): Promise<void> };

/** Whoever asks slower, or holds a connection without asking, is put off. */
const patience = {
  headersTimeout: 5000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 1000,
  maxHeaderSize: 8 * 1024,
};
const handshakeWithinMs = 10_000;
/** An answer that nobody reads. A stream is told more often. */
const idleAtMostMs = 60_000;
/** Beyond it nobody is let in until somebody has gone. */
const connectionsAtMost = 2048;

const displayPath = '/display';

export async function openScreensServer(
  place: Place,
  {
    display,
    phones,
    desks,
    kiosks,
    entry,
    timers,
  }: {
    display: PictureStream;
    phones: Phones;
    desks: Desks;
    kiosks: Kiosks;
    /** Who is a kiosk. */
    entry: { key: KioskKey | undefined; isOpen: boolean };
    timers: Timers;
  },
): Promise<{ ok: true; server: ScreensServer } | { ok: false; why: string }> {
  const limits = openLimits(timers);
  const files = pageFiles({
    pages: new Map([
      [displayPath, 'daemon/page/display/index.html'],
      [deskPath, 'daemon/page/desk/index.html'],
      [kioskPath, 'daemon/page/kiosk/index.html'],
      ...phonePages,
    ]),
    folders: new Map([
      ['/desk/', 'daemon/page/desk'],
      ['/display/', 'daemon/page/display'],
      ['/kiosk/', 'daemon/page/kiosk'],
      ['/phone/', 'daemon/page/phone'],
      ['/look/', 'daemon/page/look'],
      ['/stream/', 'daemon/page/stream'],
      // Why an order is refused.
      ['/text/', 'daemon/text'],
    ]),
    imports: ['preact', 'preact/hooks', 'htm', 'htm/preact', '@preact/signals', '@preact/signals-core'],
  });
  const phone = phoneDoor(phones, files);
  const kiosk = kioskDoor(kiosks, files, { ...entry, isSecure: place.tls !== undefined });
  const desk = deskDoor(desks, files, { timers, isSecure: place.tls !== undefined });
  const server =
    place.tls === undefined
      ? createServer(patience, answer)
      : createSecureServer(
          { ...patience, ...place.tls, minVersion: 'TLSv1.2', handshakeTimeout: handshakeWithinMs },
          answer,
        );
  server.maxConnections = connectionsAtMost;
  server.setTimeout(idleAtMostMs);
  server.on('connection', (socket: Socket) => {
    const { remoteAddress = '' } = socket;
    if (!limits.mayConnect(remoteAddress)) return socket.destroy();
    socket.on('close', () => limits.ended(remoteAddress));
  });
  let hosts = place.hosts(place.port);
  let url = '';

  function answer(request: IncomingMessage, response: ServerResponse): void {
    if (!limits.mayAsk(request.socket.remoteAddress ?? '')) {
      response.setHeader('Retry-After', '1');
      response.setHeader('Connection', 'close');
      return answerInWords(request, response, 429, words.tooOften);
    }
    const path = pathOf(request);
    const isPhone = path.startsWith(phonePath);
    const isDesk = path === deskPath || path.startsWith(`${deskPath}/`);
    const isKiosk = path === kioskPath || path.startsWith(`${kioskPath}/`);
    if (!mayAsk(request, response, hosts, isPhone || isDesk || isKiosk)) return;
    response.setHeader('Referrer-Policy', 'no-referrer');
    if (isPhone) return phone(request, response, path);
    if (isKiosk) return kiosk(request, response, path);
    if (isDesk) return desk(request, response, path);
    if (path === `${displayPath}/stream`) return display.answer(request, response);
    if (files(request, response, path)) return;
    answerInWords(request, response, 404, pageWords.path(path, `${url}${displayPath}`));
  }

  try {
    server.listen(place.port, place.host);
    await once(server, 'listening');
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server without a port');
  hosts = place.hosts(address.port);
  const [name = place.host] = hosts.told;
  url = place.tls === undefined ? `http://${name}` : `https://${name}:${address.port}`;
  return {
    ok: true,
    server: {
      url: `${url}${displayPath}`,
      deskUrl: `${url}${deskPath}`,
      kioskUrl: `${url}${kioskPath}`,
      async close() {
        display.close();
        phones.close();
        desks.close();
        kiosks.close();
        const closed = new Promise<void>(resolve => server.close(() => resolve()));
        server.closeAllConnections();
        await closed;
      },
    },
  };
}
