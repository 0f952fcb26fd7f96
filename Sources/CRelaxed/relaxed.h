// WebAssembly's multiply-add of four floats, for which Swift has no name. Whether it rounds once or twice is the browser's
// choice ("Relaxed SIMD", WebAssembly 3.0).
#pragma once

typedef float relaxed_float4 __attribute__((ext_vector_type(4)));

static inline __attribute__((always_inline)) relaxed_float4 relaxed_multiply_add(
    relaxed_float4 a, relaxed_float4 b, relaxed_float4 c) {
  return __builtin_wasm_relaxed_madd_f32x4(a, b, c);
}
