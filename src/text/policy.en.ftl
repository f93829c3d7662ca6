# English: password policies. The glossary and the rules stand on top of en.ftl.
#
# Values: of a list ($classes, $from, $words, $banned, $options, $tenant) a sentence gets the text ($words) and the
# count ($words_count). Codes in a list ($classes, $from) first become policy-name-<code>. Of minimum_log10 a sentence
# also gets $minimum: a number of guesses in words.

## Findings

finding-near_banned_term = This is at most one character away from a word on the list of banned words. One character of difference does not stop an attacker.
remedy-near_banned_term = { policy-start-again }
finding-too_many_banned_terms = Beside banned words too little is left. Such a word counts for one point and so does every other character: this has { $score ->
    [one] 1 point
   *[other] { $score } points
}, and the policy asks for at least { $minimum }.
remedy-too_many_banned_terms = { policy-start-again }
policy-start-again = Start again: take four separate words that have nothing to do with each other.

## What a policy asks and says, in full (sleutel policy explain)

requirement-active_directory_classes = The password must have at least { $minimum } of these { $of } kinds of characters: capitals, small letters, digits, punctuation, and letters without case (such as Chinese). A space, a euro sign or a pound sign does not count as punctuation.
requirement-active_directory_names = It may not contain your user name, nor a part of your display name. Names and parts of fewer than { $minimum_token } characters do not count.
requirement-allows_length = You may use at least { $length } { policy-unit }: the system must be able to take that length.
requirement-any_composition = You need not use capitals, digits or special characters.
requirement-breach = { $response ->
    [warn] If the password occurs in a data breach, you get a warning.
   *[refuse] A password that occurs in a data breach is refused.
} { $unknown ->
    [warn] If that cannot be found out, you get a warning.
   *[refuse] If that cannot be found out, it is refused as well.
}
requirement-change_on_compromise = Change the password at once when somebody else knows it or may know it.
requirement-classes = The password must have at least { $minimum } of these { $classes_count } kinds of characters: { $classes }.
requirement-common = { $scope ->
    [fitting] The { $count } most common passwords that meet the other requirements are refused.
   *[all] The { $count } most common passwords are refused.
} Capitals make no difference.
requirement-context = { $how ->
    [whole] The password may not be the same as anything in { $from }:
   *[part] Use nothing from { $from }:
} { $response ->
    [warn] otherwise you get a warning.
   *[refuse] otherwise the password is refused.
} Words of fewer than { $minimum_token } characters do not count.
requirement-credited_length = The password must have at least { $minimum } { policy-unit }. Some count twice, at most so many of each kind: digits { $digit }, small letters { $lower }, capitals { $upper }, other characters { $other }.
requirement-entra_classes = The password must have at least { $minimum } of these { $of } kinds of characters: capitals, small letters, digits, and punctuation or spaces.
requirement-entra_names = It may not contain your first name or last name, not even with a 0 for the o or an @ for the a.{ $tenant_count ->
    [0] {""}
   *[other] {" "}Nor may it contain the name of the organisation in Entra ({ $tenant }).
} Names of fewer than { $minimum_token } characters do not count.
requirement-entra_score = The password must have at least { $minimum } points. A banned word counts for one point, and so does every character outside one. Banned are words such as welcome and password and the words of your organisation{ $banned_count ->
    [0] .
   *[other] , and also: { $banned }.
} Nor may it be one character away from a banned word. Microsoft keeps its own list secret, so Entra may refuse more.
requirement-forbidden_characters = It may contain none of these characters: { $characters }
requirement-history = { $passwords ->
    [one] The password may not be the same as your current password.
   *[other] The password may not be one of your last { $passwords } passwords.
}
requirement-length_by_classes = How long the password must be depends on the kinds of characters in it (small letters, capitals, digits and other characters; a capital in front and a digit at the end do not count): { $one ->
    [0] with one kind it is refused;
   *[other] with one kind at least { $one } characters;
} { $two ->
    [0] with two kinds it is refused;
   *[other] with two kinds at least { $two };
} { $three ->
    [0] with three kinds it is refused;
   *[other] with three kinds at least { $three };
} { $four ->
    [0] with four kinds it is refused.
   *[other] with four kinds at least { $four }.
}{ $passphrase ->
    [0] {""}
   *[other] {" "}A passphrase of at least { $words } words may have { $passphrase }.
} There must also be enough different characters.
requirement-maximum_age = The password expires after { $days ->
    [one] 1 day.
   *[other] { $days } days.
}
requirement-maximum_class_repeats = Of one kind (small letters, capitals, digits or other characters) at most { $maximum ->
    [one] one character
   *[other] { $maximum } { policy-unit }
} may stand in a row.
requirement-maximum_length = The password may have at most { $maximum ->
    [one] one character.
   *[other] { $maximum } { policy-unit }.
}
requirement-maximum_repeats = { $maximum ->
    [one] The same character may not stand twice in a row.
   *[other] The same character may stand at most { $maximum } times in a row.
}
requirement-maximum_sequence = Characters that follow each other, such as abc or 321, may stand at most { $maximum } in a row.
requirement-minimum_age = After a change you can change the password again only after { $days ->
    [one] 1 day.
   *[other] { $days } days.
}
requirement-minimum_guesses = The password must be hard to guess: by our estimate an attacker must need at least { $minimum } for it.
requirement-minimum_guesses_given_old = The password may not resemble your old password: whoever knows the old one must need at least { $minimum } for the new one.
requirement-minimum_length = The password must have at least { $minimum ->
    [one] one character.
   *[other] { $minimum } { policy-unit }.
}
requirement-minimum_of_class = The password must have at least { $minimum } of this kind: { policy-of-class }.
requirement-no_regular_change = You need not change the password from time to time.
requirement-only_ascii = Use only letters without accents, digits, ordinary punctuation and spaces (ASCII). Characters such as é and € are not allowed.
requirement-only_characters = It may contain only these characters: { $characters }
requirement-refused_words = { $mode ->
    [part] It may contain none of these words: { $words }.
   *[whole] The password may not be one of these words: { $words }.
} Capitals and accents make no difference.
requirement-required_class = Use at least { policy-one-of-class }.
requirement-required_set = Use at least one of these characters: { $characters }

