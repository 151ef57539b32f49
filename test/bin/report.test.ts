// Pages have the same bytes wherever they are made: in another folder, language, time zone, with and without fonts.

import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runExperiment } from '../../engine/experiment/run-experiment.ts';
import { readChunks, readTexts } from '../../reports/render/png-chunks.ts';
import { detente, fixture, say } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'detente-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Files = Readonly<Record<string, string>>;

/** Runs and reports in a folder of its own; the hash of every file of the report by its name. */
const reported = async (name: string, env: NodeJS.ProcessEnv): Promise<Files> => {
  const cwd = join(folder, name);
  mkdirSync(cwd, { recursive: true });
  copyFileSync(fixture('two-labs.yaml'), join(cwd, 'two-labs.yaml'));
  const surroundings = { cwd, env };
  const run = await detente(['run', 'two-labs.yaml', '--runs', '60', '--out', 'results', '--quiet'], surroundings);
  expect(run.code, run.err).toBe(0);
  const report = await detente(['report', 'results', '--page', 'a4,16x9', '--format', 'png,svg,pdf'], surroundings);
  expect({ code: report.code, err: report.err }).toEqual({ code: 0, err: '' });
  const made = join(cwd, 'results', 'report');
  return Object.fromEntries(
    readdirSync(made)
      .sort()
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(made, file)))
          .digest('hex'),
      ]),
  );
};

