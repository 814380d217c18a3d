import { createFrameSchedule } from '#labs/drivers/frame-schedule.ts';

/** Called in each frame while somebody has something to see; says whether it still has. */
export type GaugeLook = () => boolean;

export type Gauge = {
  /** Something may be seen from now on. */
  wake: () => void;
  watch: (look: GaugeLook) => () => void;
};

/** Frames that are looked at after the last one in which there was something. */
const afterwards = 20;

/** Watches figures of the browser that no event tells, such as `bufferedAmount`; at rest there is no frame at all. */
export function createGauge(): Gauge {
  const looks = new Set<GaugeLook>();
  let left = 0;
  const schedule = createFrameSchedule(() => {
    left -= 1;
    for (const look of looks) if (look()) left = afterwards;
    if (left > 0 && looks.size > 0) schedule.request();
  });
  return {
    wake() {
      left = afterwards;
      schedule.request();
    },
    watch(look) {
      looks.add(look);
      return () => looks.delete(look);
    },
  };
}
