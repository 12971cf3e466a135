/** Why a broker could not be used, in words for whoever set it up. */

const unknownSigner =
  "its certificate was signed by nobody that is trusted here; expected that the config's mqtt.caFile names who signed it";

/** By the code of Node's TLS, or of the broker's own refusal (MQTT 3.1.1 §3.2.2.3). */
const words: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  ['CERT_HAS_EXPIRED', 'its certificate, or that of who signed it, has expired'],
  ['CERT_NOT_YET_VALID', "its certificate is not valid yet, or this machine's clock is wrong"],
  ['SELF_SIGNED_CERT_IN_CHAIN', unknownSigner],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', unknownSigner],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', unknownSigner],
  ['UNABLE_TO_GET_ISSUER_CERT', unknownSigner],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', unknownSigner],
  [2, 'it does not take this client id'],
  [4, "it does not know this user with this password; look at the config's mqtt.user and mqtt.passwordFile"],
  [
    5,
    "it lets nobody in as this user with this password; look at the config's mqtt.user and mqtt.passwordFile",
  ],
]);

/** What the broker answers to a user whom it does not know, or to a wrong password. */
export const isLoginRefused = ({ code }: Error & { code?: unknown }): boolean => code === 4 || code === 5;

export function brokerTrouble(error: Error & { code?: unknown }): string {
  const { code, message } = error;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `its certificate bears another name than the config's mqtt.url (${message})`;
  return words.get(code) ?? (message || String(code));
}
