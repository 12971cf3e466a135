/** Enough for a person to look back at. */
const ticketsKept = 20;

export type Ticket = { lines: string[] };

export type Paper = {
  /** Adds a character to the line being set; true when the line before it was full and came out. */
  char(bytes: Uint8Array): boolean;
  line(): void;
  feed(lines: number): void;
  picture(caption: string): void;
  cut(): void;
  /** Magnifies what follows, 1–8 times. */
  width(times: number): void;
  /** Forgets the line being set. */
  clear(): void;
  /** Somebody takes away what hangs from the printer uncut. */
  takeUnfinished(): void;
  tear(): void;
  tickets(): readonly Ticket[];
};

/** What comes out of the printer, wrapped at `columns` as the hardware does. Chinese takes two columns. */
export function paper(columns: number): Paper {
  let tickets: Ticket[] = [];
  /** Printed, but not cut off. */
  let piece: string[] = [];
  let setting = '';
  let used = 0;
  let magnified = 1;

  function line(): void {
    piece.push(setting);
    setting = '';
    used = 0;
  }

  return {
    char(bytes) {
      const width = Math.min(bytes.length, 2) * magnified;
      const full = used > 0 && used + width > columns;
      if (full) line();
      setting += glyph(bytes);
      used += width;
      return full;
    },
    line,
    feed(lines) {
      if (setting !== '') line();
      for (let fed = 0; fed < lines; fed += 1) piece.push('');
    },
    picture(caption) {
      if (setting !== '') line();
      piece.push(caption);
    },
    cut() {
      if (setting !== '') line();
      if (piece.some(text => text.trim() !== ''))
        tickets = [...tickets, { lines: piece }].slice(-ticketsKept);
      piece = [];
    },
    width(times) {
      magnified = times;
    },
    clear() {
      setting = '';
      used = 0;
    },
    takeUnfinished() {
      piece = [];
    },
    tear() {
      tickets = [];
    },
    tickets: () => tickets,
  };
}

/** Without Chinese mode each half of a 汉字 is some other sign; four-byte characters are missing from the font. */
function glyph(bytes: Uint8Array): string {
  if (bytes.length > 2) return '□';
  if (bytes.length === 1 && (bytes[0] ?? 0) > 0x7e) return '\ufffd';
  return new TextDecoder('gb18030').decode(bytes);
}
