# English: policies side by side. The glossary and the rules stand on top of en.ftl.

help-policy-compare = Puts side by side what each policy asks, and says what is left when all must accept.
more-policy-compare = It shows beforehand whether one password can hold in two places at once. Where the columns do not fit on the screen, they stand under each other.

  Exit status: 0 compared, 1 no password at all meets all of them, 2 wrong usage, or it cannot be counted.
usage-policy-compare = sleutel policy compare [OPTIONS] NAME|FILE…
option-names = Built-in names, or TOML files.
    .value = NAME|FILE

compare-about = Subject
compare-together = together
compare-nothing = no rule
compare-aspect-length = Length
compare-aspect-characters = Allowed characters
compare-aspect-composition = Kinds of characters
compare-aspect-blocklist = Refused words
compare-aspect-names = Names
compare-aspect-strength = Strength
compare-aspect-breach = Breaches
compare-aspect-earlier = Earlier passwords
compare-aspect-change = Changing

compare-allows_length = { $length } { policy-unit } must always be allowed
compare-any_composition = no kind of character is required
compare-change_on_compromise = at once when somebody else knows it
compare-history = { $passwords ->
    [one] not the current password
   *[other] not one of the last { $passwords }
}
compare-maximum_age = after { $days ->
    [one] 1 day
   *[other] { $days } days
}
compare-minimum_age = not within { $days ->
    [one] 1 day
   *[other] { $days } days
}
compare-no_regular_change = not from time to time

compare-possible = All rules go together. Of { $length } characters there are { $bits } bits of passwords that meet the rules about length, characters and words.
compare-nothing-accepted = Of { $draws } random passwords that meet the rules about length, characters and words, not one was hard enough to guess. Allow a greater length, or ask for less strength.
compare-beyond-ascii = Only passwords with letters with accents or of another script meet these rules. How many there are is not counted.

head-policy = Policy
head-verdict = Verdict
head-reason = Reason
no-objection = no objection
policy-no-objection = { $policy }: no objection.
label-caveat = Note ({ $policy })
entra-no-promise = This follows the algorithm that Microsoft has published of Entra. It is no promise: Microsoft keeps its own list of banned words secret, so Entra may refuse this password all the same.
contact = { $helpdesk ->
    [none] {""}
   *[given] Call the helpdesk: { $number }.{" "}
}{ $portal ->
    [none] {""}
   *[given] Change it at { $address }
}
heading-contact = Need help?
label-contact = Help
