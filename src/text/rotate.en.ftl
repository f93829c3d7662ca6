# Replacing a password that somebody else has used. The glossary and the rules are at the top of en.ftl.

help-rotate = Replaces a password that somebody else has used, and says what to do next.
usage-rotate = sleutel rotate [OPTIONS]
option-take = Choose the new password yourself and have it judged.
option-share_with = Share the account again: a plan with two channels for this person.
    .value = NAME
option-history = Remember used passwords in this file, hashed, so that using one again is noticed.
    .value = FILE

rotate-prompt_old = Old password:{ " " }
rotate-prompt_new = New password:{ " " }
rotate-prompt_again = New password once more:{ " " }
rotate-not_the_same = The two new passwords are not the same. Start again and type the same twice.

rotate-given = Somebody who knows the old password guesses the new one in { $guesses }.
rotate-change = { $change ->
    [beginning] Something was put in front.
    [case] Only capitals and small letters were changed.
    [doubled] A part is there twice.
    [edited] A few characters were changed.
    [ending] The ending was changed.
    [inserted] Something was put in between.
    [keyboard_shifted] The keys were moved by one place.
    [leet] Letters were replaced by digits or signs that look like them.
    [month] The month was replaced by another.
    [moved] The parts are in another order.
    [number] The number was changed.
    [reversed] It, or a part of it, was turned round.
    [same] It is the same password.
    [season] The season was replaced by another.
    [shortened] A part was left out.
    [weekday] The day was replaced by another.
    [word] A word was replaced by another.
    [year] The year was changed.
   *[unrelated] It has nothing to do with the old one.
}
rotate-used_before = This password was used before. Take another.
rotate-refused = The new password is not accepted. Whoever knows the old one or has an attack list finds it too soon. Let sleutel make one, or start from something else.

rotate-now = Do this now:
rotate-step = { $step ->
    [change] Change the password now, in the usual place (Windows: Ctrl+Alt+Delete, Change a password).
    [elsewhere] Did you use the old password anywhere else? Change it there too, and choose a different one everywhere.
    [sessions] Sign out all devices and end open sessions: whoever is still signed in stays so otherwise.
    [recovery] Check the recovery address, the telephone number and the second factor.
    [silence] Tell the new password to nobody, not to the helpdesk either.
    [own_account] Does your colleague need it more often? Ask for an account of their own or a delegation instead of sharing.
   *[record] Note when and why you changed it, not the password itself.
}

rotate-share = For { $person }, by two channels. Never send them together.
rotate-share_first = Message 1, by mail: "Your user name is { $user }. You will be told the password by telephone. Share it with nobody."
rotate-share_second = Message 2, by telephone, to the number you already had: say your name, let the other say what it is about, read out the password and have it read back. Do not say the user name.
rotate-share_after = The password is valid once. Run sleutel rotate as soon as { $person } is done.
rotate-user_unknown = (fill in the user name)
rotate-history_invalid = The file of used passwords has a line that does not belong there. Choose another file after --history.
rotate-history_unreadable = The file of used passwords cannot be read or written. Check its place and its permissions.
