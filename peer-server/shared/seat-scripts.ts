import { clock, leases, script } from './scripts.ts';

// A room is a hash: `rev` counts its changes, every other field is a seat: "token role until at", `at` being "-" without a socket.
// Rooms are looked at by the time at which one of their reservations may have run out.

const room = `
local index = 'icebreaker:rooms'
local keptMs = 3600000
local function keyOf(code) return 'icebreaker:room:' .. code end
local function text(number) return string.format('%.0f', number) end
local function put(code, seat)
  redis.call('HSET', keyOf(code), seat.id, seat.token .. ' ' .. seat.role .. ' ' .. text(seat.till) .. ' ' .. seat.at)
  redis.call('PEXPIRE', keyOf(code), keptMs)
  redis.call('ZADD', index, text(math.max(now + 15000, seat.till)), code)
end
local function across(seats, seat)
  for _, other in ipairs(seats) do
    if other.id ~= seat.id and other.at ~= '-' then return other end
  end
  return { id = '-', at = '-' }
end
-- Every socket of the room hears who is across it now, and whether that is the seat of before, come from a process that has died.
local function announce(code, seats, moved)
  local rev = redis.call('HINCRBY', keyOf(code), 'rev', 1)
  for _, seat in ipairs(seats) do
    if seat.at ~= '-' then
      local other = across(seats, seat)
      redis.call('PUBLISH', 'icebreaker:seat:' .. seat.id, 'across ' .. rev .. ' ' .. other.id .. ' ' .. other.at .. (other.id == moved and ' moved' or ''))
    end
  end
  return rev
end
-- Those who are here. Whose process has died and whose reservation has run out is not, and that is told.
local function seatsOf(code)
  local fields = redis.call('HGETALL', keyOf(code))
  local seats, changed = {}, false
  for i = 1, #fields, 2 do
    if fields[i] ~= 'rev' then
      local token, role, till, at = string.match(fields[i + 1], '^(%S+) (%S+) (%S+) (%S+)$')
      local seat = { id = fields[i], token = token, role = role, till = tonumber(till), at = at }
      if at ~= '-' and not lives(at) then
        seat.at = '-'
        changed = true
        put(code, seat)
      end
      if seat.at == '-' and seat.till <= now then redis.call('HDEL', keyOf(code), seat.id)
      else table.insert(seats, seat) end
    end
  end
  if changed then announce(code, seats) end
  if #seats == 0 then
    redis.call('DEL', keyOf(code))
    redis.call('ZREM', index, code)
  end
  return seats
end
local function find(seats, id, token)
  for _, seat in ipairs(seats) do
    if seat.id == id and (token == nil or seat.token == token) then return seat end
  end
  return nil
end
local function held(at) return 'icebreaker:held-seats:' .. string.match(at, '^[^.]+') end
`;

const seatScript = (body: string) => script(clock, leases, room, body);

/** code, reservation, most rooms, id and token asked for, whether they are well formed, and new ones → id, token, role; "full"; "none" */
export const reserveSeat = seatScript(`
local code, reservation, most, id, token, isOurs, newId, newToken = unpack(ARGV)
local seats = seatsOf(code)
local known = find(seats, id, token)
if known then
  known.till = now + reservation
  put(code, known)
  return { known.id, known.token, known.role }
end
if #seats > 1 then return 'full' end
if #seats == 0 and redis.call('ZCARD', index) >= tonumber(most) then return 'none' end
local other = seats[1]
if isOurs == '1' and not (other and other.id == id) then newId, newToken = id, token end
local role = other and other.role == 'alice' and 'bob' or 'alice'
put(code, { id = newId, token = newToken, role = role, till = now + reservation, at = '-' })
return { newId, newToken, role }
`);

/** code, id → token, role; or nothing */
export const findSeat = seatScript(`
local seat = find(seatsOf(ARGV[1]), ARGV[2])
return seat and { seat.token, seat.role } or false
`);

/** code, id, token, role, at, whether it may be made again → rev, who is across, and whether it has moved; or nothing when it is not to be had */
export const openSeat = seatScript(`
local code, id, token, role, at, mayMake = unpack(ARGV)
local seats = seatsOf(code)
local seat = find(seats, id, token)
if not seat then
  if mayMake ~= '1' or #seats > 1 or find(seats, id) or (seats[1] and seats[1].role == role) then return false end
  seat = { id = id, token = token, role = role, till = 0, at = '-' }
  table.insert(seats, seat)
end
local moved = false
if seat.at ~= at then
  if mayMake == '1' and seat.at ~= '-' then return false end
  if seat.at ~= '-' then
    redis.call('SREM', held(seat.at), id .. ' ' .. seat.at)
    -- The process that opens it listens already. Where no other does, that of the socket before has died.
    local heard = redis.call('PUBLISH', 'icebreaker:seat:' .. id, 'replaced ' .. seat.at)
    moved = heard < 2 and held(seat.at) ~= held(at)
  end
  seat.at, seat.till = at, 0
  put(code, seat)
  announce(code, seats, moved and id)
end
redis.call('SADD', held(at), id .. ' ' .. at)
local other = across(seats, seat)
return { redis.call('HGET', keyOf(code), 'rev'), other.id, other.at, moved and 1 or 0 }
`);

/** code, id, at */
export const leaveSeat = seatScript(`
local code, id, at = unpack(ARGV)
redis.call('SREM', held(at), id .. ' ' .. at)
local seats = seatsOf(code)
local seat = find(seats, id)
if not seat or seat.at ~= at then return end
seat.at = '-'
put(code, seat)
announce(code, seats)
seatsOf(code)
`);

/** The seats that a process is said to hold. */
export const heldSeats = seatScript(`return redis.call('SMEMBERS', held(ARGV[1]))`);

/** The seats of a process that has died are free. */
export const buryProcess = seatScript(`
local key = held(ARGV[1])
if lives(ARGV[1]) then return end
for _, member in ipairs(redis.call('SMEMBERS', key)) do seatsOf(string.match(member, '^[^-]+')) end
redis.call('DEL', key)
`);

/** Forgets some of the reservations that have run out → the number of rooms */
export const sweepRooms = seatScript(`
for _, code in ipairs(redis.call('ZRANGEBYSCORE', index, '-inf', text(now), 'LIMIT', 0, 200)) do
  if #seatsOf(code) > 0 then
    redis.call('ZADD', index, text(now + 60000), code)
    redis.call('PEXPIRE', keyOf(code), keptMs)
  end
end
return redis.call('ZCARD', index)
`);

/** Codes → the first that nobody uses */
export const freeCode = seatScript(`
for _, code in ipairs(ARGV) do
  if #seatsOf(code) == 0 then return code end
end
return false
`);
