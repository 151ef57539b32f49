/** Elements of HTML that have no end. */
const empty = new Set(['meta', 'wbr', 'br', 'hr', 'img', 'link', 'input']);

const tags = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(\/?)>/g;

/** What a strict reader of HTML or XML would stumble over: tags, attributes, ids, signs that are not escaped. */
export const markupMistakes = (markup: string): readonly string[] => {
  const mistakes: string[] = [];
  const open: string[] = [];
  const ids = new Set<string>();
  let end = 0;
  const body = markup.replace(/^<!doctype html>\n/, '').replace(/<style>[^<]*<\/style>/g, '');
  const text = (from: number, to: number): void => {
    const between = body.slice(from, to);
    if (/[<>]|&(?!(?:amp|lt|gt|quot|nbsp|#\d+|#x[\da-f]+);)/i.test(between))
      mistakes.push(`text ${between.slice(0, 60)}`);
  };
  for (const match of body.matchAll(tags)) {
    const [whole, closing, name = '', attributes = '', alone] = match;
    text(end, match.index);
    end = match.index + whole.length;
    const id = /\sid="([^"]*)"/.exec(attributes)?.[1];
    if (id !== undefined && ids.has(id)) mistakes.push(`id ${id} twice`);
    if (id !== undefined) ids.add(id);
    if (closing === '/') {
      const expected = open.pop();
      if (expected !== name) mistakes.push(`</${name}> where </${expected}> should be`);
    } else if (alone !== '/' && !empty.has(name)) open.push(name);
  }
  text(end, body.length);
  return [...mistakes, ...open.map((name) => `<${name}> has no end`)];
};
