import type { Trace } from '#labs/model/trace.ts';

/** Hands the person a file. The format is as plain as JSON, so nothing of the codec is needed to write it. */
export function saveTrace(name: string, trace: Trace): void {
  saveFile(`${name}.trace.json`, JSON.stringify(trace));
}

export function saveFile(name: string, text: string, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
