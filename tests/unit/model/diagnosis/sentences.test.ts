import { describe, expect, test } from 'vitest';
import { fill } from '#labs/messages/fill.ts';
import { findings as english } from '#labs/messages/findings-en.ts';
import { findings as korean } from '#labs/messages/findings-ko.ts';
import { diagnose } from '#labs/model/diagnosis/diagnose.ts';
import { faultIds, type FaultId } from '#labs/model/scenarios/fault-ids.ts';
import { endOf, recordingsOf } from './recordings.ts';

const placeholdersOf = (text: string) => new Set([...text.matchAll(/\{\w+\}/g)].map(([placeholder]) => placeholder));
const hangul = /\p{Script=Hangul}/u;

describe.each(faultIds)('%s', (id: FaultId) => {
  test.each(['title', 'seen', 'means', 'fix'] as const)('its %s is said in both languages', (part) => {
    expect(english[id][part]).not.toMatch(hangul);
    expect(korean[id][part].replaceAll(/\{\w+\}/g, '')).toMatch(hangul);
    expect(placeholdersOf(korean[id][part])).toEqual(placeholdersOf(english[id][part]));
  });

  test('its title quotes nothing', () => {
    expect(placeholdersOf(english[id].title)).toEqual(new Set());
  });
});

const found = (['chromium', 'firefox'] as const)
  .flatMap(recordingsOf)
  .flatMap(({ browser, trace }) => diagnose(trace, endOf(trace)).map((finding) => ({ browser, ...finding })));

test.each(found)('what $rule says of a run in $browser leaves no gap', ({ rule, values }) => {
  for (const sentences of [english[rule], korean[rule]]) {
    const said = Object.values(sentences).map((text) => fill(text, values));
    expect(said.filter((text) => placeholdersOf(text).size > 0)).toEqual([]);
  }
});
