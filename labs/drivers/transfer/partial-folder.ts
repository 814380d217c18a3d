/** Where files are while they arrive. @see https://fs.spec.whatwg.org/#origin-private-file-system */
export async function partialFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle('transfers', { create: true });
}
