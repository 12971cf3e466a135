/*
 * A disk that can lose its power, preloaded (LD_PRELOAD) into one process.
 *
 * Everything the process writes below POWER_LOSS_FOLDER goes to the real files at once, but is remembered
 * until the file (for names: the folder) is flushed. At the chosen call the power is cut: what was not flushed
 * is taken back, and the process dies by SIGKILL. A flush only forgets; it does not reach the real disk.
 *
 *   POWER_LOSS_FOLDER  what is watched (absolute); -shm files are not, they are memory shared by processes
 *   POWER_LOSS_KEPT    an empty folder on the same file system, for removed files that may have to come back
 *   POWER_LOSS_AT      the number of the call, from 1, before which it happens; unset: never
 *   POWER_LOSS_COUNTS  "all" watched calls, or only "flush"
 *   POWER_LOSS_DOES    "cut"    power cut
 *                      "kill"   SIGKILL, the kernel keeps what was written
 *                      "EIO"    this one call fails
 *                      "ENOSPC" this call and all later ones that need room fail
 *   POWER_LOSS_SEED    0: a cut takes all that was not flushed. Else the seed by which some of it survives:
 *                      names in their order up to a moment (a journalling file system), data in any choice of
 *                      writes, each whole or up to a sector (a disk writes back in any order)
 *
 * On death, "power-loss: before <call> <path>" goes to stderr; at an orderly end, "power-loss: <n> calls";
 * a child of the process that made none says nothing.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))real(#name))
#define FDS 4096
#define SECTOR 512

enum kind { WRITE, TRUNCATE, CREATE, RENAME, REMOVE };

/* One change that no flush has made lasting yet. */
struct change {
  enum kind kind;
  int flushed;
  ino_t file;              /* WRITE, TRUNCATE */
  int fd;                  /* our own way to the file, whatever becomes of its name */
  off_t at, size_before, size_after;
  size_t length, length_before;
  char *data, *data_before;
  char *path, *other;      /* CREATE path; RENAME path to other; REMOVE path, its content kept as other */
};

static struct change *changes;
static size_t change_count, change_room;
static char *fd_paths[FDS];
static struct stat fd_files[FDS];
static int own_fds[FDS];   /* by watched descriptor: our own descriptor + 1 */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long calls;

static void *real(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (!found) abort();
  return found;
}

static void give_up(const char *why, const char *path) {
  dprintf(2, "power-loss: cannot follow this program: %s %s\n", why, path);
  abort();
}

static const char *setting(const char *name) {
  const char *value = getenv(name);
  return value ? value : "";
}

static int ends_with(const char *text, const char *end) {
  size_t length = strlen(text), tail = strlen(end);
  return length >= tail && strcmp(text + length - tail, end) == 0;
}

static int watched(const char *path) {
  const char *folder = setting("POWER_LOSS_FOLDER");
  size_t length = strlen(folder);
  if (length == 0 || strncmp(path, folder, length) != 0) return 0;
  return (path[length] == 0 || path[length] == '/') && !ends_with(path, "-shm");
}

/* libuv closes by a system call that nobody sees from here (uv__close_nocancel): a number may be another file's since. */
static const char *watched_fd(int fd) {
  struct stat found;
  if (fd < 0 || fd >= FDS || !fd_paths[fd] || fstat(fd, &found) != 0) return NULL;
  return found.st_dev == fd_files[fd].st_dev && found.st_ino == fd_files[fd].st_ino ? fd_paths[fd] : NULL;
}

static struct change *remember(enum kind kind) {
  if (change_count == change_room) {
    change_room = change_room ? change_room * 2 : 256;
    changes = realloc(changes, change_room * sizeof *changes);
    if (!changes) abort();
  }
  struct change *change = &changes[change_count++];
  memset(change, 0, sizeof *change);
  change->kind = kind;
  return change;
}

static ino_t inode(int fd) {
  struct stat found;
  return fstat(fd, &found) == 0 ? found.st_ino : 0;
}

static off_t size_of(int fd) {
  struct stat found;
  return fstat(fd, &found) == 0 ? found.st_size : 0;
}

static int in_folder(const char *path, const char *folder) {
  size_t length = strlen(folder);
  return strncmp(path, folder, length) == 0 && path[length] == '/' && !strchr(path + length + 1, '/');
}

/* ---- the cut ---- */

static uint32_t state;

static uint32_t chance(uint32_t below) {
  state ^= state << 13, state ^= state >> 17, state ^= state << 5;
  return state % below;
}

static void put(int fd, const char *data, size_t length, off_t at) {
  if (length > 0 && REAL(pwrite)(fd, data, length, at) != (ssize_t)length) abort();
}

static void resize(int fd, off_t size) {
  if (REAL(ftruncate)(fd, size) != 0) abort();
}

