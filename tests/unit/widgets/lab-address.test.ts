import fc from 'fast-check';
import { expect, test } from 'vitest';
import { channelActions, channelKinds } from '#labs/model/scenarios/channel-faults.ts';
import { impairmentLimits, impairmentPresets } from '#labs/model/network/impairment.ts';
import { networkPaths } from '#labs/model/network/path.ts';
import { faultIds } from '#labs/model/scenarios/fault-ids.ts';
import { peers } from '#labs/model/vocabulary.ts';
import { formatLabAddress, parseLabAddress, plainAddress, views } from '#labs/widgets/lab-address.ts';

const page = 'https://lab.example/labs/loopback-call/';
const read = (query: string) => parseLabAddress(new URLSearchParams(query), () => true);

test('an address that says nothing asks for a plain lab', () => {
  expect(read('')).toEqual({ address: plainAddress, problems: [] });
});

test('an address names fault, channel faults, moment and view', () => {
  expect(
    read(
      'fault=glare&channel=drop:answer:bob&channel=delay:offer:alice:300&event=12&view=sdp&path=relay&network=train',
    ),
  ).toEqual({
    address: {
      fault: 'glare',
      channel: [
        { action: 'drop', kind: 'answer', from: 'bob' },
        { action: 'delay', kind: 'offer', from: 'alice', ms: 300 },
      ],
      event: 12,
      view: 'sdp',
      path: 'relay',
      network: impairmentPresets.train,
    },
    problems: [],
  });
});

test.each([
  { query: 'fault=nonsense', problem: { key: 'fault', value: 'nonsense' } },
  { query: 'fault=', problem: { key: 'fault', value: '' } },
  { query: 'fault=toString', problem: { key: 'fault', value: 'toString' } },
  { query: 'channel=drop:everything', problem: { key: 'channel', value: 'drop:everything' } },
  { query: 'event=-1', problem: { key: 'event', value: '-1' } },
  { query: 'event=1e9', problem: { key: 'event', value: '1e9' } },
  { query: 'event=99999999', problem: { key: 'event', value: '99999999' } },
  { query: 'path=long', problem: { key: 'path', value: 'long' } },
  { query: 'network=99-0-0-any-1', problem: { key: 'network', value: '99-0-0-any-1' } },
  { query: 'network=train-2', problem: { key: 'network', value: 'train-2' } },
  { query: 'view=secrets', problem: { key: 'view', value: 'secrets' } },
])('$query is told, and left out', ({ query, problem }) => {
  expect(read(query)).toEqual({ address: plainAddress, problems: [problem] });
});

test('a fault of another lab is none of this one', () => {
  const { address, problems } = parseLabAddress(new URLSearchParams('fault=room-full'), (id) => id !== 'room-full');
  expect(address.fault).toBeNull();
  expect(problems).toEqual([{ key: 'fault', value: 'room-full' }]);
});

test('a long value is quoted in part', () => {
  expect(read(`fault=${'x'.repeat(5000)}`).problems[0]?.value.length).toBeLessThan(100);
});

test('what is written is read again, and the rest of the address stays', () => {
  const rule = fc
    .record({
      action: fc.constantFrom(...channelActions),
      kind: fc.constantFrom(...channelKinds),
      from: fc.constantFrom(...peers),
      ms: fc.integer({ min: 0, max: 60_000 }),
    })
    .map(({ ms, ...fault }) => (fault.action === 'delay' ? { ...fault, ms } : fault));
  const network = fc
    .record({
      loss: fc.integer(impairmentLimits.loss).map((loss) => loss - 0.5 * (loss % 2)),
      delay: fc.integer(impairmentLimits.delay),
      jitter: fc.integer(impairmentLimits.jitter),
      bandwidth: fc.option(fc.integer(impairmentLimits.bandwidth)),
      isUnplugged: fc.constant(false),
      seed: fc.integer({ min: 0, max: 999_999 }),
    })
    .filter(({ loss, delay, jitter, bandwidth }) => loss + delay + jitter > 0 || bandwidth !== null);
  const address = fc.record({
    path: fc.option(fc.constantFrom(...networkPaths)),
    network: fc.option(network),
    fault: fc.option(fc.constantFrom(...faultIds)),
    channel: fc.array(rule, { maxLength: 4 }),
    event: fc.option(fc.integer({ min: 0, max: 9_999_999 })),
    view: fc.constantFrom(...views),
  });
  fc.assert(
    fc.property(address, (asked) => {
      const href = formatLabAddress(`${page}?room=K7QX2M&view=code#try`, asked);
      const url = new URL(href);
      expect(url.searchParams.get('room')).toBe('K7QX2M');
      expect(url.hash).toBe('#try');
      expect(parseLabAddress(url.searchParams, () => true)).toEqual({ address: asked, problems: [] });
    }),
  );
});

test('a plain lab leaves nothing in the address', () => {
  expect(formatLabAddress(`${page}?fault=glare&event=3&view=sdp&channel=drop:offer:bob`, plainAddress)).toBe(page);
});

test('no address, however odd, throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (query) => {
      const { address } = read(query);
      expect(views).toContain(address.view);
      expect(() => formatLabAddress(page, address)).not.toThrow();
    }),
    { numRuns: 2000 },
  );
});

test('whatever stands in an address is read or told, and never thrown', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ maxLength: 80 }),
    fc.constantFrom('__proto__', 'constructor', '<img src=x onerror=alert(1)>', '%', 'drop:', '::::', '9'.repeat(40)),
    fc.constantFrom<string>(...faultIds, ...views, 'drop:offer:alice', 'delay:answer:bob:100', '3'),
  );
  const query = fc.array(fc.tuple(fc.constantFrom('fault', 'channel', 'event', 'view', 'room', 'x'), value), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(query, (pairs) => {
      const search = new URLSearchParams(pairs);
      const { address, problems } = parseLabAddress(search, () => true);
      const first = (key: string) => search.get(key);
      const said = {
        fault: address.fault,
        event: address.event === null ? null : String(address.event),
        view: address.view,
      };
      for (const key of ['fault', 'event', 'view'] as const) {
        const asked = first(key);
        const isTold = problems.some((problem) => problem.key === key);
        // Leading zeros are read as the number they are.
        const isRead = asked === said[key] || (key === 'event' && Number(asked) === address.event);
        if (asked !== null) expect(isRead).toBe(!isTold);
      }
      expect(address.channel.length + problems.filter(({ key }) => key === 'channel').length).toBe(
        search.getAll('channel').length,
      );
      for (const problem of problems) expect(problem.value.length).toBeLessThanOrEqual(60);
    }),
    { numRuns: 5000 },
  );
});
