/** Which broker to watch through, and as whom: read from the words of the command line. */
import { resolve } from 'node:path';
import { type BrokerLogin, readCertificates, readPassword } from '../../../config/load/secrets.ts';
import { isUserName } from '../../../config/schema/mqtt.ts';
import { exitCodes } from '../../process/exit-codes.ts';
import { secretFaultText } from '../../text/staff/sentences.ts';
import { words } from './words.ts';

export type BrokerOptions = { url: string; passwordFile?: string; ca?: string };

/** `login.url` is without user and password, which nobody should read on a screen. */
export function loginFrom({
  url,
  passwordFile,
  ca,
}: BrokerOptions): { ok: true; login: BrokerLogin } | { ok: false; code: number; why: string } {
  const wrong = (why: string) => ({ ok: false as const, code: exitCodes.usage, why });
  if (!/^(mqtts?|wss?):\/\/[^/]/.test(url) || !URL.canParse(url))
    return wrong(words.login.noBroker(withoutPassword(url)));
  const bare = new URL(url);
  const { username, password } = bare;
  bare.username = '';
  bare.password = '';
  // It would stand in `ps` and in the history of the shell.
  if (password !== '') return wrong(words.login.password);
  const user = decodeURIComponent(username);
  if (user !== '' && !isUserName(user)) return wrong(words.login.user(user));
  if (passwordFile !== undefined && user === '') return wrong(words.login.noUser);

  const secret =
    passwordFile === undefined
      ? {}
      : readPassword(resolve(passwordFile), process.env['CREDENTIALS_DIRECTORY']);
  const authority = ca === undefined ? {} : readCertificates(resolve(ca));
  const fault =
    (secret.fault && { key: '--password-file', ...secret.fault }) ??
    (authority.fault && { key: '--ca', ...authority.fault });
  if (fault !== undefined) return { ok: false, code: exitCodes.io, why: secretFaultText(fault) };
  return {
    ok: true,
    login: {
      url: bare.href,
      ...(user !== '' && { username: user }),
      ...(secret.text !== undefined && { password: secret.text }),
      ...(authority.text !== undefined && { ca: authority.text }),
    },
  };
}

/** An address that cannot be read may hold a password all the same. */
const withoutPassword = (url: string) => url.replace(/:[^:@/]*@/, ':…@');
