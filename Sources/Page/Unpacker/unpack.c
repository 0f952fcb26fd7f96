// Unpacks the engine in a page that runs: a small module by itself, since a browser runs it three times faster than a script.
// What the text of a page means is told in Sources/PageFile/SevenBitText.swift, how bytes are compressed in Sources/PackEngine.

#include <stdint.h>

#define EXPORT(name) __attribute__((export_name(name)))
#define INLINE static inline __attribute__((always_inline))

// Where the script may put what is to be unpacked.
extern uint8_t __heap_base;
EXPORT("start") uint8_t *start(void) { return &__heap_base; }

// Replaces text by the bytes that it stands for, of which there are fewer. Returns how many.
EXPORT("bytes") uint32_t bytes_of(uint8_t *text, uint32_t count) {
  static const uint8_t forbidden[4] = {0, '\r', '<', 27};
  uint32_t end = 0, queue = 0, width = 0;
  for (uint32_t at = 0; at < count; at += 1) {
    uint32_t value = text[at];
    if (value < 128) {
      queue |= value << width;
      width += 7;
    } else if (at += 1, at < count) {
      uint32_t letter = (value & 31) << 6 | (text[at] & 63);
      queue |= (forbidden[(letter - 0x100) >> 7 & 3] | (letter & 127) << 7) << width;
      width += 14;
    }
    for (; width > 7; width -= 8) {
      text[end++] = (uint8_t)queue;
      queue >>= 8;
    }
  }
  return end;
}

// What is known of the next bits: how likely each is to be 0, in 2048ths.
struct lengths {
  uint16_t flags[2], few[8], some[8], many[256];
};
static struct {
  uint16_t copy_flags[2048], again_flags[8], again_tree[32], literals[65536], classes[256], low_bits[1024];
  struct lengths lengths[2];
} odds;
// Where the unpacking stands. A call of `advance` works on a copy: a local number costs less than one in memory.
struct coder {
  const uint8_t *next;
  uint32_t range, code;
};
static struct coder kept;
static uint32_t steps, last[4];
static uint8_t *bytes;
static uint32_t at, count;

// Without branches, since nobody can foresee which way they go. One byte is enough: no bit is less likely than 31 in 2048.
INLINE void refill(struct coder *coder) {
  uint32_t is_short = coder->range < 1u << 24, width = is_short << 3;
  coder->range <<= width;
  coder->code = coder->code << width | (*coder->next & -is_short);
  coder->next += is_short;
}

INLINE uint32_t bit(struct coder *coder, uint16_t *odds) {
  uint32_t chance = *odds, bound = (coder->range >> 11) * chance;
  uint32_t value = coder->code >= bound, ones = -value;
  coder->range = bound + (ones & (coder->range - 2 * bound));
  coder->code -= bound & ones;
  // A 32nd of the way to 0 after a 1, and to 2048 after a 0, in whole numbers.
  *odds = (uint16_t)(chance - ((int32_t)(chance + (~ones & (31 - 2048))) >> 5));
  refill(coder);
  return value;
}

INLINE uint32_t tree(struct coder *coder, uint16_t *odds, uint32_t width) {
  uint32_t node = 1;
  for (uint32_t i = 0; i < width; i += 1) node = node << 1 | bit(coder, odds + node);
  return node - (1u << width);
}

// Bits of which nothing is known.
INLINE uint32_t plain(struct coder *coder, uint32_t width) {
  uint32_t value = 0;
  for (; width > 0; width -= 1) {
    coder->range >>= 1;
    uint32_t one = coder->code >= coder->range;
    if (one) coder->code -= coder->range;
    value = value << 1 | one;
    refill(coder);
  }
  return value;
}

INLINE uint32_t length(struct coder *coder, struct lengths *odds) {
  if (!bit(coder, &odds->flags[0])) return tree(coder, odds->few, 3);
  if (!bit(coder, &odds->flags[1])) return 8 + tree(coder, odds->some, 3);
  return 16 + tree(coder, odds->many, 8);
}

INLINE uint32_t distance(struct coder *coder, uint32_t length) {
  uint32_t kind = tree(coder, odds.classes + (length < 5 ? (length - 2) << 6 : 3 << 6), 6);
  if (kind < 4) return kind + 1;
  uint32_t width = (kind >> 1) - 1;
  uint32_t upper = width > 4 ? plain(coder, width - 4) << 4 : 0;
  return ((2 | (kind & 1)) << width) + upper + tree(coder, odds.low_bits + (kind << 4), width < 4 ? width : 4) + 1;
}

INLINE uint32_t again(struct coder *coder) {
  uint32_t index = tree(coder, odds.again_tree + (steps << 2), 2);
  uint32_t back = last[index];
  for (; index > 0; index -= 1) last[index] = last[index - 1];
  return back;
}

// Begins to unpack. Returns how many bytes it will be.
EXPORT("begin") uint32_t begin(const uint8_t *packed, uint8_t *room) {
  for (uint32_t i = 0; i < sizeof odds / 2; i += 1) ((uint16_t *)&odds)[i] = 1024;
  count = packed[0] | packed[1] << 8 | packed[2] << 16 | (uint32_t)packed[3] << 24;
  kept.code = (uint32_t)packed[4] << 24 | packed[5] << 16 | packed[6] << 8 | packed[7];
  kept.next = packed + 8;
  kept.range = ~0u;
  steps = at = 0;
  for (uint32_t i = 0; i < 4; i += 1) last[i] = 1;
  bytes = room;
  return count;
}

// Unpacks up to a place or a little further. A browser makes better code of what has been called a few times.
EXPORT("advance") uint32_t advance(uint32_t end) {
  if (end > count) end = count;
  struct coder local = kept, *coder = &local;
  while (at < end) {
    uint32_t before = at ? bytes[at - 1] : 0;
    if (!bit(coder, &odds.copy_flags[steps << 8 | before])) {
      bytes[at++] = (uint8_t)tree(coder, odds.literals + (before << 8), 8);
      steps = steps << 1 & 7;
      continue;
    }
    uint32_t back, size;
    if (bit(coder, &odds.again_flags[steps])) {
      back = again(coder);
      size = length(coder, &odds.lengths[1]) + 1;
    } else {
      size = length(coder, &odds.lengths[0]) + 2;
      back = distance(coder, size);
      for (uint32_t i = 3; i > 0; i -= 1) last[i] = last[i - 1];
    }
    last[0] = back;
    for (uint32_t stop = at + size; at < stop; at += 1) bytes[at] = bytes[at - back];
    steps = (steps << 1 & 7) | 1;
  }
  kept = local;
  return at;
}

static uint32_t number(const uint8_t *place) {
  return place[0] | place[1] << 8 | place[2] << 16 | (uint32_t)place[3] << 24;
}

// Makes a module from another one and the steps by which it differs. Returns how many bytes it has.
EXPORT("patch") uint32_t patch(const uint8_t *old, const uint8_t *difference, uint32_t length, uint8_t *room) {
  uint8_t *to = room;
  for (const uint8_t *place = difference; place < difference + length;) {
    uint32_t from = number(place), kept = number(place + 4), fresh = number(place + 8);
    __builtin_memcpy(to, old + from, kept);
    __builtin_memcpy(to + kept, place + 12, fresh);
    to += kept + fresh;
    place += 12 + fresh;
  }
  return (uint32_t)(to - room);
}
