/**
 * An Onbon BX-5K/6K font card with its board, as the maker's document describes it (potocol.md v1.4; § are its clauses).
 * Where the document is silent: a payload that does not fit together is refused as an unknown command, and areas
 * refreshed faster than once a second are drawn but counted in `tooFast`.
 */
import {
  type CardModel,
  cardLimits,
  codes,
  encodeReply,
  errors,
  onbonProtocol,
  type Request,
} from '../../../drivers/onbon-k/codec.ts';
import { broadcast, packetOverheadBytes } from '../../../drivers/onbon-k/packet.ts';
import { clockParts, statusParts } from '../../../drivers/onbon-k/payloads.ts';
import { read, write } from '../../../drivers/parts/frame/parts.ts';
import { lastingFaults } from '../parts/lasting-faults.ts';
import { nothingToPress, type Simulator, type Surroundings } from '../simulator.ts';
import { drawAreas, programmeDots, readAreas, storedProgramme } from './face.ts';
import { heldAreas } from './held-areas.ts';

export type OnbonKCard = { address: number; width: number; height: number; model: CardModel };

/** What a card answers with more than ACK. */
const answered = [codes.status, codes.readAddress];
/** What a card shows as its time before it was set (§8.10). */
const factoryTimeMs = Date.UTC(2020, 0, 1);

const is = (request: Request, code: { group: number; command: number }): boolean =>
  request.group === code.group && request.command === code.command;

/** `address`: its screen id; `width`, `height`: pixels. */
export function simulateOnbonK(options: OnbonKCard, around: Surroundings): Simulator {
  const decode = onbonProtocol.decoder();
  const areas = heldAreas(options, around);
  const card = newCard(options, around);
  const wrong = lastingFaults('busy', 'foreign');

  /** The error code of §6. */
  function obey(request: Request): number {
    const { payload } = request;
    if (wrong.has('busy')) return errors.busy;
    if (payload.length + packetOverheadBytes > cardLimits[options.model].bufferBytes)
      return errors.outOfMemory;
    if ([codes.ping, ...answered].some(code => is(request, code))) return errors.none;
    if (is(request, codes.setAddress)) return card.setAddress(request);
    if (is(request, codes.areas)) return areas.update(request);
    if (is(request, codes.clear)) return areas.clear();
    if (is(request, codes.power)) return card.setPower(payload[0]);
    if (is(request, codes.brightness)) return card.setBrightness(payload);
    if (is(request, codes.clock)) return card.setClock(payload);
    const isGroup = Object.values(codes).some(({ group }) => group === request.group);
    return isGroup ? errors.unknownCommand : errors.unknownGroup;
  }

  const isForMe = (destination: number): boolean =>
    [card.address(), broadcast.withReply, broadcast.withoutReply].includes(destination);

  function answer(destination: number, error: number, to?: Request): void {
    if (destination === broadcast.withoutReply) return;
    const asked = to === undefined ? undefined : answered.find(code => is(to, code));
    const code = error === errors.none ? (asked ?? codes.ack) : codes.nack;
    const payload =
      code === codes.status
        ? card.status(areas.ids())
        : code === codes.readAddress
          ? card.id()
          : new Uint8Array();
    // §4: a broadcast is answered in the name of the broadcast address.
    around.send(encodeReply({ screen: wrong.addressSaid(destination), ...code, error, payload }));
  }

  return {
    receive(bytes) {
      for (const message of decode(bytes)) {
        if (message.is === 'damaged' && isForMe(message.destination))
          answer(message.destination, errors.checksum);
        if (message.is !== 'request' || !isForMe(message.screen)) continue;
        const error = obey(message);
        if (message.wantsReply) answer(message.screen, error, message);
      }
    },
    act: nothingToPress.board,
    fault(name) {
      if (name !== 'power-cycle') return wrong.fault(name);
      card.setPower(1);
      areas.clear(); // §8.2.1: dynamic areas do not survive a power cut
      return true;
    },
    shows() {
      const standing = [...readAreas(areas.all()), ...(areas.besideProgramme() ? [storedProgramme] : [])];
      const lines = card.lit() ? standing : [];
      const text = lines.map(line => line.text).join('\n');
      const blink = lines.some(line => line.blink);
      return { text, blink, lines, lit: card.lit(), brightness: card.brightness(), tooFast: areas.tooFast() };
    },
    drawing() {
      const { width, height } = options;
      const standing = [
        ...(areas.besideProgramme() ? [programmeDots(options)] : []),
        ...drawAreas(areas.all()),
      ];
      return { is: 'dots', width, height, lit: card.lit(), brightness: card.brightness(), areas: standing };
    },
  };
}

/** What it is set to; each setting gives the error code of §6. */
function newCard(options: OnbonKCard, { timers, changed }: Surroundings) {
  let { address } = options;
  let lit = true;
  let brightness = 15;
  let clock = { setToMs: factoryTimeMs, atMs: timers.now() };

  function status(areas: Uint8Array): Uint8Array {
    const now = new Date(clock.setToMs + timers.now() - clock.atMs);
    const time = {
      year: now.getUTCFullYear(),
      month: now.getUTCMonth() + 1,
      day: now.getUTCDate(),
      hour: now.getUTCHours(),
      minute: now.getUTCMinutes(),
      second: now.getUTCSeconds(),
      weekday: now.getUTCDay() || 7,
    };
    const card = { lit, brightness, time, areas };
    return write(parts => statusParts(parts, options.model !== '5k', card));
  }

  return {
    status,
    address: () => address,
    id: () => Uint8Array.of(address & 0xff, address >> 8),
    lit: () => lit,
    /** As a person counts it: 1 to 16. */
    brightness: () => brightness + 1,
    setClock(payload: Uint8Array): number {
      const told = read(payload, clockParts);
      const setToMs = Date.parse(`${told?.date}T${told?.time}Z`);
      if (Number.isNaN(setToMs)) return errors.unknownCommand;
      clock = { setToMs, atMs: timers.now() };
      return errors.none;
    },
    setPower(flag: number | undefined): number {
      if (flag !== 1 && flag !== 2) return errors.unknownCommand;
      lit = flag === 1;
      changed();
      return errors.none;
    },
    setBrightness([kind, value]: Uint8Array): number {
      if (kind !== 1 || value === undefined || value > 15) return errors.unknownCommand;
      brightness = value;
      changed();
      return errors.none;
    },
    /** §8.11: for all cards at once, and only so. */
    setAddress({ screen, payload: [low = 0, high = 0, ...rest] }: Request): number {
      if (screen === address || high > 0x7f || rest.length > 0) return errors.unknownCommand;
      address = low | (high << 8);
      return errors.none;
    },
  };
}
