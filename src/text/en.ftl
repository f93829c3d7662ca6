# English. Plain words, short sentences, British spelling.
#
# Glossary (the words of SP 800-63B-4 and of the field):
#   password · passphrase (several words) · character · blocklist (the refused passwords) · guess, guess number
#   (never entropy; never bits for an estimate) · policy (what an authority asks) · accepted/refused · strong enough
#   (never safe or secure) · breach, exposed (never pwned) · keyboard pattern · sequence · repeat
#   sign (punctuation and other non-letters, to people who are not programmers) · helpdesk
#
# Rules: never a part of the password, no blame, no exclamation mark, never the advice to add a digit or a sign.
# Every sentence says what is wrong and what to do.

## What is wrong, and why an attacker knows it

finding-brand_and_number = A brand or shop with a number or sign. Attackers have lists of brands and try the usual numbers with each.
finding-club_and_number = A football club with a number or sign. Clubs, nicknames and founding years are on every attack list.
finding-common_password = This is a common password. Attackers start with the list of passwords that many people choose.
finding-common_phrase = Words that are often written together, such as a saying or a line of a song. Attackers have lists of those.
finding-common_variant = A common password with a small change. Attackers try capitals, reversing and doubling on every password of their list.
finding-common_and_number = A common password or word with a number or sign before or after it. That is the first variation attackers try.
finding-context_word = It contains something from { context-role }. Whoever knows you or your organisation tries that first.
finding-date = It contains a date. There are only some tens of thousands of dates that people use, and attackers try them all.
finding-feast_day_and_number = A feast day with a number or date. Feast days are on every attack list, with their dates.
finding-few_words = { $words ->
    [one] It is one word from a word list.
   *[other] It is only { $words } common words in a row.
} Attackers join the words of their lists and try the ordinary combinations first.
finding-greeting_and_number = A greeting with a number or sign. Many temporary passwords look like this, and attackers know it.
finding-keyboard_walk = A keyboard pattern: keys that lie next to each other. Attackers know the patterns of every keyboard.
finding-leet = Digits or signs in place of letters that look like them. Attackers put the letters back first; it costs them next to nothing.
finding-love_word_and_number = A word of love with a number or sign. Such words stand high on every list of leaked passwords.
finding-month_and_year = A month with a year or number. People who must change every month often choose this, and attackers start with it.
finding-name_and_number = A name with a number or sign. Attackers have lists of first names and surnames.
finding-number_plate = A number plate. Its shape is fixed, so there are few possibilities.
finding-office_word_and_number = A word of the office with a number or sign. Attackers who pick an organisation start with such words.
finding-phone_number = A telephone number. Its shape is fixed, and the numbers of people and organisations can be looked up.
finding-place_and_number = A town or region with a number or sign. Attackers have lists of place names.
finding-postcode = A postcode. It can be looked up, and there are few of them.
finding-predictable_capital = The capital is at the start, where most people put it. Attackers try that place first.
finding-predictable_ending = The digits or signs are at the end, where most people put them. Attackers try that place first.
finding-predictable = It looks like passwords that people often make up. Attackers guess letter by letter, in the order people use most.
finding-repeat = The same character over and over. Repeating makes a password longer, but hardly harder to guess.
finding-repeated_part = The same part occurs twice or more. An attacker has to guess that part only once.
finding-reversed = A known word backwards. Attackers try every word in reverse too.
finding-season_and_year = A season with a year is on every attack list. Many people choose this when they have to change their password.
finding-sequence = A sequence such as abc or 4321. Sequences are at the top of every attack list.
finding-short = No pattern was found, but there are too few characters. An attacker can try every combination of this length.
finding-swear_word_and_number = A swear word with a number or sign. Such words stand high on every list of leaked passwords.
finding-unanalysed = The last { $characters ->
    [one] character was
   *[other] { $characters } characters were
} not counted: only the first 256 characters are looked at.
finding-weekday_and_number = A day of the week with a number or sign. Attackers try all seven, with every usual number.
finding-word = One word from a dictionary. Attackers try every word of a language within a second.
finding-year = It contains a year. People use about a hundred years, and attackers try them all.

## What the policy asks

