import { clock, leases, script } from './scripts.ts';

// A topic is a hash (short, address, bytes, tileBytes, owner, lock, epoch, length), a stream for its epoch whose ids are the numbers of
// its entries, a hash of tiles ("from address\njson" by learner), and one of how many are from each address. `topics` has the time at which each is forgotten unless it is wanted again;
// Redis itself forgets everything somewhat later, should no process be left to do it.

const topics = `
local index, used, total = 'icebreaker:topics', 'icebreaker:used', 'icebreaker:used-in-all'
local marginMs = 60000
local mostPublished = 32768
local function text(number) return string.format('%.0f', number) end
local function keyOf(topic) return 'icebreaker:topic:' .. topic end
local function logOf(topic, epoch) return 'icebreaker:log:' .. topic .. ':' .. epoch end
local function tilesOf(topic) return 'icebreaker:tiles:' .. topic end
local function sharesOf(topic) return 'icebreaker:tile-shares:' .. topic end
local function shortOf(short) return 'icebreaker:short:' .. short end
local function heldOf(owner) return 'icebreaker:held-topics:' .. string.match(owner, '^[^.]+') end
local function tell(topic, what) redis.call('PUBLISH', 'icebreaker:topic:' .. topic, what) end
local function tellPublisher(topic, what) return redis.call('PUBLISH', 'icebreaker:publisher:' .. topic, what) end
local function get(topic, field) return redis.call('HGET', keyOf(topic), field) end
local function keep(topic, ms)
  redis.call('ZADD', index, text(now + ms), topic)
  local whole = ms + marginMs
  redis.call('PEXPIRE', keyOf(topic), text(whole))
  redis.call('PEXPIRE', tilesOf(topic), text(whole))
  redis.call('PEXPIRE', sharesOf(topic), text(whole))
  local epoch, short = get(topic, 'epoch'), get(topic, 'short')
  if epoch then redis.call('PEXPIRE', logOf(topic, epoch), text(whole)) end
  if short then redis.call('PEXPIRE', shortOf(short), text(whole)) end
  for _, key in ipairs({ index, used, total }) do redis.call('PEXPIRE', key, text(whole + marginMs)) end
end
local function charge(topic, field, amount)
  if amount == 0 then return end
  redis.call('HINCRBY', keyOf(topic), field, text(amount))
  redis.call('HINCRBY', used, 'bytes ' .. get(topic, 'address'), text(amount))
  redis.call('INCRBY', total, text(amount))
end
local function hasRoom(address, more, most, mostOfOne)
  local all = tonumber(redis.call('GET', total) or '0')
  local own = tonumber(redis.call('HGET', used, 'bytes ' .. address) or '0')
  return all + more <= tonumber(most) and own + more <= tonumber(mostOfOne)
end
local function forget(topic)
  local address, epoch, short = get(topic, 'address'), get(topic, 'epoch'), get(topic, 'short')
  redis.call('ZREM', index, topic)
  if not address then return end
  charge(topic, 'bytes', -tonumber(get(topic, 'bytes')))
  charge(topic, 'tileBytes', -tonumber(get(topic, 'tileBytes')))
  redis.call('HINCRBY', used, 'topics ' .. address, -1)
  for _, what in ipairs({ 'bytes ', 'topics ' }) do
    local left = redis.call('HGET', used, what .. address)
    if left and tonumber(left) <= 0 then redis.call('HDEL', used, what .. address) end
  end
  if short then redis.call('DEL', shortOf(short)) end
  if epoch then redis.call('UNLINK', logOf(topic, epoch)) end
  redis.call('UNLINK', keyOf(topic), tilesOf(topic), sharesOf(topic))
  tell(topic, 'ended')
end
local function leave(topic, owner, keptMs)
  redis.call('SREM', heldOf(owner), 'topic ' .. topic .. ' ' .. owner)
  if get(topic, 'owner') ~= owner then return end
  redis.call('HDEL', keyOf(topic), 'owner', 'lock')
  keep(topic, tonumber(keptMs))
  tell(topic, 'presence 0')
end
local function sourceOf(tile) return string.match(tile, '^(%S+) ([^\\n]*)\\n') end
local function share(topic, address, by)
  if redis.call('HINCRBY', sharesOf(topic), address, by) <= 0 then redis.call('HDEL', sharesOf(topic), address) end
end
local function takeBack(topic, learner, owner)
  redis.call('SREM', heldOf(owner), 'tile ' .. topic .. ' ' .. owner .. ' ' .. learner)
  local tile = redis.call('HGET', tilesOf(topic), learner)
  if not tile then return end
  local holder, address = sourceOf(tile)
  if holder ~= owner then return end
  redis.call('HDEL', tilesOf(topic), learner)
  share(topic, address, -1)
  charge(topic, 'tileBytes', -#tile - 64)
  tellPublisher(topic, 'tile ' .. learner .. ' ')
end
`;

