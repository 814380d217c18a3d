import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTrace, parseTrace } from '#labs/model/codec.ts';
import { redactTrace } from '#labs/model/redact.ts';
import { createRenamer } from '#labs/model/rename-addresses.ts';
import { addressClassOf } from '#labs/model/sdp/address-class.ts';
import { buildTrace, type Fact } from '../../support/build-trace.ts';
import { anyTrace } from './any-trace.ts';
import { applied } from './facts.ts';
import { chromiumOffer } from './sdp/descriptions.ts';

const redacted = (...facts: readonly Fact[]) => redactTrace(buildTrace(...facts)).events;
const mdns = '3c3f5a10-45b2-4dc8-a568-431898150bb6.local';

test.each([
  { text: '203.0.113.7', becomes: '192.0.2.1' },
  { text: '192.168.1.17', becomes: '10.99.0.1' },
  { text: '100.64.7.7', becomes: '100.64.0.1' },
  { text: '169.254.3.4', becomes: '169.254.0.1' },
  { text: '2a00:1450:4001:82a::200e', becomes: '2001:db8::1' },
  { text: 'fe80::1ff:fe23:4567:890a%eth0', becomes: 'fe80::1' },
  { text: 'fd12:3456:789a::1', becomes: 'fd00::1' },
  { text: '::ffff:203.0.113.7', becomes: '::ffff:192.0.2.1' },
  { text: mdns, becomes: 'name-1.local' },
  { text: '127.0.0.1', becomes: '127.0.0.1' },
  { text: '0.0.0.0', becomes: '0.0.0.0' },
  { text: '::1', becomes: '::1' },
  // Chromium hides the end of an address in `icecandidateerror` so.
  { text: '192.168.1.x', becomes: '10.99.0.1' },
  { text: '[2a00:1450:4001:82a:x:x:x:x]', becomes: '[2001:db8::1]' },
  { text: 'o=- 4611 2 IN IP4 198.51.100.9', becomes: 'o=- 4611 2 IN IP4 192.0.2.1' },
  { text: 'It is 203.0.113.7.', becomes: 'It is 192.0.2.1.' },
  { text: '[2a00::1]:3478', becomes: '[2001:db8::1]:3478' },
  { text: '203.0.113.7:3478', becomes: '192.0.2.1:3478' },
])('$text becomes $becomes', ({ text, becomes }) => {
  expect(createRenamer()(text)).toBe(becomes);
});

test.each([
  'a=fingerprint:sha-256 40:0C:2F:65:24:82:E4:8C:A7:73:84:F2:D1:DD:39:A0',
  'a=rtpmap:111 opus/48000/2',
  'a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'a=sctp-port:5000',
  'Chrome/156.0.0.0.1',
  '10:20:30',
  'std::string',
  'v=0',
])('%s holds no address', (text) => {
  expect(createRenamer()(text)).toBe(text);
});

test('the same address has the same name everywhere, and another one another name', () => {
  const candidate = (address: string): Fact => ({
    type: 'candidate.gathered',
    candidate: {
      candidate: `candidate:1 1 udp 5 ${address} 9 typ srflx raddr 10.1.1.1 rport 9`,
      sdpMid: '0',
      sdpMLineIndex: 0,
      usernameFragment: null,
    },
  });
  const events = redacted(
    candidate('203.0.113.7'),
    candidate('203.0.113.8'),
    applied('local', 'offer', 'c=IN IP4 203.0.113.7\r\n'),
    { type: 'stats.sampled', reports: [{ type: 'local-candidate', address: '203.0.113.8', ip: '203.0.113.8' }] },
    { type: 'candidate.failed', url: 'stun:203.0.113.9:3478', address: '10.1.1.1', port: 9, code: 701, text: '' },
  );
  expect(events).toMatchObject([
    { candidate: { candidate: 'candidate:1 1 udp 5 192.0.2.1 9 typ srflx raddr 10.99.0.1 rport 9' } },
    { candidate: { candidate: 'candidate:1 1 udp 5 192.0.2.2 9 typ srflx raddr 10.99.0.1 rport 9' } },
    { description: { sdp: 'c=IN IP4 192.0.2.1\r\n' } },
    { reports: [{ address: '192.0.2.2', ip: '192.0.2.2' }] },
    { url: 'stun:192.0.2.3:3478', address: '10.99.0.1' },
  ]);
});

