// Functions of the C library's mathematics that are no instructions of WebAssembly.

#include "bits.h"

typedef unsigned __int128 wide;

// To the nearest whole number, halves away from zero.
double round(double x) {
  double whole = __builtin_trunc(x);
  // Exact: both have the same sign, and one is the other without its fraction.
  double rest = x - whole;
  if (rest >= 0.5) return whole + 1;
  if (rest <= -0.5) return whole - 1;
  return whole == 0 ? __builtin_copysign(0, x) : whole;
}

// A finite number that is not zero: value · 2^exponent with 53 bits.
struct parts {
  uint64_t value;
  int exponent;
  int negative;
};

static struct parts parts_of(double x) {
  uint64_t bits = bits_of(x);
  int biased = (int)(bits >> 52 & 0x7FF);
  struct parts parts = {bits & 0xFFFFFFFFFFFFFull, biased == 0 ? -1074 : biased - 1075, (int)(bits >> 63)};
  if (biased) parts.value |= 1ull << 52;
  while (!(parts.value >> 52)) {
    parts.value <<= 1;
    parts.exponent--;
  }
  return parts;
}

static int width(wide x) {
  uint64_t high = (uint64_t)(x >> 64), low = (uint64_t)x;
  return high ? 128 - __builtin_clzll(high) : low ? 64 - __builtin_clzll(low) : 0;
}

// x · 2^exponent, rounded to nearest, ties to even; `more` if x lacks a little.
static double rounded(wide x, int exponent, int more, int negative) {
  int lowest = exponent + width(x) - 53;
  if (lowest < -1074) lowest = -1074;
  int drop = lowest - exponent;
  uint64_t result;
  if (drop <= 0) {
    result = (uint64_t)(x << -drop);
  } else if (drop > 127) {
    result = 0;
  } else {
    wide rest = x & (((wide)1 << drop) - 1), half = (wide)1 << (drop - 1);
    result = (uint64_t)(x >> drop);
    if (rest > half || (rest == half && (more || (result & 1)))) result++;
  }
  if (result >> 53) {
    result >>= 1;
    lowest++;
  }
  uint64_t bits = result;
  if (result >> 52) {
    if (lowest + 1075 >= 2047) bits = 0x7FFull << 52;
    else bits = (uint64_t)(lowest + 1075) << 52 | (result & 0xFFFFFFFFFFFFFull);
  }
  return of_bits(bits | (uint64_t)negative << 63);
}

// a · b + c, rounded once.
double fma(double a, double b, double c) {
  if (a == 0 || b == 0 || a - a != 0 || b - b != 0 || c - c != 0) return a * b + c;
  struct parts pa = parts_of(a), pb = parts_of(b);
  wide product = (wide)pa.value * pb.value;
  int exponent = pa.exponent + pb.exponent, negative = pa.negative ^ pb.negative;
  if (c == 0) return rounded(product, exponent, 0, negative);
  struct parts pc = parts_of(c);
  // Both get room for one more bit above 126; what is smaller goes down to the other's exponent, and what it loses is
  // remembered in its lowest bit.
  wide addend = (wide)pc.value << 73;
  int addend_exponent = pc.exponent - 73;
  int up = 126 - width(product);
  product <<= up;
  exponent -= up;
  wide *small = exponent < addend_exponent ? &product : &addend;
  int gap = exponent < addend_exponent ? addend_exponent - exponent : exponent - addend_exponent;
  if (gap > 126) {
    *small = 1;
  } else if (gap > 0) {
    int lost = (*small & (((wide)1 << gap) - 1)) != 0;
    *small = *small >> gap | (wide)lost;
  }
  if (exponent < addend_exponent) exponent = addend_exponent;
  if (negative == pc.negative) return rounded(product + addend, exponent, 0, negative);
  if (product == addend) return 0;
  if (product > addend) return rounded(product - addend, exponent, 0, negative);
  return rounded(addend - product, exponent, 0, pc.negative);
}