finding-blocklisted = This password is on the blocklist of the policy. Attackers use the same list.
finding-blocklisted_part = It contains a word that the policy refuses. Attackers start with such words.
finding-context_included = It contains { $role ->
    [display_name] a part of your display name
    [user_name] your user name or a part of it
   *[organisation] a word of your organisation or yourself
}, which the policy objects to. Whoever knows you or your organisation tries that first.
finding-exposure_found = This password has leaked: it occurs { $count ->
    [one] once
   *[other] { $count } times
} in known breaches. Attackers try leaked passwords on every account.
finding-exposure_unknown = The policy asks whether this password has leaked, and there is no answer: { breach-reason }
finding-forbidden_character = It contains a character that the policy does not allow.
finding-missing_class = The policy asks for { character-class }; there is none.
finding-missing_required = The policy asks for at least one character of a fixed set; there is none.
finding-too_few_classes = { $classes ->
    [one] 1 kind of character occurs.
   *[other] { $classes } kinds of characters occur.
} The policy asks for at least { $minimum } of the { $of }.
finding-too_guessable = Too easy to guess: within { $guesses }. The policy asks for at least { $minimum }.
finding-too_long = Too long: { $length } { unit-name }. The policy allows at most { $maximum }.
finding-too_many_repeats = The same character stands { $run } times in a row. The policy allows at most { $maximum }.
finding-too_short = Too short: { $length } { unit-name }. The policy asks for at least { $minimum }.
finding-too_similar = It is too much like your old password. Whoever knows the old one guesses this within { $guesses }; the policy asks for at least { $minimum }.

## What to do instead

-afresh = Start afresh: take four words that have nothing to do with each other.
remedy-brand_and_number = { -afresh }
remedy-club_and_number = { -afresh }
remedy-common_password = { -afresh }
remedy-common_phrase = { -afresh }
remedy-common_variant = { -afresh }
remedy-common_and_number = { -afresh }
remedy-context_word = Leave out names and words of yourself and your organisation, also shortened or respelt.
remedy-date = Leave out dates, other people's too. Add a word instead.
remedy-feast_day_and_number = { -afresh }
remedy-few_words = Take more words, and let chance choose them: with dice or a password manager.
remedy-greeting_and_number = { -afresh }
remedy-keyboard_walk = Choose words rather than keys that lie next to each other.
remedy-leet = Write words as they are. One more word helps more than replaced letters.
remedy-love_word_and_number = { -afresh }
remedy-month_and_year = { -afresh }
remedy-name_and_number = { -afresh }
remedy-number_plate = Leave out number plates. Add a word instead.
remedy-office_word_and_number = { -afresh }
remedy-phone_number = Leave out telephone numbers. Add a word instead.
remedy-place_and_number = { -afresh }
remedy-postcode = Leave out postcodes. Add a word instead.
remedy-predictable_capital = A capital at the start hardly helps. One more word does.
remedy-predictable_ending = A number or sign at the end hardly helps. One more word does.
remedy-predictable = Let chance choose: take four words with dice or a password manager.
remedy-repeat = Do not repeat characters. Add another word instead.
remedy-repeated_part = Use every part once. Add another word instead.
remedy-reversed = { -afresh }
remedy-season_and_year = { -afresh }
remedy-sequence = Choose words rather than a sequence.
remedy-short = Make it a passphrase: four or more unrelated words, with spaces between them where that is allowed.
remedy-swear_word_and_number = { -afresh }
remedy-unanalysed = Keep it shorter: past 256 characters a password is not counted as any stronger.
remedy-weekday_and_number = { -afresh }
remedy-word = { -afresh }
remedy-year = Leave out years. Add a word instead.
remedy-blocklisted = { -afresh }
remedy-blocklisted_part = { -afresh }
remedy-context_included = { remedy-context_word }
remedy-exposure_found = Stop using this password. Change it wherever you use it, into something quite different.
remedy-exposure_unknown = { $reason ->
    [not_asked] Ask with --breach online, or with --breach and a corpus file. Until then the password counts as refused.
   *[other] Try again later. Until then the password counts as refused.
}
remedy-forbidden_character = Choose other words, or leave out the character that is not allowed.
remedy-missing_class = Choose something new in which this kind of character comes by itself, preferably in the middle.
remedy-missing_required = Choose something new in which such a character comes by itself. The policy names the set: see "sleutel policy explain".
remedy-too_few_classes = Choose something new in which more kinds of characters come by themselves, preferably in the middle.
remedy-too_guessable = { -afresh }
remedy-too_long = Choose a shorter passphrase, with less obvious words.
remedy-too_many_repeats = { remedy-repeat }
remedy-too_short = { remedy-short }
remedy-too_similar = Start from something quite different, not from the old password.

