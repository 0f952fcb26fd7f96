// Memory for a WebAssembly module without a C library: blocks by size, and the functions that compilers call for copies.

#include <stddef.h>
#include <stdint.h>

#define PAGE 65536u

// What stands before a block that was handed out.
struct head {
  // Which list the block goes back to.
  uint32_t list;
  // Where the whole block starts; alignment can lie between.
  uint32_t start;
};

// A block that nobody uses.
struct vacant {
  struct vacant *next;
};

// Four sizes from each power of two to the next, from 32 bytes to 4 GiB.
#define LISTS 112
static struct vacant *lists[LISTS];

extern unsigned char __heap_base;
static uint32_t next;
static uint32_t end;

static uint32_t list_of(uint32_t size) {
  if (size <= 32) return 0;
  uint32_t power = 31 - (uint32_t)__builtin_clz(size - 1);
  return (power - 5) * 4 + (((size - 1) >> (power - 2)) & 3) + 1;
}

static uint64_t size_of(uint32_t list) {
  if (list == 0) return 32;
  uint32_t power = (list - 1) / 4 + 5;
  return ((uint64_t)1 << power) + ((uint64_t)((list - 1) % 4 + 1) << (power - 2));
}

// Room that was never used. Nothing can go on without memory: the module ends, and the page starts it anew.
static uint32_t fresh(uint64_t size) {
  if (next == 0) {
    next = ((uint32_t)(uintptr_t)&__heap_base + 15u) & ~15u;
    end = (uint32_t)__builtin_wasm_memory_size(0) * PAGE;
  }
  if ((uint64_t)next + size > (uint64_t)end) {
    uint64_t missing = ((uint64_t)next + size - end + PAGE - 1) / PAGE;
    // At least a megabyte at a time.
    uint64_t pages = missing < 16 ? 16 : missing;
    if (pages > 65536 || __builtin_wasm_memory_grow(0, (size_t)pages) == (size_t)-1) __builtin_trap();
    // The last page ends at 4 GiB, which 32 bits cannot name.
    uint64_t grown = (uint64_t)end + pages * PAGE;
    end = grown > 0xFFFFFFF0u ? 0xFFFFFFF0u : (uint32_t)grown;
    if ((uint64_t)next + size > (uint64_t)end) __builtin_trap();
  }
  uint32_t start = next;
  next += (uint32_t)size;
  return start;
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  if (alignment < 16) alignment = 16;
  uint64_t needed = (uint64_t)size + sizeof(struct head) + alignment;
  if (needed > 0xF0000000u) __builtin_trap();
  uint32_t list = list_of((uint32_t)needed);
  uint32_t start;
  if (lists[list]) {
    start = (uint32_t)(uintptr_t)lists[list];
    lists[list] = lists[list]->next;
  } else {
    start = fresh(size_of(list));
  }
  uint32_t block = (start + sizeof(struct head) + (uint32_t)alignment - 1) & ~((uint32_t)alignment - 1);
  struct head *head = (struct head *)(uintptr_t)(block - sizeof(struct head));
  head->list = list;
  head->start = start;
  *result = (void *)(uintptr_t)block;
  return 0;
}

void free(void *block) {
  if (!block) return;
  struct head *head = (struct head *)((unsigned char *)block - sizeof(struct head));
  uint32_t list = head->list;
  struct vacant *vacant = (struct vacant *)(uintptr_t)head->start;
  vacant->next = lists[list];
  lists[list] = vacant;
}

void *malloc(size_t size) {
  void *result;
  posix_memalign(&result, 16, size);
  return result;
}

// With bulk memory each of these is one instruction.
void *memcpy(void *to, const void *from, size_t count) { return __builtin_memcpy(to, from, count); }
void *memmove(void *to, const void *from, size_t count) { return __builtin_memmove(to, from, count); }
void *memset(void *to, int byte, size_t count) { return __builtin_memset(to, byte, count); }

int memcmp(const void *one, const void *other, size_t count) {
  const unsigned char *a = one, *b = other;
  for (size_t i = 0; i < count; i++)
    if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
  return 0;
}

size_t strlen(const char *text) {
  const volatile char *end = text;
  while (*end) end++;
  return (size_t)(end - text);
}

// The seed of hash tables. Nothing that is shown may depend on their order, so any bytes do.
void arc4random_buf(void *bytes, size_t count) { __builtin_memset(bytes, 0x5A, count); }
