# Making passwords. The glossary and the rules are at the top of en.ftl.

help-generate = Makes a password that the policy accepts. Every possible password is equally likely.
usage-generate = sleutel generate [OPTIONS]
option-passphrase = Make a passphrase of separate words.
option-pin = Make a PIN that is not on the list of PINs people choose.
option-length = Number of characters, or of digits of a PIN (otherwise 16, or what the policy asks; 6 for a PIN).
    .value = NUMBER
option-class = A kind of characters that must be in it: lower, upper, digit, symbol or space. With =2 exactly two, with =2+ two or more. May be repeated; otherwise all kinds but the space.
    .value = KIND[=NUMBER]
option-words = Number of words of a passphrase (otherwise 5).
    .value = NUMBER
option-wordlist = Language of the words: nl or en (otherwise that of the program).
    .value = LANGUAGE
option-separator = Character between the words (otherwise a hyphen).
    .value = CHARACTER
option-capital = Capitals in a passphrase: each (word), first (word) or none (otherwise none, or what the policy asks).
    .value = WHERE
option-digit = Put a digit behind the passphrase (otherwise only if the policy asks for one).
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
option-clear_after = Clear the clipboard after so many seconds: 1 to 3600 (otherwise 30).
    .value = SECONDS
option-count = Make so many: 1 to 10000 (otherwise one).
    .value = NUMBER

generate-strength = Strength: at least { $bits } bits. All passwords that the policy accepts were counted, and each was equally likely.
generate-strength_unknown = Strength: the policy refuses so many of these passwords that it cannot be counted. Make it longer.
generate-say = Read it out like this, with a pause after every line:
generate-say_words = Say the words themselves, and spell only what the other does not catch. This is how to spell, with a pause after every line:
generate-read_back = Then have it read back to you, if nobody can hear it. Altogether { $total } characters: { $capitals ->
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
generate-copied = The password is on the clipboard. It is cleared in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}; Ctrl-C clears it now.
generate-copied_terminal = The terminal was asked to put the password on the clipboard. Not every terminal does so: paste it to see whether it did. In { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
} it is asked to clear it; Ctrl-C does so now.
generate-copied_tmux = The password is in a paste buffer of tmux, and the terminal was asked to put it on the clipboard. In { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
} it is cleared; Ctrl-C clears it now.
generate-cleared = The clipboard is cleared.
generate-cleared_tmux = The password is gone from tmux, and the terminal was asked to clear the clipboard. Copy something else to be sure.
generate-replaced = The clipboard now holds something else. That was left alone.
generate-asked = The terminal was asked to clear the clipboard. Whether it did, a terminal does not say: copy something else to be sure.

generate-clash = There is no such password, because { $count ->
    [one] this rule cannot be met
   *[other] these rules cannot be met together
}: { $rules }. Change one of them.
generate-clashing = { $rule ->
    [absent] a name or word may not be in it
    [at_least] at least { $number } { generate-set }
    [classes] at least { $number } kinds of characters
    [exactly] exactly { $number } { generate-set }
    [maximum_class_run] at most { $number } { $number ->
        [one] character
       *[other] characters
    } of one kind in a row
    [maximum_length] at most { $number } { $number ->
        [one] character
       *[other] characters
    }
    [maximum_run] the same character at most { $number } { $number ->
        [one] time
       *[other] times
    } in a row
    [minimum_length] at least { $number } { $number ->
        [one] character
       *[other] characters
    }
   *[only] only some characters are allowed
} ({ $by ->
    [policy] policy { $name }
    [screen] your recipe
   *[recipe] { $name ->
        [allowed] --allow
        [classes] --class, or the usual kinds of characters
        [forbidden] --forbid
        [layouts] --keyboard
        [look_alikes] --look-alikes
        [passphrase] --passphrase
        [words] --words
       *[length] --length
    }
})
generate-set = { $set ->
    [digit] { $number ->
        [one] digit
       *[other] digits
    }
    [letter] { $number ->
        [one] letter
       *[other] letters
    }
    [lower] { $number ->
        [one] small letter
       *[other] small letters
    }
    [space] { $number ->
        [one] space
       *[other] spaces
    }
    [symbol] { $number ->
        [one] sign
       *[other] signs
    }
    [upper] { $number ->
        [one] capital
       *[other] capitals
    }
   *[other] { $number ->
        [one] character of a set
       *[other] characters of a set
    }
}
generate-out_of_range = { $option ->
    [digits] A PIN has
    [words] A passphrase has
   *[length] A password has
} { $minimum } to { $maximum } { $option ->
    [digits] digits
    [words] words
   *[length] characters
} here. Choose a number between those.
generate-nothing_accepted = Of { $draws } passwords drawn the policy accepted none. Ask for a longer one, or for more kinds of characters (not digits alone).
generate-too_complex = Too much is asked at once to count the possibilities. Ask fewer fixed numbers or a smaller length.
generate-no_clipboard_why = { $why ->
    [multiplexer] tmux or screen on your own computer would keep the password in its list of buffers, where sleutel cannot clear it from here.
    [terminal] This terminal has no clipboard that sleutel can reach.
   *[none] No clipboard can be reached: no wl-copy, xclip, xsel or pbcopy, and no terminal.
}
generate-no_clipboard = { generate-no_clipboard_why } Leave out --copy to see the password on the screen.
generate-clipboard_held = The clipboard could not be cleared: the password may still be on it. Copy something else now.
generate-needs = { $option } does nothing without { $other }. Add { $other }, or leave out { $option }.
generate-not_together = { $option } and { $other } do not go together. Leave one of them out.
generate-no_randomness = The operating system gives no random numbers. Without those sleutel makes no password; try again later.
generate-wrong_separator = Between the words there can be one sign or a space, or nothing. Choose one after --separator.
