// Published results as `scenarios/literature/published/*.yaml` state them, one file for each source.

/** A step into a document: a key, a place in a list, or the entry of a list whose keys have these values. */
export type Step = string | number | Readonly<Record<string, string | number | boolean>>;

/** What a row states: a number, a rational text, or several of them. */
export type Stated = number | string | readonly (number | string)[];

/** How far apart ours and theirs may be: relative, or in standard errors of a simulation, which stand at `at`. */
export type Tolerance =
  | { readonly kind: 'relative'; readonly share: number }
  | { readonly kind: 'standard errors'; readonly times: number; readonly at: readonly Step[] };

export type PublishedRow = {
  /** Where it stands, for messages. */
  readonly where: string;
  readonly command: string;
  readonly set: Readonly<Record<string, string | number>>;
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly quantity: string;
  /** Where the number is in the JSON that the command prints. */
  readonly at: readonly Step[];
  readonly published: Stated;
  readonly tolerance: Tolerance;
  /** Why ours is known to differ; only where it does. */
  readonly deviation: string | undefined;
};

export const KINDS = ['closed form', 'exact', 'simulation'] as const;

export type Published = {
  /** Name of its file without `.yaml`. */
  readonly name: string;
  readonly source: string;
  readonly kind: (typeof KINDS)[number];
  /** The scenario or game, in `scenarios/literature`. */
  readonly file: string;
  readonly rows: readonly PublishedRow[];
};
