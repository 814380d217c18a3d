import type { FindingVariant } from '#labs/model/diagnosis/finding.ts';

export const findingVariants = {
  'offer-lost': {
    title: 'offer가 도착하지 않음',
    seen: '{other} 쪽이 {seconds}초 전에 offer를 보냈지만 아직 have-local-offer에서 기다리고 있습니다. {peer} 쪽에는 아무것도 오지 않았습니다.',
    means:
      '시그널링 채널의 메시지가 사라졌거나 다른 방으로 갔습니다. 어느 쪽도 알림을 받지 못합니다. offer만으로는 실패하지 않고 끝없이 기다릴 뿐입니다.',
    fix: '둘 사이의 경로를 살펴보세요. 같은 방인지, 주소가 맞는지, 서버가 모든 종류의 메시지를 전달하는지 확인합니다. 메시지가 사라질 수 있다면 잠시 뒤 offer를 다시 보내세요.',
  },
} as const satisfies Readonly<Record<FindingVariant, Record<'title' | 'seen' | 'means' | 'fix', string>>>;
