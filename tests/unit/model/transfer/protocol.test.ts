import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatControl,
  mostBytes,
  mostChunkBytes,
  parseControl,
  sendableName,
  transferVersion,
  type Offer,
} from '#labs/model/transfer/protocol.ts';
import { TransferError } from '#labs/model/transfer/transfer-error.ts';

const offer: Offer = {
  type: 'offer',
  version: transferVersion,
  id: '5d2f6a3c-9d0e-4a51-8b8e-0c1b7d9f1e22',
  name: 'a book.pdf',
  mimeType: 'application/pdf',
  bytes: 12_345,
  chunkBytes: 65_536,
};

function problemOf(text: string): string | null {
  try {
    parseControl(text);
    return null;
  } catch (cause) {
    expect(cause).toBeInstanceOf(TransferError);
    return (cause as TransferError).problem;
  }
}

test('an offer is read as it was written', () => {
  expect(parseControl(formatControl(offer))).toEqual(offer);
});

test.each([
  ['a negative size', { bytes: -1 }],
  ['a size that is no whole number', { bytes: 1.5 }],
  ['a size beyond all disks', { bytes: mostBytes + 1 }],
  ['a size in words', { bytes: '12' }],
  ['a name that leads elsewhere', { name: '../../etc/passwd' }],
  ['a name with a backslash', { name: '..\\boot.ini' }],
  ['a name of dots', { name: '..' }],
  ['no name', { name: '' }],
  ['a name with a line break', { name: 'a\nb' }],
  ['a name whose direction turns', { name: 'gpj.\u202Eexe' }],
  ['a very long name', { name: 'a'.repeat(256) }],
  ['chunks of nothing', { chunkBytes: 0 }],
  ['chunks that are too big', { chunkBytes: mostChunkBytes + 1 }],
  ['an id that is none', { id: '../1' }],
  ['a type that is markup', { mimeType: '<b>' }],
  ['an older version', { version: 0 }],
  ['another type of message', { type: 'hello' }],
])('an offer with %s is malformed', (_what, part) => {
  expect(problemOf(JSON.stringify({ ...offer, ...part }))).toBe('malformed');
});

test('a later version is told apart from a mistake', () => {
  expect(problemOf(JSON.stringify({ ...offer, version: transferVersion + 1 }))).toBe('version');
});

test.each(['', 'null', '[]', '3', '{', '"offer"', `{"type":"cancel","pad":"${'x'.repeat(3000)}"}`])(
  'the text %j is malformed',
  (text) => {
    expect(problemOf(text)).toBe('malformed');
  },
);

test('whatever text comes is read or is a problem, and nothing else is thrown', () => {
  const anyMessage = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.json(),
    fc
      .record(
        {
          type: fc.constantFrom('offer', 'accept', 'end', 'fail', 'received', 'complete', 'cancel'),
          from: fc.anything(),
        },
        { requiredKeys: ['type'] },
      )
      .map((value) => JSON.stringify(value) ?? ''),
  );
  fc.assert(
    fc.property(anyMessage, (text) => {
      const problem = problemOf(text);
      if (problem === null) expect(parseControl(formatControl(parseControl(text)))).toEqual(parseControl(text));
    }),
  );
});

test.each([
  ['book.pdf', 'book.pdf'],
  ['C:\\books\\book.pdf', 'book.pdf'],
  ['books/old/책.pdf', '책.pdf'],
  ['..', 'file'],
  ['', 'file'],
  ['a/', 'file'],
  ['a:b?.txt', 'a_b_.txt'],
])('the name %j is sent as %j', (name, sent) => {
  expect(sendableName(name)).toBe(sent);
});

test('whatever a file is called, its name may be sent', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const name = sendableName(text);
      expect(parseControl(formatControl({ ...offer, name }))).toMatchObject({ name });
    }),
  );
});
