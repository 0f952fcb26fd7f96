// libedit sets everything through variadic functions, which Swift cannot call. Each wrapper below is one such
// call with its types spelled out; see editline(3).
#ifndef CLIBEDIT_SHIM_H
#define CLIBEDIT_SHIM_H

#include <histedit.h>

extern char **environ;

/// Returns the environment, for a program that is started.
static inline char **unroll_environment(void) { return environ; }

/// Sets the function that returns the prompt. What stands between two `escape` characters is sent to the terminal
/// unchanged and takes no columns.
static inline int unroll_el_set_prompt(EditLine *editor, char *(*prompt)(EditLine *), char escape) {
  return el_set(editor, EL_PROMPT_ESC, prompt, escape);
}

/// Adds an editor command that keys can be bound to.
static inline int unroll_el_add_function(
    EditLine *editor, const char *name, const char *help, unsigned char (*function)(EditLine *, int)) {
  return el_set(editor, EL_ADDFN, name, help, function);
}

/// Chooses the keys: "emacs" or "vi".
static inline int unroll_el_set_editor(EditLine *editor, const char *keys) {
  return el_set(editor, EL_EDITOR, keys);
}

/// Sets the function that waits for a character: 1 for one, 0 at the end of input, -1 with errno.
static inline int unroll_el_set_reader(EditLine *editor, int (*reader)(EditLine *, wchar_t *)) {
  return el_set(editor, EL_GETCFN, reader);
}

/// Draws the line at the cursor.
static inline int unroll_el_refresh(EditLine *editor) { return el_set(editor, EL_REFRESH); }

/// Tells the editor how many rows ("li") or columns ("co") the window has, whatever it has.
static inline int unroll_el_set_size(EditLine *editor, const char *which, const char *count) {
  return el_set(editor, EL_SETTC, which, count, NULL);
}

/// Sets the terminal to the modes of editing (1), or back to those it had before (0).
static inline int unroll_el_prepare_terminal(EditLine *editor, int edits) {
  return el_set(editor, EL_PREP_TERM, edits);
}

/// Sets whether libedit handles signals while it reads: it gives the terminal back its modes and then calls the
/// program's own handler.
static inline int unroll_el_set_signals(EditLine *editor, int handles) {
  return el_set(editor, EL_SIGNAL, handles);
}

/// Returns whether the keys are those of vi, as a person may choose in `~/.editrc`.
static inline int unroll_el_has_vi_keys(EditLine *editor) {
  const char *keys = NULL;
  return el_get(editor, EL_EDITOR, &keys) == 0 && keys != NULL && keys[0] == 'v';
}

/// Binds a key sequence to an editor command.
static inline int unroll_el_bind(EditLine *editor, const char *key, const char *command) {
  return el_set(editor, EL_BIND, key, command, NULL);
}

/// Binds a key of vi's command mode.
static inline int unroll_el_bind_command(EditLine *editor, const char *key, const char *command) {
  return el_set(editor, EL_BIND, "-a", key, command, NULL);
}

/// Sets (`name`) or clears (`-name`) a mode of the terminal, as stty(1) names it, for the time a line is edited.
static inline int unroll_el_set_editing_mode(EditLine *editor, const char *mode) {
  return el_set(editor, EL_SETTY, "-d", mode, NULL);
}

/// Gives the editor a history to walk and search.
static inline int unroll_el_set_history(EditLine *editor, History *past) {
  return el_set(editor, EL_HIST, history, past);
}

/// Keeps a pointer of the program's own, for the callbacks.
static inline int unroll_el_set_client_data(EditLine *editor, void *data) {
  return el_set(editor, EL_CLIENTDATA, data);
}

/// Returns that pointer.
static inline void *unroll_el_client_data(EditLine *editor) {
  void *data = NULL;
  el_get(editor, EL_CLIENTDATA, &data);
  return data;
}

/// Sets how many lines a history keeps.
static inline int unroll_history_set_size(History *past, int size) {
  HistEvent event;
  return history(past, &event, H_SETSIZE, size);
}

/// Sets whether a line equal to the one before it is left out.
static inline int unroll_history_set_unique(History *past, int unique) {
  HistEvent event;
  return history(past, &event, H_SETUNIQUE, unique);
}

/// Adds a line to a history.
static inline int unroll_history_enter(History *past, const char *line) {
  HistEvent event;
  return history(past, &event, H_ENTER, line);
}

#endif
