/** Puts a text where it can be pasted from. False where the browser does not allow it, and over plain HTTP, where it cannot. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
