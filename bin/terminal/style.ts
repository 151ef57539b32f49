import type { Terminal } from './terminal.ts';

const codes = { bold: 1, faint: 2, red: 31, yellow: 33, cyan: 36 } as const;

/** Puts a text in a colour or weight, or leaves it as it is. */
export type Style = (kind: keyof typeof codes, text: string) => string;

export const plainStyle: Style = (_, text) => text;

const ansiStyle: Style = (kind, text) => `\u001b[${codes[kind]}m${text}\u001b[0m`;

/** Colours only where they can be seen and nobody has asked for none. */
export const hasColour = (terminal: Terminal, stream: 'out' | 'err', allowed: boolean): boolean =>
  allowed && terminal.wantsColour && (stream === 'out' ? terminal.outIsTerminal : terminal.errIsTerminal);

export const styleFor = (terminal: Terminal, stream: 'out' | 'err', allowed: boolean): Style =>
  hasColour(terminal, stream, allowed) ? ansiStyle : plainStyle;
