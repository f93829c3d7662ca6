# Nederlands: de controle van veel wachtwoorden. De woordenlijst en de regels staan boven in nl.ftl.

## De opdracht

help-audit = Beoordeelt veel wachtwoorden: één per regel, uit een bestand of (-) van de standaardinvoer.
more-audit = Zegt van elk wachtwoord, in de volgorde van de invoer, of het aan het beleid voldoet en waarom; nooit een deel van het wachtwoord. Met Ctrl-C stopt u netjes; dan staat er hoe ver de beoordeling kwam.

  Afsluitstatus: 0 alles voldoet, 1 er is iets geweigerd of niet leesbaar, 2 verkeerd gebruik, 3 niet gelezen, niet geschreven of gestopt.
usage-audit = sleutel audit [OPTIES] BESTAND|-
option-file = De wachtwoorden, één per regel; - leest de standaardinvoer.
    .value = BESTAND|-
option-null = Tussen de wachtwoorden staat een NUL-byte in plaats van een regeleinde.
option-audit_format = Hoe het antwoord eruitziet: ndjson of csv (één regel per wachtwoord) of summary (samenvatting). Zonder deze optie: summary op een terminal, anders ndjson.
    .value = VORM
option-jobs = Hoeveel threads tegelijk werken, 1 tot 1024. Zonder deze optie: evenveel als er kernen zijn.
    .value = AANTAL
progress-records = { $records ->
    [one] 1 wachtwoord beoordeeld
   *[other] { $records } wachtwoorden beoordeeld
}

## De samenvatting

summary-records = { $records ->
    [0] Er zijn geen wachtwoorden: de invoer is leeg. Controleer of dit het goede bestand is.
    [one] 1 wachtwoord.
   *[other] { $records } wachtwoorden.
}
label-records = Wachtwoorden
summary-accepted = Voldoet
summary-refused = Voldoet niet
audit-table = De regels lijken rijen van een tabel: in elke staan evenveel puntkomma's, komma's of tabs. Een hele regel telt als één wachtwoord, en dan klopt de uitkomst niet. Geef alleen de kolom met wachtwoorden.
summary-unreadable = Niet leesbaar
label-unreadable = Niet leesbaar, { $reason }
unreadable-control_character = met een stuurteken
unreadable-empty = leeg
unreadable-not_utf8 = geen tekst (UTF-8)
unreadable-too_large = langer dan elk wachtwoord
count = { $count }
share = { $count } ({ $percent }%)
heading-decades = Hoeveel pogingen ze kosten
label-decade = Pogingen, vanaf 10 tot de macht { $exponent }
summary-strong = Sterk genoeg (10 miljard pogingen of meer)
heading-codes = Wat het vaakst is gevonden
label-code = Gevonden: { $name }

## Wat mis kan gaan

failure-records_unreadable = De wachtwoorden zijn niet te lezen: { io-reason }. { $records ->
    [0] Er is niets beoordeeld. Controleer de naam en de rechten van het bestand.
    [one] Alleen het eerste wachtwoord is beoordeeld; de rest ontbreekt in het antwoord.
   *[other] Alleen de eerste { $records } wachtwoorden zijn beoordeeld; de rest ontbreekt in het antwoord.
}
failure-stopped = Gestopt { $records ->
    [0] voor het eerste wachtwoord. Er is niets beoordeeld.
    [one] na 1 wachtwoord. Tot daar is het antwoord volledig; de rest is niet beoordeeld.
   *[other] na { $records } wachtwoorden. Tot daar is het antwoord volledig; de rest is niet beoordeeld.
}

## Korte namen van wat er mis is

short-brand_and_number = merk of winkel met een getal of teken
short-club_and_number = voetbalclub met een getal of teken
short-common_password = veelgebruikt wachtwoord
short-common_variant = veelgebruikt wachtwoord, iets veranderd
short-common_and_number = veelgebruikt woord met een getal of teken
short-common_phrase = vaste uitdrukking
short-context_word = woord van de persoon of de organisatie
short-date = datum
short-feast_day_and_number = feestdag met een getal of datum
short-few_words = maar enkele veelgebruikte woorden
short-greeting_and_number = begroeting met een getal of teken
short-keyboard_walk = toetsenbordpatroon
short-leet = cijfers of tekens in plaats van letters
short-love_word_and_number = liefdevol woord met een getal of teken
short-month_and_year = maand met een jaartal of getal
short-name_and_number = naam met een getal of teken
short-number_plate = kenteken
short-office_word_and_number = woord van kantoor met een getal of teken
short-phone_number = telefoonnummer
short-place_and_number = plaats of streek met een getal of teken
short-postcode = postcode
short-predictable_capital = hoofdletter vooraan
short-predictable_ending = cijfers of tekens achteraan
short-predictable = lijkt op wat mensen bedenken
short-repeat = steeds hetzelfde teken
short-repeated_part = hetzelfde deel twee keer of vaker
short-reversed = bekend woord achterstevoren
short-season_and_year = seizoen met een jaartal
short-sequence = reeks
short-short = te weinig tekens
short-swear_word_and_number = scheldwoord met een getal of teken
short-unanalysed = langer dan meetelt
short-weekday_and_number = dag van de week met een getal of teken
short-word = één woord uit een woordenlijst
short-year = jaartal
short-blocklisted = staat op de lijst die het beleid weigert
short-blocklisted_part = woord dat het beleid weigert
short-context_included = woord van de persoon of de organisatie, door het beleid geweigerd
short-exposure_found = gelekt
short-exposure_unknown = niet bekend of het gelekt is
short-forbidden_character = teken dat niet is toegestaan
short-missing_class = soort teken ontbreekt
short-missing_required = vereist teken ontbreekt
short-near_banned_term = bijna een geweigerd woord
short-too_few_classes = te weinig soorten tekens
short-too_guessable = te makkelijk te raden
short-too_long = te lang
short-too_many_banned_terms = bijna niets naast geweigerde woorden
short-too_many_repeats = hetzelfde teken te vaak achter elkaar
short-too_short = te kort
short-too_similar = te veel als het oude wachtwoord
