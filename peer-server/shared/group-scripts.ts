import { clock, leases, script } from './scripts.ts';

// A group is a hash: `visits` counts those who have ever been in it, every other field is a member, with the process it is at.
// What concerns a group is said on its channel, and each process tells its own members.

const group = `
local keptMs = 3600000
local function keyOf(code) return 'icebreaker:group:' .. code end
local function held(process) return 'icebreaker:members:' .. process end
local function membersOf(code)
  local fields = redis.call('HGETALL', keyOf(code))
  local members, visits = {}, 0
  for i = 1, #fields, 2 do
    if fields[i] == 'visits' then visits = tonumber(fields[i + 1]) else table.insert(members, fields[i]) end
  end
  table.sort(members)
  return members, visits
end
local function put(code, id, process)
  redis.call('HSET', keyOf(code), id, process)
  redis.call('PEXPIRE', keyOf(code), keptMs)
  redis.call('SADD', held(process), code .. ' ' .. id)
end
local function take(code, id, process)
  redis.call('SREM', held(process), code .. ' ' .. id)
  if redis.call('HDEL', keyOf(code), id) == 0 then return end
  redis.call('PUBLISH', keyOf(code), 'left ' .. id)
  if #membersOf(code) == 0 then redis.call('DEL', keyOf(code)) end
end
`;

const groupScript = (body: string) => script(clock, leases, group, body);

/** Code, most members, process, unguessable end of the name → the new member and all others, or nothing where it is full */
export const enterGroup = groupScript(`
local members, visits = membersOf(ARGV[1])
if #members >= tonumber(ARGV[2]) then return false end
redis.call('HINCRBY', keyOf(ARGV[1]), 'visits', 1)
local id = string.format('%06d', visits + 1) .. '-' .. ARGV[4]
put(ARGV[1], id, ARGV[3])
table.insert(members, 1, id)
return members
`);

/** Code, member, process: says once more that it is there, to a Redis that may know nothing of it */
export const keepMember = groupScript(`
local _, visits = membersOf(ARGV[1])
if visits == 0 then redis.call('HSET', keyOf(ARGV[1]), 'visits', tonumber(string.match(ARGV[2], '^%d+'))) end
put(ARGV[1], ARGV[2], ARGV[3])
`);

/** Code, member, process */
export const leaveGroup = groupScript(`take(ARGV[1], ARGV[2], ARGV[3])`);

/** Process: what it held is given back, unless it lives after all */
export const buryMembers = groupScript(`
if lives(ARGV[1]) then return end
for _, member in ipairs(redis.call('SMEMBERS', held(ARGV[1]))) do
  local code, id = string.match(member, '^(%S+) (%S+)$')
  take(code, id, ARGV[1])
end
redis.call('DEL', held(ARGV[1]))
`);

/** Codes → the first with nobody in it */
export const freeGroup = groupScript(`
for _, code in ipairs(ARGV) do
  if #membersOf(code) == 0 then return code end
end
return false
`);
