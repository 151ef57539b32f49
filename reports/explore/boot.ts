import type { Enclosed } from './messages.ts';

// The one script of the page that stands in it as it is: it unpacks the others, which would be three times as large.

type Start = (enclosed: Enclosed, worker: Worker) => Promise<void>;

const text = (id: string): string => document.getElementById(id)?.textContent ?? '';

async function unpacked(id: string): Promise<string> {
  const bytes = Uint8Array.from(atob(text(id).trim()), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}

function complain(error: unknown): void {
  const said = document.createElement('p');
  said.setAttribute('role', 'alert');
  said.textContent = `This page could not start: ${String(error)}. It needs a browser of 2023 or later.`;
  document.getElementById('app')?.replaceChildren(said);
}

async function boot(): Promise<void> {
  const [player, page] = await Promise.all([unpacked('player'), unpacked('page')]);
  const worker = new Worker(URL.createObjectURL(new Blob([player], { type: 'text/javascript' })));
  const script = document.createElement('script');
  script.textContent = page;
  document.head.append(script);
  const { startDetente } = globalThis as unknown as { startDetente: Start };
  await startDetente(JSON.parse(text('enclosed')) as Enclosed, worker);
}

boot().catch(complain);