static void take_back_data(void) {
  for (size_t i = change_count; i-- > 0;) {
    struct change *change = &changes[i];
    if (change->flushed || change->kind > TRUNCATE) continue;
    put(change->fd, change->data_before, change->length_before, change->at);
    resize(change->fd, change->size_before);
  }
}

static void let_some_data_survive(void) {
  for (size_t i = 0; i < change_count; i++) {
    struct change *change = &changes[i];
    if (change->flushed || change->kind > TRUNCATE || chance(2)) continue;
    if (change->kind == TRUNCATE) {
      resize(change->fd, change->size_after);
      continue;
    }
    size_t length = change->length;
    if (length > SECTOR && chance(4) == 0) length = chance(length / SECTOR) * SECTOR;
    put(change->fd, change->data, length, change->at);
  }
}

static void take_back_names(size_t surviving) {
  for (size_t i = change_count; i-- > 0;) {
    struct change *change = &changes[i];
    if (change->flushed || change->kind <= TRUNCATE || i < surviving) continue;
    if (change->kind != CREATE) {
      REAL(rename)(change->other, change->path);
    } else if (REAL(unlink)(change->path) != 0) {
      /* A folder goes with all that is in it, flushed or not: nothing leads there any more. */
      char lost[4096];
      snprintf(lost, sizeof lost, "%s/lost-%zu", setting("POWER_LOSS_KEPT"), i);
      REAL(rename)(change->path, lost);
    }
  }
}

static void cut(void) {
  state = (uint32_t)atol(setting("POWER_LOSS_SEED"));
  take_back_data();
  if (state == 0) {
    take_back_names(0);
    return;
  }
  let_some_data_survive();
  take_back_names(chance(change_count + 1));
}

