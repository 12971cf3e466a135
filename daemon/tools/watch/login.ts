/** Which broker to watch through, and as whom: read from the words of the command line. */
import { resolve } from 'node:path';
import { type BrokerLogin, readCertificates, readPassword } from '../../../config/load/secrets.ts';
import { isUserName } from '../../../config/schema/mqtt.ts';
import { exitCodes } from '../../process/exit-codes.ts';

export type WatchOptions = { url: string; passwordFile?: string; ca?: string };

/** `login.url` is without user and password, which nobody should read on a screen. */
export function loginFrom({
  url,
  passwordFile,
  ca,
}: WatchOptions): { ok: true; login: BrokerLogin } | { ok: false; code: number; why: string } {
  const wrong = (why: string) => ({ ok: false as const, code: exitCodes.usage, why });
  if (!/^(mqtts?|wss?):\/\/[^/]/.test(url) || !URL.canParse(url))
    return wrong(
      `--url: found ${withoutPassword(url)}, expected the address of an MQTT broker, for example mqtt://127.0.0.1:1883`,
    );
  const bare = new URL(url);
  const { username, password } = bare;
  bare.username = '';
  bare.password = '';
  // It would stand in `ps` and in the history of the shell.
  if (password !== '')
    return wrong(
      '--url: found a password in it, expected the user only and the password in a file that nobody else can read, for example --url mqtts://lin@broker.hall.lan --password-file ~/.mqtt-password',
    );
  const user = decodeURIComponent(username);
  if (user !== '' && !isUserName(user))
    return wrong(`--url: found the user ${user}, expected 1 to 64 of A-Z, a-z, 0-9, _ and -`);
  if (passwordFile !== undefined && user === '')
    return wrong(
      '--password-file: found no user in --url, expected one, for example mqtts://lin@broker.hall.lan',
    );

  const secret = passwordFile === undefined ? {} : readPassword(resolve(passwordFile), undefined);
  const authority = ca === undefined ? {} : readCertificates(resolve(ca));
  const fault = [
    secret.fault?.replace('mqtt.passwordFile', '--password-file'),
    authority.fault?.replace('mqtt.caFile', '--ca'),
  ].find(one => one !== undefined);
  if (fault !== undefined) return { ok: false, code: exitCodes.io, why: fault };
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
