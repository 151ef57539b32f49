import { ACCENT, DRAFT, INK, MUTED, PAPER, RULE } from '../colour.ts';

/** How the report looks on a screen and in print; on white, as its pictures are. */
export const reportStyle = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 2rem 1.5rem 4rem; background: ${PAPER}; color: ${INK}; font: 16px/1.55 system-ui, 'Segoe UI', Arial, 'Liberation Sans', sans-serif; }
header { border-top: 6px solid ${ACCENT}; padding-top: 0.8rem; }
h1 { font-size: 1.9rem; line-height: 1.25; margin: 0.4rem 0; text-wrap: balance; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.6rem 0 0.4rem; max-width: 56rem; }
p, ul, dl { max-width: 50rem; margin: 0.5rem 0; }
.kicker { color: #00639C; font-weight: 600; }
.warning { color: ${DRAFT}; font-weight: 600; }
.changed { font-weight: 600; }
.quiet, figcaption, footer { color: ${MUTED}; font-size: 0.9rem; }
nav { font-size: 0.9rem; line-height: 1.4; margin-top: 1rem; }
nav ul { columns: 2; column-gap: 2.5rem; max-width: none; padding-left: 1.1rem; }
nav li { break-inside: avoid; padding: 0.1rem 0; }
a { color: #00639C; }
figure { margin: 0.6rem 0; }
figure svg { display: block; width: 100%; height: auto; }
figcaption { max-width: 60rem; }
details { margin: 0.4rem 0; }
summary { cursor: pointer; color: #00639C; }
.scroll { overflow-x: auto; margin: 0.6rem 0; }
table { border-collapse: collapse; font-size: 0.86rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 1rem 0.3rem 0; border-bottom: 1px solid ${RULE}; max-width: 26rem; overflow-wrap: anywhere; }
th { color: ${MUTED}; font-weight: 600; overflow-wrap: normal; }
dt { font-weight: 600; margin-top: 0.5rem; }
dd { margin: 0; }
code { font: 0.88em ui-monospace, 'DejaVu Sans Mono', 'Liberation Mono', monospace; overflow-wrap: anywhere; }
footer { margin-top: 3rem; border-top: 1px solid ${RULE}; padding-top: 0.8rem; overflow-wrap: anywhere; }
@media (max-width: 48rem) { nav ul { columns: 1; } }
@media print {
  @page { margin: 14mm; }
  body { font-size: 10pt; padding: 0; max-width: none; }
  nav { display: none; }
  section { break-inside: avoid-page; }
  h2 { break-after: avoid; }
  tr { break-inside: avoid; }
}
`.trim();
