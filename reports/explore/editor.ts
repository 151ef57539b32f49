import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, defaultHighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, linter, lintGutter, lintKeymap } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { Remark } from './messages.ts';

/** A text waits so long for the next key before it is checked, milliseconds. */
const REST = 250;

export type Editor = {
  readonly text: () => string;
  readonly show: (text: string) => void;
  /** Puts the cursor to where something is wrong. */
  readonly goTo: (offset: number) => void;
  readonly close: () => void;
};

function diagnosticOf({ from, to, severity, message, hint }: Remark, length: number): Diagnostic {
  const start = Math.min(from, length);
  return {
    from: start,
    to: Math.min(Math.max(to, start), length),
    severity,
    message: hint === undefined ? message : `${message}\n${hint}`,
  };
}

/**
 * A field for the text of a scenario that marks what is wrong while it is written. The tabulator leaves the field, as it
 * does everywhere on the page.
 *
 * @param check everything wrong with a text
 * @param checked told each time
 */
export function openEditor(
  parent: HTMLElement,
  text: string,
  label: string,
  check: (text: string) => Promise<readonly Remark[]>,
  checked: (remarks: readonly Remark[]) => void,
): Editor {
  const lint = linter(
    async (view) => {
      const remarks = await check(view.state.doc.toString());
      checked(remarks);
      return remarks.map((remark) => diagnosticOf(remark, view.state.doc.length));
    },
    { delay: REST },
  );
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        ...[lineNumbers(), history(), indentOnInput(), bracketMatching(), highlightActiveLine(), lintGutter(), lint],
        ...[yaml(), syntaxHighlighting(defaultHighlightStyle, { fallback: true }), EditorView.lineWrapping],
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        EditorView.contentAttributes.of({ 'aria-label': label }),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    show: (next) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    goTo: (offset) => {
      const anchor = Math.min(offset, view.state.doc.length);
      view.dispatch({ selection: { anchor }, scrollIntoView: true });
      view.focus();
    },
    close: () => view.destroy(),
  };
}
