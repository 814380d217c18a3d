// Reads dumps away from the page: the page stays quick, and what nobody looks at is never copied to it.
import { LabError } from '#labs/model/errors.ts';
import { connectionTrace, joinEnds } from '#labs/model/importers/connection-trace.ts';
import { readDump } from '#labs/model/importers/read-dump.ts';
import { seriesNames, seriesValues, summarise, type OpenedDump } from '#labs/model/importers/summary.ts';
import { emptyTrace, type Trace } from '#labs/model/trace.ts';
import type { Answer, Choice, Question } from './dump-reader.ts';

/** A string of V8 holds no more, and a page should hold less. */
const mostBytes = 400e6;
/** So many events are handed over at a time, that the page can draw in between; more of a long trace, which is copied each time. */
const batchOf = ({ events }: Trace) => Math.max(700, Math.ceil(events.length / 15));

let opened: readonly OpenedDump[] = [];
/** The trace of which parts are asked for. */
let shown: Trace = emptyTrace('', '');

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const reply = (answer: Answer) => postMessage({ ...answer, id: data.id });
  answer(data, reply).catch((cause: unknown) => {
    const { code, details, message } =
      cause instanceof LabError ? cause : new LabError('dump/cut-off', String(cause), { cause });
    reply({ kind: 'failed', code, details, message });
  });
});

async function answer(question: Question, reply: (answer: Answer) => void): Promise<void> {
  switch (question.ask) {
    case 'open':
      opened = [];
      shown = emptyTrace('', '');
      turn += 1;
      // One after the other: two at once would need the memory of both.
      return reply({ kind: 'summary', summary: summarise(await openAll(question.files, turn)) });
    case 'trace': {
      const { choice, from } = question;
      if (from === 0) shown = traceOf(choice);
      const { events, ...trace } = shown;
      const end = from + batchOf(shown);
      return reply({ kind: 'events', trace, events: events.slice(from, end), isLast: end >= events.length });
    }
    case 'names':
      return reply({ kind: 'names', names: seriesNames(connectionAt(question.connection).connection) });
    case 'values':
      return reply({
        kind: 'values',
        values: seriesValues(connectionAt(question.connection).connection, question.name),
      });
  }
}

/** Of the files that were opened last; those of an earlier question are read no further. */
let turn = 0;

async function openAll(files: readonly File[], own: number): Promise<readonly OpenedDump[]> {
  const all: OpenedDump[] = [];
  for (const file of files) {
    try {
      all.push({ name: file.name, dump: readDump(await textOf(file)) });
    } catch (cause) {
      if (!(cause instanceof LabError)) throw cause;
      throw new LabError(cause.code, cause.message, { cause, details: { ...cause.details, file: file.name } });
    }
    if (own !== turn) return [];
  }
  opened = all;
  return all;
}

function traceOf(choice: Choice): Trace {
  const [first, second] = choice;
  const one = connectionAt(first);
  if (second === undefined) return connectionTrace(one.connection);
  const other = connectionAt(second);
  return joinEnds(one.connection, other.connection, one.file === other.file);
}

function connectionAt(index: number) {
  const all = opened.flatMap(({ dump }, file) => dump.connections.map((connection) => ({ file, connection })));
  const found = all[index];
  if (!found) throw new LabError('dump/not-a-dump', 'There is no such connection in what was opened.');
  return found;
}

/** Plain or gzip: the first two bytes tell. @see RFC 1952, section 2.3.1 */
async function textOf(file: File): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first !== 0x1f || second !== 0x8b) {
    if (file.size > mostBytes) throw tooBig();
    return file.text();
  }
  const chunks: BlobPart[] = [];
  let size = 0;
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks).text();
    size += value.byteLength;
    if (size > mostBytes) {
      await reader.cancel();
      throw tooBig();
    }
    chunks.push(value);
  }
}

function tooBig(): LabError {
  const limit = mostBytes / 1e6;
  return new LabError('dump/too-big', `This dump has more than ${limit} MB.`, { details: { limit } });
}
