# The screen that makes passwords, and the clipboard. Glossary and rules stand on top of en.ftl.

tui-key-alphabet = read out
tui-key-arrows = Arrows
tui-key-candidates = list
tui-key-change = change
tui-key-copy = copy
tui-key-others = others
tui-key-recipe = recipe

tui-generate-title = Make
tui-generate-help = Sleutel makes a list of passwords at once that meet the policy. All are equally good: choose one.
    The recipe stands above or at the left. Choose a row with arrow up and down, and change it with arrow left and right. After every change there is a new list.
    Tab takes you to the list and back. Enter puts the chosen password on the clipboard. After 30 seconds, and when you quit, sleutel clears it there.
    You see only dots until you press F2. You can copy without showing it.
    F5 makes other passwords. F9 chooses how to read it out: with the Dutch telephone alphabet, with that of NATO, or not.
    The list is kept nowhere: when you go to another screen, it is gone.
tui-generate-masked = You see dots. F2: show the passwords. F8: copy the chosen one.
tui-generate-shown = Everyone who looks on sees them now. F2: hide them again.
tui-generate-recipe = Recipe
tui-generate-candidates = Choose a password
tui-generate-asked = Passwords are being made…
tui-generate-none = There is no password to choose.
tui-generate-nothing = This cannot be done
tui-generate-strength = How strong
tui-generate-outcomes = The recipe alone: exactly { $bits } bits.
tui-generate-pin_policy = The password policy does not apply to a PIN.
tui-generate-whole = The whole of the chosen password

tui-recipe-label = { $setting ->
    [capital] Capitals
    [digit] Digit
    [keyboard] Keyboard
    [kind] Kind
    [language] Language
    [length] Length
    [look_alikes] Signs like 0 and O
    [separator] In between
   *[words] Words
}
tui-recipe-capital = { $value ->
    [each] every word
    [first] first word
    [none] none
   *[policy] if the policy asks
}
tui-recipe-digit = { $value ->
    [last] at the end
   *[policy] if the policy asks
}
tui-recipe-keyboard = { $value ->
    [all] all three
    [belgian] Belgian too
    [none] does not matter
    [us] US too
   *[us_international] US international too
}
tui-recipe-kind = { $value ->
    [characters] characters
    [passphrase] passphrase
   *[pin] PIN
}
tui-recipe-language = { $value ->
    [en] English
   *[nl] Dutch
}
tui-recipe-look_alikes = { $value ->
    [allowed] allowed
    [phone] none; nor by ear
   *[visual] none
}
tui-recipe-separator = { $value ->
    [dash] hyphen
    [none] nothing
    [space] space
    [stop] full stop
   *[underscore] underscore
}

tui-speech-heading = Read out with { $alphabet ->
    [nato] the alphabet of NATO
   *[nl] the Dutch telephone alphabet
}
tui-speech-masked = Press F2: then you see how to read out the chosen password.

tui-copy-asked = Being copied…
tui-copy-clearing = The clipboard is being cleared…
tui-copy-message = The text is on the clipboard.
tui-copy-none = { $why } F2 shows the password.
tui-copy-password = { $place ->
    [terminal] The terminal was asked to put the password on the clipboard. Paste it to see whether it did.
    [tmux] The password is in a paste buffer of tmux, and the terminal was asked to put it on the clipboard.
   *[desktop] The password is on the clipboard.
} Cleared in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}, or when you quit.
