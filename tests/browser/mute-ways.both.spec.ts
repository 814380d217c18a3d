import { muteWays } from '#labs/model/media/mute-ways.ts';
import { expect, test } from './support/observed-page.ts';

const renegotiated: ReadonlySet<string> = new Set(['remove', 'recvonly', 'inactive']);

test('what the lab says of six ways to mute is what getStats and the events show', async ({
  observed,
  browserName,
}) => {
  test.setTimeout(120_000);
  // No sound context runs before somebody has pressed something.
  await observed.mouse.click(5, 5);
  const { told, seen, open } = await observed.evaluate(() => window.agreement.tellMutes());
  expect(open, 'tracks of Alice and Bob that are live after the end').toBe(0);

  for (const way of muteWays) {
    await test.step(way, () => {
      const { before, during, after } = told.video.rows[way] ?? {};
      const counted = seen[way];
      expect(before).toMatchObject({ picture: 'running' });
      expect(before?.framesPerSecond).toBeGreaterThan(3);
      expect(after).toMatchObject({ picture: 'running', remote: { muted: false, readyState: 'live', enabled: true } });
      expect(after?.framesPerSecond).toBeGreaterThan(3);

      // What was told agrees with what this page has counted by itself.
      expect((during?.framesPerSecond ?? 0) > 3, 'frames').toBe(counted.frames > 3);
      expect((during?.bytesPerSecond ?? 0) > 400, 'bytes').toBe(counted.bytes.video > 400);
      expect(during?.remote).toMatchObject({ muted: counted.muted.video, readyState: 'live', enabled: true });
      const events = counted.events.filter((event) => event.startsWith('video ')).map((event) => event.slice(6));
      expect(during?.far.filter((event) => event === 'mute' || event === 'unmute' || event === 'ended')).toEqual(
        events,
      );

      // And it is what the specifications say, whichever browser it is.
      if (way === 'enabled') {
        expect(during).toMatchObject({ picture: 'black', far: [], near: [] });
        expect(during?.framesPerSecond).toBeGreaterThan(0);
      } else {
        expect(during?.picture, 'nothing new is shown').not.toBe('running');
        // Firefox repeats the last picture once a second; Chromium sends nothing at all.
        expect(during?.framesPerSecond ?? 0).toBeLessThan(
          browserName === 'firefox' && !renegotiated.has(way) ? 2 : 0.01,
        );
      }
      if (renegotiated.has(way)) {
        expect(during).toMatchObject({ remote: { muted: true } });
        expect(during?.near).toContain('negotiationneeded');
        expect(during?.far).toContain('mute');
        expect(after?.far).toContain('unmute');
      } else expect(during).toMatchObject({ near: [], far: [], remote: { muted: false } });

      const sound = told.audio.rows[way];
      expect(sound?.during.remote?.muted).toBe(counted.muted.audio);
      // The sound context of this Firefox has no device to run by, so it tells no level.
      if (browserName === 'chromium') {
        expect(sound?.before?.level).toBeGreaterThan(-60);
        expect(sound?.during.level).toBe(-70);
        expect(sound?.after?.level).toBeGreaterThan(-60);
      }
    });
  }
});
