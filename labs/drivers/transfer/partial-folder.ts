/** Where files are while they arrive. @see https://fs.spec.whatwg.org/#origin-private-file-system */
export async function partialFolder(options = { create: true }): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle('transfers', options);
}
