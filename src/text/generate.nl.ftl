# Wachtwoorden maken. Woordenlijst en regels staan boven in nl.ftl.

help-generate = Maakt een wachtwoord dat aan het beleid voldoet. Elk mogelijk wachtwoord is even waarschijnlijk.
usage-generate = sleutel generate [OPTIES]
option-passphrase = Maak een wachtzin van losse woorden.
option-pin = Maak een pincode die niet op de lijst van veelgekozen codes staat.
option-length = Aantal tekens, of aantal cijfers van een pincode (anders 16, of wat het beleid vraagt; 6 voor een pincode).
    .value = AANTAL
option-class = Soort tekens die erin moet: lower (kleine letters), upper (hoofdletters), digit (cijfers), symbol (bijzondere tekens) of space (spaties). Met =2 precies twee, met =2+ twee of meer. Mag vaker; anders alle soorten behalve de spatie.
    .value = SOORT[=AANTAL]
option-words = Aantal woorden van een wachtzin (anders 5).
    .value = AANTAL
option-wordlist = Taal van de woorden: nl of en (anders de taal van het programma).
    .value = TAAL
option-separator = Teken tussen de woorden (anders een streepje).
    .value = TEKEN
option-capital = Hoofdletters in een wachtzin: each (elk woord), first (het eerste woord) of none (geen). Anders geen, of wat het beleid vraagt.
    .value = WAAR
option-digit = Zet een cijfer achter de wachtzin (anders alleen als het beleid erom vraagt).
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
option-clear_after = Wis het klembord na zoveel seconden: 1 tot 3600 (anders 30).
    .value = SECONDEN
option-count = Maak er zoveel: 1 tot 10000 (anders een).
    .value = AANTAL

generate-strength = Sterkte: minstens { $bits } bits. Alle wachtwoorden die het beleid goedkeurt, zijn geteld en waren even waarschijnlijk.
generate-strength_unknown = Sterkte: het beleid keurt zoveel van deze wachtwoorden af dat de sterkte niet te tellen is. Maak het langer.
generate-say = Lees het zo voor, met een pauze na elke regel:
generate-say_words = Zeg de woorden zelf, en spel alleen wat de ander niet verstaat. Zo spelt u, met een pauze na elke regel:
generate-read_back = Laat het daarna teruglezen, als er niemand meeluistert. Samen { $total } tekens: { $capitals ->
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
generate-copied = Het wachtwoord staat op het klembord. Over { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } seconden
} wordt het gewist; met Ctrl-C wist u het meteen.
generate-copied_terminal = De terminal is gevraagd het wachtwoord op het klembord te zetten. Niet elke terminal doet dat: plak het om te zien of het gelukt is. Over { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } seconden
} wordt gevraagd het te wissen; met Ctrl-C gebeurt dat meteen.
generate-copied_tmux = Het wachtwoord staat in een plakbuffer van tmux, en de terminal is gevraagd het op het klembord te zetten. Over { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } seconden
} wordt het gewist; met Ctrl-C wist u het meteen.
generate-cleared = Het klembord is gewist.
generate-cleared_tmux = Het wachtwoord is weg uit tmux, en de terminal is gevraagd het klembord te wissen. Kopieer iets anders als u zeker wilt zijn.
generate-replaced = Op het klembord staat inmiddels iets anders. Dat is zo gelaten.
generate-asked = De terminal is gevraagd het klembord te wissen. Of dat gebeurd is, zegt een terminal niet: kopieer iets anders als u zeker wilt zijn.

generate-clash = Zo'n wachtwoord bestaat niet, want { $count ->
    [one] deze eis is onmogelijk
   *[other] deze eisen gaan niet samen
}: { $rules }. Verander een ervan.
generate-clashing = { $rule ->
    [absent] een naam of woord mag er niet in staan
    [at_least] minstens { $number } { generate-set }
    [classes] minstens { $number } soorten tekens
    [exactly] precies { $number } { generate-set }
    [maximum_class_run] hoogstens { $number } { $number ->
        [one] teken
       *[other] tekens
    } van één soort achter elkaar
    [maximum_length] hoogstens { $number } { $number ->
        [one] teken
       *[other] tekens
    }
    [maximum_run] hetzelfde teken hoogstens { $number } keer achter elkaar
    [minimum_length] minstens { $number } { $number ->
        [one] teken
       *[other] tekens
    }
   *[only] alleen bepaalde tekens mogen
} ({ $by ->
    [policy] beleid { $name }
    [screen] uw recept
   *[recipe] { $name ->
        [allowed] --allow
        [classes] --class, of de gewone soorten tekens
        [forbidden] --forbid
        [layouts] --keyboard
        [look_alikes] --look-alikes
        [passphrase] --passphrase
        [words] --words
       *[length] --length
    }
})
generate-set = { $set ->
    [digit] { $number ->
        [one] cijfer
       *[other] cijfers
    }
    [letter] { $number ->
        [one] letter
       *[other] letters
    }
    [lower] { $number ->
        [one] kleine letter
       *[other] kleine letters
    }
    [space] { $number ->
        [one] spatie
       *[other] spaties
    }
    [symbol] { $number ->
        [one] bijzonder teken
       *[other] bijzondere tekens
    }
    [upper] { $number ->
        [one] hoofdletter
       *[other] hoofdletters
    }
   *[other] { $number ->
        [one] teken uit een reeks
       *[other] tekens uit een reeks
    }
}
generate-out_of_range = { $option ->
    [digits] Een pincode heeft
    [words] Een wachtzin heeft
   *[length] Een wachtwoord heeft
} hier { $minimum } tot { $maximum } { $option ->
    [digits] cijfers
    [words] woorden
   *[length] tekens
}. Kies een aantal daartussen.
generate-nothing_accepted = Van { $draws } getrokken wachtwoorden keurde het beleid er geen goed. Vraag een langer wachtwoord, of meer soorten tekens (niet alleen cijfers).
generate-too_complex = Er wordt te veel tegelijk gevraagd om de mogelijkheden te tellen. Vraag minder vaste aantallen of een kleinere lengte.
generate-no_clipboard_why = { $why ->
    [multiplexer] tmux of screen op uw eigen computer zou het wachtwoord bewaren in een lijst van buffers, en die kan sleutel hiervandaan niet wissen.
    [terminal] Deze terminal heeft geen klembord dat sleutel kan bereiken.
   *[none] Er is geen klembord te bereiken: geen wl-copy, xclip, xsel of pbcopy, en geen terminal.
}
generate-no_clipboard = { generate-no_clipboard_why } Laat --copy weg om het wachtwoord op het scherm te zien.
generate-clipboard_held = Het klembord kon niet worden gewist: het wachtwoord staat er misschien nog op. Kopieer nu iets anders.
generate-needs = { $option } doet niets zonder { $other }. Zet { $other } erbij, of laat { $option } weg.
generate-not_together = { $option } en { $other } gaan niet samen. Laat een van de twee weg.
generate-no_randomness = Het besturingssysteem geeft geen toevalsgetallen. Zonder die maakt sleutel geen wachtwoord; probeer het later opnieuw.
generate-wrong_separator = Tussen de woorden kan één leesteken of een spatie staan, of niets. Kies er een na --separator.
