import { useEffect, useRef, useState } from 'preact/hooks';
import { overlayFor } from '../command.ts';
import { download } from '../download.ts';
import { type Editor, openEditor } from '../editor.ts';
import { OWN_FILE, type Remark } from '../messages.ts';
import type { PageProps } from './page.tsx';

const stem = (name: string): string => (name.split('/').at(-1) ?? '').replace(/\.ya?ml$/, '');

/** Texts to begin with: what is shown, as an overlay, and the file of the scenario as it is. */
function beginnings({ wanted, opened, enclosed }: PageProps['state']): { name: string; text: string }[] {
  const file = enclosed.files.find(({ kind, name }) => kind === 'scenario' && stem(name) === wanted.scenario);
  const whole = file === undefined ? [] : [{ name: `${stem(file.name)}.yaml, as it is`, text: file.text }];
  if (opened === undefined || file?.name === OWN_FILE) return whole;
  const overlay = overlayFor(wanted, wanted.scenario, opened.facts.title, opened.dials);
  return [{ name: 'what is shown, as changes of the scenario', text: overlay }, ...whole];
}

function Remarks({ remarks, goTo }: { remarks: readonly Remark[]; goTo: (offset: number) => void }) {
  if (remarks.length === 0) return <p role="status">Nothing is wrong with it.</p>;
  return (
    <ol class="remarks" aria-live="polite">
      {remarks.map(({ from, line, column, severity, message, hint }) => (
        <li key={`${from} ${message}`} class={severity}>
          <button type="button" class="small" onClick={() => goTo(from)}>
            line {line}, column {column}
          </button>{' '}
          {severity}: {message}
          {hint === undefined ? '' : ` · ${hint}`}
        </li>
      ))}
    </ol>
  );
}

/** The scenario as text: what is wrong with it is said as it is written, and it can be run. */
export function Workbench({ state, dispatch, player }: PageProps) {
  const [open, setOpen] = useState(false);
  const [remarks, setRemarks] = useState<readonly Remark[] | undefined>(undefined);
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | undefined>(undefined);
  const texts = beginnings(state);
  useEffect(() => {
    const { current } = parent;
    if (!open || current === null) return;
    const text = texts[0]?.text ?? '';
    const opened = openEditor(
      current,
      text,
      'The scenario as YAML',
      (draft) => player.ask({ kind: 'check', text: draft }),
      setRemarks,
    );
    editor.current = opened;
    return opened.close;
  }, [open]);
  const broken = remarks === undefined || remarks.some(({ severity }) => severity === 'error');
  return (
    <section aria-labelledby="workbench">
      <h2 id="workbench">Workbench</h2>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>Write the scenario yourself</summary>
        <div class="bar">
          Begin with
          {texts.map(({ name, text }) => (
            <button type="button" class="small" key={name} onClick={() => editor.current?.show(text)}>
              {name}
            </button>
          ))}
        </div>
        <div ref={parent} class="editor" />
        {remarks !== undefined && <Remarks remarks={remarks} goTo={(offset) => editor.current?.goTo(offset)} />}
        <div class="bar">
          <button
            type="button"
            disabled={broken}
            onClick={() => dispatch({ kind: 'own', text: editor.current?.text() ?? '' })}
          >
            Run it
          </button>
          <button type="button" onClick={() => download(OWN_FILE, new Blob([editor.current?.text() ?? '']))}>
            Download {OWN_FILE}
          </button>
        </div>
        <p class="quiet">
          A link does not hold what you write: send the file, or make a page of it with{' '}
          <code>detente explore {OWN_FILE}</code>.
        </p>
      </details>
    </section>
  );
}
