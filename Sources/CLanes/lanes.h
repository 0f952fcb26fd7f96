// What the kernels need and Swift's vectors do lane by lane or not at all: floats as doubles and back, four lanes at a time, for
// an emulated multiply-add, in the compiler's own vectors, which every CPU has, and WebAssembly too; and where roots begin.
#pragma once

typedef float lanes_float2 __attribute__((ext_vector_type(2)));
typedef float lanes_float4 __attribute__((ext_vector_type(4)));
typedef double lanes_double2 __attribute__((ext_vector_type(2)));
typedef unsigned int lanes_mask4 __attribute__((ext_vector_type(4)));
typedef unsigned int lanes_mask16 __attribute__((ext_vector_type(16)));
typedef int lanes_int4 __attribute__((ext_vector_type(4)));
typedef long long lanes_long2 __attribute__((ext_vector_type(2)));
typedef unsigned char lanes_byte16 __attribute__((ext_vector_type(16)));
typedef short lanes_short8 __attribute__((ext_vector_type(8)));
// As the compiler's functions of instructions want it.
typedef int lanes_narrow4 __attribute__((vector_size(16)));

#define LANES_INLINE static inline __attribute__((always_inline))

// The first two lanes.
LANES_INLINE lanes_double2 lanes_low(lanes_float4 value) { return __builtin_convertvector(value.xy, lanes_double2); }

// The last two lanes.
LANES_INLINE lanes_double2 lanes_high(lanes_float4 value) { return __builtin_convertvector(value.zw, lanes_double2); }

// Four lanes, each rounded to the nearest float.
LANES_INLINE lanes_float4 lanes_floats(lanes_double2 low, lanes_double2 high) {
  lanes_float2 first = __builtin_convertvector(low, lanes_float2);
  lanes_float2 last = __builtin_convertvector(high, lanes_float2);
  return (lanes_float4)__builtin_shufflevector(first, last, 0, 1, 2, 3);
}

// With half a last place of a float added: cut off there, it is rounded to the nearest of the numbers that have as many
// bits as a float. What was half-way between two goes away from zero.
LANES_INLINE lanes_double2 lanes_raised(lanes_double2 value) {
  return (lanes_double2)((lanes_long2)value + (lanes_long2)(1ll << 28));
}

// Cut off after the last place of a float.
LANES_INLINE lanes_double2 lanes_cut(lanes_double2 raised) {
  return (lanes_double2)((lanes_long2)raised & ~(lanes_long2)((1ll << 29) - 1));
}

// What is cut off; zero in lanes that were half-way between two floats.
LANES_INLINE lanes_mask4 lanes_rest(lanes_double2 low, lanes_double2 high) {
  return __builtin_shufflevector((lanes_mask4)low, (lanes_mask4)high, 0, 2, 4, 6) << 3;
}

// Sixteen lanes narrowed to bytes, with saturation: a lane that is zero stays zero, any other becomes something else. Byte by
// byte the smaller of these and of earlier ones.
LANES_INLINE lanes_byte16 lanes_least(
    lanes_byte16 least, lanes_mask4 a, lanes_mask4 b, lanes_mask4 c, lanes_mask4 d) {
#if defined(__SSE2__)
  lanes_byte16 bytes = (lanes_byte16)__builtin_ia32_packsswb128(
      __builtin_ia32_packssdw128((lanes_narrow4)a, (lanes_narrow4)b),
      __builtin_ia32_packssdw128((lanes_narrow4)c, (lanes_narrow4)d));
#elif defined(__wasm_simd128__)
  lanes_byte16 bytes = (lanes_byte16)__builtin_wasm_narrow_s_i8x16_i16x8(
      __builtin_wasm_narrow_s_i16x8_i32x4((lanes_narrow4)a, (lanes_narrow4)b),
      __builtin_wasm_narrow_s_i16x8_i32x4((lanes_narrow4)c, (lanes_narrow4)d));
#else
  lanes_mask16 lanes = __builtin_shufflevector(
      __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7), __builtin_shufflevector(c, d, 0, 1, 2, 3, 4, 5, 6, 7), 0, 1,
      2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  lanes_byte16 bytes = __builtin_convertvector(lanes != 0, lanes_byte16);
#endif
  return __builtin_elementwise_min(least, bytes);
}

// What `lanes_least` begins with.
LANES_INLINE lanes_byte16 lanes_no_least(void) { return (lanes_byte16)(0) - 1; }

