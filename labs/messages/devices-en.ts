import type { DeviceKind } from '#labs/model/devices/device.ts';
import type { ConstraintMember, Strength, Verdict } from '#labs/model/devices/constraints.ts';
import type { MediaErrorCause, MediaErrorName } from '#labs/model/devices/media-errors.ts';

/** What the devices part of a lab says. */
export const devices = {
  title: 'Devices and sources',
  intro:
    'What Alice sends comes from a device, a screen or a drawing. Begin with the button; then connect, change what is sent, and look at what the far side gets.',
  insecure:
    'This page is not a secure context, so navigator.mediaDevices does not exist: no camera, no microphone, no screen. Open the page over HTTPS or on localhost. The synthetic devices work all the same.',
  prompt:
    'The browser is still waiting for an answer. Look for its question at the top of the window, or for a sign in the address bar.',
  names: {
    camera: 'Synthetic camera {number}',
    microphone: 'Synthetic microphone {number}',
    brokenMicrophone: 'Synthetic microphone that fails (simulated)',
  },
  kinds: { videoinput: 'Camera', audioinput: 'Microphone', audiooutput: 'Speaker' } satisfies Record<
    DeviceKind,
    string
  >,
  open: {
    both: 'Open camera and microphone',
    broken: 'The same with a microphone that fails',
    all: 'Both are open. One request asked for both.',
    onlyCamera:
      'The request for both was refused as a whole. Asked again one by one, the camera opened, and is sent. The sound stays as it was.',
    onlyMicrophone:
      'The request for both was refused as a whole. Asked again one by one, the microphone opened, and is sent. The picture stays as it was.',
    none: 'Neither opened. Choose a synthetic device below, or see why:',
  },
  list: {
    title: 'Which devices are there',
    explain:
      'enumerateDevices() lists them at any time. Before the person has allowed a device, label and deviceId are empty: they would tell one visitor from another. What is there is told, what it is called is not.',
    before: 'Before permission',
    now: 'Now',
    synthetic: 'synthetic, needs no permission',
    simulated: 'simulated, always fails',
    sent: 'sent now',
    hidden: 'no label, no id',
    told: '{label}',
    none: 'none',
    noneBefore:
      'The browser told names from the beginning: this page had been allowed before, so there is no “before” to show.',
    noneReal: 'No real device was found on this machine. The synthetic ones stand in.',
    plugIn: 'Plug in the second synthetic camera',
    unplug: 'Unplug the second synthetic camera',
    plugExplain:
      'Pull out a real device, or unplug the synthetic camera: both take the same way through devicechange and ended.',
    came: 'New: {label}',
    useIt: 'Use it',
    lost: '{label} is gone: its track has ended. The next one was opened in its place: {next}.',
    lostAll: '{label} is gone: its track has ended, and there is no other. Nothing of this kind is sent any more.',
  },
  choose: {
    title: 'Choose what is sent',
    explain:
      'In a call the new track takes the place of the old one by replaceTrack(). Without a call it is what the next call sends.',
    of: 'the lab’s own, or a screen',
    unnamed: 'some device (its name is hidden)',
    next: 'Next camera',
    switching: 'One moment: opening, and watching the pictures of the far side …',
    switched: 'What the switch did',
    before: 'Track before',
    after: 'Track after',
    negotiations: 'Descriptions set meanwhile',
    noNegotiation: '0: nothing was negotiated',
    gap: 'Longest time without a picture, far side',
    gapValue: '{longest} ms (usually {usual} ms)',
    noCall: 'not measured: there is no call',
    noGap: 'not measured: too few pictures came before or after it',
    nothing: 'none',
  },
  speaker: {
    label: 'Speaker of the far side',
    system: 'as the system says',
    missing:
      'This browser has no setSinkId(): sound goes where the system sends it. Change it in the settings of the system.',
    hear: 'Hear the far side',
    hush: 'Stop hearing it',
    headphones: 'Both sides are in this room: use headphones, or it howls.',
    refused: 'This speaker cannot be used: {name}. The one before stays.',
  },
  pictures: {
    title: 'Picture, level, snapshot',
    own: 'Sent by Alice',
    far: 'Received by Bob',
    noOwn: 'Nothing is sent.',
    noFar: 'No call yet.',
    measure: 'Measure the levels',
    stop: 'Stop measuring',
    level: 'Level: {name}',
    snapshot: 'Snapshot: {name}',
    taken: 'Snapshot, {width} × {height} pixels',
    save: 'Save as PNG',
    refused: 'No snapshot: {message}',
  },
  errors: {
    title: 'When it fails',
    explain:
      'Each error of getUserMedia() means something else, and has another way out. Some can be provoked here for real; where it takes a person or another program, the error is simulated and says so.',
    provoke: {
      width: 'A picture of 99,999 pixels',
      deviceId: 'A device that does not exist',
      nothing: 'Ask for nothing',
      policy: 'In a frame without permission',
      detached: 'In a frame that is gone',
    },
    simulate: 'Simulate {name}',
    real: 'Really provoked',
    simulated: 'Simulated',
    granted: 'The browser gave it after all. Nothing failed here.',
    request: 'Asked',
    name: 'Error',
    message: 'Message',
    noMessage: 'empty',
    constraint: 'Constraint',
    cause: 'Cause',
    way: 'Way out',
    table: 'All errors of getUserMedia()',
    meaning: {
      NotAllowedError: 'Nobody has allowed it: the person, the system, or a policy of the page.',
      NotFoundError: 'There is no device of the kind that was asked for.',
      NotReadableError:
        'The device is there and allowed, and does not start: another program has it, or the driver fails.',
      OverconstrainedError: 'No device can do what was asked; constraint says which wish it was.',
      AbortError: 'Something else went wrong while the device was being started.',
      SecurityError: 'Devices are switched off for this page altogether.',
      TypeError: 'Neither audio nor video was asked for, or there is no navigator.mediaDevices at all.',
      InvalidStateError: 'The page that asks is not shown any more.',
    } satisfies Record<MediaErrorName, string>,
    causes: {
      denied: 'The person, now or earlier, has said no to this page.',
      dismissed: 'The question was closed without an answer.',
      deniedBySystem: 'The system does not let the browser have the device.',
      policy: 'The page, or the frame it is in, may not use it: Permissions-Policy, or allow of the iframe.',
      missing: 'No device of this kind is plugged in.',
      busy: 'Another program, or another tab, is using the device; or its driver fails.',
      constraint: 'No device meets {constraint} as it was asked for with exact, min or max.',
      aborted: 'The browser or the system broke off while starting the device.',
      security: 'The settings of the browser forbid devices for this page.',
      insecure: 'This page is not a secure context, so there is no navigator.mediaDevices.',
      nothingAsked: 'The constraints ask for neither audio nor video.',
      detached: 'The document is no longer the one that is shown.',
      other: 'The browser gives no reason that the specification knows.',
    } satisfies Record<MediaErrorCause, string>,
    ways: {
      denied:
        'Say why you need it, and where to allow it: the sign at the left of the address bar. Asking again will not show the question.',
      dismissed: 'Ask again, by a button, when the person is ready for it.',
      deniedBySystem: 'Allow the browser in the privacy settings of the system, then load the page again.',
      policy: 'Write allow="camera; microphone" into the iframe, or change the Permissions-Policy header.',
      missing: 'Offer to go on without, and listen to devicechange: it may be plugged in.',
      busy: 'Ask the person to close the other program. Go on with what works, and try again by a button.',
      constraint: 'Ask with ideal instead of exact, or leave the wish out, and see with getSettings() what came.',
      aborted: 'Try again once; then go on without the device.',
      security: 'Only the person can change it, in the settings of the browser.',
      insecure: 'Serve the page over HTTPS, or open it on localhost.',
      nothingAsked: 'A mistake in the code: set audio or video to true, or to constraints.',
      detached: 'A mistake in the code: ask from the document that the person looks at.',
      other: 'Show name and message, and go on without the device.',
    } satisfies Record<MediaErrorCause, string>,
  },
  constraints: {
    title: 'Constraints: asked, possible, got',
    explain:
      'ideal is a wish and never fails; exact, min and max are conditions. applyConstraints() changes the track while it is sent, without a new one.',
    video: 'Of the picture',
    audio: 'Of the sound',
    strength: '{member}: how',
    value: '{member}: value',
    free: 'free',
    strengths: { ideal: 'ideal', exact: 'exact', min: 'min', max: 'max' } satisfies Record<Strength, string>,
    truths: { true: 'on', false: 'off' },
    facing: { user: 'user', environment: 'environment' },
    apply: 'Apply to the track',
    columns: { member: 'Member', asked: 'Asked', can: 'Can', got: 'Got', verdict: 'So' },
    members: {
      width: 'width',
      height: 'height',
      frameRate: 'frameRate',
      facingMode: 'facingMode',
      echoCancellation: 'echoCancellation',
      noiseSuppression: 'noiseSuppression',
      autoGainControl: 'autoGainControl',
    } satisfies Record<ConstraintMember, string>,
    verdicts: {
      met: '✓ as asked',
      unmet: '≠ not as asked',
      free: 'left to the browser',
      unknown: 'this track says nothing about it',
    } satisfies Record<Verdict, string>,
    noTrack: 'There is no track of this kind. Open camera and microphone first.',
    noCapabilities: 'This browser has no getCapabilities() for this track, so what is possible is not told.',
    synthetic:
      'This track is drawn or computed, not filmed: it can be made smaller and slower, never larger, and knows no facingMode, echoCancellation, noiseSuppression or autoGainControl.',
    refused:
      '{name}: {constraint} cannot be met by this track. It stays as it was. Ask with ideal, or for something within “Can”.',
    otherwise: '{name}: {message}',
  },
  screen: {
    title: 'Share a screen, and come back',
    explain:
      'The screen takes the place of the camera by replaceTrack(), and the camera, which stays open, comes back the same way. The browser’s own bar can end it at any time: then the track says ended.',
    start: 'Share a screen',
    startSynthetic: 'Share the synthetic screen',
    stop: 'Stop sharing',
    stopAsBrowser: 'Stop it as the browser’s bar would (simulated)',
    missing:
      'This browser has no getDisplayMedia(), as on most phones. Share the synthetic screen instead: a page of text that scrolls.',
    hint: 'contentHint',
    hints: { '': 'none', motion: 'motion', detail: 'detail', text: 'text' },
    camera: 'The camera is sent.',
    nothing: 'No picture is sent.',
    sharing: {
      screen: 'The screen is sent, the camera waits.',
      synthetic: 'The synthetic screen is sent, the camera waits.',
    },
    ended: {
      page: 'Sharing was stopped by our own button; the camera is back.',
      browser: 'Sharing was stopped from outside: the track said ended, and the camera came back by itself.',
    },
    refused:
      'Nothing is shared: {name}. The person chose nothing, or the system does not allow it. The camera is still sent.',
    noCall: 'There is no call: connect to see what the far side gets.',
    figures: 'What the far side gets',
    size: 'Picture',
    sizeValue: '{width} × {height}',
    fps: 'Pictures a second',
    limitation: 'qualityLimitationReason',
    unknown: 'not told yet',
  },
};

export type DevicesMessages = typeof devices;
