// Doubles and their bits.
#pragma once

#include <stdint.h>

union double_bits {
  double value;
  uint64_t bits;
};

static inline double of_bits(uint64_t bits) {
  union double_bits both = {.bits = bits};
  return both.value;
}

static inline uint64_t bits_of(double value) {
  union double_bits both = {.value = value};
  return both.bits;
}
