/**
 * A page with its places (`scenarios/modules/growth.yaml:12`) as links: a reader comes to the line with one click.
 *
 * @param up the way from the page’s folder to the root: `../../`
 */
export const withLinks = (page, up) =>
  page.replace(/`(scenarios\/[\w./-]+\.yaml)(?::(\d+))?`/g, (_, file, line) => {
    const short = file.replace(/^scenarios\//, '');
    return line === undefined ? `[${short}](${up}${file})` : `[${short}:${line}](${up}${file}#L${line})`;
  });
