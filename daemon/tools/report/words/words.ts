/** What there is a word for in a report, in each language. `{name}` in a sentence stands for what is put in. */
import type { SurgeLevelId, VisitClass } from '../../../core/types/rules.ts';
import type { EstimateFigureId } from '../estimate-list.ts';
import type { FigureId, Unit } from '../figure-list.ts';
import type { Dimension } from '../group.ts';

/** `label`: the head of a column; `note`: the footnote, one sentence that defines it. */
type FigureWords = { label: string; note: string };
type Five = readonly [string, string, string, string, string];

export type Named = {
  /** BCP 47. */
  tag: string;
  dimensions: Readonly<Record<Dimension, string>>;
  figures: Readonly<Record<FigureId, FigureWords>>;
  units: Readonly<Record<Unit, string>>;
  classes: Readonly<Record<VisitClass, string>>;
  levels: Readonly<Record<SurgeLevelId, string>>;
  /** What the rules give as a reason; anything else is told as it was given. */
  leftReasons: Readonly<Record<string, string>>;
  /** Where a follow-up comes from; anything else is told as it was given. */
  sources: Readonly<Record<string, string>>;
  /** Month only: which days have a journal, which have none, and which have one that cannot be read. */
  coverage: { days: string; gaps: string; unread: string };
  /** What is told beside the figures of groups. */
  otherNotes: readonly FigureWords[];
  /** Every figure of the institutions. */
  sideBySide: { note: string };
  /** A class at one step in one queue. */
  atStep: { name: string; note: string };
  repairs: { head: readonly [...Five, string, string, string]; notYet: string; gone: string };
  overtakes: { note: string };
  /** Of the expected waits; `band`: what was told, in spans of minutes. */
  estimates: {
    labels: Readonly<Record<EstimateFigureId, string>>;
    band: string;
    head: string;
    before: string;
    unread: string;
    misled: string;
    all: string;
    note: string;
    goneNote: string;
    none: string;
  };
  followUps: { head: readonly [...Five, string]; answered: readonly [...Five, string, string] };
  questions: { head: readonly [...Five, string] };
};
