# Nederlands: wachtwoordbeleid. De woordenlijst en de regels staan boven nl.ftl.
#
# Waarden: van een lijst ($classes, $from, $words, $banned, $options, $tenant) krijgt een zin de tekst ($words) en het
# aantal ($words_count). Codes in een lijst ($classes, $from) worden eerst policy-name-<code>. Van minimum_log10 krijgt
# een zin ook $minimum: een aantal pogingen in woorden.

## Bevindingen

finding-near_banned_term = Op hoogstens één teken na is dit een woord van de lijst met verboden woorden. Eén teken verschil houdt een aanvaller niet tegen.
remedy-near_banned_term = { policy-start-again }
finding-too_many_banned_terms = Naast verboden woorden blijft er te weinig over. Zo'n woord telt als één punt, elk ander teken ook: dit zijn { $score ->
    [one] 1 punt
   *[other] { $score } punten
}, en het beleid vraagt er minstens { $minimum }.
remedy-too_many_banned_terms = { policy-start-again }
policy-start-again = Begin opnieuw: neem vier losse woorden die niets met elkaar te maken hebben.

## Wat een beleid vraagt en zegt, voluit (sleutel policy explain)

requirement-active_directory_classes = Het wachtwoord moet minstens { $minimum } van deze { $of } soorten tekens hebben: hoofdletters, kleine letters, cijfers, leestekens, en letters zonder hoofdlettervorm (zoals Chinese). Een spatie, een euroteken of een pondteken telt niet als leesteken.
requirement-active_directory_names = Uw gebruikersnaam mag er niet in staan, en ook geen deel van uw weergavenaam. Namen en delen van minder dan { $minimum_token } tekens tellen niet mee.
requirement-allows_length = U mag minstens { $length } { policy-unit } gebruiken: het systeem moet die lengte aankunnen.
requirement-any_composition = U hoeft geen hoofdletters, cijfers of bijzondere tekens te gebruiken.
requirement-breach = { $response ->
    [warn] Komt het wachtwoord voor in een datalek, dan krijgt u een waarschuwing.
   *[refuse] Een wachtwoord dat voorkomt in een datalek, wordt geweigerd.
} { $unknown ->
    [warn] Is dat niet na te gaan, dan krijgt u een waarschuwing.
   *[refuse] Is dat niet na te gaan, dan wordt het ook geweigerd.
}
requirement-change_on_compromise = Wijzig het wachtwoord meteen als iemand anders het kent of misschien kent.
requirement-classes = Het wachtwoord moet minstens { $minimum } van deze { $classes_count } soorten tekens hebben: { $classes }.
requirement-common = { $scope ->
    [fitting] De { $count } meest gebruikte wachtwoorden die aan de andere eisen voldoen, worden geweigerd.
   *[all] De { $count } meest gebruikte wachtwoorden worden geweigerd.
} Hoofdletters maken daarbij geen verschil.
requirement-context = { $how ->
    [whole] Het wachtwoord mag niet gelijk zijn aan iets uit { $from }:
   *[part] Gebruik niets uit { $from }:
} { $response ->
    [warn] anders krijgt u een waarschuwing.
   *[refuse] anders wordt het wachtwoord geweigerd.
} Woorden van minder dan { $minimum_token } tekens tellen niet mee.
requirement-credited_length = Het wachtwoord moet minstens { $minimum } { policy-unit } hebben. Sommige tellen dubbel, hoogstens zoveel van elke soort: cijfers { $digit }, kleine letters { $lower }, hoofdletters { $upper }, andere tekens { $other }.
requirement-entra_classes = Het wachtwoord moet minstens { $minimum } van deze { $of } soorten tekens hebben: hoofdletters, kleine letters, cijfers, en leestekens of spaties.
requirement-entra_names = Uw voornaam en uw achternaam mogen er niet in staan, ook niet met een 0 voor de o of een @ voor de a.{ $tenant_count ->
    [0] {""}
   *[other] {" "}De naam van de organisatie in Entra ({ $tenant }) ook niet.
} Namen van minder dan { $minimum_token } tekens tellen niet mee.
requirement-entra_score = Het wachtwoord moet minstens { $minimum } punten hebben. Een verboden woord telt als één punt, elk teken daarbuiten ook. Verboden zijn woorden zoals welkom en wachtwoord en de woorden van uw organisatie{ $banned_count ->
    [0] .
   *[other] , en ook: { $banned }.
} Het mag ook niet op één teken na een verboden woord zijn. Microsoft houdt de eigen lijst geheim, dus Entra kan meer weigeren.
requirement-forbidden_characters = Deze tekens mogen er niet in staan: { $characters }
requirement-history = { $passwords ->
    [one] Het wachtwoord mag niet hetzelfde zijn als uw huidige wachtwoord.
   *[other] Het wachtwoord mag niet een van uw laatste { $passwords } wachtwoorden zijn.
}
requirement-length_by_classes = Hoe lang het wachtwoord moet zijn, hangt af van de soorten tekens (kleine letters, hoofdletters, cijfers en andere tekens; een hoofdletter vooraan en een cijfer achteraan tellen niet mee): { $one ->
    [0] met één soort wordt het geweigerd;
   *[other] met één soort minstens { $one } tekens;
} { $two ->
    [0] met twee soorten wordt het geweigerd;
   *[other] met twee soorten minstens { $two };
} { $three ->
    [0] met drie soorten wordt het geweigerd;
   *[other] met drie soorten minstens { $three };
} { $four ->
    [0] met vier soorten wordt het geweigerd.
   *[other] met vier soorten minstens { $four }.
}{ $passphrase ->
    [0] {""}
   *[other] {" "}Voor een wachtzin van minstens { $words } woorden is { $passphrase } genoeg.
} Er moeten ook genoeg verschillende tekens in staan.
requirement-maximum_age = Het wachtwoord verloopt na { $days ->
    [one] 1 dag.
   *[other] { $days } dagen.
}
requirement-maximum_class_repeats = Van één soort (kleine letters, hoofdletters, cijfers of andere tekens) mag er hoogstens { $maximum ->
    [one] één teken
   *[other] { $maximum } { policy-unit }
} achter elkaar staan.
requirement-maximum_length = Het wachtwoord mag hoogstens { $maximum ->
    [one] één teken hebben.
   *[other] { $maximum } { policy-unit } hebben.
}
requirement-maximum_repeats = { $maximum ->
    [one] Hetzelfde teken mag niet twee keer achter elkaar staan.
   *[other] Hetzelfde teken mag hoogstens { $maximum } keer achter elkaar staan.
}
requirement-maximum_sequence = Van tekens die op elkaar volgen, zoals abc of 321, mogen er hoogstens { $maximum } achter elkaar staan.
requirement-minimum_age = Na een wijziging kunt u het wachtwoord pas na { $days ->
    [one] 1 dag
   *[other] { $days } dagen
} weer wijzigen.
requirement-minimum_guesses = Het wachtwoord moet moeilijk te raden zijn: een aanvaller moet er volgens onze schatting minstens { $minimum } voor nodig hebben.
requirement-minimum_guesses_given_old = Het wachtwoord mag niet lijken op uw oude wachtwoord: wie het oude kent, moet voor het nieuwe minstens { $minimum } nodig hebben.
requirement-minimum_length = Het wachtwoord moet minstens { $minimum ->
    [one] één teken hebben.
   *[other] { $minimum } { policy-unit } hebben.
}
requirement-minimum_of_class = Het wachtwoord moet minstens { $minimum } van deze soort hebben: { policy-of-class }.
requirement-no_regular_change = U hoeft het wachtwoord niet om de zoveel tijd te wijzigen.
requirement-only_ascii = Gebruik alleen letters zonder accenten, cijfers, gewone leestekens en spaties (ASCII). Tekens zoals é en € mogen niet.
requirement-only_characters = Alleen deze tekens mogen erin staan: { $characters }
requirement-refused_words = { $mode ->
    [part] Deze woorden mogen er niet in staan: { $words }.
   *[whole] Het wachtwoord mag niet een van deze woorden zijn: { $words }.
} Hoofdletters en accenten maken daarbij geen verschil.
requirement-required_class = Gebruik minstens { policy-one-of-class }.
requirement-required_set = Gebruik minstens één van deze tekens: { $characters }

