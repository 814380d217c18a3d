import type { Doubt, FigureId, Plan } from '#labs/model/codecs/experiment.ts';

/** What the codec lab says. */
export const codecs = {
  title: 'Codecs, measured',
  connect: 'Connect',
  connectAgain: 'Connect anew',
  hangUp: 'Hang up',
  reset: 'Reset',
  status: {
    ready: 'Ready. Put the codecs in order, and press Connect.',
    connecting: 'Connecting.',
    connected: 'Connected. Below stands what was offered, what was answered, and what is really used.',
    ended: 'Ended.',
    wentWrong: 'It went wrong: {message}',
  },
  kinds: { video: 'Video', audio: 'Audio' },
  preference: {
    title: 'Order of preference',
    explain:
      'What this browser can receive and send. The first one that the other side has too is used. Drag, or use the arrows; without its tick a codec is not even offered.',
    up: '{name}: earlier',
    down: '{name}: later',
    use: 'offer {name}',
    profiles: '{count} profiles',
    helpers: 'No codecs, though they stand in the list: {names}. They repair, repeat or accompany.',
    none: 'Offer at least one codec of each kind.',
    next: 'It counts with the next call.',
  },
  negotiated: {
    title: 'What became of it',
    kind: 'Kind',
    offered: 'Offered',
    answered: 'Answered',
    used: 'Really used',
    coders: 'Encoder and decoder',
    unknown: 'not known yet',
    type: '{name}, payload type {type}',
    hidden:
      'The names of encoder and decoder are told only to a page that may use a camera or microphone. It will not be listened to.',
    ask: 'Allow it once',
    notAsked: 'It was not allowed: {message}',
  },
  sender: {
    title: 'What the sender is told',
    explain: 'setParameters() needs no new offer. Change something, and watch the graphs.',
    maxBitrate: 'maxBitrate',
    scaleResolutionDownBy: 'scaleResolutionDownBy',
    maxFramerate: 'maxFramerate',
    degradationPreference: 'degradationPreference',
    scalabilityMode: 'scalabilityMode',
    free: 'as the browser likes',
    kbit: '{value} kbit/s',
    fps: '{value} fps',
    refused: 'The browser refuses that: {message}',
  },
  experiment: {
    title: 'Experiment',
    explain:
      'The same drawn picture through each codec, under the same caps, again and again in changing order. Each picture carries its number, so that what was decoded is compared with the very picture that was sent.',
    codecs: 'Codecs',
    caps: 'Caps, kbit/s',
    repeats: 'Times each',
    seconds: 'Seconds each',
    motion: 'Picture',
    motions: { still: 'nearly still', talking: 'somebody who talks', busy: 'everything moves' } satisfies Record<
      Plan['motion'],
      string
    >,
    hint: 'contentHint',
    hints: { plain: 'none', motion: 'motion', detail: 'detail' },
    start: 'Measure, about {seconds} s',
    stop: 'Stop',
    running: '{done} of {count}: {codec} at {cap} kbit/s',
    done: 'Done: {count} measurements.',
    stopped: 'Stopped. What was measured so far stands below.',
    hidden: 'The page was hidden, and a hidden page is slowed down. Measure once more with the page in front.',
    failed: 'A measurement failed: {message}',
    noPictures:
      'This browser does not let a page look at single pictures (MediaStreamTrackProcessor), so quality and delay stay empty. Everything else is measured.',
    results: 'Results',
    codec: 'Codec',
    cap: 'Cap',
    coders: 'Encoder / decoder',
    spread: '{least} to {most}',
    figures: {
      bitrate: 'sent, kbit/s',
      fps: 'fps',
      height: 'height, px',
      psnr: 'PSNR, dB',
      ssim: 'SSIM',
      encodeTime: 'encode, ms',
      decodeTime: 'decode, ms',
      qp: 'QP',
      firstFrame: 'first picture, ms',
      latency: 'delay, ms',
    } satisfies Record<FigureId, string>,
    plot: 'Quality for each bitrate',
    plotExplain: 'Higher is better, further left is cheaper. The lines across show how far the repeats lie apart.',
    plotX: 'kbit/s sent',
    plotY: 'PSNR, dB',
    verdict: 'At {cap} kbit/s {best} is best, {ahead} dB ahead of {worst}. One decibel is visible, three are a lot.',
    tie: 'At {cap} kbit/s the repeats of {best} and {worst} overlap: no winner.',
    qpNote:
      'QP scales differ: VP8 counts to 127, VP9 and AV1 to 255, H.264 to 51. Compare QP only with the same codec.',
    doubts: {
      hardware:
        'A power-efficient encoder took part, which means hardware: its times say nothing about your processor.',
      busy: 'An encoder was short of processor time. Close other programs, and measure again.',
      'slow-source':
        'The source drew fewer than 27 pictures a second: the machine is busy, or the page was slowed down.',
      shrunk: 'A codec made the picture smaller to hold the cap. Pictures of another size are not compared.',
      unread:
        'More than 1 % of the pictures could not be read. At such a cap quality is too bad to tell which picture it was.',
      'no-pictures': 'For some measurements no picture could be compared.',
    } satisfies Record<Doubt, string>,
    saveJson: 'Save as JSON',
    saveCsv: 'Save as CSV',
    paired: 'Pictures compared: {paired}; number not read: {unread}; without a partner: {unpaired}.',
  },
};

export type CodecMessages = typeof codecs;
