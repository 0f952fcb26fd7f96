// Reads decimal numbers, correctly rounded, for `Double(_: String)`, which the Embedded standard library leaves to the
// program.

#include "bits.h"

#define WORDS 160
// More digits than these cannot change the result but by being there at all.
#define DIGITS 800

// A whole number, the lowest word first.
struct whole {
  int count;
  uint32_t words[WORDS];
};

static void multiply_add(struct whole *number, uint32_t factor, uint32_t added) {
  uint64_t carry = added;
  for (int i = 0; i < number->count; i++) {
    carry += (uint64_t)number->words[i] * factor;
    number->words[i] = (uint32_t)carry;
    carry >>= 32;
  }
  if (carry && number->count < WORDS) number->words[number->count++] = (uint32_t)carry;
}

static int bit_count(const struct whole *number) {
  if (number->count == 0) return 0;
  return 32 * number->count - __builtin_clz(number->words[number->count - 1]);
}

static void shift_left(struct whole *number, int bits) {
  int words = bits / 32, rest = bits % 32;
  if (number->count == 0 || number->count + words + 1 > WORDS) return;
  for (int i = number->count - 1; i >= 0; i--) number->words[i + words] = number->words[i];
  for (int i = 0; i < words; i++) number->words[i] = 0;
  number->count += words;
  if (rest) multiply_add(number, (uint32_t)1 << rest, 0);
}

static int compare(const struct whole *a, const struct whole *b) {
  if (a->count != b->count) return a->count < b->count ? -1 : 1;
  for (int i = a->count - 1; i >= 0; i--)
    if (a->words[i] != b->words[i]) return a->words[i] < b->words[i] ? -1 : 1;
  return 0;
}

static void subtract(struct whole *a, const struct whole *b) {
  int64_t borrow = 0;
  for (int i = 0; i < a->count; i++) {
    borrow += (int64_t)a->words[i] - (i < b->count ? b->words[i] : 0);
    a->words[i] = (uint32_t)borrow;
    borrow >>= 32;
  }
  while (a->count && a->words[a->count - 1] == 0) a->count--;
}

// numerator / denominator, rounded to nearest, ties to even; `more` if a little is missing from the numerator.
static double quotient(struct whole *numerator, struct whole *denominator, int more) {
  if (numerator->count == 0) return 0;
  // The quotient is at least 2^(exponent − 1) and less than 2^(exponent + 1).
  int exponent = bit_count(numerator) - bit_count(denominator);
  int lowest = exponent - 54;
  // Below the normal range there are fewer digits.
  if (lowest < -1075) lowest = -1075;
  if (lowest < 0) shift_left(numerator, -lowest); else shift_left(denominator, lowest);
  // numerator / denominator is now the quotient in units of 2^lowest, less than 2^56.
  uint64_t result = 0;
  for (int bit = 56; bit >= 0; bit--) {
    struct whole part = *denominator;
    shift_left(&part, bit);
    if (compare(numerator, &part) >= 0) {
      subtract(numerator, &part);
      result |= (uint64_t)1 << bit;
    }
  }
  int sticky = more || numerator->count > 0;
  while (result >> 54 || (lowest < -1075 && result)) {
    sticky |= (int)(result & 1);
    result >>= 1;
    lowest++;
  }
  // The lowest bit is the half.
  int half = (int)(result & 1);
  result >>= 1;
  lowest++;
  if (half && (sticky || (result & 1))) result++;
  if (result == 0) return 0;
  if (result >> 53) {
    result >>= 1;
    lowest++;
  }
  if (result >> 52 == 0) return of_bits(result);
  int64_t biased = (int64_t)lowest + 1075;
  if (biased >= 2047) return __builtin_inf();
  return of_bits((uint64_t)biased << 52 | (result & 0xFFFFFFFFFFFFFull));
}

static int matches(const char *text, const char *word) {
  while (*word) {
    if ((*text | 0x20) != *word) return 0;
    text++;
    word++;
  }
  return 1;
}

static const double exact_powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                      1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// Reads the longest number that a text begins with. Hexadecimal ones are not read.
//
// Returns the end of the number; the text itself if it begins with none.
const char *_swift_stdlib_strtod_clocale(const char *text, double *result) {
  const char *at = text;
  int negative = *at == '-';
  if (*at == '-' || *at == '+') at++;
  *result = 0;
  if (matches(at, "inf") || matches(at, "nan")) {
    double value = matches(at, "inf") ? __builtin_inf() : __builtin_nan("");
    at += matches(at, "infinity") ? 8 : 3;
    *result = negative ? -value : value;
    return at;
  }
  struct whole number = {0};
  number.words[0] = 0;
  uint64_t small = 0;
  int digits = 0, exponent = 0, any = 0, more = 0, point = 0;
  for (;; at++) {
    if (*at == '.' && !point) {
      point = 1;
      continue;
    }
    if (*at < '0' || *at > '9') break;
    any = 1;
    if (digits == 0 && *at == '0') {
      exponent -= point;
      continue;
    }
    if (digits < DIGITS) {
      uint32_t digit = (uint32_t)(*at - '0');
      if (digits < 18) small = small * 10 + digit;
      if (number.count == 0) {
        number.words[0] = digit;
        number.count = 1;
      } else {
        multiply_add(&number, 10, digit);
      }
      digits++;
      exponent -= point;
    } else {
      more |= *at != '0';
      exponent += !point;
    }
  }
  if (!any) return text;
  if (*at == 'e' || *at == 'E') {
    const char *mark = at + 1;
    int minus = *mark == '-', written = 0;
    if (*mark == '-' || *mark == '+') mark++;
    if (*mark >= '0' && *mark <= '9') {
      while (*mark >= '0' && *mark <= '9') {
        if (written < 100000) written = written * 10 + (*mark - '0');
        mark++;
      }
      exponent += minus ? -written : written;
      at = mark;
    }
  }
  double value;
  if (digits == 0 || exponent + digits < -330) {
    value = 0;
  } else if (exponent + digits > 310) {
    value = __builtin_inf();
  } else if (digits <= 15 && exponent >= -22 && exponent <= 22) {
    // Both are exact, so that one operation rounds once.
    value = exponent < 0 ? (double)small / exact_powers[-exponent] : (double)small * exact_powers[exponent];
  } else {
    struct whole denominator = {1, {1}};
    for (int i = 0; i < exponent; i++) multiply_add(&number, 10, 0);
    for (int i = 0; i > exponent; i--) multiply_add(&denominator, 10, 0);
    value = quotient(&number, &denominator, more);
  }
  *result = negative ? -value : value;
  return at;
}
