# Nederlands: wat er mis is met een beleid. De woordenlijst en de regels staan boven nl.ftl.
#
# Van elke bevinding zegt lint-<code> wat er mis is en waarom, en lint-remedy-<code> wat er beter is.

help-policy-lint = Zegt wat er mis is met een beleid, volgens welke norm, en wat beter is.
more-policy-lint = Hoeveel wachtzinnen een beleid weigert, wordt gemeten: er worden 4000 wachtzinnen getrokken, elke keer dezelfde.

  Afsluitstatus: 0 niets of alleen adviezen, 1 waarschuwingen of fouten, 2 verkeerd gebruik of een onleesbaar beleid.
usage-policy-lint = sleutel policy lint [OPTIES] NAAM|BESTAND…

lint-title = { $policy }: { $errors ->
    [0] {""}
    [one] 1 fout,{" "}
   *[other] { $errors } fouten,{" "}
}{ $warnings ->
    [0] geen waarschuwingen
    [one] 1 waarschuwing
   *[other] { $warnings } waarschuwingen
}, { $advice ->
    [0] geen adviezen
    [one] 1 advies
   *[other] { $advice } adviezen
}.
lint-advice = ADVIES
lint-clause = Bron: { $clause }.

lint-accepts_everything = Dit beleid weigert niets: elk wachtwoord wordt aangenomen.
lint-remedy-accepts_everything = Is het alleen documentatie, gebruik er dan een ander beleid naast. Kies anders minstens een lengte en een sterkte.
lint-bcrypt_limit = { $unit ->
    [bytes] De grootste lengte is { $maximum } bytes. Dat past bij bcrypt, maar letters met accenten en andere schriften tellen dan twee tot vier keer.
   *[other] De grootste lengte is { $maximum } tekens. Dat lijkt op de grens van bcrypt, maar die ligt bij 72 bytes: bij letters met accenten vallen er aan het eind ongemerkt tekens af.
}
lint-remedy-bcrypt_limit = Gebruik Argon2id, of maak eerst een SHA-384 van het wachtwoord. Blijft het bcrypt, zet dan unit = "bytes" bij [length].
lint-blocklist_part = Een woord van de lijst wordt geweigerd waar het ook staat. Zo valt ook een sterke wachtzin af waarin het toevallig voorkomt.
lint-remedy-blocklist_part = Vergelijk het hele wachtwoord: mode = "whole" bij [blocklist]. Vraag daarnaast een sterkte; een woord van de lijst maakt een wachtwoord vanzelf zwakker.
lint-breach_unanswered = Is de lijst met gelekte wachtwoorden niet bereikbaar, dan wordt elk wachtwoord geweigerd. Niemand kan dan wijzigen, ook niet wie het dringend moet.
lint-remedy-breach_unanswered = Zet de lijst op een eigen schijf (sleutel breach download), of kies unknown = "warn".
lint-characters_forbidden = Deze gewone tekens mogen niet: { $characters }. Wie een wachtwoordmanager gebruikt, loopt daarop vast.
lint-remedy-characters_forbidden = Sta alle zichtbare tekens toe. Kan een systeem ze niet aan, herstel dan dat systeem.
lint-composition_rule = Het beleid vraagt om soorten tekens. Mensen doen dat allemaal hetzelfde: een hoofdletter vooraan, een getal of teken achteraan. Aanvallers weten dat.
lint-remedy-composition_rule = Laat de eis weg. Vraag een lengte en een sterkte: minimum_log10_guesses.
lint-context_part = Namen en woorden van de organisatie worden geweigerd waar ze ook staan. ASVS raadt dat aan, maar NIST staat alleen het vergelijken van het hele wachtwoord toe.
lint-remedy-context_part = Kies welke norm voor u geldt. Voor NIST: mode = "warn" bij [context]; de sterkte rekent zulke woorden al mee.
lint-directory_composition = { $directory ->
    [entra] Entra vraagt drie van de vier soorten tekens. Dat is niet uit te zetten.
   *[active_directory] Active Directory vraagt drie van de vijf soorten tekens. Mensen doen dat allemaal hetzelfde: een hoofdletter vooraan, een getal achteraan.
}
lint-remedy-directory_composition = { $directory ->
    [entra] Zeg erbij dat spaties als bijzonder teken tellen: een wachtzin met een hoofdletter en spaties is genoeg.
   *[active_directory] Zet in Windows de complexiteitseis uit en vraag minstens 14 tekens. Vul dat aan met een filter dat de sterkte beoordeelt.
}
lint-keyboard_demanded = Er moet een van deze tekens in: { $characters }. Op andere toetsenborden liggen die achter een dode toets of AltGr. Wie elders inlogt, kan het wachtwoord misschien niet typen.
lint-remedy-keyboard_demanded = Laat de eis weg, of neem tekens erbij die op elk toetsenbord gewoon te typen zijn.
lint-length_not_promised = Er staat niet bij welke lengte altijd moet mogen. Een systeem dat lange wachtwoorden ongemerkt afkapt, valt dan niet op.
lint-remedy-length_not_promised = Zet at_least_allowed = 64 bij [length], en probeer dat uit op elk systeem.
lint-length_unit = De minimumlengte telt { $unit ->
    [bytes] bytes
   *[other] Windows-tekens (UTF-16)
} en geen tekens. Een letter met accent of een emoji telt dan vaker, dus het wachtwoord mag korter zijn.
lint-remedy-length_unit = Tel tekens: unit = "code_points" bij [length].
lint-look_alikes_demanded = Er moet een van deze tekens in: { $characters }. Die worden verward met andere, op het oog of door de telefoon.
lint-remedy-look_alikes_demanded = Laat de eis weg, of neem tekens erbij die niet te verwarren zijn.
lint-low_strength = De gevraagde sterkte is { $minimum }. Zo veel haalt een aanvaller ook op een inlogpagina.
lint-remedy-low_strength = Vraag tien miljard pogingen: minimum_log10_guesses = 10. Is er een tweede stap, vraag dan minstens een miljoen.
lint-maximum_too_low = De grootste lengte is { $maximum } { policy-unit }. Een wachtzin of een wachtwoord uit een wachtwoordmanager past daar vaak niet in.
lint-remedy-maximum_too_low = Sta minstens 64 tekens toe. Een systeem dat een hash bewaart, heeft geen kleinere grens nodig.
lint-minimum_age = Een wachtwoord is pas na { $days ->
    [one] 1 dag
   *[other] { $days } dagen
} weer te wijzigen. Wie merkt dat een ander het kent, kan dus niets doen.
lint-remedy-minimum_age = Laat de eis weg. Moet hij blijven, leg dan vast hoe de helpdesk hem meteen kan overslaan.
lint-minimum_second_factor = Een minimumlengte van { $minimum } tekens is volgens NIST alleen genoeg als er een tweede stap is.
lint-remedy-minimum_second_factor = Vraag 15 tekens waar het wachtwoord het enige is, of zorg voor een tweede stap.
lint-minimum_too_low = { $minimum ->
    [0] Er is geen minimumlengte.
    [one] De minimumlengte is 1 teken.
   *[other] De minimumlengte is { $minimum } tekens.
} Ook met een tweede stap vraagt NIST er minstens 8.
lint-remedy-minimum_too_low = Vraag 15 tekens, of 8 als er een tweede stap is.
lint-name_particles = Van { $draws } willekeurige wachtzinnen werden er { $refused } geweigerd ({ $percent }%) voor iemand die { $name } heet. Losse stukjes zoals "van" en "den" tellen mee als deel van de naam, en ze zitten in veel gewone woorden.
lint-remedy-name_particles = In een eigen beleid: minimum_token = 4 bij [context]. In Windows is dit niet in te stellen. Laat sleutel het vooraf zeggen: check en generate met --display-name.
lint-no_blocklist = Veelgebruikte wachtwoorden worden niet met een lijst geweigerd. NIST vraagt zo'n lijst.
lint-remedy-no_blocklist = Zet common = 100000 bij [blocklist].
lint-no_breach_check = Gelekte wachtwoorden worden niet geweigerd.
lint-remedy-no_breach_check = Zet mode = "refuse" bij [breach], en geef sleutel een lijst met gelekte wachtwoorden.
lint-no_change_on_compromise = Er staat niet in dat een wachtwoord gewijzigd moet worden als iemand anders het kent.
lint-remedy-no_change_on_compromise = Zet rotate_on_compromise = true bij [lifetime].
lint-no_context_words = Namen en woorden van de organisatie worden niet herkend. Aanvallers beginnen daarmee.
lint-remedy-no_context_words = Voeg [context] toe, met mode = "refuse" of "warn".
lint-no_similarity_floor = Een nieuw wachtwoord mag op het oude lijken: van 2025 naar 2026 is goed. Wie het oude kent, raadt dat meteen.
lint-remedy-no_similarity_floor = Zet minimum_log10_guesses = 6 bij [similarity].
lint-no_strength_floor = Er wordt niet gevraagd hoe moeilijk het wachtwoord te raden is. Lengte en soorten tekens zeggen dat niet.
lint-remedy-no_strength_floor = Zet minimum_log10_guesses = 10 boven in het bestand.
lint-nothing_accepted = Van { $draws } willekeurige wachtwoorden werd er geen enkel aangenomen: ze zijn nooit moeilijk genoeg te raden.
lint-remedy-nothing_accepted = Sta een grotere lengte toe, of vraag een kleinere sterkte.
lint-passphrases_refused = Van { $draws } willekeurige wachtzinnen van vier woorden werden er { $refused } geweigerd ({ $percent }%). Die zijn sterk genoeg; de eisen zien dat niet.
lint-remedy-passphrases_refused = Geef zo'n wachtzin aan "sleutel check": dan ziet u welke eis weigert. Meestal zijn dat soorten tekens of een laag maximum voor de lengte.
lint-periodic_change = Het wachtwoord verloopt na { $days ->
    [one] 1 dag.
   *[other] { $days } dagen.
} Wie steeds moet wijzigen, telt op, en dat raadt een aanvaller.
lint-remedy-periodic_change = Laat max_age_days weg. Laat wijzigen als iemand anders het wachtwoord kent of misschien kent.
lint-redundant_rule = De eis "{ $rule }" voegt niets toe: wat hij vraagt, zit al in "{ $by }".
lint-remedy-redundant_rule = Laat hem weg. Elke eis is er een om te lezen.
lint-repeat_rule = Hetzelfde teken mag hoogstens { $maximum } keer achter elkaar. Dat is ook een eis over de vorm, en de sterkte rekent herhaling al mee.
lint-remedy-repeat_rule = Laat de eis weg als er een sterkte wordt gevraagd.
lint-short_blocklist = De lijst met veelgebruikte wachtwoorden houdt op bij { $count }. ASVS vraagt er minstens 3000.
lint-remedy-short_blocklist = Zet common = 100000 bij [blocklist].
lint-space_forbidden = Een spatie mag niet. Juist een wachtzin heeft spaties.
lint-remedy-space_forbidden = Sta de spatie toe.
lint-unicode_forbidden = Letters met accenten en andere schriften mogen niet.
lint-remedy-unicode_forbidden = Sta ze toe, en breng ze vóór het hashen in één vorm (NFC). Kan het systeem dat niet, zeg het dan vooraf.
lint-unsatisfiable = Geen enkel wachtwoord voldoet, want deze eisen gaan niet samen: { $names }.
lint-remedy-unsatisfiable = Laat een van deze eisen los.

lint-rule-absent = woorden die er niet in mogen
lint-rule-at_least = tekens die erin moeten
lint-rule-classes = het aantal soorten tekens
lint-rule-exactly = een vast aantal tekens van een soort
lint-rule-maximum_length = de grootste lengte
lint-rule-maximum_run = hoe vaak een teken achter elkaar mag
lint-rule-minimum_length = de minimumlengte
lint-rule-only = welke tekens mogen
