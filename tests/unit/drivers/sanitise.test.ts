import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidateFacts, configurationFacts, errorFacts, plain, trackFacts } from '#labs/drivers/sanitise.ts';
import { callArguments } from '#labs/drivers/call-arguments.ts';

const secret = fc.stringMatching(/^[a-zA-Z0-9]{12,24}$/).map((text) => `SECRET${text}`);
const url = fc.constantFrom('stun:192.0.2.1:3478', 'turn:turn.example.org?transport=tcp', 'turns:turn.example.org:443');
const server = fc.record(
  {
    urls: fc.oneof(url, fc.array(url, { minLength: 1, maxLength: 3 })),
    username: secret,
    credential: secret,
    credentialType: fc.constant('password'),
    // Never specified, and still in use.
    password: secret,
  },
  { requiredKeys: ['urls'] },
);
const configuration = fc.record(
  {
    iceServers: fc.array(server, { maxLength: 4 }),
    iceTransportPolicy: fc.constantFrom('all', 'relay'),
    bundlePolicy: fc.constantFrom('balanced', 'max-bundle', 'max-compat'),
    iceCandidatePoolSize: fc.nat(10),
    certificates: secret.map((text) => [{ expires: 0, text }]),
  },
  { requiredKeys: [] },
);

test('no user name, credential or certificate of a configuration survives; the addresses do', () => {
  fc.assert(
    fc.property(configuration, (given) => {
      const kept = configurationFacts(given as unknown as RTCConfiguration);
      expect(JSON.stringify(kept)).not.toContain('SECRET');
      const urls = (given.iceServers ?? []).map(({ urls }) => ({ urls: [urls].flat() }));
      expect(kept).toMatchObject({ iceServers: urls });
    }),
  );
});

test('nor of one that setConfiguration() is given', () => {
  fc.assert(
    fc.property(configuration, (given) => {
      expect(JSON.stringify(callArguments('setConfiguration', [given]))).not.toContain('SECRET');
    }),
  );
});

test('what is no secret in a configuration is kept', () => {
  expect(configurationFacts({ iceTransportPolicy: 'relay', iceCandidatePoolSize: 2 })).toEqual({
    iceTransportPolicy: 'relay',
    iceCandidatePoolSize: 2,
    iceServers: [],
  });
});

test('the old key url, which is no longer in the standard, is no address', () => {
  const legacy = { iceServers: [{ url: 'stun:192.0.2.1' }] } as unknown as RTCConfiguration;
  expect(configurationFacts(legacy)).toEqual({ iceServers: [{ urls: [''] }] });
});

test.each([
  { cause: new TypeError('not a track'), facts: { name: 'TypeError', message: 'not a track' } },
  { cause: new DOMException('not now', 'InvalidStateError'), facts: { name: 'InvalidStateError', message: 'not now' } },
  { cause: 'a text', facts: { name: 'Error', message: 'a text' } },
  { cause: undefined, facts: { name: 'Error', message: 'undefined' } },
])('$cause is recorded as $facts', ({ cause, facts }) => {
  expect(errorFacts(cause)).toEqual(facts);
});

test.each([
  { given: {}, facts: { candidate: '', sdpMid: null, sdpMLineIndex: null, usernameFragment: null } },
  {
    given: { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'EsAw' },
    facts: { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'EsAw' },
  },
  {
    given: { candidate: 'candidate:1', url: 'stun:192.0.2.1', foundation: '1' },
    facts: {
      candidate: 'candidate:1',
      sdpMid: null,
      sdpMLineIndex: null,
      usernameFragment: null,
      url: 'stun:192.0.2.1',
    },
  },
  {
    given: { candidate: 'candidate:1', url: null },
    facts: { candidate: 'candidate:1', sdpMid: null, sdpMLineIndex: null, usernameFragment: null },
  },
])('the candidate $given is recorded as $facts', ({ given, facts }) => {
  expect(candidateFacts(given as RTCIceCandidateInit)).toEqual(facts);
});

test('of a track, id and kind are recorded', () => {
  expect(trackFacts({ id: 't1', kind: 'video', label: 'FaceTime HD' } as MediaStreamTrack)).toEqual({
    id: 't1',
    kind: 'video',
  });
});

test.each([
  { value: undefined, kept: {} },
  { value: null, kept: {} },
  { value: { ordered: false, priority: undefined, onopen: () => {} }, kept: { ordered: false } },
])('of $value, $kept is left in JSON', ({ value, kept }) => {
  expect(plain(value)).toEqual(kept);
});
