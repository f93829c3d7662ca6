# The screen that replaces a password. Glossary and rules stand on top of en.ftl.

tui-key-another = one more old
tui-key-copy_text = copy text
tui-key-make = make new
tui-key-on = next
tui-key-tick = tick off

tui-rotate-title = Replace
tui-rotate-help = Did somebody else use or see your password? Replace it here, step by step.
    Type the old password and press Enter. Does somebody know more than one, then press Ctrl-N for another row.
    Then press F5: sleutel makes a new password, by the recipe on the screen Make. You can also type one yourself.
    You read what was changed, and how many guesses it costs somebody who knows the old password.
    When the new one is accepted, there is a list of what to do now. Go through it with Tab and tick off with the space bar.
    Do you share it with a colleague? Then type the name, and there are two texts, for two channels. Enter copies the text.
    F8 copies the new password. F9 shows how to read it out. You see only dots until you press F2.
tui-rotate-passwords = Passwords
tui-rotate-old = { $count ->
    [one] Old
   *[other] Old { $number }
}
tui-rotate-new = New
tui-rotate-next_old = Type the old password and press Enter.
tui-rotate-next_new = Press F5 for a new password, or type one yourself at New.
tui-rotate-next_other = F5 makes another password. You can also type on.
tui-rotate-next_steps = F8: copy the new password. Tab: go through the list of what to do now.
tui-rotate-asked = A password is being made…
tui-rotate-old_first = Type the old password first: the new one may not resemble it.
tui-rotate-old_empty = There is still an empty row here for an old password.
tui-rotate-olds_full = There is no room for more old passwords.
tui-rotate-not_accepted = There is no new password yet that is accepted.
tui-rotate-paste = Nothing was pasted. Choose a field first, with Tab.
tui-rotate-verdict = The new password
tui-rotate-given = Whoever knows the old one guesses it in { $guesses }. Asked: at least { $minimum }.
tui-rotate-leaked_unknown = Leaked: unknown. Start with --breach online to look it up.
tui-rotate-instead = Nothing was changed: the old password still works. Press F5 and let sleutel make one, or type something quite different.
tui-rotate-steps_later = The list comes here as soon as the new password is accepted.
tui-rotate-progress = { $done } of { $all } done.
tui-rotate-subject = It belongs to: { $value ->
    [file] a file
   *[account] an account
}
tui-rotate-sharing = Share: { $value ->
    [shared] with a colleague
   *[alone] no
}
tui-rotate-colleague = colleague
tui-rotate-name = {"  "}Name
tui-rotate-not_a_name = A name has only letters, spaces, hyphens and full stops.
tui-rotate-name_tells = This name is a part of one of the passwords. The texts therefore say: colleague.
tui-rotate-share_after = { $subject ->
    [file] This password is for this one file. Make a new one for the next.
   *[account] This password is for once. As soon as { $person } is done, replace it again on this screen.
}
tui-rotate-share_how = F9 shows how to read the password out.
