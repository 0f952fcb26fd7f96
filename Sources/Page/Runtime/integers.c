// Arithmetic of 128 bits, which compilers call functions for.

typedef unsigned __int128 wide;
typedef __int128 signed_wide;
typedef unsigned long long word;

static wide join(word high, word low) { return (wide)high << 64 | low; }

// By halves, so that no product is wider than 64 bits: a product of 128 bits would call this function.
signed_wide __multi3(signed_wide a, signed_wide b) {
  word al = (word)a, bl = (word)b, ah = (word)((wide)a >> 64), bh = (word)((wide)b >> 64);
  word a0 = al & 0xFFFFFFFF, a1 = al >> 32, b0 = bl & 0xFFFFFFFF, b1 = bl >> 32;
  word p00 = a0 * b0, p01 = a0 * b1, p10 = a1 * b0, p11 = a1 * b1;
  word middle = (p00 >> 32) + (p01 & 0xFFFFFFFF) + (p10 & 0xFFFFFFFF);
  word low = (p00 & 0xFFFFFFFF) | middle << 32;
  word high = p11 + (p01 >> 32) + (p10 >> 32) + (middle >> 32) + ah * bl + al * bh;
  return (signed_wide)join(high, low);
}

static wide divided(wide a, wide b, wide *rest) {
  if (b == 0) __builtin_trap();
  if ((a >> 64) == 0 && (b >> 64) == 0) {
    *rest = (word)a % (word)b;
    return (word)a / (word)b;
  }
  wide quotient = 0, remainder = 0;
  for (int bit = 127; bit >= 0; bit--) {
    word carry = (word)(remainder >> 127);
    remainder = remainder << 1 | ((a >> bit) & 1);
    if (carry || remainder >= b) {
      remainder -= b;
      quotient |= (wide)1 << bit;
    }
  }
  *rest = remainder;
  return quotient;
}

wide __udivti3(wide a, wide b) {
  wide rest;
  return divided(a, b, &rest);
}

wide __umodti3(wide a, wide b) {
  wide rest;
  divided(a, b, &rest);
  return rest;
}

signed_wide __divti3(signed_wide a, signed_wide b) {
  wide rest, result = divided(a < 0 ? -(wide)a : (wide)a, b < 0 ? -(wide)b : (wide)b, &rest);
  return (signed_wide)((a < 0) != (b < 0) ? -result : result);
}

signed_wide __modti3(signed_wide a, signed_wide b) {
  wide rest;
  divided(a < 0 ? -(wide)a : (wide)a, b < 0 ? -(wide)b : (wide)b, &rest);
  return (signed_wide)(a < 0 ? -rest : rest);
}

wide __ashlti3(wide a, int count) {
  word high = (word)(a >> 64), low = (word)a;
  if (count >= 64) return join(low << (count & 63), 0);
  return count == 0 ? a : join(high << count | low >> (64 - count), low << count);
}

wide __lshrti3(wide a, int count) {
  word high = (word)(a >> 64), low = (word)a;
  if (count >= 64) return join(0, high >> (count & 63));
  return count == 0 ? a : join(high >> count, low >> count | high << (64 - count));
}

signed_wide __ashrti3(signed_wide a, int count) {
  word high = (word)((wide)a >> 64), low = (word)a;
  word sign = (long long)high < 0 ? ~0ull : 0;
  if (count >= 64) return (signed_wide)join(sign, (word)((long long)high >> (count & 63)));
  return count == 0 ? a : (signed_wide)join((word)((long long)high >> count), low >> count | high << (64 - count));
}
