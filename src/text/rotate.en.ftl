# Replacing a password that somebody else has used. The glossary and the rules are at the top of en.ftl.

help-rotate = Replaces a password that somebody else has used, and says what to do next.
usage-rotate = sleutel rotate [OPTIONS]
more-rotate = With --stdin the old passwords stand on the first lines, and with --take the new one on the line after them.
option-old = Judge it also as the successor of the old password: that is asked for next, and with --stdin it is the second line.
option-olds = Number of old passwords you give: 1 to 24 (otherwise one). The new one may resemble none of them.
    .value = NUMBER
option-take = Choose the new password yourself and have it judged.
option-of = What the password belongs to: account (otherwise this) or file.
    .value = WHAT
option-share_with = Share it with this person by two channels: with the messages for it.
    .value = NAME
option-history = Remember used passwords in this file, as hashes that cannot be read back, so that using one again is noticed.
    .value = FILE

rotate-prompt_old = Old password (not shown):{ " " }
rotate-prompt_olds = Old password { $number } of { $count } (not shown):{ " " }
rotate-prompt_new = New password (not shown):{ " " }
rotate-prompt_again = New password once more:{ " " }
rotate-old_missing = There is no old password. Type it, or give it with --stdin on the line where it belongs.
rotate-old_invalid = The old password cannot be used. { $reason }
rotate-not_the_same = The two new passwords are not the same. Start again and type the same twice.
rotate-not_a_name = After --share-with there can only be a name: letters, spaces, hyphens and full stops, and nothing of the password. What was typed is not shown, because it may be a password.
rotate-not_a_user_name = After --user there can only be a user name here: letters, digits and . _ - @ + \. What was typed is not shown, because it may be a password.

rotate-made = There is a new password. Knowing the old one does not help to guess it.
rotate-accepted = The new password is accepted. Somebody who knows the old one still needs { $guesses } for it.
rotate-refused = The new password is not accepted.
rotate-unanswered = The new password cannot be accepted yet, because a question is still open.
rotate-change = { $change ->
    [beginning] Something was put in front.
    [case] Capitals and small letters were changed.
    [doubled] A part is there twice.
    [edited] A few characters were changed.
    [ending] The ending was changed.
    [inserted] Something was put in between.
    [joined] The words are joined in another way.
    [keyboard_shifted] The keys were moved by one place.
    [leet] Letters were replaced by digits or signs that look like them.
    [month] The month was replaced by another.
    [moved] The parts are in another order.
    [number] The number was changed.
    [reversed] It, or a part of it, was turned round.
    [same] It is the same password.
    [season] The season was replaced by another.
    [shortened] A part was left out.
    [weekday] The day of the week was replaced by another.
    [word] A word was replaced by another.
    [year] The year was changed.
   *[unrelated] It has nothing to do with the old one.
}
rotate-heading_given = For somebody who knows the old password
rotate-label_change = Changed in the old password
rotate-label_given = Guesses for somebody who knows the old password
rotate-given = It takes { $guesses } to get there.
rotate-policy = Policy { $policy }: { $reason }
rotate-used_before = This password was used before.
rotate-instead = What to do now
rotate-nothing_changed = Nothing has been changed: the old password still works. Run sleutel rotate again without --take and let sleutel make one, or choose something quite different.
rotate-nobody_asked = Nothing has been changed: the old password still works. Find out first whether the new one has leaked, with --breach online or --breach and a corpus, or ask your administrator. Or run sleutel rotate again without --take and let sleutel make one.
rotate-new = Your new password

rotate-now = Do this now
rotate-step = { $step ->
    [change] Change the password in the usual place (Windows: Ctrl+Alt+Delete, Change a password).
    [check_file] Check that it worked: sleutel protect, with the name of the file.
    [elsewhere] Did you use the old password anywhere else? Change it there too, and choose a different one everywhere.
    [encrypt] Encrypt the file again with the new password (in Office: File, Info, Protect, Encrypt with Password).
    [old_copies] Delete the copies you still have: they open with the old password.
    [other_files] Did other files have the old password? Replace it there too, each with a different one.
    [own_account] Does your colleague need it more often? Ask for an account of their own or a delegation instead of sharing.
    [own_account_first] Ask first whether an account of their own or a delegation is possible: then nobody has to share anything.
    [recovery] Check the recovery address, the telephone number and the second factor.
    [sessions] Sign out all devices and end open sessions. Otherwise whoever is signed in stays so.
    [silence] Tell the new password to nobody, not to the helpdesk either.
   *[record] Note when and why, not the password itself. For example:
}
rotate-record = { $subject ->
    [file] Password of the file replaced on { $date } at { $time } UTC, because somebody else knew it.
   *[account] Password replaced on { $date } at { $time } UTC, after somebody else had used it.
}

rotate-share = To { $person }, by two channels: never both at once
rotate-share_first = 1. By mail or chat, to paste:
rotate-mail = { $subject ->
    [file] Hello { $person }, here is the file. It is encrypted. I will tell you the password by telephone; do not keep it with the file.
   *[account] Hello { $person }, you can sign in for a short time with the user name { $user }. I will tell you the password by telephone. Share it with nobody; I will change it as soon as you are done.
}
rotate-share_how = { $how ->
    [both] With --say you see how to read it out. With --passphrase you get words, which are easier to say.
    [say] With --say you see how to read it out.
    [words] With --passphrase you get words, which are easier to say.
   *[none] Say it twice, and slowly.
}
rotate-share_second = 2. By telephone, to a number that you already had. Let the other say first what it is about. { $how } To say:
rotate-telephone = { $subject ->
    [file] I am calling about the file that I sent you. What is in it? ... The password is: ... Please read it back to me, if nobody can hear you.
   *[account] I am calling about what I mailed you. What is it about? ... The password is: ... Please read it back to me, if nobody can hear you.
}
rotate-share_after = { $subject ->
    [file] This password is for this one file. Make a new one for the next.
   *[account] This password is for this one time. As soon as { $person } is done, run sleutel rotate again.
}
rotate-user_unknown = (fill in)
rotate-history_costly = Line { $line } of the file with used passwords asks for more memory or passes than is allowed (256 MiB, 16 passes). Nothing was made, and the file is as it was. Choose another file after --history.
rotate-history_invalid = Line { $line } of the file with used passwords does not belong there. Choose another file after --history.
rotate-history_unreadable = The file with used passwords cannot be read or written: { io-reason }. Choose another after --history, or leave it out.
