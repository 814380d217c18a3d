/** What a video element shows, as a PNG. @throws `InvalidStateError` while it shows nothing */
export async function takeSnapshot(video: HTMLVideoElement): Promise<Blob> {
  if (video.videoWidth === 0) throw new DOMException('There is no picture yet.', 'InvalidStateError');
  // #region snapshot
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  // #endregion
  if (!picture) throw new DOMException('The picture cannot be written.', 'EncodingError');
  return picture;
}
