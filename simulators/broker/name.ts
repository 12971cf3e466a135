/** A broker's address as it may be printed: without user and password. */
export function brokerName(url: string): string {
  const address = new URL(url);
  address.username = '';
  address.password = '';
  return address.href;
}
