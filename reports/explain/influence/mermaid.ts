import type { Picture, Shape, Text } from './picture.ts';

const outlines: Readonly<Record<Shape, readonly [string, string]>> = {
  box: ['[', ']'],
  round: ['(', ')'],
  oval: ['([', '])'],
  six: ['{{', '}}'],
};

/** Signs that Mermaid or HTML would read. */
const quoted = (text: string): string =>
  `"${text.replace(/[&<>"#]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '#quot;' })[sign] ?? '#35;')}"`;

/** A line that begins with a coloured mark begins with its word. */
const lineOf = ({ text, mark }: Text, legend: Picture['legend']): string => {
  const kind = legend.find((one) => one.kind === mark)?.text;
  return kind === undefined ? text : `${kind}: ${text}`;
};

/** A diagram as a Mermaid flowchart, as GitHub shows it in Markdown; broken arrows close a loop. */
export const mermaid = ({ marks, arrows, legend }: Picture): string => {
  const names = new Map(marks.map(({ id }, k) => [id, `n${k}`]));
  const nodes = marks.map(({ id, shape, texts }) => {
    const [open, close] = outlines[shape];
    const lines = texts.map((text) => quoted(lineOf(text, legend)).slice(1, -1));
    return `  ${names.get(id)}${open}"${lines.join('<br/>')}"${close}`;
  });
  const lines = arrows.map(({ from, to, texts, closes }) => {
    const label = texts.length === 0 ? '' : `|${quoted(texts.join(', '))}|`;
    return `  ${names.get(from)} ${closes ? '-.->' : '-->'}${label} ${names.get(to)}`;
  });
  return ['flowchart TD', ...nodes, ...lines].join('\n');
};
