import type { ClubScene, ClubSession } from '#labs/drivers/book-club/club-session.ts';
import type { BookClubMessages } from '#labs/messages/book-club-en.ts';
import { LabButton } from '../parts/LabButton.tsx';

type Props = { words: BookClubMessages; scene: ClubScene; session: ClubSession };

/** What one sends: sound or none, drawn or filmed, oneself or a screen. */
export function OwnControls({ words: { own: words }, scene: { own }, session }: Props) {
  if (!own) return null;
  return (
    <div class="club-own">
      <div class="club-buttons" role="group" aria-label={words.title}>
        <LabButton isOff={false} isPressed={own.isMuted} onPress={() => session.mute(!own.isMuted)}>
          {words.mute}
        </LabButton>
        <LabButton isOff={false} onPress={() => (own.hasCamera ? session.closeCamera() : void session.openCamera())}>
          {own.hasCamera ? words.cameraOff : own.hasVoice ? words.camera : words.both}
        </LabButton>
        {own.shared === null ? (
          <>
            <LabButton isOff={false} onPress={() => void session.share('screen')}>
              {words.screen}
            </LabButton>
            <LabButton isOff={false} onPress={() => void session.share('page')}>
              {words.page}
            </LabButton>
          </>
        ) : (
          <LabButton isOff={false} onPress={session.stopSharing}>
            {words.stopSharing}
          </LabButton>
        )}
      </div>
      {own.hasVoice && <p class="club-quiet">{own.isMuted ? words.voiceMuted : words.voice}</p>}
    </div>
  );
}