// Whether one of sixteen bytes is zero.
LANES_INLINE _Bool lanes_any_zero(lanes_byte16 bytes) { return __builtin_reduce_or((lanes_byte16)(bytes == 0)) != 0; }

// Which lanes are half-way between two normal floats: of the 29 bits that a double has more, the first is set alone.
LANES_INLINE lanes_mask4 lanes_halfway(lanes_double2 low, lanes_double2 high) {
  lanes_mask4 words = __builtin_shufflevector((lanes_mask4)low, (lanes_mask4)high, 0, 2, 4, 6);
  return (lanes_mask4)((words << 3) == 0x80000000u);
}

// Which lanes are not zero and no more than the smallest normal float.
LANES_INLINE lanes_mask4 lanes_tiny(lanes_float4 value) {
  lanes_mask4 bits = (lanes_mask4)value;
  // Twice the bits leaves out the sign. Less one, zero is the largest number; the rest makes a signed comparison of it.
  return (lanes_mask4)((lanes_int4)(bits + bits - 1 + 0x80000000u) < (lanes_int4)(0x01000000u + 0x80000000u));
}

LANES_INLINE lanes_mask4 lanes_either(lanes_mask4 a, lanes_mask4 b) { return a | b; }

LANES_INLINE _Bool lanes_any(lanes_mask4 mask) { return __builtin_reduce_or(mask) != 0; }

// Lane by lane the smaller of two, neither of them negative, by their upper halves; the lower halves mean nothing.
LANES_INLINE lanes_int4 lanes_smaller(lanes_int4 a, lanes_int4 b) {
  return (lanes_int4)__builtin_elementwise_min((lanes_short8)a, (lanes_short8)b);
}

// Lane by lane the larger of two, neither of them negative, by their upper halves; the lower halves mean nothing.
LANES_INLINE lanes_int4 lanes_larger(lanes_int4 a, lanes_int4 b) {
  return (lanes_int4)__builtin_elementwise_max((lanes_short8)a, (lanes_short8)b);
}

// The bits of the magnitude.
LANES_INLINE lanes_int4 lanes_magnitude(lanes_float4 value) {
  return (lanes_int4)((lanes_mask4)value & 0x7FFFFFFFu);
}

// Less one; the largest number there is for zero.
LANES_INLINE lanes_int4 lanes_less_one(lanes_int4 magnitude) {
  return (lanes_int4)(((lanes_mask4)magnitude - 1) & 0x7FFFFFFFu);
}

// The sum, rounded to odd: of the two doubles that it is between, the one whose last bit is set.
LANES_INLINE lanes_double2 lanes_odd_sum(lanes_double2 product, lanes_double2 addend) {
  lanes_double2 sum = product + addend;
  // Knuth's two-sum: sum + error is exact.
  lanes_double2 part = sum - product;
  lanes_double2 error = (product - (sum - part)) + (addend - part);
  lanes_long2 bits = (lanes_long2)sum;
  // These comparisons leave out NaN, which infinite sums give.
  lanes_long2 is_rounded = (lanes_long2)(error < 0) | (lanes_long2)(error > 0);
  lanes_long2 is_even = (bits & 1) - 1;
  lanes_long2 away_from_zero = (((lanes_long2)error ^ bits) >> 63) | 1;
  return (lanes_double2)(bits + (away_from_zero & is_rounded & is_even));
}

#if defined(__AVX512F__)
// As the compiler's functions of instructions want them.
typedef float lanes_float16 __attribute__((ext_vector_type(16)));
typedef float lanes_wide16 __attribute__((vector_size(64)));
typedef int lanes_int16 __attribute__((vector_size(64)));

// 1 / √x of normal lanes, with a relative error of at most 2⁻¹⁴. CPUs differ in what they give.
LANES_INLINE lanes_float16 lanes_reciprocal_root(lanes_float16 x) {
  return (lanes_float16)__builtin_ia32_rsqrt14ps512_mask((lanes_wide16)x, (lanes_wide16)x, -1);
}

// Whether the bits of every lane are `first` or one of the `count` numbers from there.
LANES_INLINE _Bool lanes_are_within(lanes_float16 x, int first, int count) {
  lanes_int16 zero = {};
  return __builtin_ia32_ucmpd512_mask((lanes_int16)x - (zero + first), zero + count, 1, -1) == 0xFFFF;
}
#endif
