/** English: what the server of a page tells whoever asked wrongly. What the system says stands in it as it came. */

export const en = {
  method: (found: string | undefined) => `found ${found}, expected GET or HEAD`,
  path: (found: string, page: string) => `found nothing at ${found}, expected the page at ${page}`,
  host: (found: string, hosts: readonly string[]) =>
    `found the host ${found}, expected ${hosts.join(' or ')}`,
  origin: (found: string, origins: readonly string[]) =>
    `found a request from ${found}, expected one from ${origins.join(' or ')}`,
  noFiles: (missing: readonly string[], checkout: string) =>
    `found no ${missing.join(', ')} in ${checkout}/node_modules, expected what the page is made of: run "npm ci" there and load this page again`,
  line: (line: string) => `line ${line}: `,
};
