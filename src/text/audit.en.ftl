# English: the audit of many passwords. The glossary and the rules are on top of en.ftl.

## The command

help-audit = Judges many passwords: one a line, from a file or (-) from standard input.
more-audit = Says for every record, in input order, whether the policies accept it and why; never a part of the password. Ctrl-C stops in good order and says how far it came.

  Exit status: 0 all accepted, 1 one or more refused or unreadable, 2 wrong usage, 3 not read, not written or stopped.
usage-audit = sleutel audit [OPTIONS] FILE|-
option-file = The passwords, one a line; - reads standard input.
    .value = FILE|-
option-null = Records end with a NUL byte, not with a line end.
option-audit_format = How to answer: ndjson or csv (one line a record) or summary. Without this option: summary at a terminal, otherwise ndjson.
    .value = FORMAT
option-jobs = How many threads work at the same time, 1 to 1024. Without this option: as many as there are cores.
    .value = NUMBER
progress-records = { $records ->
    [one] 1 record judged
   *[other] { $records } records judged
}

## The summary

summary-records = { $records ->
    [0] There were no records: the input is empty. Check that it is the right file.
    [one] 1 record.
   *[other] { $records } records.
}
label-records = Records
summary-accepted = Accepted
summary-refused = Refused
audit-table = The lines look like rows of a table: each has as many semicolons, commas or tabs. A whole line counts as one password, and then the result is wrong. Give the column with the passwords only.
summary-unreadable = Unreadable
label-unreadable = Unreadable, { $reason }
unreadable-control_character = with a control character
unreadable-empty = empty
unreadable-not_utf8 = not text (UTF-8)
unreadable-too_large = longer than any password
count = { $count }
share = { $count } ({ $percent }%)
heading-decades = How many guesses they take
label-decade = Guesses, from 10 to the power { $exponent }
summary-strong = Strong enough (10 billion guesses or more)
heading-codes = What was found most often
label-code = Found: { $name }

## What can go wrong

failure-records_unreadable = The passwords cannot be read: { io-reason }. { $records ->
    [0] Nothing was judged. Check the name and permissions of the file.
    [one] Only the first record was judged; the rest is missing from the answer.
   *[other] Only the first { $records } records were judged; the rest is missing from the answer.
}
failure-stopped = Stopped { $records ->
    [0] before the first record. Nothing was judged.
    [one] after 1 record. The answer is whole up to there; the rest was not judged.
   *[other] after { $records } records. The answer is whole up to there; the rest was not judged.
}

## Short names of findings

short-brand_and_number = brand or shop with a number or sign
short-club_and_number = football club with a number or sign
short-common_password = common password
short-common_variant = common password with a small change
short-common_and_number = common word with a number or sign
short-common_phrase = common phrase
short-context_word = word of the person or organisation
short-date = date
short-feast_day_and_number = feast day with a number or date
short-few_words = only a few common words
short-greeting_and_number = greeting with a number or sign
short-keyboard_walk = keyboard pattern
short-leet = digits or signs for letters
short-love_word_and_number = word of love with a number or sign
short-month_and_year = month with a year or number
short-name_and_number = name with a number or sign
short-number_plate = number plate
short-office_word_and_number = office word with a number or sign
short-phone_number = telephone number
short-place_and_number = town or region with a number or sign
short-postcode = postcode
short-predictable_capital = capital at the start
short-predictable_ending = digits or signs at the end
short-predictable = looks like what people make up
short-repeat = the same character over and over
short-repeated_part = the same part twice or more
short-reversed = known word backwards
short-season_and_year = season with a year
short-sequence = sequence
short-short = too few characters
short-swear_word_and_number = swear word with a number or sign
short-unanalysed = longer than is counted
short-weekday_and_number = day of the week with a number or sign
short-word = one dictionary word
short-year = year
short-blocklisted = on the blocklist of the policy
short-blocklisted_part = word that the policy refuses
short-context_included = word of the person or organisation, refused by the policy
short-exposure_found = leaked
short-exposure_unknown = not known whether it leaked
short-forbidden_character = character that is not allowed
short-missing_class = kind of character missing
short-missing_required = required character missing
short-near_banned_term = nearly a banned term
short-too_few_classes = too few kinds of characters
short-too_guessable = too easy to guess
short-too_long = too long
short-too_many_banned_terms = hardly anything beside banned terms
short-too_many_repeats = the same character too often in a row
short-too_short = too short
short-too_similar = too much like the old password
