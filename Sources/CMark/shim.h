// cmark-gfm, GitHub's reader of Markdown (CommonMark with tables, strikethrough and bare addresses), and its extensions.
// On Linux the libraries are linked into the program (Package.swift says how): it needs none of them to run.
#ifndef UNROLL_CMARK_SHIM_H
#define UNROLL_CMARK_SHIM_H

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>

#endif
