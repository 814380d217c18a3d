import type { Alignment } from '#labs/model/compare/live-merge.ts';
import type { OtherLife } from '#labs/model/compare/other-tab.ts';
import type { MeasureId } from '#labs/model/compare/sent-received.ts';
import type { Role, Verdict } from '#labs/model/compare/what-differs.ts';
import type { Direction } from '#labs/model/sdp/sections.ts';

/** What two tabs say that are compared. */
export const compare = {
  sharing: {
    asked:
      'The other tab compares both sides, so this tab shares its trace with it over the server: every event, with the addresses, descriptions and figures in it. No picture and no sound is shared, and nothing of it goes through the call.',
    stop: 'Stop sharing',
    declined: 'The other tab asks to see this side of the call. It is not shared.',
    start: 'Share it',
    full: 'The server holds no more of this trace: what happens from now on is not shared. Leave the room and come back to begin anew.',
    replaced: 'Another tab shares in the place of this one. Reload this tab to share again.',
  },
  other: {
    absent: 'Comparing: nobody else is in the room yet. Once the other tab is here, its side appears.',
    silent: 'Comparing: {peer}’s tab is asked for its side. If nothing comes, reload it: it may be an older page.',
    declines: 'Comparing: {peer}’s tab does not share its side.',
    here: 'Comparing: {peer}’s side arrives live, beside the call.',
    hidden:
      'Comparing: {peer}’s tab is in the background. Its side arrives, and its browser slows its timers down meanwhile.',
    quiet:
      'Comparing: nothing has come from {peer}’s tab for some seconds. It may be asleep, or its way to the server may be lost. Its side stands still meanwhile.',
    asleep:
      'Comparing: {peer}’s tab is asleep. It is still in the room, but its page does nothing, so its side stands still. Show that tab to wake it.',
    unseen:
      'Comparing: this tab has lost its way to the server, so it cannot tell what {peer}’s tab is doing. What happens there comes once the way is back.',
    going: 'Comparing: {peer}’s tab has left the room. If it is being reloaded, it is back in a moment.',
    closed:
      'Comparing: {peer}’s tab is no longer in the room: it was closed, has left, or has lost the server. Its side ends here; what it shared stays.',
  } satisfies Record<OtherLife, string>,
  reloaded: '{peer}’s tab was reloaded: a new page on the old seat. Its side begins anew.',
  damaged: 'What {peer}’s tab sends cannot be read. It may be of another version: reload both tabs.',
  clocks: {
    alone: 'Nothing of the other side has come yet.',
    'by-arrival':
      'No message is known to both sides yet, so {peer}’s clock is set by when its events arrive here. The first message of a call sets it right.',
    'by-messages': 'One clock for both, from what goes between the two tabs: right to within {ms} ms.',
    contradictory: 'The messages of the two sides fit no common clock. {peer}’s events stand where they arrived.',
  } satisfies Record<Alignment, string>,
  oneWay: 'One clock for both, from messages of one direction only so far.',
  loading: 'Fetching what compares both sides …',
  failed: 'The part that compares both sides could not be fetched.',
  again: 'Try again',
  differs: {
    title: 'What differs',
    empty: 'Nothing to compare yet. Press Call in either tab.',
    what: 'What',
    verdict: 'In a word',
    nothing: 'not yet',
    subjects: {
      browser: 'Browser',
      role: 'Role',
      'audio-direction': 'Direction of audio',
      'video-direction': 'Direction of video',
      candidates: 'Candidates, local → remote',
      connected: 'Connected',
      picture: 'First picture',
      'audio-codec': 'Audio that it sends',
      'video-codec': 'Video that it sends',
    },
    roles: { offered: 'made the offer', answered: 'answered' } satisfies Record<Role, string>,
    directions: {
      sendrecv: 'sends and receives',
      sendonly: 'only sends',
      recvonly: 'only receives',
      inactive: 'neither sends nor receives',
    } satisfies Record<Direction, string>,
    after: '{ms} ms after the offer',
    about: 'about {ms} ms after the offer',
    verdicts: {
      same: 'the same',
      fits: 'not the same, as it has to be',
      differs: 'differs',
      first: '{peer} first, by about {ms} ms',
      tie: 'closer than the clocks are known: nobody can say who was first',
      unknown: 'not known yet',
    } satisfies Record<Verdict, string>,
    why: {
      role: 'One side offers, the other answers. Who offers was first to speak.',
      direction: 'What one side only sends, the other only receives. Anything else is no agreement.',
      candidates:
        'One pair, seen from its two ends: what is local here is remote there. A type of prflx was learned from a check, so only one side calls it that.',
      time: 'Each side is connected when its own check has been answered, and sees a picture when its own decoder has one. A tab in the background shows none until it is looked at.',
      codec: 'Each side may send another of the codecs that were agreed on.',
    },
  },
  figures: {
    title: 'Sent and received',
    empty: 'Figures come with the second sample after the call is up: a rate needs two.',
    way: '{from} to {to}, {kind}',
    kinds: { audio: 'audio', video: 'video' },
    heads: {
      way: 'Way',
      sentRate: 'kbit/s sent',
      receivedRate: 'kbit/s received',
      sentFrames: 'pictures a second sent',
      receivedFrames: 'pictures a second received',
      packetsSent: 'packets sent',
      packetsReceived: 'packets received',
      packetsLost: 'packets lost',
    },
    nothing: 'none',
    note: 'Each side reads its own statistics once a second, at a moment of its own. So what came may be a few packets less than what was sent, or a few more where the receiving side has read last.',
  },
  graph: {
    title: 'One axis for both',
    measure: 'Measure',
    measures: {
      'video-rate': 'Video, kbit/s',
      'video-frames': 'Video, pictures a second',
      'audio-rate': 'Audio, kbit/s',
      'video-loss': 'Video, packets lost in %',
      'audio-loss': 'Audio, packets lost in %',
    } satisfies Record<MeasureId, string>,
    way: '{from} to {to}',
    sent: 'sent by {peer}: {value}',
    received: 'received by {peer}: {value}',
    lost: 'lost on the way to {peer}: {value}',
    span: 'the last {s} seconds',
    empty: 'No value yet.',
  },
};

export type CompareMessages = typeof compare;
