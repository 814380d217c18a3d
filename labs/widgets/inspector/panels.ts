import type { FunctionComponent } from 'preact';
import type { ViewId } from '../lab-address.ts';
import type { PanelProps } from '../parts/Inspector.tsx';
import { CandidatesPanel } from './CandidatesPanel.tsx';
import { CodePanel } from './CodePanel.tsx';
import { FindingsPanel } from './FindingsPanel.tsx';
import { LadderPanel } from './LadderPanel.tsx';
import { PairsPanel } from './PairsPanel.tsx';
import { SdpPanel } from './SdpPanel.tsx';

/** What each tab opens; fetched together, since small files compress badly. The list of events comes with the page. */
export const panels: Readonly<Record<Exclude<ViewId, 'happened'>, FunctionComponent<PanelProps>>> = {
  code: CodePanel,
  ladder: LadderPanel,
  sdp: SdpPanel,
  candidates: CandidatesPanel,
  pairs: PairsPanel,
  findings: FindingsPanel,
};
