# English: guidance by topic. The glossary is in en.ftl.

guide-topic = Topic
guide-goal = Goal
guide-steps = Steps
guide-step = Step { $number } of { $of }
guide-say = Say
guide-never = Take care
guide-escalate = Call in somebody else when
guide-source = Source
guide-next = Enter for the next step, q and Enter to stop.
guide-unknown = There is no such topic. Choose from: { $known }.
guide-file-invalid = Error in { $file }, line { $line }: { $reason }
guide-folder-empty = There are no topics in the folder { $folder }: no file in it has a name that ends in .toml. Choose another folder, after --topics or for topics in the settings.
guide-file-unreadable = { $file } cannot be read: { io-reason }. Check its name and permissions.
guide-fault-empty = "{ $what }" is empty. Write at least one sentence there.
guide-fault-name = the name may only have small letters, digits and hyphens.
guide-fault-no_steps = this script has no steps. Put in at least one [[{ $what }.step]] with do = "…".
guide-fault-missing = "{ $what }" is missing. Add it. What it looks like: "sleutel guide lock-screen --format toml".
guide-fault-repeated = here is a key that is there already. Leave out one of the two.
guide-fault-syntax = this is not TOML. Often a quotation mark or a bracket is missing. The reader says: { $what }.
guide-fault-unknown = there is no "{ $what }" here. Here you can write: { $known }.
guide-fault-wrong_kind = here belongs { $what ->
    [list] a list: of texts, such as ["First sentence.", "Second sentence."], or of steps, each under [[nl.step]] or [[en.step]].
    [section] a section, such as [en] or [[en.step]].
   *[text] a text between quotation marks.
}
guide-fault-unknown_placeholder = { "{" }{ $what }{ "}" } is not known. Choose from: { $known }.

## The help of the command

help-guide = What to say and do, by topic: for staff and the helpdesk.
usage-guide = sleutel guide [OPTIONS] [TOPIC]
option-topic = The topic. Without one you see the list.
    .value = TOPIC
option-list = Shows the topics.
option-format = As markdown, or as toml to adapt.
    .value = FORMAT
option-topics = Topics of your organisation: a file or a folder. May be repeated.
    .value = FILE|FOLDER
option-details = The details of your organisation (TOML).
    .value = FILE
