/**
 * Who gave a command: `<client>`, or `<user>/<client>` where the topic named a user. An id is known again as this sender's
 * only, so that nobody can use up the ids of another. Answers go below the same name, so that whoever names another's
 * `client` hears them among their own: the broker's access list lets each hear what is below their user only.
 */
export function senderOf(client: string, user: string | undefined): string {
  return user === undefined ? client : `${user}/${client}`;
}

/** A command as it is answered: from whom, by which id, and what it was. */
export type Given = { sender: string; id: string; verb: string; user?: string };
