# English: policies of other programs, and the rules we have in common with them. The glossary stands on top of en.ftl.

## Findings

finding-too_few_different = Too few different characters: { $different }. For its length and kinds of characters the policy asks for at least { $minimum }.
remedy-too_few_different = { policy-start-again }
short-too_few_different = too few different characters
finding-too_few_of_class = Of { policy-of-class } there { $count ->
    [0] is none
    [one] is one
   *[other] are { $count }
}. The policy asks for at least { $minimum }.
remedy-too_few_of_class = { remedy-missing_class }
short-too_few_of_class = too few characters of a kind
finding-too_long_sequence = There is a run of { $run } characters that follow each other, such as abcd or 4321. The policy allows at most { $maximum }.
remedy-too_long_sequence = { policy-start-again }
short-too_long_sequence = too many characters that follow each other
finding-too_many_class_repeats = { $run } { policy-unit } of one kind stand in a row. The policy allows at most { $maximum }.
remedy-too_many_class_repeats = Choose something new in which the kinds of characters come in turns. A password generator can do that: see "sleutel generate".
short-too_many_class_repeats = too many of one kind in a row
finding-too_short_for_classes = Too short for its kinds of characters: { $length } characters of { $classes ->
    [one] one kind
   *[other] { $classes } kinds
}, where the policy asks for at least { $minimum }. A capital in front and a digit at the end do not count as a kind.
remedy-too_short_for_classes = { remedy-short }
short-too_short_for_classes = too short for its kinds of characters

## The commands

help-policy-export = Writes a policy in the format of another program, and says what that format cannot say.
usage-policy-export = sleutel policy export --to FORMAT [OPTIONS] NAME|FILE
help-policy-import = Reads the policy of another program and writes it as ours, and says what was not taken over.
usage-policy-import = sleutel policy import --from FORMAT [OPTIONS] FILE|-
option-from = The format: ad, nist-json, passwdqc, passwordrules or pwquality.
    .value = FORMAT
option-to = The format: ad, nist-json, passwdqc, passwordrules or pwquality.
    .value = FORMAT
option-settings = The file of the other program; - reads standard input.
    .value = FILE|-
option-policy_name = What the new policy is called. Otherwise it is called after the format.
    .value = NAME
option-strict = Ends with status 1 when anything was not taken over.

exchange-title = Imported from { $format }
exchange-not_imported = { $count ->
    [one] One thing was not taken over, or not exactly. The policy says so in its notes.
   *[other] { $count } things were not taken over, or not exactly. The policy says so in its notes.
}
exchange-not_exported = { $count ->
    [one] One thing is not in the new file, or not exactly:
   *[other] { $count } things are not in the new file, or not exactly:
}
exchange-setting = { $line ->
    [0] { $setting } (not in the file): { $why }
   *[other] Line { $line }{ $setting ->
        [none] {""}
       *[other] , { $setting }
    }: { $why }
}
exchange-note-pwquality = Whatever its settings, libpwquality also refuses a password that reads the same backwards, and one that is the old one with other capitals or turned round. It does not see a letter with an accent as repeated.
exchange-stdin = standard input
exchange-written = { $setting }: { $why }
exchange-asked = { $asked } { $why }

## Why something was not taken over

exchange-why-ascii_classes = There, letters with accents (and spaces) count as other characters.
exchange-why-bound = The other format has a bound here, or counts in another way; { $written } was written.
exchange-why-default = It depends on the version of the program; { $taken } was taken.
exchange-why-dialogue = It is about how the other program asks or reports, not about passwords.
exchange-why-dictionary = Its dictionary and our list of common passwords stand for each other. They do not hold the same words.
exchange-why-different = The other program also asks for enough kinds of characters and enough different ones.
exchange-why-file = It names another file, and that was not read.
exchange-why-names = Words are looked for in another way there: also backwards, or nearly so, or with a part taken off.
exchange-why-no_rule = Our policies have no rule for it.
exchange-why-no_setting = The other format has no setting for it, or not for all of it.
exchange-why-not_shown = The file does not say whether it is on. It was taken to be on; if it is off, take the line "directory" out of the policy.
exchange-why-nothing_allowed = The other program takes no password that a person chooses. The policy refuses every one.
exchange-why-old_password = The old password is compared in another way there.
exchange-why-only_warns = The other program only warns, for some or for all. This policy refuses.
exchange-why-relaxed = Windows takes more than 14 only where "Relax minimum password length limits" is on.
exchange-why-truncates = The other program cuts off what is longer. This policy sets no greatest length.
exchange-why-unit = Lengths are counted in another unit there. That makes a difference for letters with accents and for emoji.
exchange-why-unknown_setting = There is no such setting that we know. It is not shown here.

## What is wrong with a file of another program

exchange-error-place = { $file }, line { $line }, column { $column }{ $setting ->
    [none] {""}
   *[other] , { $setting }
}:
exchange-error-choice = { exchange-error-place } one of these words was expected: { $options }.
exchange-error-clash = { exchange-error-place } this cannot go together with another setting (in our policy: { $with }). Change one of the two.
exchange-error-integer = { exchange-error-place } a whole number from { $least } to { $most } was expected.
exchange-error-json = { exchange-error-place } this is not the JSON that was expected. The reader says: { $detail }.
exchange-error-lengths = { exchange-error-place } five lengths were expected, such as disabled,24,11,8,7, none greater than the one before.
exchange-error-not_text = { exchange-error-place } text in UTF-8 was expected, or in UTF-16 with a byte order mark.
exchange-error-nothing = { exchange-error-place } a setting was expected; there is none that belongs to this format. Check --from.
exchange-error-sign = { exchange-error-place } the sign { $sign } was expected.
exchange-error-signed_integer = { exchange-error-place } a whole number from -{ $most } to { $most } was expected.
exchange-error-text = { exchange-error-place } characters that can be typed were expected.
