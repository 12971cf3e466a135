/** `/desk` and what lies below it: the page for anybody, all the rest for whoever has signed in. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Timers } from '../../../../drivers/device.ts';
import { keyHeader } from '../../../page/desk/contract.ts';
import { answerInWords, answerText } from '../../../page/server/answer.ts';
import type { PageFiles } from '../../../page/server/files.ts';
import { words as pageWords } from '../../../page/server/words.ts';
import { bodyOf } from '../body.ts';
import { cookieIn } from '../cookie.ts';
import { netOf } from '../limits.ts';
import { bodyAtMostBytes, orderOf, signInOf } from './answer.ts';
import type { Desks } from './desks.ts';
import { type DeskSession, isKey } from './sessions.ts';

export const deskPath = '/desk';

/** A refusal takes as long whoever is refused, so that nobody learns by a clock which users there are. */
const refusedAfterMs = 1000;

export type DeskDoor = (request: IncomingMessage, response: ServerResponse, path: string) => void;

/** `isSecure`: it is asked over TLS only. */
export function deskDoor(
  desks: Desks,
  files: PageFiles,
  { timers, isSecure }: { timers: Timers; isSecure: boolean },
): DeskDoor {
  const cookie = `${isSecure ? '__Secure-' : ''}one-ticket-desk`;
  const cookieOf = (secret: string, more = '') =>
    `${cookie}=${secret}; Path=${deskPath}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}${more}`;
  const secretIn = (request: IncomingMessage) => cookieIn(request, cookie);

  function say(request: IncomingMessage, response: ServerResponse, status: number, what: object): void {
    answerText(request, response, {
      type: 'application/json',
      text: JSON.stringify(what),
      status,
      isSecret: true,
    });
  }

  async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const since = timers.now();
    const body = await bodyOf(request, bodyAtMostBytes);
    const said = body && signInOf(body);
    if (said === undefined) return say(request, response, body === undefined ? 413 : 400, {});
    const came = await desks.signIn(said, netOf(request.socket.remoteAddress ?? ''));
    switch (came.is) {
      case 'in': {
        const before = desks.find(secretIn(request));
        if (before !== undefined) desks.end(before);
        response.setHeader('Set-Cookie', cookieOf(came.secret));
        return say(request, response, 200, came.told);
      }
      case 'wrong':
        await new Promise<void>(resolve => timers.after(since + refusedAfterMs - timers.now(), resolve));
        return notSignedIn(request, response);
      case 'too-often':
        response.setHeader('Retry-After', String(came.afterS));
        return say(request, response, 429, { afterS: came.afterS });
      case 'unheard':
        return say(request, response, 503, { why: came.why });
    }
  }

  async function notSignedIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const ended = secretIn(request) !== undefined && { ended: true };
    say(request, response, 401, { isOpen: await desks.isOpen(), ...ended });
  }

  async function tell(request: IncomingMessage, response: ServerResponse, session: DeskSession) {
    const told = await desks.told(session);
    if (told === undefined) await notSignedIn(request, response);
    else say(request, response, 200, told);
  }

  async function order(request: IncomingMessage, response: ServerResponse, session: DeskSession) {
    const body = await bodyOf(request, bodyAtMostBytes);
    const said = body && orderOf(body);
    if (said === undefined) return say(request, response, body === undefined ? 413 : 400, {});
    const answer = await desks.order(session, said);
    if (answer !== undefined) return say(request, response, 200, answer);
    response.setHeader('Retry-After', '1');
    say(request, response, 429, { afterS: 1 });
  }

  function signOut(_request: IncomingMessage, response: ServerResponse, session: DeskSession): void {
    desks.end(session);
    response.setHeader('Set-Cookie', cookieOf('', '; Max-Age=0'));
    response.setHeader('Cache-Control', 'no-store');
    response.statusCode = 204;
    response.end();
  }

  type Asked = (
    request: IncomingMessage,
    response: ServerResponse,
    session: DeskSession,
  ) => void | Promise<void>;
  const forms: ReadonlyMap<string, Asked> = new Map<string, Asked>([
    ['GET session', tell],
    ['GET stream', (request, response, { streams }) => streams.answer(request, response)],
    ['POST order', order],
    ['POST sign-out', signOut],
  ]);

  return (request, response, path) => {
    const isPost = request.method === 'POST';
    const below = path.slice(deskPath.length + 1);
    // Another website's form comes without it, or with its own, which the guard has refused.
    if (isPost && request.headers.origin === undefined) return say(request, response, 403, {});
    if (isPost && below === 'sign-in') return void signIn(request, response);
    const form = forms.get(`${isPost ? 'POST' : 'GET'} ${below}`);
    if (form === undefined) {
      if (isPost || !files(request, response, path))
        answerInWords(request, response, 404, pageWords.path(path, deskPath));
      return;
    }
    const session = desks.find(secretIn(request));
    if (session === undefined) return void notSignedIn(request, response);
    const key = request.headers[keyHeader.toLowerCase()];
    if (isPost && !isKey(session, typeof key === 'string' ? key : undefined))
      return say(request, response, 403, {});
    void form(request, response, session);
  };
}
