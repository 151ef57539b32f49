const light = `
--ground: #ffffff; --ink: #1b1f24; --faint: #5b6570; --arrow: #8a949e; --closes: #b3490f;
--decision: #bcdcf5; --state: #bfe6d0; --draw: #fbe39b; --end: #f6c3b3; --event: #dccbee; --flow: #e3f3c8;
--define: #f1f3f5; --module: #fafbfc; --edge: #77828d`;

const dark = `
--ground: #14181d; --ink: #e6eaee; --faint: #9aa5b1; --arrow: #76818c; --closes: #f0955c;
--decision: #1d3c55; --state: #1e4632; --draw: #4e4316; --end: #57291b; --event: #3a2b4f; --flow: #1b3327;
--define: #20262d; --module: #1a1f25; --edge: #7d8893`;

/** Colours by kind, light and dark; a page that has them gives them to its diagrams too. */
export const pictureColours = `
:root { ${light.trim()}; }
@media (prefers-color-scheme: dark) { :root { ${dark.trim()}; } }
@media print { :root { ${light.trim()}; } }
`.trim();

/** How diagrams look; their colours are variables. */
export const pictureStyle = `
.influence { font-family: Arial, Helvetica, 'Liberation Sans', sans-serif; }
.influence text { fill: var(--ink); font-size: 12px; }
.influence .strong { font-weight: 700; font-size: 13px; }
.influence .faint { fill: var(--faint); font-size: 11px; }
.influence .mark > rect, .influence .mark > polygon { stroke: var(--edge); stroke-width: 1; fill: var(--define); }
.influence .mark.state > rect:first-of-type { stroke-width: 2.2; }
.influence .mark.module > rect:first-of-type { fill: var(--module); }
.influence .mark.port > rect:first-of-type { fill: none; stroke-dasharray: 4 3; }
.influence .mark.decision > rect, .influence rect.decision { fill: var(--decision); }
.influence .mark.state > rect, .influence rect.state { fill: var(--state); }
.influence .mark.draw > rect, .influence rect.draw { fill: var(--draw); }
.influence .mark.end > polygon, .influence rect.end { fill: var(--end); }
.influence .mark.event > rect, .influence rect.event { fill: var(--event); }
.influence .mark.flow > rect, .influence rect.flow { fill: var(--flow); }
.influence rect.define { fill: var(--define); stroke: var(--edge); }
.influence .arrow path { fill: none; stroke: var(--arrow); stroke-width: 1.3; }
.influence .arrow polygon { fill: var(--arrow); }
.influence .arrow.closes path { stroke: var(--closes); stroke-dasharray: 6 3; }
.influence .arrow.closes polygon { fill: var(--closes); }
.influence .passage rect { fill: var(--ground); opacity: 0.85; }
.influence .passage text { font-size: 11px; fill: var(--faint); }
.influence .passage.closes text { fill: var(--closes); }
.influence a:hover .mark > rect, .influence a:hover .mark > polygon { stroke: var(--ink); }
`.trim();

/** A diagram as a file of its own. */
export const standalone = (svg: string): string =>
  `${svg.replace('\n', () => `\n<style>\n${pictureColours}\n.influence { background: var(--ground); }\n${pictureStyle}\n</style>\n`)}\n`;