const topicScript = (body: string) => script(clock, leases, topics, body);

/** topic, owner, lock (or empty), address, most topics, of one address, kept, short forms … → short, epoch, length, the number of topics; or nothing when it is full */
export const claimTopic = topicScript(`
local topic, owner, lock, address, most, mostOfOne, keptMs = unpack(ARGV, 1, 7)
local short = get(topic, 'short')
if not short then
  if redis.call('ZCARD', index) >= tonumber(most) then return false end
  if tonumber(redis.call('HGET', used, 'topics ' .. address) or '0') >= tonumber(mostOfOne) then return false end
  for i = 8, #ARGV do
    if not short and redis.call('SET', shortOf(ARGV[i]), topic, 'NX') then short = ARGV[i] end
  end
  if not short then return false end
  redis.call('HSET', keyOf(topic), 'short', short, 'address', address, 'bytes', '0', 'tileBytes', '0', 'length', '0')
  redis.call('HINCRBY', used, 'topics ' .. address, 1)
end
local before = get(topic, 'owner')
if before then redis.call('SREM', heldOf(before), 'topic ' .. topic .. ' ' .. before) end
redis.call('HSET', keyOf(topic), 'owner', owner, 'lock', lock)
redis.call('SADD', heldOf(owner), 'topic ' .. topic .. ' ' .. owner)
keep(topic, keptMs + marginMs)
tellPublisher(topic, 'claimed ' .. owner)
tell(topic, 'presence 1')
return { short, get(topic, 'epoch') or '', get(topic, 'length'), redis.call('ZCARD', index) }
`);

/** topic, owner, epoch, from, bounds (entries, bytes, all bytes, of one address), entries … → outcome, length */
export const appendEntries = topicScript(`
local topic, owner, epoch, from, mostEntries, mostBytes, most, mostOfOne = unpack(ARGV, 1, 8)
local first = 9
if get(topic, 'owner') ~= owner then return { 'replaced', 0 } end
local before = get(topic, 'epoch')
local isSame = before == epoch
local length = isSame and tonumber(get(topic, 'length')) or 0
from = tonumber(from)
if from > length then return { 'gap', length } end
local held = tonumber(get(topic, 'bytes'))
local kept = isSame and held or 0
local size = 0
for i = first + length - from, #ARGV do size = size + #ARGV[i] + 64 end
local fresh = math.max(#ARGV - (first + length - from) + 1, 0)
local isFull = length + fresh > tonumber(mostEntries) or kept + size > tonumber(mostBytes)
if isFull or not hasRoom(get(topic, 'address'), kept + size - held, most, mostOfOne) then return { 'full', length } end
if not isSame then
  if before then redis.call('UNLINK', logOf(topic, before)) end
  redis.call('HSET', keyOf(topic), 'epoch', epoch)
end
local key = logOf(topic, epoch)
local news = { 'added', epoch, text(length) }
for i = first + length - from, #ARGV do
  length = length + 1
  redis.call('XADD', key, text(length) .. '-0', 'e', ARGV[i])
  table.insert(news, ARGV[i])
end
redis.call('HSET', keyOf(topic), 'length', text(length))
if not isSame then redis.call('PEXPIRE', key, redis.call('PTTL', keyOf(topic))) end
charge(topic, 'bytes', kept + size - held)
-- Redis cuts who is slow to take what is published. Much of it each process reads by itself.
if size > mostPublished then tell(topic, 'more') elseif fresh > 0 or not isSame then tell(topic, table.concat(news, '\\n')) end
return { 'taken', length }
`);

