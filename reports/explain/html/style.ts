import { pictureColours, pictureStyle } from '../influence/picture-style.ts';

/**
 * How the page looks, with colours for light, dark and print; `font`: the mathematical font, in base64.
 *
 * Rules for `math` follow those of Temml (MIT), as far as these pages need them.
 */
export const pageStyle = (font: string): string =>
  `
@font-face { font-family: 'Detente Math'; src: url('data:font/woff2;base64,${font}') format('woff2'); }
${pictureColours}
:root { --line: #dde2e7; --soft: #f4f6f8; --link: #0060a0; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --line: #343c45; --soft: #1b2128; --link: #7cbcf0; } }
@media print { :root { --line: #dde2e7; --soft: #f4f6f8; --link: #1b1f24; color-scheme: light; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, 'Segoe UI', Arial, 'Liberation Sans', sans-serif; }
.page { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 2.5rem; max-width: 88rem; margin: 0 auto; padding: 0 1.5rem 4rem; }
nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: 2.2rem 0; font-size: 0.86rem; line-height: 1.4; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav ul ul { padding-left: 0.9rem; }
nav a { display: block; padding: 0.16rem 0; color: var(--faint); text-decoration: none; overflow-wrap: anywhere; }
nav a:hover { color: var(--link); }
main { padding-top: 1.6rem; min-width: 0; }
h1 { font-size: 2.1rem; line-height: 1.2; margin: 0.3rem 0; }
h2 { font-size: 1.4rem; margin: 2.8rem 0 0.6rem; padding-top: 0.6rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.12rem; margin: 2rem 0 0.4rem; }
h4 { font-size: 0.8rem; margin: 1.4rem 0 0.2rem; color: var(--faint); text-transform: uppercase; letter-spacing: 0.05em; }
p, ul { max-width: 46rem; margin: 0.5rem 0; }
.question { font-size: 1.15rem; font-weight: 600; }
a { color: var(--link); }
code { font: 0.88em ui-monospace, 'DejaVu Sans Mono', 'Liberation Mono', monospace; overflow-wrap: break-word; }
.formula { display: block; padding: 0.1rem 0 0.1rem 1rem; color: var(--faint); }
.formula a { color: inherit; text-decoration: underline dotted; text-underline-offset: 3px; }
.formula a:hover { color: var(--link); }
.place { color: var(--faint); font-size: 0.78rem; }
h3 code { font-weight: 700; font-size: 0.95em; }
td:first-child code { white-space: nowrap; }
.note { color: var(--faint); }
.scroll { overflow-x: auto; margin: 0.8rem 0; }
table { border-collapse: collapse; font-size: 0.86rem; line-height: 1.4; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 1rem 0.35rem 0; border-bottom: 1px solid var(--line); min-width: 4.2rem; max-width: 24rem; }
th { font-weight: 600; color: var(--faint); white-space: nowrap; }
tr:target, .equation:target, section:target > h2, h3:target { background: color-mix(in srgb, var(--draw) 45%, transparent); }
.headline { font-weight: 700; }
.basis { display: inline-block; padding: 0 0.5em; border-radius: 0.7em; font-size: 0.78rem; background: var(--soft); white-space: nowrap; }
.basis.sourced { background: var(--state); }
.equation { margin: 0.9rem 0 1.4rem; padding-left: 1rem; border-left: 3px solid var(--line); break-inside: avoid; }
.equation > p { margin: 0; max-width: none; }
.math { overflow-x: auto; overflow-y: hidden; padding: 0.35rem 0; }
.where { font-size: 0.82rem; line-height: 1.45; color: var(--faint); }
.equation > .where { margin: 0.1rem 0 0; padding-left: 1rem; max-width: 52rem; }
.where b { font-weight: 600; color: var(--ink); }
math { font-family: 'Detente Math', math; font-size: 1.05em; line-height: normal; text-indent: 0; }
math.tml-display { display: block; width: max-content; min-width: 0; }
math * { border-color: currentColor; }
mtable.tml-jot > mtr > mtd { padding-top: 0.7ex; padding-bottom: 0.7ex; }
.tml-right { text-align: right; }
.tml-left { text-align: left; }
@supports (not (-webkit-backdrop-filter: blur(1px))) and (not (-moz-appearance: none)) { .tml-right { text-align: -webkit-right; } .tml-left { text-align: -webkit-left; } }
figure { margin: 1rem 0; }
figure.scroll svg { display: block; }
figcaption { font-size: 0.84rem; color: var(--faint); max-width: 46rem; }
.influence { background: var(--ground); }
${pictureStyle}
@media (max-width: 62rem) { .page { grid-template-columns: minmax(0, 1fr); gap: 0; } nav { position: static; max-height: none; padding-bottom: 0; } }
@media print {
  @page { margin: 15mm 12mm; }
  body { font-size: 9.5pt; }
  .page { display: block; padding: 0; max-width: none; }
  nav { display: none; }
  .scroll, .math { overflow: visible; }
  .influence { max-width: 100%; height: auto; }
  h2, h3, h4 { break-after: avoid; }
  tr { break-inside: avoid; }
  th, td { padding-right: 0.5rem; min-width: 0; }
}
`.trim();
