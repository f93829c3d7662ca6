# Het scherm dat wachtwoorden maakt, en het klembord. Woordenlijst en regels staan boven in nl.ftl.

tui-key-alphabet = voorlezen
tui-key-arrows = Pijlen
tui-key-candidates = lijst
tui-key-change = wijzig
tui-key-copy = kopieer
tui-key-others = andere
tui-key-recipe = recept

tui-generate-title = Maken
tui-generate-help = Sleutel maakt meteen een lijst met wachtwoorden die aan het beleid voldoen. Alle zijn even goed: kies er een.
    Boven of links staat het recept. Kies met pijl omhoog en omlaag een regel, en wijzig die met pijl links en rechts. Na elke wijziging komt er een nieuwe lijst.
    Met Tab gaat u naar de lijst en terug. Enter zet het gekozen wachtwoord op het klembord. Na 30 seconden, en als u stopt, wist sleutel het daar weer.
    U ziet alleen stippen tot u op F2 drukt. Kopiëren kan ook zonder het te tonen.
    F5 maakt andere wachtwoorden. F9 kiest hoe u voorleest: met het Nederlandse telefoonalfabet, met dat van de NAVO, of niet.
    De lijst wordt nergens bewaard: als u naar een ander scherm gaat, is zij weg.
tui-generate-masked = U ziet stippen. F2: toon de wachtwoorden. F8: kopieer het gekozen.
tui-generate-shown = Iedereen die meekijkt, ziet ze nu. F2: verberg ze weer.
tui-generate-recipe = Recept
tui-generate-candidates = Kies een wachtwoord
tui-generate-asked = Er worden wachtwoorden gemaakt…
tui-generate-none = Er is geen wachtwoord om te kiezen.
tui-generate-nothing = Dit kan niet
tui-generate-strength = Hoe sterk
tui-generate-outcomes = Het recept alleen: precies { $bits } bits.
tui-generate-pin_policy = Het wachtwoordbeleid geldt niet voor een pincode.
tui-generate-whole = Het gekozen wachtwoord in zijn geheel

tui-recipe-label = { $setting ->
    [capital] Hoofdletters
    [digit] Cijfer
    [keyboard] Toetsenbord
    [kind] Soort
    [language] Taal
    [length] Lengte
    [look_alikes] Tekens als 0 en O
    [separator] Ertussen
   *[words] Woorden
}
tui-recipe-capital = { $value ->
    [each] elk woord
    [first] eerste woord
    [none] geen
   *[policy] als het beleid het vraagt
}
tui-recipe-digit = { $value ->
    [last] achteraan
   *[policy] als het beleid het vraagt
}
tui-recipe-keyboard = { $value ->
    [all] alle drie
    [belgian] ook Belgisch
    [none] maakt niet uit
    [us] ook VS
   *[us_international] ook VS-internationaal
}
tui-recipe-kind = { $value ->
    [characters] tekens
    [passphrase] wachtzin
   *[pin] pincode
}
tui-recipe-language = { $value ->
    [en] Engels
   *[nl] Nederlands
}
tui-recipe-look_alikes = { $value ->
    [allowed] mogen
    [phone] niet; ook op gehoor
   *[visual] niet
}
tui-recipe-separator = { $value ->
    [dash] streepje
    [none] niets
    [space] spatie
    [stop] punt
   *[underscore] laag streepje
}

tui-speech-heading = Voorlezen met { $alphabet ->
    [nato] het alfabet van de NAVO
   *[nl] het Nederlandse telefoonalfabet
}
tui-speech-masked = Druk op F2: dan ziet u hoe u het gekozen wachtwoord voorleest.

tui-copy-asked = Wordt gekopieerd…
tui-copy-clearing = Het klembord wordt gewist…
tui-copy-message = De tekst staat op het klembord.
tui-copy-none = { $why } F2 laat het wachtwoord zien.
tui-copy-password = { $place ->
    [terminal] De terminal is gevraagd het wachtwoord op het klembord te zetten. Plak het om te zien of dat gelukt is.
    [tmux] Het wachtwoord staat in een plakbuffer van tmux, en de terminal is gevraagd het op het klembord te zetten.
   *[desktop] Het wachtwoord staat op het klembord.
} Gewist over { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } seconden
}, of als u stopt.
