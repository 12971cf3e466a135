/** English: what `screens` says on its terminal, and to whoever asks it too often. The pages have their own words. */

export const en = {
  listen: (found: string) =>
    `--listen: found ${found}, expected an address and a port, for example --listen 0.0.0.0:8443`,
  onlyHere: (found: string) =>
    `--listen: found ${found} without a certificate, expected 127.0.0.1 or localhost, which only this machine can ask; for other machines name one with --tls-cert and --tls-key`,
  certAndKey: 'found only one of --tls-cert and --tls-key, expected both or none',
  otherKey: (file: string) =>
    `--tls-key: found in ${file} the key of another certificate, expected that of --tls-cert`,
  noKey: (file: string, why: string) =>
    `--tls-key: found in ${file} what is no key (${why}), expected a private key (PEM) without a passphrase`,
  noListening: (listen: string, why: string) =>
    `--listen: found that nothing can listen on ${listen} (${why}), expected a free port of this machine`,
  hall: (found: string) =>
    `--hall: found ${found}, expected the id of a hall, 1 to 32 of a-z, 0-9 and -, for example --hall fuzhou`,
  manyHalls: (halls: readonly string[]) =>
    `found ${halls.length} halls on the broker, expected which one is shown: --hall with one of ${halls.join(', ')}`,
  tooOften: 'found too many requests from this address, expected fewer: try again in a second',
  displayAt: (url: string) => `display  ${url}`,
  deskAt: (url: string) => `desk     ${url}`,
  kioskAt: (url: string) => `kiosk    ${url}`,
  kioskWith: (url: string, keyFile: string) => `kiosk    ${url}#KEY, where KEY is what stands in ${keyFile}`,
  kioskKey: (file: string) =>
    `--kiosk-key: found in ${file} what is no key, expected 32 to 128 of A-Z, a-z, 0-9, _ and -, for example what "openssl rand -hex 32" writes`,
  heard: (hall: string) => `The hall ${hall} is heard.`,
  notHeard: (hall: string) => `The hall ${hall} is not heard: the display says so.`,
  noHall: 'No hall is heard: the display says so.',
  brokerLost: (broker: string, why: string) => `No broker at ${broker}: ${why}. It is tried again for ever.`,
};
