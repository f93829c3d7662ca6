# Het scherm Bestand: veel wachtwoorden tegelijk. Woordenlijst en regels staan boven in nl.ftl.

tui-audit-title = Bestand
tui-audit-choose = Kies een bestand met op elke regel één wachtwoord: pijlen en Enter, of typ de naam. De wachtwoorden zelf komen niet in beeld.
tui-audit-page = U bent uit het veld. Tab: terug naar het veld. ?: hulp. q: stoppen.
tui-audit-field = Bestand
tui-audit-folder = Map: { $folder }
tui-audit-folder_unreadable = Deze map is niet te lezen: { io-reason }. Typ de naam van een bestand, of druk op Enter om te beginnen waar u het programma startte.
tui-audit-left_out = { $count ->
    [one] Er is nog 1 naam die hier niet staat: typ die.
   *[other] Er zijn nog { $count } namen die hier niet staan: typ de naam.
}
tui-audit-reading = De map wordt gelezen…
tui-audit-up = .. (een map hoger)
tui-audit-control = Er is niets geplakt: er staat een regeleinde of een ander stuurteken in. Plak alleen de naam.
tui-audit-length = Er is niets bij gekomen: zo lang is geen naam van een bestand.
tui-audit-by = Beoordeeld met beleid: { $policies }
tui-audit-opening = Het bestand wordt geopend…
tui-audit-running = { $records ->
    [one] Bezig: 1 wachtwoord beoordeeld, { $done } van { $size }
   *[other] Bezig: { $records } wachtwoorden beoordeeld, { $done } van { $size }
}. Esc: stoppen.
tui-audit-stopping = Het stoppen is begonnen…
tui-audit-complete = Klaar: het hele bestand is gelezen.
tui-audit-stopped = { $records ->
    [0] Gestopt voordat er iets was beoordeeld.
    [one] Gestopt na 1 wachtwoord. De rest is niet beoordeeld.
   *[other] Gestopt na { $records } wachtwoorden. De rest is niet beoordeeld.
}
tui-audit-failed = Het bestand is niet te lezen: { io-reason }. { $records ->
    [0] Er is niets beoordeeld. Druk op Enter en kies een ander bestand.
    [one] Alleen het eerste wachtwoord is beoordeeld.
   *[other] Alleen de eerste { $records } wachtwoorden zijn beoordeeld.
}
tui-audit-bytes = { $count } { $unit }
tui-audit-key-take = kies
tui-audit-key-stop = stop
tui-audit-key-other = kies ander
tui-audit-help = Hier beoordeelt u veel wachtwoorden tegelijk. U kiest een bestand met op elke regel één wachtwoord, en ziet daarna hoeveel er voldoen, hoe moeilijk ze te raden zijn en wat er het vaakst mis is. Een wachtwoord uit het bestand komt nooit in beeld.
    Kies met de pijlen en druk op Enter: een map gaat open, een bestand wordt beoordeeld. U kunt ook een naam typen of een pad plakken.
    Tijdens het beoordelen kunt u naar andere schermen. Met Esc stopt u; wat er tot dan is geteld, blijft staan.
    Startte u met --breach, dan wordt ook van elk wachtwoord gevraagd of het gelekt is.