/* Counts a call; returns the error that it must fail with, or 0. Called with the lock held. */
static int reached(const char *call, const char *path, int needs_room) {
  const char *does = setting("POWER_LOSS_DOES");
  long at = atol(setting("POWER_LOSS_AT"));
  if (strcmp(setting("POWER_LOSS_COUNTS"), "flush") == 0 && strcmp(call, "flush") != 0) return 0;
  calls++;
  if (at == 0 || calls < at) return 0;
  if (strcmp(does, "ENOSPC") == 0) return needs_room ? ENOSPC : 0;
  if (calls > at) return 0;
  if (strcmp(does, "EIO") == 0) return EIO;
  dprintf(2, "power-loss: before %s %s\n", call, path);
  if (strcmp(does, "cut") == 0) cut();
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

__attribute__((destructor)) static void tell_calls(void) {
  if (calls > 0) dprintf(2, "power-loss: %ld calls\n", calls);
}

/* ---- what the program calls ---- */

/* Leaves the function with -1 and the lock free when this call has to fail. */
#define REACH(call, path, needs_room)                  \
  pthread_mutex_lock(&lock);                           \
  int error = reached(call, path, needs_room);         \
  if (error) {                                         \
    pthread_mutex_unlock(&lock);                       \
    errno = error;                                     \
    return -1;                                         \
  }

#define DONE(result)             \
  do {                           \
    int kept = errno;            \
    pthread_mutex_unlock(&lock); \
    errno = kept;                \
    return (result);             \
  } while (0)

static void remember_data(enum kind kind, int fd, off_t at, const char *data, size_t length) {
  struct change *change = remember(kind);
  int own = own_fds[fd] - 1;
  change->file = inode(fd);
  change->fd = own;
  change->at = at;
  change->size_before = size_of(fd);
  change->size_after = kind == TRUNCATE ? at : change->size_before;
  size_t replaced = kind == TRUNCATE ? (size_t)(change->size_before > at ? change->size_before - at : 0) : length;
  change->data_before = malloc(replaced + 1);
  ssize_t got = pread(own, change->data_before, replaced, at);
  change->length_before = got > 0 ? (size_t)got : 0;
  if (kind == WRITE) {
    change->data = memcpy(malloc(length + 1), data, length);
    change->length = length;
  }
}

static ssize_t written(int fd, const void *data, size_t length, off_t at) {
  REACH("write", fd_paths[fd], 1);
  remember_data(WRITE, fd, at, data, length);
  put(fd, data, length, at);
  DONE((ssize_t)length);
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) {
  return watched_fd(fd) ? written(fd, data, length, at) : REAL(pwrite64)(fd, data, length, at);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t at) {
  return watched_fd(fd) ? written(fd, data, length, at) : REAL(pwrite)(fd, data, length, at);
}

ssize_t write(int fd, const void *data, size_t length) {
  if (!watched_fd(fd)) return REAL(write)(fd, data, length);
  ssize_t done = written(fd, data, length, lseek(fd, 0, SEEK_CUR));
  if (done > 0) lseek(fd, done, SEEK_CUR);
  return done;
}

static int truncated(int fd, off_t size) {
  REACH("truncate", fd_paths[fd], size > size_of(fd));
  remember_data(TRUNCATE, fd, size, NULL, 0);
  resize(fd, size);
  DONE(0);
}

int ftruncate64(int fd, off64_t size) {
  return watched_fd(fd) ? truncated(fd, size) : REAL(ftruncate64)(fd, size);
}

int ftruncate(int fd, off_t size) {
  return watched_fd(fd) ? truncated(fd, size) : REAL(ftruncate)(fd, size);
}

static int flushed(int fd) {
  const char *path = fd_paths[fd];
  REACH("flush", path, 0);
  ino_t file = inode(fd);
  for (size_t i = 0; i < change_count; i++) {
    struct change *change = &changes[i];
    if (change->flushed) continue;
    if (change->kind <= TRUNCATE ? change->file != file : !in_folder(change->path, path)) continue;
    change->flushed = 1;
    free(change->data);
    free(change->data_before);
    change->data = change->data_before = NULL;
    if (change->kind == REMOVE) REAL(unlink)(change->other);
  }
  DONE(0);
}

int fsync(int fd) {
  return watched_fd(fd) ? flushed(fd) : REAL(fsync)(fd);
}

int fdatasync(int fd) {
  return watched_fd(fd) ? flushed(fd) : REAL(fdatasync)(fd);
}

static int opened(const char *path, int flags, mode_t mode) {
  int is_new = (flags & O_CREAT) && access(path, F_OK) != 0;
  if (is_new) {
    REACH("create", path, 1);
    remember(CREATE)->path = strdup(path);
    pthread_mutex_unlock(&lock);
  }
  int fd = REAL(open)(path, flags & ~O_TRUNC, mode);
  if (fd < 0) return fd;
  struct stat found;
  fstat(fd, &found);
  if (fd >= FDS) give_up("too many open files", path);
  free(fd_paths[fd]);
  fd_paths[fd] = strdup(path);
  fd_files[fd] = found;
  /* Never closed: closing any descriptor of a file would drop the locks that SQLite holds on it. */
  own_fds[fd] = S_ISREG(found.st_mode) ? REAL(open)(path, O_RDWR | O_CLOEXEC) + 1 : 0;
  if ((flags & O_TRUNC) && found.st_size > 0 && truncated(fd, 0) != 0) return -1;
  return fd;
}

#define MODE_OF(flags, mode)                \
  mode_t mode = 0;                          \
  if ((flags) & O_CREAT) {                  \
    va_list rest;                           \
    va_start(rest, flags);                  \
    mode = va_arg(rest, mode_t);            \
    va_end(rest);                           \
  }

int open(const char *path, int flags, ...) {
  MODE_OF(flags, mode)
  return watched(path) ? opened(path, flags, mode) : REAL(open)(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  MODE_OF(flags, mode)
  return watched(path) ? opened(path, flags, mode) : REAL(open64)(path, flags, mode);
}

int close(int fd) {
  if (watched_fd(fd)) {
    pthread_mutex_lock(&lock);
    free(fd_paths[fd]);
    fd_paths[fd] = NULL;
    pthread_mutex_unlock(&lock);
  }
  return REAL(close)(fd);
}

int mkdir(const char *path, mode_t mode) {
  if (!watched(path) || access(path, F_OK) == 0) return REAL(mkdir)(path, mode);
  REACH("create", path, 1);
  int result = REAL(mkdir)(path, mode);
  if (result == 0) remember(CREATE)->path = strdup(path);
  DONE(result);
}

int rename(const char *from, const char *to) {
  if (!watched(from)) return REAL(rename)(from, to);
  if (access(to, F_OK) == 0) give_up("a rename over an existing file:", to);
  REACH("rename", from, 0);
  int result = REAL(rename)(from, to);
  if (result == 0) {
    struct change *change = remember(RENAME);
    change->path = strdup(from);
    change->other = strdup(to);
  }
  DONE(result);
}

int unlink(const char *path) {
  if (!watched(path) || access(path, F_OK) != 0) return REAL(unlink)(path);
  REACH("remove", path, 0);
  char *kept = NULL;
  if (asprintf(&kept, "%s/%zu", setting("POWER_LOSS_KEPT"), change_count) < 0) abort();
  if (link(path, kept) != 0) give_up("cannot keep", path);
  int result = REAL(unlink)(path);
  struct change *change = remember(REMOVE);
  change->path = strdup(path);
  change->other = kept;
  DONE(result);
}

int remove(const char *path) {
  struct stat found;
  /* A folder that is removed was empty: nothing of it can come back. */
  if (!watched(path) || lstat(path, &found) != 0 || S_ISDIR(found.st_mode)) return REAL(remove)(path);
  return unlink(path);
}