test('the names of servers are hidden, in messages of errors too', () => {
  const events = redacted(
    {
      type: 'connection.refused',
      configuration: { iceServers: [{ urls: ['turn:turn.corp.example.com:3478?transport=udp', 'stun:localhost'] }] },
      error: { name: 'SyntaxError', message: "'turn:turn.corp.example.com:3478' is not valid." },
    },
    { type: 'stats.sampled', reports: [{ type: 'local-candidate', url: 'stun:stun.corp.example.com:3478' }] },
    {
      type: 'connection.created',
      configuration: { iceServers: [{ urls: ['http://ice.corp.example.com/x', 'bare.corp.example.com'] }] },
    },
  );
  expect(events).toMatchObject([
    {
      configuration: { iceServers: [{ urls: ['turn:server-1.example:3478?transport=udp', 'stun:localhost'] }] },
      error: { message: "'turn:server-1.example:3478' is not valid." },
    },
    { reports: [{ url: 'stun:server-2.example:3478' }] },
    { configuration: { iceServers: [{ urls: ['http://server-3.example/x', 'server-4.example'] }] } },
  ]);
});

test('a name in place of an address is hidden', () => {
  const [event] = redacted(
    applied(
      'local',
      'offer',
      'c=IN IP4 pc7.corp.example.com\r\na=candidate:1 1 udp 5 pc8.corp.example.com 9 typ host\r\n',
    ),
  );
  expect(JSON.stringify(event)).not.toContain('corp');
});

test('nothing of a real description but its addresses changes', () => {
  const [event] = redacted(applied('local', 'offer', chromiumOffer));
  const sdp = event?.type === 'description.applied' ? event.description.sdp : '';
  expect(sdp).not.toMatch(/[\da-f]{8}-[\da-f-]{27}\.local/);
  expect(sdp.replaceAll(/name-\d+\.local/g, mdns)).toBe(chromiumOffer.replaceAll(/[\da-f-]{36}\.local/g, mdns));
});

const byte = fc.nat(255);
const anyAddress = fc.oneof(
  fc.tuple(byte, byte, byte, byte).map((bytes) => bytes.join('.')),
  fc.ipV6(),
  fc.uuid().map((name) => `${name}.local`),
);

test('no address is left, equal ones stay equal, and each keeps its class', () => {
  fc.assert(
    fc.property(fc.array(anyAddress, { maxLength: 40 }), (addresses) => {
      const rename = createRenamer();
      const names = addresses.map((address) => rename(`at ${address}, said`).slice(3, -6));
      names.forEach((name, index) => {
        const address = addresses[index] ?? '';
        expect(addressClassOf(name)).toBe(addressClassOf(address));
        expect(names.indexOf(name)).toBe(
          addresses.findIndex((other) => rename(`at ${other}, said`).slice(3, -6) === name),
        );
        if (
          /public|private|mdns/.test(addressClassOf(address)) &&
          !/^(?:10\.99\.0|192\.0\.2|2001:db8)/i.test(address)
        ) {
          expect(name).not.toBe(address);
        }
      });
    }),
  );
});

test('more addresses than a documentation range has still have names of their own', () => {
  const rename = createRenamer();
  const names = Array.from({ length: 2000 }, (_, index) => rename(`8.8.${Math.floor(index / 250)}.${index % 250}`));
  expect(new Set(names).size).toBe(2000);
  expect(names.every((name) => addressClassOf(name) === 'public')).toBe(true);
});

test('any trace stays a trace, with as many events of the same kinds at the same times', () => {
  fc.assert(
    fc.property(anyTrace, (trace) => {
      const without = redactTrace(trace);
      const reread = parseTrace(formatTrace(without));
      expect(reread.events.map(({ seq, at, peer, type }) => [seq, at, peer, type])).toEqual(
        trace.events.map(({ seq, at, peer, type }) => [seq, at, peer, type]),
      );
      expect(formatTrace(redactTrace(without))).toBe(formatTrace(without));
    }),
  );
});
