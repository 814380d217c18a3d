import InstructorDesk, { type DeskProps } from './InstructorDesk.tsx';
import StageRemote, { type RemoteProps } from './StageRemote.tsx';
import WallOfLearner, { type WallOfLearnerProps } from './WallOfLearner.tsx';

type Props =
  ({ page: 'desk' } & DeskProps) | ({ page: 'remote' } & RemoteProps) | ({ page: 'wall' } & WallOfLearnerProps);

/**
 * The pages of a class, all in one: what they share with the labs is then cut out of the labs' chunks once and not three times,
 * and every cut makes a lab's page heavier.
 */
export default function ClassPage(props: Props) {
  switch (props.page) {
    case 'desk':
      return <InstructorDesk {...props} />;
    case 'remote':
      return <StageRemote {...props} />;
    case 'wall':
      return <WallOfLearner {...props} />;
  }
}
