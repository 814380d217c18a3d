import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseTrace } from '#labs/model/codec.ts';
import { faultIds } from '#labs/model/scenarios/fault-ids.ts';
import { faults } from '#labs/model/scenarios/faults.ts';
import { root } from '../../../../peer-server/setup.mjs';
import { healthyRuns } from '../../../browser/support/healthy-runs.ts';

const broken = faultIds.filter((id) => faults[id].lab === 'loopback-call');
const folder = join(root, 'tests', 'fixtures', 'traces');

// Recorded by `node tests/fixtures/record-traces.ts chromium` and the same with firefox.
const browsers = [
  { browser: 'chromium', recordedBy: /^Chrome\/\d+$/ },
  { browser: 'firefox', recordedBy: /^Firefox\/\d+$/ },
];

for (const { browser, recordedBy } of browsers) {
  const read = (name: string) => readFileSync(join(folder, browser, `${name}.json`), 'utf8');

  test(`there is a trace of ${browser} for each fault and each healthy call, and no other`, () => {
    const expected = [...broken, ...healthyRuns].map((name) => `${name}.json`);
    expect(readdirSync(join(folder, browser)).sort()).toEqual(expected.sort());
  });

  test.each([...broken, ...healthyRuns])(`${browser}: %s is a trace of its scenario and tells no address`, (name) => {
    const text = read(name);
    const { events, recordedBy: by } = parseTrace(text);
    expect(by).toMatch(recordedBy);
    const fault = broken.find((id) => id === name) ?? null;
    expect(events[0]).toMatchObject({ type: 'run.started', scenario: 'loopback-call', fault });
    const addresses = [...text.matchAll(/(?:udp|tcp) \d+ (\S+) \d+ typ/gi)].map(([, address = '']) => address);
    expect(addresses.filter((address) => !address.endsWith('.local'))).toEqual([]);
  });
}
