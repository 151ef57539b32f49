import { useState } from 'preact/hooks';
import { commandFor, overlayFor } from '../command.ts';
import { copy, download } from '../download.ts';
import type { ViewProps } from './page.tsx';

const RUNS = [200, 500, 1000, 2000, 5000, 10_000];

function CopyButton({ name, text }: { name: string; text: () => string }) {
  const [said, setSaid] = useState('');
  const act = async (): Promise<void> => {
    setSaid((await copy(text())) ? 'copied' : 'the browser refused');
    setTimeout(() => setSaid(''), 2000);
  };
  return (
    <button type="button" onClick={() => void act()}>
      {name}
      <span role="status">{said === '' ? '' : ` · ${said}`}</span>
    </button>
  );
}

/** How what is shown is taken elsewhere: as a link, a command, a file. */
export function Share({ state: { opened, played, wanted, enclosed }, dispatch }: ViewProps) {
  if (opened === undefined) return null;
  const own = enclosed.presets.find(({ name }) => name === wanted.scenario)?.own === true;
  const reference = own ? `${wanted.scenario}.yaml` : wanted.scenario;
  const yaml = (): string => overlayFor(wanted, reference, opened.facts.title, opened.dials);
  const hash = played?.manifestSha256;
  return (
    <section class="share" aria-labelledby="share">
      <h2 id="share">Take it with you</h2>
      <div class="bar">
        <CopyButton name="Copy link" text={() => location.href} />
        <CopyButton name="Copy as command" text={() => commandFor(wanted, reference)} />
        <CopyButton name="Copy as YAML" text={yaml} />
        <button type="button" onClick={() => download(`${wanted.scenario}-changed.yaml`, new Blob([yaml()]))}>
          Download scenario
        </button>
        <label>
          Runs{' '}
          <select
            value={String(wanted.runs)}
            onChange={({ currentTarget }) => dispatch({ kind: 'runs', runs: Number(currentTarget.value) })}
          >
            {[...new Set([...RUNS, wanted.runs])]
              .sort((a, b) => a - b)
              .map((runs) => (
                <option value={String(runs)} key={runs}>
                  {runs}
                </option>
              ))}
          </select>
        </label>
      </div>
      <p>
        <code class="command">{commandFor(wanted, reference)}</code>
      </p>
      <p class="quiet" role="status">
        {hash === undefined ? (
          'The numbers of the command line are being computed.'
        ) : (
          <>
            On the command line: the same numbers to the last bit, results{' '}
            <code id="manifest" data-sha256={hash}>
              {hash.slice(0, 16)}
            </code>{' '}
            (SHA-256 of manifest.json), Detente {enclosed.version}.
          </>
        )}
      </p>
    </section>
  );
}
