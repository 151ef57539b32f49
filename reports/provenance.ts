import { isHtml, readHtml } from './html/html-file.ts';
import { isPdf, readPdf } from './render/pdf-file.ts';
import { readChunks, readTexts } from './render/png-chunks.ts';
import { type FileTexts, isSvg, readSvg } from './render/svg-file.ts';
import { provenanceWords as say } from './wording/provenance.ts';

/** Which results a picture was made from, as it says itself. */
export type Provenance = {
  readonly version: string;
  readonly scenario: string;
  readonly seed: string;
  readonly runs: number;
  readonly failedRuns: number;
  readonly draft: boolean;
  /** Where it shows the beginning of something unfinished: how many of how many. */
  readonly incomplete?: { readonly done: number; readonly asked: number; readonly of: 'runs' | 'points' };
  readonly set: readonly { readonly path: string; readonly value: string }[];
  readonly parent?: string;
  readonly scenarioHash: string;
  /** `manifestSha256` of the results. */
  readonly resultsHash: string;
  /** As it was named when the picture was made. */
  readonly directory: string;
  readonly replay: string;
  readonly run?: string;
};

/** What a file turns out to be. */
export type PictureReading =
  | { readonly kind: 'ours'; readonly provenance: Provenance; readonly title: string }
  | { readonly kind: 'no-picture' | 'damaged' | 'unknown-origin'; readonly detail: string };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string';

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;

const isPart = (value: unknown): value is NonNullable<Provenance['incomplete']> =>
  isFields(value) && isCount(value.done) && isCount(value.asked) && (value.of === 'runs' || value.of === 'points');

const TEXTS = ['version', 'scenario', 'seed', 'scenarioHash', 'resultsHash', 'directory', 'replay'] as const;

/** A word as a shell takes it whole, as our own commands are written. */
const WORD = /(?:[\w./:=@%+,-]+|'[^']*'(?:\\''[^']*')*)/.source;

/** People paste what they are shown: a command of ours and nothing behind it. */
const isCommand = (value: unknown, name: string): value is string =>
  isText(value) && new RegExp(`^detente ${name}(?: ${WORD})+$`).test(value);

/** Commands that make results which are drawn. */
const MAKERS = [
  'run',
  'compare',
  'sweep',
  'sensitivity',
  'threshold',
  'solve',
  'tournament',
  'coalition',
  'evolve',
] as const;

/** Anybody can write such a text: nothing is believed of it that was not looked at. */
const provenanceOf = (fields: unknown): Provenance | undefined => {
  if (!isFields(fields) || !TEXTS.every((name) => isText(fields[name]))) return undefined;
  const { runs, failedRuns = 0, draft = false, set = [], incomplete, parent, run } = fields;
  if (!isCount(runs) || !isCount(failedRuns) || typeof draft !== 'boolean' || !Array.isArray(set)) return undefined;
  if (!isCommand(fields.replay, 'replay')) return undefined;
  if (run !== undefined && !MAKERS.some((name) => isCommand(run, name))) return undefined;
  if (!set.every((one) => isFields(one) && isText(one.path) && isText(one.value))) return undefined;
  const texts = Object.fromEntries(TEXTS.map((name) => [name, fields[name]])) as Pick<
    Provenance,
    (typeof TEXTS)[number]
  >;
  return {
    ...texts,
    runs,
    failedRuns,
    draft,
    set: set as Provenance['set'],
    ...(isPart(incomplete) ? { incomplete } : {}),
    ...(isText(parent) ? { parent } : {}),
    ...(isText(run) ? { run } : {}),
  };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isPng = (bytes: Uint8Array): boolean =>
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a].every((byte, k) => bytes[k] === byte);

/** The last chunk of a whole picture; the reader of chunks asks only that each is whole. */
const reasonOfDamage = (png: Uint8Array): string | undefined => {
  try {
    return readChunks(png).at(-1)?.type === 'IEND' ? undefined : say.endsEarly;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = /byte (\d+)/.exec(message)?.[1];
    return at === undefined ? say.endsEarly : say.partChanged(at);
  }
};

type Texts = { readonly texts: Readonly<Record<string, string>>; readonly damage?: string };

const readPng = (png: Uint8Array): Texts => {
  const damage = reasonOfDamage(png);
  return damage === undefined ? { texts: readTexts(png) } : { texts: {}, damage };
};

/** A vector picture of somebody else has no checksum, and none fails. */
const readVector = ({ texts, damage }: FileTexts): Texts => {
  if (damage === undefined || texts.detente === undefined) return { texts };
  return { texts, damage: damage === 'cut' ? say.endsEarly : say.changed };
};

const readPicture = (bytes: Uint8Array): Texts | undefined => {
  if (isPng(bytes)) return readPng(bytes);
  if (isPdf(bytes)) return readVector(readPdf(bytes));
  if (isHtml(bytes)) return readVector(readHtml(bytes));
  return isSvg(bytes) ? readVector(readSvg(bytes)) : undefined;
};

/** Reads from the bytes of a picture (PNG, SVG, PDF or HTML) which results it was made from. */
export const readProvenance = (picture: Uint8Array): PictureReading => {
  if (picture.length === 0) return { kind: 'no-picture', detail: say.empty };
  const reading = readPicture(picture);
  if (reading === undefined) return { kind: 'no-picture', detail: say.noPicture };
  const { texts, damage } = reading;
  if (damage !== undefined) return { kind: 'damaged', detail: damage };
  const { detente, Title: title = '' } = texts;
  if (detente === undefined)
    return {
      kind: 'unknown-origin',
      detail: say.notOurs,
    };
  const provenance = provenanceOf(parsed(detente));
  if (provenance === undefined) return { kind: 'unknown-origin', detail: say.unknownForm };
  return { kind: 'ours', provenance, title };
};