## Hetzelfde, kort, voor de lijst die meeloopt tijdens het typen

checklist-active_directory_classes = { $minimum } van de { $of } soorten tekens van Windows
checklist-active_directory_names = niet uw gebruikersnaam of een deel van uw weergavenaam
checklist-breach = komt niet voor in een datalek
checklist-classes = { $minimum } van deze soorten tekens: { $classes }
checklist-common = geen veelgebruikt wachtwoord
checklist-context = niets uit { $from }
checklist-credited_length = minstens { $minimum } { policy-unit }, waarvan sommige dubbel tellen
checklist-entra_classes = { $minimum } van de { $of } soorten tekens
checklist-entra_names = niet uw voornaam of achternaam
checklist-entra_score = genoeg naast verboden woorden: { $minimum } punten
checklist-forbidden_characters = niet een van deze tekens: { $characters }
checklist-length_by_classes = lang genoeg voor de soorten tekens die erin staan
checklist-maximum_class_repeats = hoogstens { $maximum } { policy-unit } van één soort achter elkaar
checklist-maximum_length = hoogstens { $maximum } { policy-unit }
checklist-maximum_repeats = { $maximum ->
    [one] niet twee keer hetzelfde teken achter elkaar
   *[other] hoogstens { $maximum } keer hetzelfde teken achter elkaar
}
checklist-maximum_sequence = hoogstens { $maximum } die op elkaar volgen, zoals abc
checklist-minimum_guesses = moeilijk genoeg te raden
checklist-minimum_guesses_given_old = lijkt niet op het oude wachtwoord
checklist-minimum_length = minstens { $minimum ->
    [one] één teken
   *[other] { $minimum } { policy-unit }
}
checklist-minimum_of_class = minstens { $minimum } van: { policy-of-class }
checklist-only_ascii = alleen gewone letters, cijfers, leestekens en spaties
checklist-only_characters = alleen deze tekens: { $characters }
checklist-refused_words = geen woord dat het beleid weigert
checklist-required_class = minstens { policy-one-of-class }
checklist-required_set = minstens één van deze tekens: { $characters }

