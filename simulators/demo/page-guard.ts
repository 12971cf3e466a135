/**
 * Who may ask for the page: browsers of this machine that show the page itself, and clients that are no browser. Any website
 * can make the same browser ask, and can give its own name this machine's address (DNS rebinding).
 */
import type { IncomingMessage } from 'node:http';
import { words } from './words.ts';

/** Why a request is refused; undefined: it may. `port`: where the page is. */
export function refusedRequest(
  { headers }: Pick<IncomingMessage, 'headers'>,
  port: number,
): string | undefined {
  const hosts = hostsOf(port);
  const { host, origin } = headers;
  if (host === undefined || !hosts.includes(host.toLowerCase())) {
    return words.asked.host(JSON.stringify(host ?? ''), hosts);
  }
  if (origin !== undefined && !hosts.some(known => origin === `http://${known}`)) {
    return words.asked.origin(JSON.stringify(origin), hosts);
  }
  return undefined;
}

/** As a browser writes them: it leaves out the usual port. */
function hostsOf(port: number): string[] {
  return ['127.0.0.1', 'localhost'].map(name => (port === 80 ? name : `${name}:${port}`));
}