## The same, short, for the list that keeps pace with typing

checklist-active_directory_classes = { $minimum } of Windows' { $of } kinds of characters
checklist-active_directory_names = not your user name or a part of your display name
checklist-breach = not found in a data breach
checklist-classes = { $minimum } of these kinds of characters: { $classes }
checklist-common = not a common password
checklist-context = nothing from { $from }
checklist-credited_length = at least { $minimum } { policy-unit }, some of which count twice
checklist-entra_classes = { $minimum } of the { $of } kinds of characters
checklist-entra_names = not your first name or last name
checklist-entra_score = enough beside banned words: { $minimum } points
checklist-forbidden_characters = none of these characters: { $characters }
checklist-length_by_classes = long enough for the kinds of characters in it
checklist-maximum_class_repeats = at most { $maximum } { policy-unit } of one kind in a row
checklist-maximum_length = at most { $maximum } { policy-unit }
checklist-maximum_repeats = { $maximum ->
    [one] not the same character twice in a row
   *[other] the same character at most { $maximum } times in a row
}
checklist-maximum_sequence = at most { $maximum } that follow each other, such as abc
checklist-minimum_guesses = hard enough to guess
checklist-minimum_guesses_given_old = not like the old password
checklist-minimum_length = at least { $minimum ->
    [one] one character
   *[other] { $minimum } { policy-unit }
}
checklist-minimum_of_class = at least { $minimum } of: { policy-of-class }
checklist-only_ascii = only ordinary letters, digits, punctuation and spaces
checklist-only_characters = only these characters: { $characters }
checklist-refused_words = no word that the policy refuses
checklist-required_class = at least { policy-one-of-class }
checklist-required_set = at least one of these characters: { $characters }

## Names in sentences

policy-asks-nothing = This policy judges no passwords: it is documentation only.

