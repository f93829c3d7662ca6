# English: manual pages and completions.

manual-name = Name
manual-synopsis = Synopsis
manual-description = Description
manual-values = One of: { $values }.
manual-status = Exit status
manual-status-0 = Every policy accepts the password, or the work is done.
manual-status-1 = A policy refuses it, it was found in a breach, or a file is not protected.
manual-status-2 = Wrong usage or settings, or input that cannot be a password.
manual-status-3 = The question could not be answered. A failure is never 0.
manual-files = Files
manual-files-own = Your own settings; where the variable is not set, ~/.config/sleutel/config.toml. See sleutel-config(5).
manual-files-system = The settings of the system, read where you have none of your own.
manual-see-also = See also
manual-written = { $pages ->
    [one] 1 page written.
   *[other] { $pages } pages written.
} To read one: man -M FOLDER sleutel
manual-unwritable = { $reason ->
    [file] What you name, or man1 or man5 in it, is a file; a folder was expected. Name a folder, or make one first with mkdir.
    [missing] The folder you name does not exist. Make it first with mkdir, and then give this command again.
   *[other] The manual pages cannot be written: { io-reason }. Name a folder where you may write.
}
manual-wrong_argument = What you typed cannot stand here. It is not shown, because it may be a password. Choose from: { $allowed }.

## The help of the commands

help-completions = Writes what your shell needs to complete commands and options.
more-completions = To put it where the shell looks for it. If that folder is not there yet, make it first with mkdir -p.
  {"  "}sleutel completions bash > ~/.local/share/bash-completion/completions/sleutel
  {"  "}sleutel completions zsh > ~/.zfunc/_sleutel     (with ~/.zfunc in fpath)
  {"  "}sleutel completions fish > ~/.config/fish/completions/sleutel.fish
  {"  "}sleutel completions powershell >> $PROFILE
usage-completions = sleutel completions [OPTIONS] SHELL
option-shell = The shell: bash, zsh, fish or powershell.
    .value = SHELL
help-man = Writes the manual pages: one for each command and each format.
usage-man = sleutel man [OPTIONS] FOLDER
option-pages = A folder that exists. The pages come in man1 and man5 in it.
    .value = FOLDER