describe('the same results', () => {
  let here: Files = {};
  beforeAll(async () => {
    here = await reported('here', { LANG: 'C.UTF-8', TZ: 'UTC' });
  }, 120_000);

  it('have both pages and each figure with its numbers and words', () => {
    const names = Object.keys(here);
    expect(names).toEqual(
      expect.arrayContaining([
        'brief-16x9.alt.txt',
        'brief-16x9.pdf',
        'brief-16x9.png',
        'brief-16x9.svg',
        'brief-a4-2.png',
        'brief-a4-2.svg',
        'brief-a4.alt.txt',
        'brief-a4.pdf',
        'brief-a4.png',
        'brief-a4.svg',
      ]),
    );
    for (const ending of ['.png', '.svg', '.pdf', '.csv', '.alt.txt'])
      expect(names.some((name) => name.endsWith(ending))).toBe(true);
    expect(names.filter((name) => name.includes('tmp'))).toEqual([]);
  });

  const empty = join(folder, 'no-fonts.conf');
  writeFileSync(empty, '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>\n');
  const home = join(folder, 'home');
  mkdirSync(home);

  // The fonts of the system, and all other kinds of results: report-kinds.long.test.ts.
  it('have the same bytes in another folder, language, time zone and home, and without fonts', async () => {
    const fonts = { FONTCONFIG_FILE: empty, FONTCONFIG_PATH: home, HOME: home, XDG_DATA_HOME: home };
    const elsewhere = { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Asia/Tokyo' };
    expect(await reported('deeper/down below', { ...fonts, ...elsewhere })).toEqual(here);
  }, 120_000);

  it('know their print size and where they came from', () => {
    const png = (name: string): Uint8Array => readFileSync(join(folder, 'here', 'results', 'report', name));
    const facts = (name: string) => {
      const chunks = readChunks(png(name));
      const view = (type: string): DataView => {
        const content = chunks.find((chunk) => chunk.type === type)?.content ?? new Uint8Array(9);
        return new DataView(content.buffer, content.byteOffset);
      };
      const [header, physical] = [view('IHDR'), view('pHYs')];
      return [header.getUint32(0), header.getUint32(4), Math.round(physical.getUint32(0) * 0.0254)];
    };
    expect(facts('brief-a4.png')).toEqual([2480, 3508, 300]);
    expect(facts('brief-a4-2.png')).toEqual([2480, 3508, 300]);
    expect(facts('brief-16x9.png')).toEqual([3840, 2160, 288]);
    for (const name of ['brief-a4.png', 'brief-a4-2.png', 'brief-16x9.png']) {
      const { Description, detente: provenance = '' } = readTexts(png(name));
      expect(JSON.parse(provenance)).toMatchObject({
        scenario: 'two-labs',
        runs: 60,
        replay: 'detente replay results',
      });
      expect(`${Description}\n`).toBe(new TextDecoder().decode(png(name.replace('.png', '.alt.txt'))));
    }
  });
});

describe('report of a batch that was cut', () => {
  const out = join(folder, 'cut');
  beforeAll(async () => {
    const beforeChange = (what: string): void => {
      if (what === 'save shard 10') throw new Error('cut');
    };
    const cut = runExperiment({ reference: fixture('two-labs.yaml'), runs: 9000, out, beforeChange });
    await expect(cut).rejects.toThrow('cut');
  });

  it('says on every picture, and to whoever asked, how much of it is there', async () => {
    const part = '5,120 of 9,000 runs';
    const { code, err, out: listed } = await say(['report', out, '--page', 'a4,html', '--json']);
    expect({ code, err }).toEqual({
      code: 0,
      err: `${out}: INCOMPLETE: ${part}, as every picture says; the rest is still to be played\n`,
    });
    const { reports } = JSON.parse(listed) as { reports: { pages: string[]; figures: string[]; incomplete: object }[] };
    expect(reports[0]?.incomplete).toEqual({ done: 5120, asked: 9000, of: 'runs' });
    const files = [...(reports[0]?.pages ?? []), ...(reports[0]?.figures ?? [])];
    const pictures = files.filter((file) => file.endsWith('.png'));
    expect(pictures.length).toBeGreaterThan(5);
    for (const file of pictures) {
      const { detente: provenance = '', Description } = readTexts(readFileSync(file));
      expect(JSON.parse(provenance), file).toMatchObject({
        runs: 5120,
        incomplete: { done: 5120, asked: 9000, of: 'runs' },
      });
      if (!/brief-a4-\d/.test(file)) expect(Description, file).toMatch(new RegExp(`^Incomplete: the first ${part}`));
    }
    for (const file of files.filter((name) => name.endsWith('.alt.txt') && !/brief-a4-\d/.test(name)))
      expect(readFileSync(file, 'utf8'), file).toMatch(`Incomplete: the first ${part}`);
    expect(readFileSync(join(out, 'report/report.html'), 'utf8')).toContain(`INCOMPLETE: ${part}`);
  });

  it('is of runs that the command on the picture makes, to the hash', async () => {
    const { code, out: said } = await say(['verify', join(out, 'report/brief-a4.png')]);
    expect(code).toBe(0);
    expect(said).toContain('INCOMPLETE: 5,120 of 9,000 runs');
    expect(said).toMatch(/repeat +detente run two-labs\.yaml --runs 5120 --seed 1\n/);
    expect(said).not.toContain('detente replay');
    const [, hash = 'no hash'] = /results +([0-9a-f]{64})/.exec(said) ?? [];
    const again = await runExperiment({ reference: fixture('two-labs.yaml'), runs: 5120, out: join(folder, 'again') });
    expect(again.manifestSha256).toBe(hash);
  });

  it('goes when all is there', async () => {
    await runExperiment({ reference: fixture('two-labs.yaml'), runs: 9000, out });
    expect(existsSync(join(out, 'report'))).toBe(false);
    expect(await say(['report', out, '--page', 'figures', '--quiet'])).toMatchObject({ code: 0, err: '' });
  });
});

describe('report --page', () => {
  const out = join(folder, 'pages');
  beforeAll(async () => {
    await say(['run', fixture('two-labs.yaml'), '--runs', '20', '--out', out]);
  });
  const pages = async (...flags: string[]): Promise<string[]> => {
    const { out: said } = await say(['report', out, '--quiet', ...flags]);
    return said
      .trimEnd()
      .split('\n')
      .map((path) => path.replace(join(out, 'report', '/'), ''));
  };

  it('takes one, several with commas, and itself again', async () => {
    expect(await pages('--page', '16x9,a4', '--page', '16x9')).toEqual([
      'brief-16x9.png',
      'brief-a4.png',
      'brief-a4-2.png',
    ]);
    expect(await pages('--page', 'html')).toEqual(['report.html']);
    const pictures = await pages('--page', 'figures');
    expect(pictures).toContain('outcomes.png');
    expect(pictures.filter((name) => !name.endsWith('.png'))).toEqual([]);
    expect(await say(['report', out, '--page', 'a4,letter'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/--page: expected a4, 16x9, html or figures, got "letter"/),
    });
  });

  it('comes as PNG, SVG and PDF, each figure too; of each page one description', async () => {
    expect(await pages('--format', 'pdf, svg', '--format', 'svg')).toEqual([
      'brief-a4.pdf',
      'brief-a4.svg',
      'brief-a4-2.svg',
    ]);
    const { out: said } = await say(['report', out, '--page', 'figures', '--format', 'svg', '--json']);
    const [report] = JSON.parse(said).reports as { figures: string[] }[];
    expect(report?.figures.slice(0, 3).map((path) => path.replace(/.*outcomes/, ''))).toEqual([
      '.svg',
      '.csv',
      '.alt.txt',
    ]);
    expect(await say(['report', out, '--format', 'png,jpg'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/--format: expected png, svg or pdf, got "jpg"/),
    });
  });

  it('is verified in each format, and made again in the format that is not as it was', async () => {
    await say(['report', out, '--format', 'svg,pdf']);
    const names = ['brief-a4.svg', 'brief-a4-2.svg', 'brief-a4.pdf', 'outcomes.svg', 'outcomes.pdf'];
    const { code, out: said } = await say(['verify', ...names.map((name) => join(out, 'report', name))]);
    expect(code).toBe(0);
    expect(said.match(/: ok\n/g)).toHaveLength(names.length);
    const pdf = join(out, 'report', 'brief-a4.pdf');
    writeFileSync(pdf, readFileSync(pdf).subarray(0, -40));
    expect(await say(['verify', out])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/report\/brief-a4\.pdf +ends early[\s\S]*detente report \S+ --format pdf/),
    });
  });

  it('takes a4 by default, and away the further pages of an earlier report', async () => {
    const stale = ['brief-a4-3.png', 'brief-a4-4.svg', 'brief-a4-3.alt.txt'].map((name) => join(out, 'report', name));
    for (const file of stale) writeFileSync(file, '');
    expect(await pages()).toEqual(['brief-a4.png', 'brief-a4-2.png']);
    expect(stale.filter((file) => existsSync(file))).toEqual([]);
  });
});
