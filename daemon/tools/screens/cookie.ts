import type { IncomingMessage } from 'node:http';

/** What a browser sent with a request under this name. */
export function cookieIn({ headers }: IncomingMessage, name: string): string | undefined {
  return headers.cookie
    ?.split('; ')
    .find(one => one.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}
