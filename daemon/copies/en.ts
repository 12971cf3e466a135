/** English: why nothing is copied to the second medium, or nothing heard of it, for technicians. What the system says stands in it as it came. */

export const en = {
  at: (folder: string, why: string) => `${folder}: ${why}`,
  system: (folder: string, found: string) => `${folder}: found "${found}"`,
  noFolder: 'found no such folder',
  noMedium: 'found no such folder, expected the second medium mounted there',
  sameDisk: 'found the disk of the state folder, expected the second medium mounted there',
  noAnswer: (forMs: number) => `found no answer from the medium for ${forMs / 1000} s`,
  ahead: (folder: string, seq: number, day: string) =>
    `${folder}: found more than the journal has, up to event ${seq} of ${day}, expected no more: the journal went back, or an older copy was put in its place; ` +
    `"one-ticket restore ${folder}" brings it back; nothing is written there until the hall goes on, and then it is kept aside`,
  otherHall: (found: string, ours: string) =>
    `found the copies of the hall ${found} in the folder of ${ours}, expected its own; nothing is written there`,
  otherKeeper:
    'found that another state folder has taken this medium for the copies of the same hall, expected one daemon a hall; ' +
    'nothing is written there; if the other one is out of service, bring its journal here with "one-ticket restore"',
  otherMedium: 'found another medium than the one that was there, expected it until its copies are made',
  otherHistory: (copy: string, source: string) =>
    `found another history in ${copy}, expected a copy of ${source}`,
  noRoom: (source: string) =>
    `found less than a tenth of the disk free, expected more to copy ${source} to it, for it is the disk of the state folder`,
  shortCopy: (copy: string, found: number, expected: number | undefined) =>
    `found ${copy} to end at event ${found}, expected ${expected}`,
  otherLength: (path: string, found: number, expected: number) =>
    `found ${found} bytes in ${path}, expected ${expected}`,
  notFollowed: (seq: number) =>
    `found that the journal does not go on from event ${seq}, which was followed last`,
  noRest: 'found another journal at each look, expected one that stays',
  bookDamaged: (path: string) =>
    `found ${path} damaged, expected what the second media are known by; remove it while the medium is mounted`,
  wrongPlace: (folder: string, copies: string, state: string) =>
    `copies.folder: found ${folder}, so that the copies lie in ${copies} and the state folder is ${state}; ` +
    'expected a folder on another medium, for example /mnt/copies',
};
