import type { Trace } from '#labs/model/trace.ts';

/** Hands the person a file. The format is as plain as JSON, so nothing of the codec is needed to write it. */
export function saveTrace(name: string, trace: Trace): void {
  saveFile(`${name}.trace.json`, JSON.stringify(trace));
}

export function saveFile(name: string, text: string, type = 'application/json'): void {
  saveBlob(name, new Blob([text], { type }));
}

export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
