import { beforeAll, describe, expect, it } from 'vitest';
import { renderA4 } from '../../reports/index.ts';
import { readProvenance } from '../../reports/provenance.ts';
import { describePng, readChunks, writeChunks } from '../../reports/render/png-chunks.ts';
import * as fc from '../properties/seeded.ts';
import { raceResults } from './race.ts';

const race = raceResults();
let png = new Uint8Array();
beforeAll(async () => {
  png = new Uint8Array(await renderA4({ ...race, draft: true }));
});

describe('the provenance of a picture', () => {
  it('is that of the results it was made from', () => {
    const reading = readProvenance(png);
    expect(reading).toMatchObject({
      kind: 'ours',
      title: expect.stringMatching(/^In this model/),
      provenance: {
        version: '0.1.0',
        scenario: 'race',
        seed: '1',
        runs: race.runs,
        draft: true,
        set: [],
        resultsHash: race.provenance.resultsHash,
        scenarioHash: race.provenance.scenarioHash,
        directory: race.provenance.directory,
        replay: race.provenance.replay,
      },
    });
  });

  it('is not to be had of a picture that ends early, wherever', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: png.length - 1 }), (length) => {
        expect(readProvenance(png.subarray(0, length))).toMatchObject({
          kind: 'damaged',
          detail: expect.stringContaining('ends early'),
        });
      }),
    );
    const withoutEnd = writeChunks(readChunks(png).slice(0, -1));
    expect(readProvenance(withoutEnd)).toMatchObject({ kind: 'damaged' });
  });

  it('is not believed where one byte has changed, wherever', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: png.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Uint8Array.from(png);
        changed[at] = (changed[at] ?? 0) ^ change;
        expect(readProvenance(changed).kind).toBe(at < 8 ? 'no-picture' : 'damaged');
      }),
    );
  });

  it.each([
    ['nothing', new Uint8Array(), 'is empty'],
    ['a text', new TextEncoder().encode('detente: 1\n'), 'is no PNG, SVG, PDF or HTML'],
    ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), 'is no PNG, SVG, PDF or HTML'],
  ])('is not asked of %s', (_, bytes, detail) => {
    expect(readProvenance(bytes)).toEqual({ kind: 'no-picture', detail });
  });

  it('is unknown where another program has left the texts out', () => {
    const bare = writeChunks(readChunks(png).filter(({ type }) => type !== 'iTXt'));
    expect(readProvenance(bare)).toMatchObject({
      kind: 'unknown-origin',
      detail: expect.stringContaining('another program'),
    });
  });

  const said = (change: object): unknown => {
    const reading = readProvenance(png);
    if (reading.kind !== 'ours') throw new Error('expected a provenance');
    return { ...reading.provenance, ...change };
  };

  it.each([
    "detente run 'my labs.yaml' --runs 1000 --seed 1 --set labs.caution=1.5",
    "detente run x.yaml --runs 1 --seed 'it'\\''s; or $(not)'",
  ])('holds the command %s', (run) => {
    const reading = readProvenance(describePng(png, 300, { detente: JSON.stringify(said({ run })) }));
    expect(reading).toMatchObject({ kind: 'ours', provenance: { run } });
  });

  it.each([
    ['no JSON', () => '{'],
    ['a list', () => '[]'],
    ['runs as a text', () => JSON.stringify(said({ runs: '1000' }))],
    ['a setting without a value', () => JSON.stringify(said({ set: [{ path: 'a' }] }))],
    ['a hash that is a map', () => JSON.stringify(said({ resultsHash: {} }))],
    ['a command with another behind it', () => JSON.stringify(said({ replay: 'detente replay results; rm -rf ~' }))],
    ['a command in a command', () => JSON.stringify(said({ run: 'detente run $(reboot)' }))],
    ['another command', () => JSON.stringify(said({ run: 'rm -rf results' }))],
    ['draft as a word', () => JSON.stringify(said({ draft: 'no' }))],
  ])('is unknown where it is %s', (_, text) => {
    expect(readProvenance(describePng(png, 300, { detente: text() }))).toEqual({
      kind: 'unknown-origin',
      detail: 'says in no known form where it comes from',
    });
  });
});
