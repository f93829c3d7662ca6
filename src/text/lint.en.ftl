# English: what is wrong with a policy. The glossary and the rules stand on top of en.ftl.
#
# Of each remark lint-<code> says what is wrong and why, and lint-remedy-<code> what is better.

help-policy-lint = Says what is wrong with a policy, by which standard, and what is better.
more-policy-lint = How many passphrases a policy refuses is measured: 4000 passphrases are drawn, the same ones every time.

  Exit status: 0 nothing or advice only, 1 warnings or errors, 2 wrong usage or an unreadable policy.
usage-policy-lint = sleutel policy lint [OPTIONS] NAME|FILE…

lint-title = { $policy }: { $errors ->
    [0] {""}
    [one] 1 error,{" "}
   *[other] { $errors } errors,{" "}
}{ $warnings ->
    [0] no warnings
    [one] 1 warning
   *[other] { $warnings } warnings
}, { $advice ->
    [0] no advice
    [one] 1 piece of advice
   *[other] { $advice } pieces of advice
}.
lint-advice = ADVICE
lint-clause = Source: { $clause }.

lint-accepts_everything = This policy refuses nothing: every password is accepted.
lint-remedy-accepts_everything = If it is documentation only, use another policy beside it. Otherwise choose at least a length and a strength.
lint-bcrypt_limit = { $unit ->
    [bytes] The greatest length is { $maximum } bytes. That fits bcrypt, but letters with accents and other scripts then count two to four times.
   *[other] The greatest length is { $maximum } characters. That looks like the limit of bcrypt, but that is 72 bytes: with letters with accents, characters at the end are dropped unnoticed.
}
lint-remedy-bcrypt_limit = Use Argon2id, or make a SHA-384 of the password first. If bcrypt stays, set unit = "bytes" in [length].
lint-blocklist_part = A word of the list is refused wherever it stands. A strong passphrase in which it occurs by chance is refused too.
lint-remedy-blocklist_part = Compare the whole password: mode = "whole" in [blocklist]. Ask for a strength besides; a word of the list makes a password weaker by itself.
lint-breach_unanswered = When the list of leaked passwords cannot be reached, every password is refused. Nobody can change then, not even who has to urgently.
lint-remedy-breach_unanswered = Put the list on a disk of your own (sleutel breach download), or choose unknown = "warn".
lint-characters_forbidden = These plain characters may not be used: { $characters }. People with a password manager get stuck on that.
lint-remedy-characters_forbidden = Allow all printable characters. If a system cannot take them, mend that system.
lint-composition_rule = The policy asks for kinds of characters. People all do that the same way: a capital in front, a number or sign at the end. Attackers know that.
lint-remedy-composition_rule = Leave the rule out. Ask for a length and a strength: minimum_log10_guesses.
lint-context_part = Names and words of the organisation are refused wherever they stand. ASVS advises that, but NIST allows only the comparison of the entire password.
lint-remedy-context_part = Choose which standard holds for you. For NIST: mode = "warn" in [context]; the strength counts such words already.
lint-directory_composition = { $directory ->
    [entra] Entra asks for three of the four kinds of characters. That cannot be switched off.
   *[active_directory] Active Directory asks for three of the five kinds of characters. People all do that the same way: a capital in front, a number at the end.
}
lint-remedy-directory_composition = { $directory ->
    [entra] Tell people that a space counts as a special character: a passphrase with a capital and spaces is enough.
   *[active_directory] Switch off the complexity requirement in Windows and ask for at least 14 characters. Add a filter that judges the strength.
}
lint-keyboard_demanded = One of these characters must occur: { $characters }. On other keyboards they are behind a dead key or AltGr. Whoever signs in elsewhere may not be able to type the password.
lint-remedy-keyboard_demanded = Leave the rule out, or add characters that every keyboard types plainly.
lint-length_not_promised = It does not say which length must always be allowed. A system that cuts off long passwords unnoticed is then not found out.
lint-remedy-length_not_promised = Set at_least_allowed = 64 in [length], and try that on every system.
lint-length_unit = The minimum length counts { $unit ->
    [bytes] bytes
   *[other] Windows characters (UTF-16)
} and not characters. A letter with an accent or an emoji then counts more than once, so the password may be shorter.
lint-remedy-length_unit = Count characters: unit = "code_points" in [length].
lint-look_alikes_demanded = One of these characters must occur: { $characters }. They are taken for others, by eye or over the telephone.
lint-remedy-look_alikes_demanded = Leave the rule out, or add characters that cannot be mistaken.
lint-low_strength = The strength that is asked is { $minimum }. An attacker gets that far at a sign-in page too.
lint-remedy-low_strength = Ask for ten billion guesses: minimum_log10_guesses = 10. With a second factor, ask for at least a million.
lint-maximum_too_low = The greatest length is { $maximum } { policy-unit }. A passphrase, or a password from a password manager, often does not fit.
lint-remedy-maximum_too_low = Allow at least 64 characters. A system that keeps a hash needs no smaller limit.
lint-minimum_age = A password can be changed again only after { $days ->
    [one] 1 day
   *[other] { $days } days
}. Whoever finds that somebody else knows it can do nothing.
lint-remedy-minimum_age = Leave the rule out. If it must stay, write down how the helpdesk passes it at once.
lint-minimum_second_factor = A minimum length of { $minimum } characters is enough by NIST only where there is a second factor.
lint-remedy-minimum_second_factor = Ask for 15 characters where the password is all there is, or see to a second factor.
lint-minimum_too_low = { $minimum ->
    [0] There is no minimum length.
    [one] The minimum length is 1 character.
   *[other] The minimum length is { $minimum } characters.
} Even with a second factor NIST asks for at least 8.
lint-remedy-minimum_too_low = Ask for 15 characters, or 8 where there is a second factor.
lint-name_particles = Of { $draws } random passphrases { $refused } were refused ({ $percent }%) for somebody called { $name }. Small pieces such as "van" and "den" count as a part of the name, and they are in many plain words.
lint-remedy-name_particles = In a policy of your own: minimum_token = 4 in [context]. In Windows this cannot be set. Have sleutel tell it beforehand: check and generate with --display-name.
lint-no_blocklist = Common passwords are not refused with a list. NIST asks for such a list.
lint-remedy-no_blocklist = Set common = 100000 in [blocklist].
lint-no_breach_check = Leaked passwords are not refused.
lint-remedy-no_breach_check = Set mode = "refuse" in [breach], and give sleutel a list of leaked passwords.
lint-no_change_on_compromise = It does not say that a password is changed when somebody else knows it.
lint-remedy-no_change_on_compromise = Set rotate_on_compromise = true in [lifetime].
lint-no_context_words = Names and words of the organisation are not recognised. Attackers begin with those.
lint-remedy-no_context_words = Add [context], with mode = "refuse" or "warn".
lint-no_similarity_floor = A new password may be like the old one: from 2025 to 2026 will do. Whoever knows the old one guesses that at once.
lint-remedy-no_similarity_floor = Set minimum_log10_guesses = 6 in [similarity].
lint-no_strength_floor = It does not ask how hard the password is to guess. Length and kinds of characters do not tell.
lint-remedy-no_strength_floor = Set minimum_log10_guesses = 10 on top of the file.
lint-nothing_accepted = Of { $draws } random passwords not one was accepted: they are never hard enough to guess.
lint-remedy-nothing_accepted = Allow a greater length, or ask for less strength.
lint-passphrases_refused = Of { $draws } random passphrases of four words { $refused } were refused ({ $percent }%). They are strong enough; the rules do not see that.
lint-remedy-passphrases_refused = Give such a passphrase to "sleutel check" to see which rule refuses. Mostly it is kinds of characters, or a low maximum length.
lint-periodic_change = The password expires after { $days ->
    [one] 1 day.
   *[other] { $days } days.
} People who have to change all the time count up, and an attacker guesses that.
lint-remedy-periodic_change = Leave max_age_days out. Have it changed when somebody else knows the password or may know it.
lint-redundant_rule = The rule "{ $rule }" adds nothing: what it asks is in "{ $by }" already.
lint-remedy-redundant_rule = Leave it out. Every rule is one to read.
lint-repeat_rule = The same character may stand at most { $maximum } times in a row. That is a rule about form too, and the strength counts repetition already.
lint-remedy-repeat_rule = Leave the rule out where a strength is asked.
lint-short_blocklist = The list of common passwords ends at { $count }. ASVS asks for at least 3000.
lint-remedy-short_blocklist = Set common = 100000 in [blocklist].
lint-space_forbidden = A space may not be used. It is passphrases that have spaces.
lint-remedy-space_forbidden = Allow the space.
lint-unicode_forbidden = Letters with accents and other scripts may not be used.
lint-remedy-unicode_forbidden = Allow them, and bring them into one form (NFC) before hashing. If the system cannot, say so beforehand.
lint-unsatisfiable = No password at all will do, for these rules do not go together: { $names }.
lint-remedy-unsatisfiable = Let go of one of these rules.

lint-rule-absent = words that may not occur
lint-rule-at_least = characters that must occur
lint-rule-classes = the number of kinds of characters
lint-rule-exactly = a fixed number of characters of a kind
lint-rule-maximum_length = the greatest length
lint-rule-maximum_run = how often a character may stand in a row
lint-rule-minimum_length = the minimum length
lint-rule-only = which characters may be used
