/**
 * An Onbon BX-5K/6K font card with its board, as the maker's document describes it (potocol.md v1.4; § are its clauses).
 * Where the document is silent: a payload that does not fit together is refused as an unknown command, and areas
 * refreshed faster than once a second are drawn but counted in `tooFast`.
 */
import {
  type Area,
  areaOverheadBytes,
  type CardModel,
  cardLimits,
  codes,
  decodeAreaUpdate,
  encodeReply,
  errors,
  onbonProtocol,
  type Request,
  untilExpired,
} from '../../../drivers/onbon-k/codec.ts';
import { broadcast, packetOverheadBytes } from '../../../drivers/onbon-k/packet.ts';
import { clockParts, statusParts } from '../../../drivers/onbon-k/payloads.ts';
import { read, write } from '../../../drivers/parts/frame/parts.ts';
import { nothingToPress, type Simulator, type Surroundings } from '../simulator.ts';
import { drawAreas, programmeDots, readAreas, storedProgramme } from './face.ts';

export type OnbonKCard = { address: number; width: number; height: number; model: CardModel };

/** §2.1: dynamic areas are refreshed at most once a second. */
const leastRefreshMs = 1000;
/** What a card answers with more than ACK. */
const answered = [codes.status, codes.readAddress];
/** What a card shows as its time before it was set (§8.10). */
const factoryTimeMs = Date.UTC(2020, 0, 1);

type Held = { area: Area; cancelExpiry: () => void };