## Namen in zinnen

policy-asks-nothing = Dit beleid beoordeelt geen wachtwoorden: het is alleen documentatie.

policy-and = { $first } en { $last }
policy-name-ascii_lower = kleine letters zonder accent
policy-name-ascii_upper = hoofdletters zonder accent
policy-name-digit = cijfers
policy-name-letter = letters
policy-name-lower = kleine letters
policy-name-non_alphabetic = tekens die geen letter zijn
policy-name-other = andere tekens
policy-name-other_letter = letters zonder hoofdlettervorm
policy-name-symbol = bijzondere tekens
policy-name-upper = hoofdletters
policy-name-display_name = uw weergavenaam
policy-name-organisation = de woorden van uw organisatie
policy-name-user_name = uw gebruikersnaam
policy-unit = { $unit ->
    [bytes] bytes
    [utf16] tekens (zoals Windows telt)
   *[code_points] tekens
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
    [ascii_lower] één kleine letter zonder accent
    [ascii_upper] één hoofdletter zonder accent
    [digit] één cijfer
    [letter] één letter
    [lower] één kleine letter
    [non_alphabetic] één teken dat geen letter is
    [other] één ander teken, zoals een leesteken
    [other_letter] één letter zonder hoofdlettervorm
    [symbol] één bijzonder teken
   *[upper] één hoofdletter
}

## Wat er mis is met een bestand met beleid

