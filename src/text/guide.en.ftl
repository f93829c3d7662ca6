# English: guidance by topic. The glossary is in en.ftl.

guide-topic = Topic
guide-goal = Goal
guide-steps = Steps
guide-step = Step { $number } of { $of }
guide-say = Say
guide-never = Never do this
guide-escalate = Call in somebody else when
guide-source = Source
guide-next = Enter for the next step, q and Enter to stop.
guide-unknown = There is no such topic. Choose from: { $known }.
guide-file-invalid = Error in { $file }, line { $line }: { $reason }
guide-file-unreadable = { $file } cannot be read. Check its name and permissions.
guide-fault-empty = { $what } is empty. Write at least one sentence there.
guide-fault-name = the name may only have small letters, digits and hyphens.
guide-fault-no_steps = this script has no steps. Put in at least one [[{ $what }.step]] with do = "…".
guide-fault-syntax = this is not a valid script ({ $what }). Compare it with "sleutel guide lock-screen --format toml".
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
