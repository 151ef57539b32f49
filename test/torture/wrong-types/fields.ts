import type {
  ChoiceShape,
  Field,
  KeyShape,
  ListShape,
  NumberShape,
  RecordShape,
  Shape,
  TextShape,
} from '../../../engine/language/shape/shape.ts';

/** A place in a file where something can stand. */
export type Place = {
  /** `parameters.labs.range.0` */
  readonly path: string;
  /** The key of the file that it lies in. */
  readonly block: string;
  /** That key's value in one line of YAML, with something in the place and all that is needed around it. */
  readonly around: (value: string) => string;
};

type Inner = Omit<Place, 'block'>;

/** Texts that fit the forms that the language asks for: names, paths, formulas, units, digests. */
const TEXTS = ['labs', 'thing', '1', 'assumption', 'a.b', 'labs.caution', '0123456789abcdef'.repeat(4), '1 - 2', 'x'];
const NAMES = ['labs', 'thing', 'rate', 'Leader', '1', 'a.b', 'f(x)'];

const fits = (text: string, pattern: string | undefined): boolean =>
  pattern === undefined || new RegExp(pattern, 'u').test(text);

const quoted = (text: string): string => JSON.stringify(text);

const textFor = ({ pattern }: TextShape): string => quoted(TEXTS.find((one) => fits(one, pattern)) ?? 'labs');

const nameFor = ({ pattern }: KeyShape): string => quoted(NAMES.find((one) => fits(one, pattern)) ?? 'labs');

const numberFor = ({ min = 0, above, max = 1 }: NumberShape): string =>
  String(above === undefined ? Math.max(min, Math.min(1, max)) : above + 1);

const several = ({ fewest = 1 }: ListShape, first: string, other: () => string): string =>
  `[${[first, ...Array.from({ length: fewest - 1 }, other)].join(', ')}]`;

/** Entries that a record must have besides those that are there. */
const needed = (shape: RecordShape, there: readonly string[], around: readonly Shape[]): readonly string[] => {
  const has = (key: string): boolean => there.includes(key);
  const required = Object.entries(shape.fields).filter(([key, field]) => field.required !== undefined && !has(key));
  const groups = (shape.oneOf ?? []).filter((group) => !group.some(has)).map(([key = '']) => key);
  const chosen = groups.flatMap((key): [string, Field][] => {
    const field = shape.fields[key];
    return field === undefined ? [] : [[key, field]];
  });
  return [...required, ...chosen].map(([key, field]) => `${quoted(key)}: ${sample(field.shape, around)}`);
};

const formsOf = ({ maps = [] }: ChoiceShape): readonly { readonly shape: Shape; readonly marks: readonly string[] }[] =>
  maps.map(({ shape, marks = [] }) => ({ shape, marks }));

/** Something that a shape takes, as far as a shape knows. */
const sample = (shape: Shape, around: readonly Shape[]): string => {
  if (around.includes(shape)) return '1';
  const within = [...around, shape];
  switch (shape.kind) {
    case 'text':
      return textFor(shape);
    case 'word':
      return quoted(shape.words[0] ?? '');
    case 'number':
      return numberFor(shape);
    case 'boolean':
      return 'true';
    case 'list':
      return several(shape, sample(shape.of, within), () => sample(shape.of, within));
    case 'map':
      return `{${nameFor(shape.key)}: ${sample(shape.of, within)}}`;
    case 'record':
      return `{${needed(shape, [], within).join(', ')}}`;
    case 'tagged': {
      const [word = '', variant] = Object.entries(shape.variants)[0] ?? [];
      const others = variant === undefined ? [] : needed(variant, [shape.tag], within);
      return `{${[`${quoted(shape.tag)}: ${quoted(word)}`, ...others].join(', ')}}`;
    }
    case 'choice': {
      const form = shape.scalar ?? shape.list ?? shape.maps?.[0]?.shape;
      return form === undefined ? '1' : sample(form, within);
    }
    default:
      return '1';
  }
};

/** The places in a record, whose other entries are given: those that tell which form it is of. */
const inRecord = (
  shape: RecordShape,
  given: readonly [string, string][],
  around: readonly Shape[],
): readonly Inner[] => {
  const record = (key: string, text: string): string => {
    const others = given.filter(([one]) => one !== key);
    const there = [key, ...others.map(([one]) => one)];
    const entries = [...others.map(([one, value]) => `${quoted(one)}: ${value}`), ...needed(shape, there, around)];
    return `{${[`${quoted(key)}: ${text}`, ...entries].join(', ')}}`;
  };
  const fields = Object.entries(shape.fields).map(([key, field]): [string, Shape] => [key, field.shape]);
  const rest: readonly [string, Shape][] = shape.rest === undefined ? [] : [['mine', shape.rest.of]];
  return [...fields, ...rest].flatMap(([key, inner]) =>
    at(key, inner, around).map(({ path, around: put }) => ({ path, around: (value) => record(key, put(value)) })),
  );
};

/** A place, and those inside of what stands there. */
const at = (name: string, shape: Shape, around: readonly Shape[]): readonly Inner[] => [
  { path: name, around: (value) => value },
  ...inside(shape, around).map(({ path, around: put }) => ({ path: `${name}.${path}`, around: put })),
];

const inside = (shape: Shape, around: readonly Shape[]): readonly Inner[] => {
  if (around.includes(shape)) return [];
  const within = [...around, shape];
  switch (shape.kind) {
    case 'list':
      return at('0', shape.of, within).map(({ path, around: put }) => ({
        path,
        around: (value) => several(shape, put(value), () => sample(shape.of, within)),
      }));
    case 'map':
      return at(nameFor(shape.key).slice(1, -1), shape.of, within).map(({ path, around: put }) => ({
        path,
        around: (value) => `{${nameFor(shape.key)}: ${put(value)}}`,
      }));
    case 'record':
      return inRecord(shape, [], within);
    case 'tagged':
      return Object.entries(shape.variants).flatMap(([word, variant]) =>
        inRecord(variant, [[shape.tag, quoted(word)]], within),
      );
    case 'choice':
      return [
        ...(shape.list === undefined ? [] : inside(shape.list, within)),
        ...formsOf(shape).flatMap(({ shape: form, marks }) => inForm(form, marks, within)),
      ];
    default:
      return [];
  }
};

const inForm = (form: Shape, marks: readonly string[], around: readonly Shape[]): readonly Inner[] => {
  const [mark] = marks;
  if (form.kind !== 'record' || mark === undefined) return inside(form, around);
  const field = form.fields[mark];
  return inRecord(form, field === undefined ? [] : [[mark, sample(field.shape, around)]], [...around, form]);
};

/** Every place of a file of that shape: a new field is among them by itself. */
export const placesOf = (file: RecordShape): readonly Place[] =>
  Object.entries(file.fields).flatMap(([block, field]) =>
    at(block, field.shape, [file]).map(({ path, around }) => ({ path, block, around })),
  );
