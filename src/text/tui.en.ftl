# The screen. Glossary and rules stand on top of en.ftl.

tui-too-small = The window is too small. Make it at least { $columns } characters wide and { $rows } lines high. Quit: Ctrl-C.

## Keys, at the bottom

tui-key-back = back
tui-key-breach = leaked?
tui-key-done = done
tui-key-help = help
tui-key-hide = hide
tui-key-language = nl/en
tui-key-leave = leave the field
tui-key-more = more
tui-key-next = next screen
tui-key-policies = policy
tui-key-previous = previous screen
tui-key-quit = quit
tui-key-show = show
tui-key-space = Space
tui-key-toggle = on or off

## Help

tui-help-title = Help
tui-help-heading = Keys
tui-help-always = Arrow up and down, Page Up and Page Down: read on where there is more than fits.
    Ctrl-A selects all, Ctrl-U wipes all.
    After Esc you are out of the field: then ? is help, q quits, and a digit is a screen. Tab takes you back.

## Choosing policies

tui-policies-now = policy: { $policies }
tui-policies-title = Which policy applies? You can turn on more than one.

## Checking a password

tui-check-title = Check
tui-check-field = Password
tui-check-empty = Type a password. You see at once whether it meets the policy, and what an attacker sees in it.
tui-check-page = You are out of the field. Tab: back to the field. ?: help. q: quit.
tui-check-policy = What { $policy } asks:
tui-check-open = { $policy }: not known yet.
tui-check-look_up = Press Enter: the policy wants to know whether this password has leaked.
tui-check-sees = What an attacker sees
tui-check-part = { $pattern }: { $guesses }
tui-check-asking = Being asked…
tui-check-not_asked = Not looked up yet. Press Enter to see whether this password has leaked.
tui-check-common_only = Unknown. It is not on the list of common passwords inside this program; leaked passwords were not searched. Start with --breach online to do that.
tui-check-more_meters = F5: ask a meter that only counts kinds of characters too.
tui-check-help = Type or paste a password. It is kept nowhere, and you see only dots until you press F2.
    The bar says how hard it is to guess: 0 is very weak, 4 is strong. Meeting the policy is not the same as being strong: both are shown.
    Before every requirement stands [OK], [no] or, where it cannot be told yet, [?].
    Below "What an attacker sees" the password stands in parts: a word, a year, a name. With each part stands how many guesses it costs an attacker.
    Enter looks up whether the password has leaked. Without --breach only the list inside this program is used, and nothing goes onto the network. With --breach online only the first five characters of a digest leave.
    F5 also asks a meter that only counts kinds of characters.

tui-leaked-asking = Leaked: being asked…
tui-leaked-no = Leaked: not found.
tui-leaked-yes = Leaked: yes. Do not use this password.
tui-leaked-unknown = Leaked: unknown. See below at Breaches.

tui-met-no = [no]
tui-met-unknown = [?]
tui-met-yes = [OK]

tui-meter = { $score }/4 { $word }: guessed in { $guesses }
tui-meter-short = { $score }/4 { $word }
tui-verdict-open = not known yet
tui-verdict-short = Policy: { $accepted }. Strong enough: { $strong }.
tui-guessed = Guessed in { $guesses }.
tui-meter-very_weak = very weak
tui-meter-weak = weak
tui-meter-moderate = moderate
tui-meter-fair = fair
tui-meter-strong = strong

tui-time-online_throttled = sign-in page that slows down
tui-time-online = sign-in page without a limit
tui-time-offline_slow = stolen file, well hashed
tui-time-offline_fast = stolen file, badly hashed

tui-notice-control = Nothing was pasted: there is a line end or another control character in it. Copy the password alone.
tui-notice-length = Nothing was added: no password is that long.
tui-notice-line_end = The line end at the end of what you pasted was left out.

tui-pattern-brand = brand or shop
tui-pattern-brute_force = single characters
tui-pattern-club = football club
tui-pattern-common = common password
tui-pattern-context = word of yours or your organisation
tui-pattern-date = date
tui-pattern-digits = digits
tui-pattern-feast_day = feast day
tui-pattern-greeting = greeting
tui-pattern-keyboard_walk = neighbouring keys
tui-pattern-love_word = word of love
tui-pattern-month = month
tui-pattern-name = name
tui-pattern-number_plate = number plate
tui-pattern-office_word = office word
tui-pattern-phone_number = telephone number
tui-pattern-phrase = words often written together
tui-pattern-place = place or region
tui-pattern-postcode = postcode
tui-pattern-repeat = the same character over and over
tui-pattern-repeated_part = part that stood there before
tui-pattern-season = season
tui-pattern-sequence = sequence
tui-pattern-swear_word = swear word
tui-pattern-symbols = punctuation or spaces
tui-pattern-weekday = day of the week
tui-pattern-word = word from a dictionary
tui-pattern-year = year

## The same as lines, for a screen reader

linear-menu = 1. Check a password
    2. Make a password
    3. Replace a password
    4. Guidance: what to say and do
    5. Policies: what they ask, and which one counts
    6. Judge all passwords of a file
    7. Nederlands
    0. Quit
linear-choice = Your choice:{" "}
linear-no_choice = There is no such choice. Type a digit from 0 to 7.
linear-breach = Look up whether this password has leaked? Type yes or no:{" "}
linear-take = Choose the new password yourself? On no, sleutel makes one. Type yes or no:{" "}
linear-of_file = Is it the password of a file? Type yes or no:{" "}
linear-share = Does somebody else get it? Type the name, or only Enter:{" "}
linear-policy = Which policy? Type its name, or only Enter to go back:{" "}
linear-judge_by = Judge by this policy from now on? Type yes or no:{" "}
linear-file = Which file, with one password on each line? Type its name, the name of a folder to hear what is in it (. is this one), or only Enter to go back:{" "}
linear-folder_unreadable = This folder cannot be read: { io-reason }. Type another name.
linear-audit_stop = The passwords themselves are not shown. Ctrl-C stops.
linear-progress = { $records ->
    [one] { $percent }% read, 1 password judged.
   *[other] { $percent }% read, { $records } passwords judged.
}
linear-topic = Which topic? Type its name, or only Enter to go back:{" "}
