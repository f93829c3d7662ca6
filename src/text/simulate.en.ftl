# English: what policies let pass of chosen passwords. The glossary and the rules stand on top of en.ftl.

help-policy-simulate = Shows which share of chosen passwords a policy accepts, and how hard those are to guess.
more-policy-simulate = Without --passwords it takes the most common passwords, with what people change about them when a policy asks for more. No password is ever shown.

  They are passwords that were chosen under another policy. So it shows which weak passwords a policy lets pass, not what people choose afterwards.

  Exit status: 0 done, 2 wrong usage, 3 not read or stopped.
usage-policy-simulate = sleutel policy simulate [OPTIONS] NAME|FILE…
option-passwords = A file of passwords, one a line; - reads standard input.
    .value = FILE|-
option-counted = Every line is a count, a tab and the password. Behind another tab there may be a number of guesses that somebody else found.

simulate-title = { $records ->
    [one] 1 line
   *[other] { $records } lines
}, { $accounts ->
    [one] chosen once.
   *[other] chosen { $accounts } times.
}
simulate-title-sample = The most common passwords, with what people change about them: { $records } shapes.
simulate-bad = { $bad ->
    [one] 1 line is no password and does not count.
   *[other] { $bad } lines are no passwords and do not count.
}
simulate-bad-counted = { $bad ->
    [one] 1 line is not a count with a tab and a password, and does not count.
   *[other] { $bad } lines are not a count with a tab and a password, and do not count.
}
simulate-policy = Policy
simulate-accepted = Pass
simulate-p1 = 1%
simulate-p10 = 10%
simulate-p50 = Half
simulate-within = < { $power }
simulate-all = all
simulate-none = –
simulate-power = 10^{ $exponent }
simulate-percent = { $percent }%
simulate-chart = How hard to guess what is accepted is
simulate-legend = ├ the weakest 1 per cent, ┼ the weakest 10 per cent, █ half. Further to the right is harder to guess.
simulate-reference = The same, with the numbers of guesses that the file gives:
simulate-caution = Pass: which share is accepted. Then how many guesses the weakest 1%, 10% and half of those take at most, and which share is guessed within so many guesses. Such passwords were chosen under another policy: whoever is refused chooses something new.
