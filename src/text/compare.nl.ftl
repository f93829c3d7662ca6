# Nederlands: beleid naast elkaar. De woordenlijst en de regels staan boven nl.ftl.

help-policy-compare = Zet naast elkaar wat elk beleid vraagt, en zegt wat er overblijft als alle moeten instemmen.
more-policy-compare = Zo ziet u vooraf of een wachtwoord in twee omgevingen tegelijk kan gelden. Past het naast elkaar niet op het scherm, dan staat het onder elkaar.

  Afsluitstatus: 0 vergeleken, 1 geen enkel wachtwoord voldoet aan alle, 2 verkeerd gebruik of niet te tellen.
usage-policy-compare = sleutel policy compare [OPTIES] NAAM|BESTAND…
option-names = Ingebouwde namen, of TOML-bestanden.
    .value = NAAM|BESTAND

compare-about = Onderwerp
compare-together = samen
compare-nothing = geen eis
compare-aspect-length = Lengte
compare-aspect-characters = Toegestane tekens
compare-aspect-composition = Soorten tekens
compare-aspect-blocklist = Geweigerde woorden
compare-aspect-names = Namen
compare-aspect-strength = Sterkte
compare-aspect-breach = Datalekken
compare-aspect-earlier = Eerdere wachtwoorden
compare-aspect-change = Wijzigen

compare-allows_length = { $length } { policy-unit } moet altijd mogen
compare-any_composition = geen soort tekens is verplicht
compare-change_on_compromise = meteen, als iemand anders het kent
compare-history = { $passwords ->
    [one] niet het huidige wachtwoord
   *[other] niet een van de laatste { $passwords }
}
compare-maximum_age = na { $days ->
    [one] 1 dag
   *[other] { $days } dagen
}
compare-minimum_age = niet binnen { $days ->
    [one] 1 dag
   *[other] { $days } dagen
}
compare-no_regular_change = niet om de zoveel tijd

compare-possible = Alle eisen gaan samen. Van { $length } tekens zijn er { $bits } bits aan wachtwoorden die aan de eisen over lengte, tekens en woorden voldoen.
compare-nothing-accepted = Van { $draws } willekeurige wachtwoorden die aan de eisen over lengte, tekens en woorden voldoen, was er geen enkel moeilijk genoeg te raden. Sta een grotere lengte toe, of vraag een kleinere sterkte.
compare-beyond-ascii = Aan deze eisen voldoen alleen wachtwoorden met letters met accenten of een ander schrift. Hoeveel dat er zijn, is niet geteld.

head-policy = Beleid
head-verdict = Oordeel
head-reason = Reden
no-objection = geen bezwaar
policy-no-objection = { $policy }: geen bezwaar.
label-caveat = Let op ({ $policy })
entra-no-promise = Dit volgt het algoritme dat Microsoft van Entra heeft gepubliceerd. Het is geen belofte: Microsoft houdt de eigen lijst met verboden woorden geheim, dus Entra kan dit wachtwoord toch weigeren.
contact = { $helpdesk ->
    [none] {""}
   *[given] Bel de helpdesk: { $number }.{" "}
}{ $portal ->
    [none] {""}
   *[given] Wijzigen kan op { $address }
}
heading-contact = Hulp nodig?
label-contact = Hulp
