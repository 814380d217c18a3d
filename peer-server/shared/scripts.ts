import { createHash } from 'node:crypto';

/** Lua that Redis runs as one step. Redis keeps it by its digest, so that it is sent only once. */
export type Script = { text: string; sha: string };

export function script(...parts: readonly string[]): Script {
  const text = parts.join('\n');
  return { text, sha: createHash('sha1').update(text).digest('hex') };
}

/** `now`: milliseconds of the clock of Redis, the only one that all processes share. */
export const clock = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/** `lives(at)`: whether the process of a holder, `process.number`, gives signs of life. */
export const leases = `
local processes = 'icebreaker:processes'
local function lives(at)
  local lease = redis.call('ZSCORE', processes, string.match(at, '^[^.]+'))
  return lease ~= false and tonumber(lease) >= now
end
`;

/** A process says that it lives, and hears whether it did before, who else does, and whose lease has run out. */
export const beat = script(
  clock,
  `
local before = redis.call('ZSCORE', KEYS[1], ARGV[1])
local was = before ~= false and tonumber(before) >= now
redis.call('ZADD', KEYS[1], string.format('%.0f', now + ARGV[2]), ARGV[1])
local bound = string.format('%.0f', now)
return { was and 1 or 0, redis.call('ZRANGEBYSCORE', KEYS[1], bound, '+inf'), redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', '(' .. bound) }
`,
);

/** What a dead process held has been given back. */
export const forgetDead = script(
  clock,
  `
local lease = redis.call('ZSCORE', KEYS[1], ARGV[1])
if lease ~= false and tonumber(lease) < now then redis.call('ZREM', KEYS[1], ARGV[1]) end
`,
);

/** A process that goes properly has given back what it held. */
export const farewell = script(`return redis.call('ZREM', KEYS[1], ARGV[1])`);
