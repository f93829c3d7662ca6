# The screen Audit: many passwords at once. Glossary and rules stand on top of en.ftl.

tui-audit-title = Audit
tui-audit-choose = Choose a file with one password on each line: arrows and Enter, or type its name. The passwords themselves are not shown.
tui-audit-page = You are out of the field. Tab: back to the field. ?: help. q: quit.
tui-audit-field = File
tui-audit-folder = Folder: { $folder }
tui-audit-folder_unreadable = This folder cannot be read: { io-reason }. Type the name of a file, or press Enter to begin where you started the program.
tui-audit-left_out = { $count ->
    [one] There is 1 more name that is not here: type it.
   *[other] There are { $count } more names that are not here: type the name.
}
tui-audit-reading = The folder is being read…
tui-audit-up = .. (one folder up)
tui-audit-control = Nothing was pasted: it holds a line end or another control character. Paste only the name.
tui-audit-length = Nothing was added: no file has a name that long.
tui-audit-by = Judged by policy: { $policies }
tui-audit-opening = The file is being opened…
tui-audit-running = { $records ->
    [one] Busy: 1 password judged, { $done } of { $size }
   *[other] Busy: { $records } passwords judged, { $done } of { $size }
}. Esc: stop.
tui-audit-stopping = Stopping has begun…
tui-audit-complete = Done: the whole file was read.
tui-audit-stopped = { $records ->
    [0] Stopped before anything was judged.
    [one] Stopped after 1 password. The rest was not judged.
   *[other] Stopped after { $records } passwords. The rest was not judged.
}
tui-audit-failed = The file cannot be read: { io-reason }. { $records ->
    [0] Nothing was judged. Press Enter and choose another file.
    [one] Only the first password was judged.
   *[other] Only the first { $records } passwords were judged.
}
tui-audit-bytes = { $count } { $unit }
tui-audit-key-take = choose
tui-audit-key-stop = stop
tui-audit-key-other = another file
tui-audit-help = Here you judge many passwords at once. You choose a file with one password on each line, and then see how many meet the policy, how hard they are to guess, and what is wrong most often. No password of the file is ever shown.
    Choose with the arrows and press Enter: a folder opens, a file is judged. You can also type a name or paste a path.
    While it runs you can go to other screens. Esc stops it; what was counted until then stays.
    If you started with --breach, it is also asked of every password whether it has leaked.
