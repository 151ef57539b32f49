import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fixture, say } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-explain-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('explain', () => {
  it('prints the model as Markdown', async () => {
    const { code, out, err } = await say(['explain', 'tutorial']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const headings = [...out.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([
      'What it does not show',
      'Time',
      'Players',
      'How a tick goes',
      'Decisions',
      'States',
      'What acts on what',
      'Equations by module',
      'Assumption register',
      'Outcomes',
      'Measures',
      'Sources',
      'Files',
    ]);
    expect(out).toMatch(/^# Two labs\n\n\*\*Do two labs slow down when each fears the other\?\*\*\n/);
    expect(await say(['explain', 'tutorial', '--format', 'md'])).toEqual({ code, out, err });
  });

  it('gives the document with --json', async () => {
    const { code, out } = await say(['explain', fixture('two-labs.yaml'), '--json', '--set', 'labs.caution=2']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      name: 'two-labs',
      counts: { total: 3 },
      settings: [{ path: 'parameters.labs.caution', after: '2' }],
    });
  });

  it('says what was set, in a section of its own', async () => {
    const { out } = await say(['explain', 'tutorial', '--set', 'rate=2']);
    expect(out).toContain(
      '## What was set from outside\n\n| key | in the files | now | given at |\n| --- | --- | --- | --- |\n' +
        '| `parameters.rate.default` | `{dist: lognormal, mean: 0, sd: 0.3}` | `2` | `--set rate=2:1` |\n',
    );
  });

  it('writes a file, and does not write over one unless told to', async () => {
    const path = join(folder, 'model.md');
    const { out: page } = await say(['explain', 'tutorial']);
    expect(await say(['explain', 'tutorial', '--out', path])).toEqual({ code: 0, out: `${path}\n`, err: '' });
    expect(readFileSync(path, 'utf8')).toBe(page);
    writeFileSync(path, 'precious');
    const refused = await say(['explain', 'tutorial', '--out', path]);
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/is there already[\s\S]*--force/);
    expect(readFileSync(path, 'utf8')).toBe('precious');
    expect((await say(['explain', 'tutorial', '--out', path, '--force'])).code).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(page);
    expect(readdirSync(folder)).toEqual(['model.md']);
  });

  it('writes a page of HTML', async () => {
    const path = join(folder, 'model.html');
    const { code, out, err } = await say(['explain', 'tutorial', '--format', 'html', '--out', path]);
    expect({ code, out, err }).toEqual({ code: 0, out: `${path}\n`, err: '' });
    const page = readFileSync(path, 'utf8');
    expect(page).toMatch(/^<!doctype html>\n[\s\S]*<title>Two labs: the model<\/title>[\s\S]*<\/html>\n$/);
    expect(page.match(/<math /g)?.length).toBeGreaterThan(5);
    expect((await say(['explain', 'tutorial', '--format', 'html'])).out).toBe(page);
  });

  it('writes the diagram alone, or with the page, and does not write over either', async () => {
    const [svg, page] = [join(folder, 'model.svg'), join(folder, 'both.md')];
    expect(await say(['explain', 'tutorial', '--diagram', svg])).toEqual({ code: 0, out: `${svg}\n`, err: '' });
    const drawn = readFileSync(svg, 'utf8');
    expect(drawn).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    const refused = await say(['explain', 'tutorial', '--diagram', svg, '--out', page]);
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/--diagram: .*is there already[\s\S]*--force/);
    expect(existsSync(page)).toBe(false);
    const both = await say(['explain', 'tutorial', '--diagram', svg, '--out', page, '--force']);
    expect(both).toEqual({ code: 0, out: `${svg}\n${page}\n`, err: '' });
    expect(readFileSync(svg, 'utf8')).toBe(drawn);
    const same = await say(['explain', 'tutorial', '--diagram', svg, '--out', svg, '--force']);
    expect(same.code).toBe(2);
    expect(same.err).toMatch(/expected another file/);
    expect(readFileSync(svg, 'utf8')).toBe(drawn);
  });

  it('refuses other formats, wrong files and folders that are not there', async () => {
    const tex = await say(['explain', 'tutorial', '--format', 'tex']);
    expect(tex.code).toBe(2);
    expect(tex.err).toMatch(/--format: expected md or html, got "tex"[\s\S]*Markdown/);
    const wrong = await say(['explain', fixture('../bin/wrong-files/unknown-name.yaml')]);
    expect({ code: wrong.code, out: wrong.out }).toEqual({ code: 2, out: '' });
    expect(wrong.err).toMatch(/\[unknown-name\]/);
    const lost = await say(['explain', 'tutorial', '--out', join(folder, 'nowhere', 'model.md')]);
    expect(lost.code).toBe(2);
    expect(lost.err).toMatch(/there is no folder .*nowhere/);
    const inside = await say(['explain', 'tutorial', '--out', folder, '--force']);
    expect(inside.code).toBe(2);
    expect(inside.err).toMatch(/is a folder, expected a file/);
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });
});