## Names that occur in sentences

context-role = { $role ->
    [display_name] the display name
    [user_name] the user name
   *[organisation] the words of your organisation or yourself
}
unit-name = { $unit ->
    [bytes] { $length ->
        [one] byte
       *[other] bytes
    }
    [utf16] { $length ->
        [one] character (as Windows counts)
       *[other] characters (as Windows counts)
    }
   *[code_points] { $length ->
        [one] character
       *[other] characters
    }
}
character-class = { $class ->
    [ascii_lower] a small letter without an accent
    [ascii_upper] a capital without an accent
    [digit] a digit
    [letter] a letter
    [lower] a lower-case letter
    [non_alphabetic] a character that is not a letter
    [other] a character that is neither a plain letter nor a digit
    [other_letter] a letter of a script without capitals
    [symbol] a sign such as punctuation
   *[upper] a capital
}

## Amounts and times

guesses = { $amount ->
    [about] about { guesses-round }
    [one] { guesses-round }
    [several] { guesses-several }
   *[more] more than a hundred quadrillion guesses
}
guesses-round = { $exponent ->
    [0] one guess
    [1] ten guesses
    [2] a hundred guesses
    [3] a thousand guesses
    [4] ten thousand guesses
    [5] a hundred thousand guesses
    [6] a million guesses
    [7] ten million guesses
    [8] a hundred million guesses
    [9] a billion guesses
    [10] ten billion guesses
    [11] a hundred billion guesses
    [12] a trillion guesses
    [13] ten trillion guesses
    [14] a hundred trillion guesses
    [15] a quadrillion guesses
    [16] ten quadrillion guesses
   *[17] a hundred quadrillion guesses
}
guesses-several = { $exponent ->
    [0] a few guesses
    [1] dozens of guesses
    [2] hundreds of guesses
    [3] thousands of guesses
    [4] tens of thousands of guesses
    [5] hundreds of thousands of guesses
    [6] millions of guesses
    [7] tens of millions of guesses
    [8] hundreds of millions of guesses
    [9] billions of guesses
    [10] tens of billions of guesses
    [11] hundreds of billions of guesses
    [12] trillions of guesses
    [13] tens of trillions of guesses
    [14] hundreds of trillions of guesses
    [15] quadrillions of guesses
   *[16] tens of quadrillions of guesses
}
duration = { $unit ->
    [instant] less than a second
    [seconds] about { $count } { $count ->
        [one] second
       *[other] seconds
    }
    [minutes] about { $count } { $count ->
        [one] minute
       *[other] minutes
    }
    [hours] about { $count } { $count ->
        [one] hour
       *[other] hours
    }
    [days] about { $count } { $count ->
        [one] day
       *[other] days
    }
    [weeks] about { $count } { $count ->
        [one] week
       *[other] weeks
    }
    [months] about { $count } { $count ->
        [one] month
       *[other] months
    }
    [years] about { $count } { $count ->
        [one] year
       *[other] years
    }
   *[ages] more than a hundred years
}

## The report