/** `address`: its screen id; `width`, `height`: pixels. */
export function simulateOnbonK(options: OnbonKCard, around: Surroundings): Simulator {
  const { timers } = around;
  const limits = cardLimits[options.model];
  const held = new Map<number, Held>();
  /** By area id, deleted areas too. */
  const drawnAtMs = new Map<number, number>();
  const decode = onbonProtocol.decoder();
  let { address } = options;
  let overProgramme = true;
  let lit = true;
  let brightness = 15;
  let clock = { setToMs: factoryTimeMs, atMs: timers.now() };
  let busy = false;
  let tooFast = 0;

  function drop(id: number): void {
    held.get(id)?.cancelExpiry();
    held.delete(id);
  }

  function dropAll(): void {
    for (const id of held.keys()) drop(id);
  }

  function draw(area: Area): void {
    if (timers.now() - (drawnAtMs.get(area.id) ?? -Infinity) < leastRefreshMs) tooFast += 1;
    drawnAtMs.set(area.id, timers.now());
    drop(area.id);
    const expire = (): void => {
      held.delete(area.id);
      around.changed();
    };
    const expires = area.runMode === untilExpired;
    held.set(area.id, {
      area,
      cancelExpiry: expires ? timers.after(area.expiresAfterS * 1000, expire) : () => {},
    });
  }

  function fits(area: Area): boolean {
    const inside = area.x + area.width <= options.width && area.y + area.height <= options.height;
    return inside && area.id < limits.areas && areaOverheadBytes + area.text.length <= limits.areaBytes;
  }

  function updateAreas(request: Request): number {
    const update = decodeAreaUpdate(request.payload);
    if (update === undefined) return errors.unknownCommand;
    if (!update.areas.every(fits)) return errors.outOfMemory;
    if (update.remove === 'all') dropAll();
    else update.remove.forEach(drop);
    for (const area of update.areas) draw(area);
    overProgramme = request.overProgramme;
    around.changed();
    return errors.none;
  }

  const id = (): Uint8Array => Uint8Array.of(address & 0xff, address >> 8);

  function status(): Uint8Array {
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
    const card = { lit, brightness, time, areas: Uint8Array.from(held.keys()) };
    return write(parts => statusParts(parts, options.model !== '5k', card));
  }

  function setClock(payload: Uint8Array): number {
    const told = read(payload, clockParts);
    const setToMs = Date.parse(`${told?.date}T${told?.time}Z`);
    if (Number.isNaN(setToMs)) return errors.unknownCommand;
    clock = { setToMs, atMs: timers.now() };
    return errors.none;
  }

  function setPower(flag: number | undefined): number {
    if (flag !== 1 && flag !== 2) return errors.unknownCommand;
    lit = flag === 1;
    around.changed();
    return errors.none;
  }

  function setBrightness([kind, value]: Uint8Array): number {
    if (kind !== 1 || value === undefined || value > 15) return errors.unknownCommand;
    brightness = value;
    around.changed();
    return errors.none;
  }

  /** §8.11: for all cards at once, and only so. */
  function setAddress({ screen, payload: [low = 0, high = 0, ...rest] }: Request): number {
    if (screen === address || high > 0x7f || rest.length > 0) return errors.unknownCommand;
    address = low | (high << 8);
    return errors.none;
  }

  function clear(): number {
    dropAll();
    around.changed();
    return errors.none;
  }

  const is = (request: Request, code: { group: number; command: number }): boolean =>
    request.group === code.group && request.command === code.command;

  /** The error code of §6. */
  function obey(request: Request): number {
    if (busy) return errors.busy;
    if (request.payload.length + packetOverheadBytes > limits.bufferBytes) return errors.outOfMemory;
    if ([codes.ping, ...answered].some(code => is(request, code))) return errors.none;
    if (is(request, codes.setAddress)) return setAddress(request);
    if (is(request, codes.areas)) return updateAreas(request);
    if (is(request, codes.clear)) return clear();
    if (is(request, codes.power)) return setPower(request.payload[0]);
    if (is(request, codes.brightness)) return setBrightness(request.payload);
    if (is(request, codes.clock)) return setClock(request.payload);
    const groups = Object.values(codes).map(code => code.group);
    return groups.some(group => group === request.group) ? errors.unknownCommand : errors.unknownGroup;
  }

  const isForMe = (destination: number): boolean =>
    destination === address || destination === broadcast.withReply || destination === broadcast.withoutReply;

  function answer(destination: number, error: number, to?: Request): void {
    if (destination === broadcast.withoutReply) return;
    const asked = to === undefined ? undefined : answered.find(code => is(to, code));
    const code = error === errors.none ? (asked ?? codes.ack) : codes.nack;
    const payload = code === codes.status ? status() : code === codes.readAddress ? id() : new Uint8Array();
    // §4: a broadcast is answered in the name of the broadcast address.
    around.send(encodeReply({ screen: destination, ...code, error, payload }));
  }

  const areas = (): Area[] => [...held.values()].map(({ area }) => area);
  /** §4: in the normal mode the programme is shown beside the areas, whatever lies over the other. */
  const showsProgramme = (): boolean => held.size === 0 || !overProgramme;
  /** As a person counts it: 1 to 16. */
  const seenBrightness = (): number => brightness + 1;

  return {
    receive(bytes) {
      for (const message of decode(bytes)) {
        if (message.is === 'damaged' && isForMe(message.destination)) {
          answer(message.destination, errors.checksum);
        }
        if (message.is !== 'request' || !isForMe(message.screen)) continue;
        const error = obey(message);
        if (message.wantsReply) answer(message.screen, error, message);
      }
    },
    act: nothingToPress.board,
    fault(name) {
      if (name === 'busy') {
        busy = true;
      } else if (name === 'none') {
        busy = false;
      } else if (name === 'power-cycle') {
        dropAll(); // §8.2.1: dynamic areas do not survive a power cut
        lit = true;
        around.changed();
      } else {
        return false;
      }
      return true;
    },
    shows() {
      const standing = [...readAreas(areas()), ...(showsProgramme() ? [storedProgramme] : [])];
      const lines = lit ? standing : [];
      const text = lines.map(line => line.text).join('\n');
      return {
        text,
        blink: lines.some(line => line.blink),
        lines,
        lit,
        brightness: seenBrightness(),
        tooFast,
      };
    },
    drawing() {
      const { width, height } = options;
      const standing = [...(showsProgramme() ? [programmeDots(options)] : []), ...drawAreas(areas())];
      return { is: 'dots', width, height, lit, brightness: seenBrightness(), areas: standing };
    },
  };
}
