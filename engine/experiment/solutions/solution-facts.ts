import type { NamedNumbers } from '../../games/files/named-numbers.ts';
import type { PlayedDocument, SetsDocument, SizesDocument } from './coalition-document.ts';
import type { EvolveDocument } from './evolve-document.ts';
import type { ContestDocument, InspectionDocument, RaceDocument } from './race-documents.ts';
import type { NormalFormDocument } from './solve-document.ts';
import type { IteratedDocument, RulesDocument } from './tournament-document.ts';

/** What `solve` found; `kind` tells what was solved. */
export type SolveDocument = (NormalFormDocument | InspectionDocument | RaceDocument | ContestDocument) & {
  /** What the file's `let` names that hangs on parameters alone. */
  readonly values?: NamedNumbers;
};

/** What `tournament` found: decision rules in a scenario, or strategies of iterated play in a game. */
export type TournamentDocument = RulesDocument | IteratedDocument;

/** What `coalition` found: by the set of members, by the size alone, or played in runs. */
export type CoalitionDocument = SetsDocument | SizesDocument | PlayedDocument;

export type { EvolveDocument } from './evolve-document.ts';

/** A solved game, as pictures of it need it: plain data. */
export type SolutionFacts = { readonly kind: 'solution'; readonly document: SolveDocument };

export type TournamentFacts = { readonly kind: 'tournament'; readonly document: TournamentDocument };

export type CoalitionFacts = { readonly kind: 'coalition'; readonly document: CoalitionDocument };

export type EvolutionFacts = { readonly kind: 'evolution'; readonly document: EvolveDocument };

/** What a directory of a solution holds. */
export type SolvedFacts = SolutionFacts | TournamentFacts | CoalitionFacts | EvolutionFacts;
