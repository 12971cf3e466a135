/**
 * Who gave a command: `<client>`, or `<user>/<client>` where the hall has users. An id is known again as this sender's
 * only, so that nobody can use up the ids of another.
 */
export function senderOf(client: string, user: string | undefined): string {
  return user === undefined ? client : `${user}/${client}`;
}

/** Whose replies it hears: the client, whoever its user is. */
export function clientOf(sender: string): string {
  return sender.slice(sender.indexOf('/') + 1);
}
