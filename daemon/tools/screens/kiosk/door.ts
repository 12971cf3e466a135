/** `/kiosk` and what lies below it: the page for anybody, all the rest for the hall's own kiosks. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerInWords, answerText } from '../../../page/server/answer.ts';
import type { PageFiles } from '../../../page/server/files.ts';
import { words as pageWords } from '../../../page/server/words.ts';
import { bodyOf } from '../body.ts';
import { cookieIn } from '../cookie.ts';
import { netOf } from '../limits.ts';
import type { KioskKey } from './key.ts';
import type { Kiosks } from './kiosks.ts';
import { bodyAtMostBytes, pressOf } from './press.ts';

export const kioskPath = '/kiosk';

export type KioskDoor = (request: IncomingMessage, response: ServerResponse, path: string) => void;

/**
 * `key`: none, and nobody is a kiosk, unless the hall has no users and only its own machine can ask (`isOpen`). `isSecure`: it is
 * asked over TLS only.
 */
export function kioskDoor(
  kiosks: Kiosks,
  files: PageFiles,
  { key, isOpen, isSecure }: { key: KioskKey | undefined; isOpen: boolean; isSecure: boolean },
): KioskDoor {
  const cookie = `${isSecure ? '__Secure-' : ''}one-ticket-kiosk`;
  const isKiosk = (request: IncomingMessage) =>
    key === undefined ? isOpen : key.isPass(cookieIn(request, cookie));

  async function enter(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request, bodyAtMostBytes);
    if (body === undefined) return say(request, response, 413);
    if (key?.isKey(Buffer.from(body).toString('utf8')) !== true) return say(request, response, 401);
    const secure = isSecure ? '; Secure' : '';
    response.setHeader(
      'Set-Cookie',
      `${cookie}=${key.pass}; Path=${kioskPath}; HttpOnly; SameSite=Strict${secure}`,
    );
    say(request, response, 200);
  }

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request, bodyAtMostBytes);
    const press = body && pressOf(body);
    if (press === undefined) return say(request, response, body === undefined ? 413 : 400);
    const answer = await kiosks.take(press, netOf(request.socket.remoteAddress ?? ''));
    if (answer !== undefined) return say(request, response, 200, answer);
    response.setHeader('Retry-After', '5');
    say(request, response, 429);
  }

  return (request, response, path) => {
    const isPost = request.method === 'POST';
    const below = path.slice(kioskPath.length + 1);
    // Another website's form comes without it, or with its own, which the guard has refused.
    if (isPost && request.headers.origin === undefined) return say(request, response, 403);
    if (isPost && below === 'enter') return void enter(request, response);
    const isFor = isPost ? ['take'] : ['session', 'stream'];
    if (!isFor.includes(below)) {
      if (isPost || !files(request, response, path))
        answerInWords(request, response, 404, pageWords.path(path, kioskPath));
      return;
    }
    if (!isKiosk(request)) return say(request, response, 401);
    if (isPost) return void take(request, response);
    if (below === 'stream') return kiosks.stream(request, response);
    say(request, response, 200);
  };
}

function say(request: IncomingMessage, response: ServerResponse, status: number, what: object = {}): void {
  answerText(request, response, {
    type: 'application/json',
    text: JSON.stringify(what),
    status,
    isSecret: true,
  });
}
