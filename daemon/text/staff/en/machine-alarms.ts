/** English: what an alarm of the machine under the hall says. */
import type { AlarmArgs, HeldBack, JournalLoss, WitnessName } from '../../../core/types/alarm-message.ts';
import { lasting } from '../../duration.ts';
import type { SentencesOf } from '../language.ts';

export type MachineAlarm =
  | 'slow-disk'
  | 'journal-shortened'
  | 'copy-failing'
  | 'copy-same-disk'
  | 'erase-pending'
  | 'text-damaged'
  | 'phone-key'
  | 'secret-key'
  | 'booking-keys'
  | 'calendar'
  | 'report-not-written'
  | 'advice-failing'
  | 'broker-refuses'
  | 'second-hall'
  | 'order-set-aside';

export const machineAlarms: SentencesOf<Pick<AlarmArgs, MachineAlarm>> = {
  'slow-disk': ({ waitedMs, slowMs, times, withinMs }) =>
    `the disk is slow: the journal waited ${(waitedMs / 1000).toFixed(1)} s for it, and more than ${slowMs / 1000} s ${times} times within ${withinMs / 60_000} min; every press and order waits as long; see to the disk of the state folder (a card that wears out, another program that writes), or move the folder to a better one`,
  'journal-shortened': ({ losses, above }) =>
    `${losses.map(lossText).join('; ')}${
      above === undefined ? '' : `; the hall goes on above number ${above}, so that none is issued twice`
    }. Look at the disk (dmesg), then alarm-ack journal-shortened`,
  'copy-failing': ({ place, why }) =>
    `the journal is not copied to ${place}: ${why}; the hall goes on, and it is tried again all the time`,
  'copy-same-disk': ({ place }) =>
    `the copies in ${place} lie on the disk of the state folder: when it dies, both are gone, and keepDays deletes nothing; is the second medium mounted there?`,
  'erase-pending': ({ path }) =>
    `what was erased may still lie in ${path}: it goes as soon as the medium is there and takes it`,
  'text-damaged'(args) {
    switch (args.is) {
      case 'failing':
        return `${args.path}: ${args.why}; the hall goes on, no complaint is taken, and what was erased may still lie there; it is tried again all the time`;
      case 'aside':
        return `${args.path}: found it damaged; it lies at ${args.aside} now, and what people wrote is not shown: take texts.db from the second folder or a backup (one-ticket restore)`;
      case 'missing':
        return `${args.path}: found ${args.texts} texts missing or altered that the journal has the hash of, and none of them erased; "one-ticket verify" names them, and a copy of texts.db may have them (one-ticket restore)`;
    }
  },
  'phone-key': args =>
    `${args.path}: ${
      args.is === 'damaged'
        ? 'found it damaged, expected the key that signs the addresses on tickets; take it away and start the daemon again: it makes a new one, and phones no longer open tickets of before'
        : `${args.why}; the key that signs the addresses on tickets lies there; mend that, then start the daemon again`
    }. Until then tickets have the code for a scanner and none for a phone; the hall goes on`,
  'secret-key': args => {
    switch (args.is) {
      case 'damaged':
        return `${args.path}: found it damaged, expected the key of the return slips; put it back from the second folder or a backup (one-ticket restore), then start the daemon again. Until then slips are printed without a code, and nobody comes by one; the hall goes on`;
      case 'failing':
        return `${args.path}: ${args.why}; the key of the return slips lies there; mend that, then start the daemon again. Until then slips are printed without a code, and nobody comes by one; the hall goes on`;
      case 'missing':
        return `${args.path}: found no key of the return slips, and made a new one: ${args.slips} slips that are out${args.bookings === undefined ? '' : `, and ${args.bookings} bookings,`} have codes of the one before, and are not read; put it back from the second folder or a backup and start the daemon again, or print those slips anew as people bring them (order slip, by ticket and day)`;
    }
  },
  'booking-keys': args =>
    args.is === 'lost'
      ? `${args.path}: the keys of ${args.bookings} bookings that stand are lost or damaged; the number of an identity card does not find those, their codes do as before; put the file back from the second folder or a backup and start the daemon again (one-ticket restore)`
      : `${args.path}: ${args.why}; the keys of bookings lie there; mend that, then start the daemon again. Until then nothing is booked and no number finds a booking; codes do, and the hall goes on`,
  calendar: args =>
    args.is === 'year-unknown'
      ? `${args.path} does not know the year ${args.year}: its days off go by the weekday alone; enter the holidays and the days worked for them as soon as they are published (${args.year}: { holidays: […], workdays: […] }); it is read again within a minute`
      : `${args.why}${args.more === 0 ? '' : `, and ${args.more} more (one-ticket check names them)`}; the calendar is not taken: ${args.isKept ? 'days off go by what it said before' : 'days off go by the weekday alone'}; mend it, and it is read again within a minute`,
  'report-not-written'(args) {
    const [day = 'the last day', why] =
      'hungMs' in args
        ? [undefined, `found its process still at work after ${lasting(args.hungMs)}, and ended it`]
        : [args.day, args.why];
    return `the report of ${day} is not written: ${why}; the journal has all of it, and it is tried again every minute`;
  },
  'advice-failing': ({ why }) =>
    `which counter to open is not advised: the next hour could not be played forward (${why}); the hall goes on, the surge plan too, and it is tried again; send the log to whoever mends One Ticket if it comes back`,
  'broker-refuses'({ held, long }) {
    const parts = held === undefined ? [] : [heldText(held)];
    if (long !== undefined) {
      const names = long.messages.map(one =>
        'event' in one ? `event ${one.event}, ${one.kind}` : `${one.topic} (${one.bytes} bytes)`,
      );
      if (long.more > 0) names.unshift(`${long.more} more`);
      parts.push(
        `too long for a message, which has at most ${long.atMostBytes} bytes, and not told: ${names.join(', ')}; the command replay tells events in parts`,
      );
    }
    return parts.join('; ');
  },
  'second-hall': ({ hall, boot }) =>
    `another daemon runs a hall ${hall} on this broker (boot ${boot}): both take every order, and each writes over what the other says of its hall; expected one daemon for each hall; end the other, or give one of them another \`hall\` in its config`,
  'order-set-aside': ({ orders }) =>
    `an order that ended the program twice is refused: ${orders.join(', ')}; send the log and crash.json to whoever mends One Ticket, and alarm-ack order-set-aside to have it tried again`,
};