/** topic, owner, kept */
export const leaveTopic = topicScript(`leave(ARGV[1], ARGV[2], ARGV[3])`);

/** topic, owner */
export const endTopic = topicScript(`
if get(ARGV[1], 'owner') ~= ARGV[2] then return end
redis.call('SREM', heldOf(ARGV[2]), 'topic ' .. ARGV[1] .. ' ' .. ARGV[2])
forget(ARGV[1])
`);

/** topic, learner, owner, address, tile, most tiles, of one address, bounds (all bytes, of one address) → outcome */
export const putTile = topicScript(`
local topic, learner, owner, address, tile, mostTiles, mostTilesOfOne, most, mostOfOne = unpack(ARGV)
if not get(topic, 'owner') then return 'nobody' end
local held = owner .. ' ' .. address .. '\\n' .. tile
local before = redis.call('HGET', tilesOf(topic), learner)
local from = before and select(2, sourceOf(before))
if not before and redis.call('HLEN', tilesOf(topic)) >= tonumber(mostTiles) then return 'full' end
local own = tonumber(redis.call('HGET', sharesOf(topic), address) or '0')
if from ~= address and own >= tonumber(mostTilesOfOne) then return 'full' end
local more = #held + 64 - (before and #before + 64 or 0)
if not hasRoom(get(topic, 'address'), more, most, mostOfOne) then return 'full' end
redis.call('HSET', tilesOf(topic), learner, held)
if from then share(topic, from, -1) end
share(topic, address, 1)
for _, key in ipairs({ tilesOf(topic), sharesOf(topic) }) do
  redis.call('PEXPIRE', key, redis.call('PTTL', keyOf(topic)))
end
charge(topic, 'tileBytes', more)
redis.call('SADD', heldOf(owner), 'tile ' .. topic .. ' ' .. owner .. ' ' .. learner)
tellPublisher(topic, 'tile ' .. learner .. ' ' .. tile)
return 'taken'
`);

/** topic, lock, what → outcome */
export const tellTopic = topicScript(`
local topic, lock, what = unpack(ARGV)
local wanted = get(topic, 'owner') and get(topic, 'lock')
if not wanted or wanted == '' then return 'nobody' end
if wanted ~= lock then return 'wrong-key' end
return tellPublisher(topic, 'told ' .. what) > 0 and 'told' or 'nobody'
`);

/** topic, learner, owner */
export const takeTileBack = topicScript(`takeBack(ARGV[1], ARGV[2], ARGV[3])`);

/** process, kept: whatever it held is given back, unless it lives; with a third value in any case */
export const buryTopics = topicScript(`
if not ARGV[3] and lives(ARGV[1]) then return end
local key = heldOf(ARGV[1])
for _, member in ipairs(redis.call('SMEMBERS', key)) do
  local kind, topic, owner, learner = string.match(member, '^(%S+) (%S+) (%S+) ?(%S*)$')
  if kind == 'topic' then leave(topic, owner, ARGV[2]) else takeBack(topic, learner, owner) end
end
redis.call('DEL', key)
`);

/** kept, own topics …: they are kept on, and some of those that nobody wants any more are forgotten → the number of topics */
export const sweepTopics = topicScript(`
for i = 2, #ARGV do
  if get(ARGV[i], 'short') then keep(ARGV[i], ARGV[1] + marginMs) end
end
for _, topic in ipairs(redis.call('ZRANGEBYSCORE', index, '-inf', text(now), 'LIMIT', 0, 100)) do forget(topic) end
return redis.call('ZCARD', index)
`);

/** topic → epoch, length, whether its publisher is there */
export const readTopic = topicScript(`
return { get(ARGV[1], 'epoch') or '', get(ARGV[1], 'length') or '0', get(ARGV[1], 'owner') and 1 or 0 }
`);

/** topic → learner, tile … */
export const readTiles = topicScript(`return redis.call('HGETALL', tilesOf(ARGV[1]))`);

/** short → topic */
export const resolveShort = topicScript(`return redis.call('GET', shortOf(ARGV[1]))`);