policy-and = { $first } and { $last }
policy-name-ascii_lower = small letters without accents
policy-name-ascii_upper = capitals without accents
policy-name-digit = digits
policy-name-letter = letters
policy-name-lower = small letters
policy-name-non_alphabetic = characters that are not letters
policy-name-other = other characters
policy-name-other_letter = letters without case
policy-name-symbol = special characters
policy-name-upper = capitals
policy-name-display_name = your display name
policy-name-organisation = the words of your organisation
policy-name-user_name = your user name
policy-unit = { $unit ->
    [bytes] bytes
    [utf16] characters (as Windows counts)
   *[code_points] characters
}
policy-of-class = { $class ->
    [ascii_lower] { policy-name-ascii_lower }
    [ascii_upper] { policy-name-ascii_upper }
    [digit] { policy-name-digit }
    [letter] { policy-name-letter }
    [lower] { policy-name-lower }
    [non_alphabetic] { policy-name-non_alphabetic }
    [other] { policy-name-other }
    [other_letter] { policy-name-other_letter }
    [symbol] { policy-name-symbol }
   *[upper] { policy-name-upper }
}
policy-one-of-class = { $class ->
    [ascii_lower] one small letter without an accent
    [ascii_upper] one capital without an accent
    [digit] one digit
    [letter] one letter
    [lower] one small letter
    [non_alphabetic] one character that is not a letter
    [other] one other character, such as punctuation
    [other_letter] one letter without case
    [symbol] one special character
   *[upper] one capital
}

## What is wrong with a policy file

policy-error-place = { $file }, line { $line }, column { $column }:
policy-error-boolean = { policy-error-place } "{ $key }" takes true or false.
policy-error-characters = { policy-error-place } "{ $key }" takes characters that a password can hold, at least one. Write a letter with its accent as one character.
policy-error-clash = { policy-error-place } "{ $key }" and "{ $with }" cannot go together. Change one of the two.
policy-error-date = { policy-error-place } "{ $key }" takes a date: "2025", "2025-08" or "2025-08-26".
policy-error-integer = { policy-error-place } "{ $key }" takes a whole number from { $least } to { $most }.
policy-error-list = { policy-error-place } "{ $key }" takes a list with at least one item: ["…"].
policy-error-missing = { policy-error-place } "{ $key }" is missing. Add it.
policy-error-name = { policy-error-place } "{ $key }" takes a name of at most 64 letters without accents, digits, dots, dashes and underscores.
policy-error-number = { policy-error-place } "{ $key }" takes a number from { $least } to { $most }.
policy-error-one_of = { policy-error-place } "{ $key }" takes one of these words: { $options }.
policy-error-syntax = { policy-error-place } this is not TOML. The reader says: { $detail }.
policy-error-table = { policy-error-place } "{ $key }" takes a table: [{ $key }].
policy-error-term = { policy-error-place } "{ $key }" takes words of { $least } to { $most } characters.
policy-error-text = { policy-error-place } "{ $key }" takes a text in quotation marks, on one line.
policy-error-unknown_key = { policy-error-place } there is no "{ $key }". Here you can write: { $options }.

## What each policy is for, in a line (a dot in the name is an underscore here)

preset-default = Length and strength, no rules about kinds of characters. It holds when you choose nothing.
preset-nist-63b4-single = The American guideline for a password without a second factor.
preset-nist-63b4-mfa = The American guideline for a password with a second factor.
preset-asvs5-l1 = For websites and apps, the first level of OWASP.
preset-asvs5-l2 = For websites and apps with sensitive data, the second level of OWASP.
preset-ncsc-uk = Three random words, as the British government advises.
preset-cyber-essentials-12 = The British certificate: 12 characters.
preset-cyber-essentials-8deny = The British certificate: 8 characters and a deny list.
preset-cyber-essentials-mfa8 = The British certificate: 8 characters beside a second factor.
preset-dtc-nl = The advice of the Dutch Digital Trust Center to businesses: a passphrase of at least 12 characters.
preset-bio2 = For Dutch government. BIO2 gives no length; we fill it in.
preset-ad-default = What a Windows domain asks as long as nobody changes it.
preset-ad-baseline-14 = A Windows domain with the security baseline: 14 characters.
preset-entra-cloud = As Entra ID (Microsoft 365) is described. No promise that Entra accepts it.
preset-pci-4_0_1 = For those who handle payment cards.
preset-cis-pw-only = The guide of CIS for a password without a second factor.
preset-cis-mfa = The guide of CIS for a password with a second factor.
preset-tan-1c12nn10 = What research advised in 2020: at least 12 characters, and hard to guess.
preset-ssc-ict-nl = Legacy: rules of a Dutch government service, for comparison.
preset-eherkenning = Legacy: rules of Dutch eHerkenning, for comparison.
preset-passwdqc-default = The settings passwdqc on Linux starts with, as far as they can be expressed.
preset-hipaa = American health care. Gives no numbers: documentation only.
preset-iso27002 = The international standard. Gives no numbers: documentation only.