const witnessNames = {
  'high-water': 'the high-water record',
  mqtt: 'the cursor of what was told over MQTT',
} as const satisfies Record<WitnessName, string>;

export function lossText(loss: JournalLoss): string {
  switch (loss.is) {
    case 'log-damaged':
      return `the log of the journal was damaged on the disk; ${
        loss.lost === 0
          ? `all that lay behind the damage was proved and is there (commits: ${loss.recovered})`
          : `what lay behind the damage cannot be proved (commits: ${loss.lost})`
      }; what was found is kept in ${loss.aside}`;
    case 'taken-up':
      return `${loss.events} events that the journal had lost were taken up from the second folder`;
    case 'shortened': {
      const { endsAt, knownTo, witnesses } = loss;
      const [which, what] =
        knownTo > endsAt
          ? ['event', `${knownTo - endsAt} events are lost here`]
          : [
              'another event',
              'it is not the journal that was written here, somebody has put another in its place',
            ];
      const known = witnesses.map(({ name, seq }) => `${witnessNames[name]} knows of ${which} ${seq}`);
      return `the journal ends at event ${endsAt}, and ${known.join(', ')}: ${what}; if a copy has what is missing: stop the daemon, then one-ticket restore COPY`;
    }
    case 'other-history':
      return `the journal ends at event ${loss.endsAt}, and the second folder has another one, to event ${loss.to} of ${loss.day}, which is kept there; to go back to it: stop the daemon, then one-ticket restore`;
  }
}

function heldText({ messages, more, times, againMs }: HeldBack): string {
  const names = messages.map(({ name, bytes }) => `${name} (${bytes} bytes)`);
  if (more > 0) names.push(`${more} more`);
  return (
    `the broker ended the connection ${times} times when it was sent ${names.join(', ')}: it was held back, and with an ` +
    'event all events after it; expected a broker that takes messages of 64 KiB on every topic of the hall; raise its limit ' +
    `(Mosquitto: max_packet_size), or look at its access list; it is tried again every ${lasting(againMs)}`
  );
}
