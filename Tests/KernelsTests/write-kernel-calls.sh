#!/usr/bin/env bash
# Writes Sources/Recurrent/KernelSet/KernelCalls.swift anew from the kernels that Sources/Kernels declares: after a kernel
# was added, renamed, taken away or given other parameters.
set -euo pipefail
cd "$(dirname "$0")/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
swiftc -parse-as-library -D WRITES_KERNEL_CALLS Tests/KernelsTests/Support/KernelCalls.swift -o "$scratch/write"
"$scratch/write" Sources/Kernels Sources/Recurrent/KernelSet/KernelCalls.swift
