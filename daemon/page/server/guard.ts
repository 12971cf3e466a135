/**
 * Who may ask for a page: browsers that show the page itself, and clients that are no browser. Any website can make the same
 * browser ask, and can give its own name the address of this machine (DNS rebinding).
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerInWords } from './answer.ts';
import { words } from './words.ts';

/** By which names a server may be asked; `told` lists them for a person. */
export type KnownHosts = {
  scheme: 'http' | 'https';
  told: readonly string[];
  /** `host`: as a browser writes it, with the port unless that is the usual one; in small letters. */
  knows(host: string): boolean;
};

/** Of a server that only this machine can ask. */
export function hostsOfThisMachine(port: number): KnownHosts {
  const told = ['127.0.0.1', 'localhost'].map(name => (port === 80 ? name : `${name}:${port}`));
  return { scheme: 'http', told, knows: host => told.includes(host) };
}

/** Why a request is refused; undefined: it may. */
export function refusedRequest(
  { headers }: Pick<IncomingMessage, 'headers'>,
  { scheme, told, knows }: KnownHosts,
): string | undefined {
  const { host, origin } = headers;
  if (host === undefined || !knows(host.toLowerCase())) return words.host(JSON.stringify(host ?? ''), told);
  if (origin === undefined || origin === `${scheme}://${host.toLowerCase()}`) return undefined;
  return words.origin(
    JSON.stringify(origin),
    told.map(name => `${scheme}://${name}`),
  );
}

/** What every answer of a page's server says; false: it is answered already, because nobody may ask so. `post`: something is ordered there. */
export function mayAsk(
  request: IncomingMessage,
  response: ServerResponse,
  hosts: KnownHosts,
  post = false,
): boolean {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  const refused = refusedRequest(request, hosts);
  if (refused !== undefined) {
    answerInWords(request, response, 403, refused);
    return false;
  }
  if (request.method === 'GET' || request.method === 'HEAD' || (post && request.method === 'POST'))
    return true;
  response.setHeader('Allow', 'GET, HEAD');
  answerInWords(request, response, 405, words.method(request.method));
  return false;
}

export function pathOf({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  return url.split('?', 1)[0] ?? '/';
}