policy-error-place = { $file }, regel { $line }, kolom { $column }:
policy-error-boolean = { policy-error-place } bij "{ $key }" hoort true of false.
policy-error-characters = { policy-error-place } bij "{ $key }" horen tekens die in een wachtwoord kunnen staan, minstens één. Schrijf een letter met zijn accent als één teken.
policy-error-clash = { policy-error-place } "{ $key }" en "{ $with }" kunnen niet samen. Pas een van de twee aan.
policy-error-date = { policy-error-place } bij "{ $key }" hoort een datum: "2025", "2025-08" of "2025-08-26".
policy-error-integer = { policy-error-place } bij "{ $key }" hoort een geheel getal van { $least } tot en met { $most }.
policy-error-list = { policy-error-place } bij "{ $key }" hoort een lijst met minstens één onderdeel: ["…"].
policy-error-missing = { policy-error-place } "{ $key }" ontbreekt. Vul dit aan.
policy-error-name = { policy-error-place } bij "{ $key }" hoort een naam van hoogstens 64 letters zonder accenten, cijfers, punten, streepjes en liggende streepjes.
policy-error-number = { policy-error-place } bij "{ $key }" hoort een getal van { $least } tot en met { $most }.
policy-error-one_of = { policy-error-place } bij "{ $key }" hoort een van deze woorden: { $options }.
policy-error-syntax = { policy-error-place } dit is geen TOML. De lezer zegt: { $detail }.
policy-error-table = { policy-error-place } bij "{ $key }" hoort een tabel: [{ $key }].
policy-error-term = { policy-error-place } in "{ $key }" horen woorden van { $least } tot en met { $most } tekens.
policy-error-text = { policy-error-place } bij "{ $key }" hoort een tekst tussen aanhalingstekens, op één regel.
policy-error-unknown_key = { policy-error-place } "{ $key }" bestaat niet. Hier kan staan: { $options }.

## Waar elk beleid voor is, in één regel (een punt in de naam is hier een liggend streepje)

preset-default = Lengte en sterkte, geen eisen over soorten tekens. Dit geldt als u niets kiest.
preset-nist-63b4-single = De Amerikaanse richtlijn voor een wachtwoord zonder tweede stap.
preset-nist-63b4-mfa = De Amerikaanse richtlijn voor een wachtwoord met een tweede stap.
preset-asvs5-l1 = Voor websites en apps, het eerste niveau van OWASP.
preset-asvs5-l2 = Voor websites en apps met gevoelige gegevens, het tweede niveau van OWASP.
preset-ncsc-uk = Drie willekeurige woorden, zoals de Britse overheid aanraadt.
preset-cyber-essentials-12 = Het Britse keurmerk: 12 tekens.
preset-cyber-essentials-8deny = Het Britse keurmerk: 8 tekens en een lijst met geweigerde wachtwoorden.
preset-cyber-essentials-mfa8 = Het Britse keurmerk: 8 tekens naast een tweede stap.
preset-dtc-nl = Het advies van het Digital Trust Center aan ondernemers: een wachtzin van minstens 12 tekens.
preset-bio2 = Voor de Nederlandse overheid. De BIO2 noemt geen lengte; die vullen wij in.
preset-ad-default = Wat een Windows-domein vraagt zolang niemand het wijzigt.
preset-ad-baseline-14 = Een Windows-domein met de beveiligingsrichtlijn: 14 tekens.
preset-entra-cloud = Zoals Entra ID (Microsoft 365) het beschrijft. Geen belofte dat Entra het aanneemt.
preset-pci-4_0_1 = Voor wie betaalkaarten verwerkt.
preset-cis-pw-only = De gids van CIS voor een wachtwoord zonder tweede stap.
preset-cis-mfa = De gids van CIS voor een wachtwoord met een tweede stap.
preset-tan-1c12nn10 = Wat onderzoek in 2020 aanraadde: minstens 12 tekens, en moeilijk te raden.
preset-ssc-ict-nl = Verouderd: eisen van een dienst van het Rijk, om mee te vergelijken.
preset-eherkenning = Verouderd: eisen van eHerkenning, om mee te vergelijken.
preset-passwdqc-default = De instellingen waarmee passwdqc op Linux begint, voor zover ze uit te drukken zijn.
preset-hipaa = Amerikaanse zorg. Noemt geen getallen: alleen documentatie.
preset-iso27002 = De internationale norm. Noemt geen getallen: alleen documentatie.
