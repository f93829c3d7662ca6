# Wachtwoorden maken. Woordenlijst en regels staan boven in nl.ftl.

help-generate = Maakt een wachtwoord dat aan het beleid voldoet. Elk mogelijk wachtwoord is even waarschijnlijk.
usage-generate = sleutel generate [OPTIES]
option-passphrase = Maak een wachtzin van losse woorden.
option-pin = Maak een pincode die niet op de lijst van veelgekozen codes staat.
option-length = Aantal tekens, of aantal cijfers van een pincode (anders 16, of wat het beleid vraagt; 6 voor een pincode).
    .value = AANTAL
option-words = Aantal woorden van een wachtzin (anders 5).
    .value = AANTAL
option-wordlist = Taal van de woorden: nl of en (anders de taal van het programma).
    .value = TAAL
option-separator = Teken tussen de woorden (anders een streepje).
    .value = TEKEN
option-capital = Hoofdletters in een wachtzin: each (elk woord), first (het eerste woord) of none (geen).
    .value = WAAR
option-digit = Zet een cijfer achter de wachtzin.
option-look_alikes = Laat tekens weg die op elkaar lijken: visual (voor het oog) of phone (ook voor het oor); allowed laat alles toe.
    .value = NIVEAU
option-keyboard = Alleen tekens die op dit toetsenbord op dezelfde plaats zitten: us, us_international of belgian (mag vaker).
    .value = TOETSENBORD
option-allow = Alleen deze tekens.
    .value = TEKENS
option-forbid = Deze tekens niet.
    .value = TEKENS
option-say = Schrijf erbij hoe u het voorleest: nl (Nederlands telefoonalfabet) of nato.
    .value = ALFABET
option-copy = Zet het op het klembord in plaats van op het scherm.
option-clear_after = Wis het klembord na zoveel seconden (anders 30).
    .value = SECONDEN
option-count = Maak er zoveel.
    .value = AANTAL

generate-strength = Sterkte: minstens { $bits } bits, zo geteld dat het beleid is meegerekend.
generate-read_back = Laat het teruglezen. Samen { $total } tekens: { $capitals ->
    [one] { $capitals } hoofdletter
   *[other] { $capitals } hoofdletters
}, { $small ->
    [one] { $small } kleine letter
   *[other] { $small } kleine letters
}, { $digits ->
    [one] { $digits } cijfer
   *[other] { $digits } cijfers
}, { $signs ->
    [one] { $signs } bijzonder teken
   *[other] { $signs } bijzondere tekens
}.
generate-copied = Het wachtwoord staat op het klembord. Over { $seconds } seconden wordt het gewist; met Ctrl-C wist u het meteen.
generate-copied_terminal = De terminal is gevraagd het wachtwoord op het klembord te zetten. Niet elke terminal doet dat: plak het om te zien of het gelukt is. Over { $seconds } seconden wordt gevraagd het te wissen; met Ctrl-C gebeurt dat meteen.
generate-cleared = Het klembord is gewist.
generate-replaced = Op het klembord staat inmiddels iets anders. Dat is zo gelaten.
generate-asked = De terminal is gevraagd het klembord te wissen. Of dat gebeurd is, zegt een terminal niet: kopieer iets anders als u zeker wilt zijn.

generate-clash = Zo'n wachtwoord bestaat niet, want deze eisen gaan niet samen: { $rules }. Laat een ervan los.
generate-clashing = { $rule ->
    [absent] een naam of woord dat er niet in mag
    [at_least] een aantal tekens dat erin moet
    [classes] het aantal soorten tekens
    [exactly] een vast aantal tekens van een soort
    [maximum_class_run] hoeveel tekens van één soort achter elkaar mogen staan
    [maximum_length] de grootste lengte
    [maximum_run] hoe vaak een teken achter elkaar mag
    [minimum_length] de kleinste lengte
   *[only] welke tekens mogen
} ({ $by ->
    [policy] beleid { $name }
   *[recipe] gevraagd met { $name ->
        [allowed] --allow
        [classes] de gewone soorten tekens
        [digits] --length
        [forbidden] --forbid
        [layouts] --keyboard
        [look_alikes] --look-alikes
       *[length] --length
    }
})
generate-out_of_range = { $option ->
    [digits] Een pincode heeft
    [words] Een wachtzin heeft
   *[length] Een wachtwoord heeft
} hier { $minimum } tot { $maximum } { $option ->
    [digits] cijfers
    [words] woorden
   *[length] tekens
}. Kies een aantal daartussen.
generate-nothing_accepted = Van { $draws } getrokken wachtwoorden keurde het beleid er geen goed. Maak het langer.
generate-too_complex = Er wordt te veel tegelijk gevraagd om de mogelijkheden te tellen. Vraag minder vaste aantallen of een kleinere lengte.
generate-no_clipboard = Er is geen klembord te bereiken: geen xclip, xsel, wl-copy of pbcopy, en geen terminal. Laat --copy weg om het wachtwoord op het scherm te zien.
generate-no_randomness = Het besturingssysteem geeft geen toevalsgetallen. Zonder die maakt sleutel geen wachtwoord; probeer het later opnieuw.
generate-wrong_separator = Tussen de woorden kan één leesteken of een spatie staan, of niets. Kies er een na --separator.