state-ok = OK
state-fail = FAIL
state-note = NOTE
yes = yes
no = no
verdict = Meets the policy: { $accepted }. Strong enough: { $strong }.
label-accepted = Meets the policy
label-strong = Strong enough
no-policy = not asked
policy-accepted = { $policy }: accepted.
policy-refused = { $policy }: refused.
label-policy = Policy { $policy }
label-reason = Reason ({ $policy })
accepted = accepted
refused = refused
heading-attack = What an attacker tries
label-attack = Attack
label-known = What an attacker knows
attack-brute_force = Every combination of characters. No pattern was found that makes it shorter.
attack-common = The list of common passwords, with small changes.
attack-context = Words that belong to you or your organisation.
attack-model = Letter by letter, in the order of passwords that people make up.
attack-segments = Words, names, dates and patterns from lists, joined together.
attack-template = A fixed shape: a well-known word with a year, number or sign.
guessed-in = It takes { $guesses } to get there (score { score-of }).
label-guesses = Guesses to get there
label-score = Score
score-of = { $score } of { $of }
heading-times = How long that takes
scenario-online_throttled = Sign-in page that slows down (100 guesses an hour)
scenario-online = Sign-in page without a limit (10 guesses a second)
scenario-offline_slow = Stolen file, well hashed (10 thousand guesses a second)
scenario-offline_fast = Stolen file, badly hashed (10 billion guesses a second)
heading-exposure = Breaches
exposure-absent = Not on the list of leaked passwords.
exposure-found = { finding-exposure_found }
exposure-not_asked = Not looked up.
exposure-unknown = Unknown: { breach-reason }
heading-advice = What you can do
label-advice = Advice { $number }
advice-weak = { remedy-too_guessable }
advice-strong = No further advice. Do not use this password anywhere else.
heading-opinions = Other meters
label-zxcvbn = Second opinion (zxcvbn)
zxcvbn-says = Second opinion: zxcvbn gives { score-of }.
zxcvbn-silent = Second opinion: zxcvbn was not asked, because this password would take that meter too long.
zxcvbn-differs = That is higher than our answer, because zxcvbn knows no Dutch and no words of your organisation. Attackers do.
label-class-counter = Meter that counts kinds of characters
class-counter-says = A meter that only counts kinds of characters gives { score-of }.
class-counter-silent = A meter that only counts kinds of characters gave no answer.
class-counter-differs = Such a meter sees no words and no patterns. That is why some websites call this password strong.

## Policies

policy-notes = Also good to know:
policy-source = Source
policy-not-read = The primary text itself was not read; this follows a summary.
policy-default = default
policy-explain-intro = What this policy asks:

## The commands

heading-usage = Usage
heading-options = Options
heading-commands = Commands
heading-arguments = Arguments
help-sleutel = Judges passwords and password policies: with the reason, and what to do instead.
more-sleutel = Examples:
  {"  "}sleutel                                   a screen that judges while you type
  {"  "}sleutel --linear                          the same, for a screen reader
  {"  "}sleutel check                             judges a password
  {"  "}sleutel check --policy nist-63b4-single   by this policy
  {"  "}sleutel audit FILE                        judges many passwords, one a line
  {"  "}sleutel policy list                       shows what is built in

  Exit status: 0 accepted or done, 1 refused, 2 wrong usage, 3 no answer possible.
usage-sleutel = sleutel [COMMAND]
command-value = COMMAND
help-check = Judges one password.
more-check = The password is never an argument: others could see it. Without --stdin you are asked for it; what you type is not shown.

  Exit status: 0 accepted, 1 refused, 2 wrong usage, 3 no answer possible.
usage-check = sleutel check [OPTIONS]
help-policy = Shows and explains password policies.
usage-policy = sleutel policy COMMAND
help-policy-list = Lists the built-in policies.
usage-policy-list = sleutel policy list [OPTIONS]
help-policy-show = Shows a policy as TOML, to copy or adapt.
usage-policy-show = sleutel policy show [OPTIONS] NAME|FILE
help-policy-explain = Says in plain words what a policy asks.
usage-policy-explain = sleutel policy explain [OPTIONS] NAME|FILE

option-help = Shows this help.
option-version = Shows the version.
option-stdin = Reads the password from standard input: the first line.
option-json = Writes JSON, for programs.
option-linear = One line a fact, for a screen reader.
option-lang = Language: nl or en. Otherwise that of your system.
    .value = LANGUAGE
option-no_color = No colours. NO_COLOR and TERM=dumb do the same.
option-config = Settings from this file (TOML): words, policies, language, helpdesk and more.
    .value = FILE
option-policy = Policy: a built-in name or a TOML file. May be repeated; the password must meet them all.
    .value = NAME|FILE
option-user = The user name of the person the password is for.
    .value = NAME
option-display_name = The display name of the person the password is for.
    .value = NAME
option-word = A word of the organisation or the person. May be repeated.
    .value = WORD
option-opinions = Other meters to ask: none, zxcvbn or all. Without this option: zxcvbn.
    .value = WHICH
option-name = A built-in name, or a TOML file.
    .value = NAME|FILE

