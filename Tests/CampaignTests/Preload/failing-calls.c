// Loaded before the program (LD_PRELOAD), lets one of its system calls fail. Tests use it to see what the program makes
// of a full disk, a broken one, an interrupted call, and of being killed between any two calls.
//
//   UNROLL_FAIL="EVENT NUMBER EVER CALLS"
//     EVENT   ENOSPC, EIO, EINTR, EROFS; short: only half is written; kill: killed before the call;
//             torn: killed after half of the write; count: nothing, but the calls are written down
//     NUMBER  which of the counted calls, from 1
//     EVER    1 if all later ones meet the same (EINTR: the next twenty), 0 if they work
//     CALLS   all, or the name of the only call that counts
//   UNROLL_FAIL_BELOW=FOLDER   calls on other files are not counted
//   UNROLL_FAIL_LOG=FILE       gets a line for each event that happened
//   UNROLL_PROCESS=NUMBER      what getpid() returns

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum event { NONE, COUNT, FAIL, SHORT, KILL, TORN };

static enum event event = NONE;
static int error_number, for_ever;
static long number;
static char only[32] = "all";
static const char *below, *log_path;
static size_t below_length;
static atomic_long count;
static long process;

__attribute__((constructor)) static void begin(void) {
  const char *fake = getenv("UNROLL_PROCESS"), *order = getenv("UNROLL_FAIL");
  if (fake) process = atol(fake);
  below = getenv("UNROLL_FAIL_BELOW");
  log_path = getenv("UNROLL_FAIL_LOG");
  char name[16] = "";
  if (!order || !below || sscanf(order, "%15s %ld %d %31s", name, &number, &for_ever, only) < 3) return;
  below_length = strlen(below);
  event = FAIL;
  if (!strcmp(name, "ENOSPC")) error_number = ENOSPC;
  else if (!strcmp(name, "EIO")) error_number = EIO;
  else if (!strcmp(name, "EINTR")) error_number = EINTR;
  else if (!strcmp(name, "EROFS")) error_number = EROFS;
  else if (!strcmp(name, "short")) event = SHORT;
  else if (!strcmp(name, "kill")) event = KILL;
  else if (!strcmp(name, "torn")) event = TORN;
  else if (!strcmp(name, "count")) event = COUNT;
  else event = NONE;
}

/// Writes down what happened, past everything that is interposed.
static void note(const char *call, const char *path) {
  char line[PATH_MAX + 64];
  int length = snprintf(line, sizeof line, "%s %s\n", call, path);
  int file = log_path ? (int)syscall(SYS_openat, AT_FDCWD, log_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
  if (file < 0) return;
  if (length > 0) (void)!syscall(SYS_write, file, line, (size_t)length);
  syscall(SYS_close, file);
}

/// Whether the call on this path meets the event, which is noted.
static int meets(const char *call, const char *path, int writes) {
  if (event == NONE || !path || strncmp(path, below, below_length)) return 0;
  if (strcmp(only, "all") && strcmp(only, call)) return 0;
  if ((event == SHORT || event == TORN) && !writes) return 0;
  long now = atomic_fetch_add(&count, 1) + 1;
  // Nothing is interrupted for ever: a program that tries again would never end.
  long last = !for_ever ? number : error_number == EINTR ? number + 20 : LONG_MAX;
  if (now < number || now > last) return 0;
  note(call, path);
  if (event == COUNT) return 0;
  if (event == KILL) kill((pid_t)syscall(SYS_getpid), SIGKILL);
  return 1;
}

static int meets_file(const char *call, int file, int writes) {
  if (event == NONE) return 0;
  int saved = errno;
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  errno = saved;
  if (length < 0) return 0;
  path[length] = 0;
  return meets(call, path, writes);
}

/// A path that does not begin with a slash stands in the working folder.
static int meets_path(const char *call, const char *path) {
  if (event == NONE || !path) return 0;
  if (path[0] == '/') return meets(call, path, 0);
  char whole[2 * PATH_MAX], folder[PATH_MAX];
  if (!getcwd(folder, sizeof folder)) return 0;
  snprintf(whole, sizeof whole, "%s/%s", folder, path);
  return meets(call, whole, 0);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define FAILED (errno = error_number, -1)

/// After half of a write; a torn one was the last.
static ssize_t half(ssize_t written) {
  if (event == TORN) kill((pid_t)syscall(SYS_getpid), SIGKILL);
  return written;
}

ssize_t write(int file, const void *bytes, size_t size) {
  if (!meets_file("write", file, 1)) return NEXT(write)(file, bytes, size);
  return event == FAIL ? FAILED : half(NEXT(write)(file, bytes, size > 1 ? size / 2 : size));
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t place) {
  if (!meets_file("pwrite", file, 1)) return NEXT(pwrite)(file, bytes, size, place);
  return event == FAIL ? FAILED : half(NEXT(pwrite)(file, bytes, size > 1 ? size / 2 : size, place));
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t place) {
  if (!meets_file("pwrite", file, 1)) return NEXT(pwrite64)(file, bytes, size, place);
  return event == FAIL ? FAILED : half(NEXT(pwrite64)(file, bytes, size > 1 ? size / 2 : size, place));
}

ssize_t writev(int file, const struct iovec *parts, int parts_count) {
  if (!meets_file("write", file, 1)) return NEXT(writev)(file, parts, parts_count);
  return event == FAIL ? FAILED : half(NEXT(writev)(file, parts, 1));
}

int fsync(int file) { return meets_file("fsync", file, 0) ? FAILED : NEXT(fsync)(file); }
int fdatasync(int file) { return meets_file("fsync", file, 0) ? FAILED : NEXT(fdatasync)(file); }
int ftruncate(int file, off_t size) { return meets_file("ftruncate", file, 0) ? FAILED : NEXT(ftruncate)(file, size); }
int ftruncate64(int file, off64_t size) {
  return meets_file("ftruncate", file, 0) ? FAILED : NEXT(ftruncate64)(file, size);
}
int fchmod(int file, mode_t mode) { return meets_file("fchmod", file, 0) ? FAILED : NEXT(fchmod)(file, mode); }
int rename(const char *old, const char *new) { return meets_path("rename", new) ? FAILED : NEXT(rename)(old, new); }
int link(const char *old, const char *new) { return meets_path("link", new) ? FAILED : NEXT(link)(old, new); }
int mkdir(const char *path, mode_t mode) { return meets_path("mkdir", path) ? FAILED : NEXT(mkdir)(path, mode); }

/// The file is closed all the same, as the system does.
int close(int file) {
  int fails = meets_file("close", file, 0);
  int result = NEXT(close)(file);
  return fails ? FAILED : result;
}

static int opens(const char *path, int flags) {
  return flags & (O_CREAT | O_WRONLY | O_RDWR) ? meets_path("open", path) : 0;
}

#define MODE(flags, mode) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | __O_TMPFILE)) { \
    va_list rest; \
    va_start(rest, flags); \
    mode = va_arg(rest, mode_t); \
    va_end(rest); \
  }

int open(const char *path, int flags, ...) {
  MODE(flags, mode)
  return opens(path, flags) ? FAILED : NEXT(open)(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  MODE(flags, mode)
  return opens(path, flags) ? FAILED : NEXT(open64)(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...) {
  MODE(flags, mode)
  return opens(path, flags) ? FAILED : NEXT(openat)(folder, path, flags, mode);
}

pid_t getpid(void) { return process ? (pid_t)process : (pid_t)syscall(SYS_getpid); }
