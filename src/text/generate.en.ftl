# Making passwords. The glossary and the rules are at the top of en.ftl.

help-generate = Makes a password that the policy accepts. Every possible password is as likely.
usage-generate = sleutel generate [OPTIONS]
option-passphrase = Make a passphrase of separate words.
option-pin = Make a PIN that is not on the list of PINs people choose.
option-length = Number of characters, or of digits of a PIN (otherwise 16, or what the policy asks; 6 for a PIN).
    .value = NUMBER
option-words = Number of words of a passphrase (otherwise 5).
    .value = NUMBER
option-wordlist = Language of the words: nl or en (otherwise that of the program).
    .value = LANGUAGE
option-separator = Character between the words (otherwise a hyphen).
    .value = CHARACTER
option-capital = Capitals in a passphrase: each (word), first (word) or none.
    .value = WHERE
option-digit = Put a digit behind the passphrase.
option-look_alikes = Leave out characters that look alike: visual (by eye) or phone (by ear as well); allowed leaves out none.
    .value = LEVEL
option-keyboard = Only characters that are in the same place on this keyboard: us, us_international or belgian (repeatable).
    .value = KEYBOARD
option-allow = Only these characters.
    .value = CHARACTERS
option-forbid = Not these characters.
    .value = CHARACTERS
option-say = Write how to read it out: nl (Dutch telephone alphabet) or nato.
    .value = ALPHABET
option-copy = Put it on the clipboard instead of on the screen.
option-clear_after = Clear the clipboard after so many seconds (otherwise 30).
    .value = SECONDS
option-count = Make so many.
    .value = NUMBER

generate-strength = Strength: at least { $bits } bits, counted with the policy taken into account.
generate-read_back = Have it read back. { $total } characters in all: { $capitals ->
    [one] { $capitals } capital
   *[other] { $capitals } capitals
}, { $small ->
    [one] { $small } small letter
   *[other] { $small } small letters
}, { $digits ->
    [one] { $digits } digit
   *[other] { $digits } digits
}, { $signs ->
    [one] { $signs } sign
   *[other] { $signs } signs
}.
generate-copied = The password is on the clipboard. It is cleared in { $seconds } seconds; Ctrl-C clears it now.
generate-copied_terminal = The terminal was asked to put the password on the clipboard. Not every terminal does so: paste it to see whether it did. In { $seconds } seconds it is asked to clear it; Ctrl-C does so now.
generate-cleared = The clipboard is cleared.
generate-replaced = The clipboard now holds something else. That was left alone.
generate-asked = The terminal was asked to clear the clipboard. Whether it did, a terminal does not say: copy something else to be sure.

generate-clash = There is no such password, because these rules cannot be met together: { $rules }. Let one of them go.
generate-clashing = { $rule ->
    [absent] a name or word that may not be in it
    [at_least] a number of characters that must be in it
    [classes] the number of kinds of characters
    [exactly] a fixed number of characters of a kind
    [maximum_class_run] how many characters of one kind may stand in a row
    [maximum_length] the greatest length
    [maximum_run] how often a character may be repeated
    [minimum_length] the least length
   *[only] which characters are allowed
} ({ $by ->
    [policy] policy { $name }
   *[recipe] asked with { $name ->
        [allowed] --allow
        [classes] the usual kinds of characters
        [digits] --length
        [forbidden] --forbid
        [layouts] --keyboard
        [look_alikes] --look-alikes
       *[length] --length
    }
})
generate-out_of_range = { $option ->
    [digits] A PIN has
    [words] A passphrase has
   *[length] A password has
} { $minimum } to { $maximum } { $option ->
    [digits] digits
    [words] words
   *[length] characters
} here. Choose a number between those.
generate-nothing_accepted = Of { $draws } passwords drawn the policy accepted none. Make it longer.
generate-too_complex = Too much is asked at once to count the possibilities. Ask fewer fixed numbers or a smaller length.
generate-no_clipboard = No clipboard can be reached: no xclip, xsel, wl-copy or pbcopy, and no terminal. Leave out --copy to see the password on the screen.
generate-no_randomness = The operating system gives no random numbers. Without those sleutel makes no password; try again later.
generate-wrong_separator = Between the words there can be one sign or a space, or nothing. Choose one after --separator.