## Asking for a password

prompt-password = Password (what you type is not shown):{" "}

## What can go wrong

error-line = sleutel: { $message }

secret-control_character = There is a control character, such as a tab, at position { $position }. It cannot be typed at a sign-in screen. Choose a password without control characters.
secret-empty = No password was given. Type a password, or give a line of text with --stdin.
secret-not_utf8 = The input is not text (UTF-8) from byte { $position } on. Save the text as UTF-8 and try again.
secret-too_large = The input is longer than { $maximum } bytes. No password is that long; give only the password, on the first line.

input-surplus = Standard input held more than was expected: only { $count ->
    [one] the first line was used, as the password
   *[other] the first { $count } lines were used, one password each
}, and the rest was left out. A password has no line break.
failure-bare_pipe = The input does not come from a keyboard. Give --stdin to read the password from standard input.
failure-config_invalid = Error in the settings file { $file }, line { $line }: the key or the value is not right, or a quotation mark is missing. Allowed are: words (a list of texts), policies (a list of texts), topics (a list of texts), lang ("nl" or "en"), and as a text breach, breach_url, organisation, helpdesk_number, portal, security_contact, privacy_contact and transfer.
failure-config_unreadable = The settings file ({ $file }) cannot be read: { io-reason }. Check its name and permissions.
failure-input_unreadable = Standard input cannot be read: { io-reason }. Nothing was judged.
failure-internal = Something went wrong inside sleutel. Nothing was judged. Please report it with the version, without a password.
failure-interrupted = Interrupted. Nothing was judged.
failure-no_terminal = There is no terminal to ask for the password. Use --stdin.
failure-output_unwritable = The output cannot be written: { io-reason }. The answer was not shown in full.
failure-model_invalid = { $fault ->
    [checksum] The model file is damaged: its checksum does not match. Fetch or train it again.
    [contexts] The model file is damaged at context { $at }. Train it again.
    [entries] The model file is damaged at entry { $at }. Train it again.
    [guesses] The model file is damaged at guess number { $at }. Train it again.
    [head] The model file is damaged at frequent password { $at }. Train it again.
    [header] The model file is damaged in its first bytes. Train it again.
    [length] The model file should be { $at } bytes long and is not: it was cut off, or something was added. Fetch it again.
    [version] The model file has version { $at }, which this program does not know. Train it with this version of sleutel.
   *[none] The file of --model is not a model. Make one as docs/model.md says.
}
failure-model_unreadable = The model file cannot be read: { io-reason }. Check its name and permissions.
option-model = A character model of your own, made as docs/model.md says.
    .value = FILE
failure-policy_invalid = Error in the policy. { $reason }
failure-policy_unknown = Policy number { $position } is neither a built-in name nor a file. Built in are: { $known }.
failure-policy_unreadable = The policy file { $file } cannot be read: { io-reason }. Check its name and permissions.
failure-usage_missing_command = A command is missing. The commands are: { $allowed }.
failure-usage_missing_value = { $option } needs a value. Put --help after the command to see which.
failure-usage_missing_argument = Missing: { $missing }. Put --help after the command for what it means.
failure-usage_not_utf8 = An argument is not text (UTF-8). It is not shown here.
failure-usage_other = The command line is not right. Put --help after the command for what it takes.
failure-usage_repeated = { $option } may be given only once. Leave the other out.
failure-usage_stray = There is one argument too many, or an unknown option: put --help after the command to see what it takes. It is not shown here, because it may be a password. A password is never an argument: others could see it. Type it when asked, or use --stdin. If it was your password, remove it from the history of your shell and change it.
failure-usage_unknown_command = There is no such command. What you typed is not shown, because it may be a password. A password is never an argument. The commands are: { $allowed }.
failure-usage_wrong_value = Wrong value for { $option }. { $allowed ->
    [none] Put --help after the command to see what can stand there.
   *[other] Choose from: { $allowed }.
}
io-reason = { $reason ->
    [directory] it is a directory
    [file] it is a file, and a folder belongs there
    [full] the disk is full
    [missing] it does not exist
    [not_text] it is not text (UTF-8)
    [refused] you have no permission
    [special] it is not an ordinary file
    [too_large] it is too large
   *[other] reading or writing failed
}
