# `sleutel breach`. Niveau B1, u; gelekt of "komt voor in een datalek", nooit gepwned; onbekend heet nooit veilig.

breach-check-absent = Dit wachtwoord komt niet voor in de datalekken die zijn doorzocht.
breach-check-common = Dit wachtwoord staat op de lijst van veelgebruikte wachtwoorden in dit programma. Kies een ander.
breach-check-found = Dit wachtwoord is gelekt: het komt { $count ->
    [one] één keer
   *[other] { $count } keer
} voor in bekende datalekken. Kies een ander, en wijzig het overal waar u het gebruikt.
breach-check-unknown = Het is niet bekend of dit wachtwoord is gelekt: { breach-reason } Zie dit niet als een goed teken.

breach-reason = { $reason ->
    [answer_too_large] het antwoord was groter dan het kan zijn. Controleer het adres van de server.
    [busy] de server heeft het te druk. Probeer het later opnieuw.
    [common_list_only] alleen de lijst van veelgebruikte wachtwoorden in dit programma is doorzocht, en daar staat het niet op. Vraag het met --breach online, of met --breach en een lijst met gelekte wachtwoorden.
    [compression] het antwoord kon niet worden uitgepakt. Probeer het opnieuw.
    [corpus] de lijst met gelekte wachtwoorden is beschadigd of kan niet worden gelezen. Controleer het met "sleutel breach verify".
    [network] er was geen verbinding. Controleer het netwerk en probeer het opnieuw.
    [not_asked] er is niets gevraagd.
    [not_covered] de lijst bevat maar een deel van de gelekte wachtwoorden, en dit deel niet. Gebruik een volledige lijst.
    [protocol] het antwoord was geen lijst met vingerafdrukken. Controleer het adres van de server.
    [redirected] het netwerk stuurde de vraag ergens anders heen. Misschien moet u daar eerst inloggen.
    [status] de server weigerde de vraag. Controleer het adres of probeer het later opnieuw.
    [timeout] het antwoord duurde te lang. Probeer het later opnieuw.
    [tls] de verbinding kon niet worden beveiligd. Vertrouw dit netwerk niet; controleer het adres en de klok.
    [truncated] het antwoord brak af. Probeer het opnieuw.
    [wrong_type] het antwoord was een webpagina. Misschien moet u eerst inloggen op het netwerk.
   *[other] er is geen antwoord. Probeer het opnieuw.
}

breach-error-address = Het adres moet beginnen met https:// (http:// mag alleen voor deze computer zelf, zoals http://localhost:8080).
breach-error-damaged = De lijst met gelekte wachtwoorden is beschadigd bij byte { $place }: { breach-damage }. Zet een kopie terug of maak de lijst opnieuw.
breach-error-foreign = Dit is geen lijst met gelekte wachtwoorden van dit programma. Geef een bestand dat is gemaakt met "sleutel breach download" of "compile".
breach-error-future = Deze lijst heeft indeling { $version } en is gemaakt met een nieuwere versie van dit programma. Werk het programma bij.
breach-error-io = { $role ->
    [address] Het adres kan niet worden gebruikt
    [certificate] Het bestand met het certificaat kan niet worden gelezen
    [corpus] Het bestand met de lijst kan niet worden gebruikt
    [key] Het bestand met de sleutel kan niet worden gelezen
    [source] Het bronbestand kan niet worden gelezen
    [stopped] Niet klaar
    [target] Het resultaat kan niet worden geschreven
   *[other] Een bestand of adres kan niet worden gebruikt
}: { breach-io }
breach-error-malformed = Regel { $line } klopt niet: { breach-line }. Er is niets gemaakt.
breach-error-malformed_range = Regel { $line } van bestand { $prefix } klopt niet: { breach-line }. Er is niets gemaakt.
breach-error-missing = Bestand { $prefix } ontbreekt. Maak de bestanden volledig; er is niets gemaakt.
breach-error-not_covered = Deze lijst bevat dat deel niet. Gebruik een volledige lijst.
breach-error-not_exact = Deze lijst bevat ingekorte vingerafdrukken. Gebruik een lijst met het profiel "exact".
breach-error-packed_tar = Dit is een tar-bestand dat als geheel is ingepakt (zoals .tar.gz). Pak het eerst uit, met gunzip of zstd -d, en geef het tar-bestand; of pak ook dat uit en geef de map. Er is niets gemaakt.
breach-error-plan = Deze opties spreken elkaar tegen. Kies een ander profiel of andere delen.
breach-error-unanswered = Niet klaar: { breach-reason } Geef de opdracht opnieuw om hier verder te gaan.
breach-error-wrong_algorithm = Deze lijst bevat de andere soort vingerafdrukken. Kies met --mode.

breach-damage = { $fault ->
    [block] een controlegetal van de inhoud klopt niet
    [coding] de inhoud kan niet worden gelezen
    [etags] het controlegetal van de downloadgegevens klopt niet
    [header] het begin klopt niet
    [index] de inhoudsopgave klopt niet
    [totals] de volgorde of de totalen kloppen niet
   *[truncated] het is afgebroken of te lang
}
breach-line = { $fault ->
    [count] het aantal is geen getal
    [digest] er staat geen vingerafdruk van de juiste lengte
    [order] de vingerafdruk staat niet op volgorde of hoort niet bij dit deel
   *[repeated] de vingerafdruk komt twee keer voor
}
breach-io = { $reason ->
    [cut] het eindigt te vroeg. Haal het opnieuw op.
    [directory] het is een map. Geef een bestand.
    [file] het is een bestand, en daar hoort een map. Geef een map.
    [full] de schijf is vol. Maak ruimte en geef de opdracht opnieuw om verder te gaan.
    [in_use] een ander programma gebruikt het adres. Kies een ander met --listen.
    [interrupted] u hebt het gestopt. Geef de opdracht opnieuw om verder te gaan.
    [missing] het bestaat niet, of de map ervan bestaat niet. Controleer de naam.
    [packed] het kan niet worden uitgepakt. Haal het opnieuw op.
    [refused] u mag het niet gebruiken. Controleer de rechten.
   *[other] het lukte niet. Controleer de schijf en probeer het opnieuw.
}

breach-exported = Geschreven: { $ranges ->
    [one] 1 bestand
   *[other] { $ranges } bestanden
}.
breach-info-alarm = Een wachtwoord dat er niet op staat, wordt één op de { $one_in } keer bij vergissing gevonden.
breach-info-holds = { $mode ->
    [ntlm] NTLM
   *[sha1] SHA-1
}-vingerafdrukken: { $entries }.
breach-info-keep = { $keep ->
    [all] Volledige vingerafdrukken: antwoorden zijn exact, en u kunt ze aan anderen aanbieden.
   *[other] De eerste { $keep } bits van elke vingerafdruk.
}
breach-info-made = Gemaakt op { $date }; { $size }.
breach-info-minimum = Wachtwoorden die minder dan { $minimum } keer zijn gezien, staan er niet op.
breach-info-occurrences = Keren gezien in datalekken: { $occurrences }.
breach-info-prefixes = Delen { $first } tot en met { $last }.
breach-gap = Let op: in deel { $prefix } staat niets, en misschien ook niet in andere delen. Bij een eigen lijst hoort dat zo. Is dit een stuk van de officiële lijst, of is het afgebroken? Zeg dan met --prefixes welke delen erin staan; anders geldt de rest als niet gelekt.
breach-made = Klaar: { $entries ->
    [one] 1 vingerafdruk
   *[other] { $entries } vingerafdrukken
}, { $size }.
breach-progress-entries = { $entries } vingerafdrukken, { $rate } per seconde
breach-progress-ranges = { $done } van { $total } delen, { $rate } per seconde, nog ongeveer { $minutes ->
    [one] 1 minuut
   *[other] { $minutes } minuten
}
breach-progress-share = { $percent } %
breach-progress-waiting = Nog niets binnen. Controleer de verbinding en het adres; Ctrl-C stopt.
breach-same_file = Wat gelezen wordt en wat geschreven wordt, is hetzelfde bestand. Kies een andere naam voor het resultaat.
breach-serving = Beschikbaar op { $address }/range/. Stop met Ctrl-C. Er wordt niets vastgelegd.
breach-verified = De lijst is in orde: { $entries } vingerafdrukken, alle controlegetallen en de volgorde kloppen.

## Nakijken vanuit andere opdrachten

failure-usage_address_beside_corpus = --breach-url is het adres van een dienst en hoort bij --breach online. Laat een van de twee weg.
option-breach_source = Kijkt ook na of het gelekt is: online, in een lijst met gelekte wachtwoorden, of none.
    .value = BRON
summary-unanswered = Niet bekend of ze gelekt zijn, voor de rest in orde

## De hulp bij de opdracht

help-breach = Kijkt na of wachtwoorden gelekt zijn, en haalt, bewaart en deelt de lijst.
usage-breach = sleutel breach OPDRACHT
help-breach-check = Zegt of een wachtwoord in een datalek voorkomt.
usage-breach-check = sleutel breach check [OPTIES]
more-breach-check = Zonder --breach wordt alleen de ingebouwde lijst met veelgebruikte wachtwoorden gebruikt. Met --breach online gaan vijf tekens van een vingerafdruk naar de dienst, en niets anders.
help-breach-compile = Maakt een lijst van de officiële tekst.
usage-breach-compile = sleutel breach compile [OPTIES] BRON DOEL
help-breach-download = Haalt de hele lijst op, deel voor deel.
usage-breach-download = sleutel breach download [OPTIES] DOEL
help-breach-export = Schrijft een bestand per deel, voor een webserver.
usage-breach-export = sleutel breach export [OPTIES] LIJST MAP
help-breach-info = Zegt wat er in een lijst staat.
usage-breach-info = sleutel breach info [OPTIES] LIJST
help-breach-serve = Beantwoordt vragen om delen van de lijst, voor uw eigen netwerk.
usage-breach-serve = sleutel breach serve [OPTIES] LIJST…
help-breach-strip = Maakt een kleinere lijst van een grotere.
usage-breach-strip = sleutel breach strip [OPTIES] LIJST DOEL
help-breach-update = Haalt op wat er sinds de vorige keer veranderd is.
usage-breach-update = sleutel breach update [OPTIES] DOEL
more-breach-update = Vraagt de dienst naar elk deel van de lijst, een miljoen kleine vragen, en haalt alleen op wat veranderd is. Is de lijst opgehaald met --prefixes, --profile, --minimum of --mode? Geef hier dan hetzelfde op. Anders, en met een ander profiel dan exact, wordt alles opnieuw opgehaald. Breekt het af, geef dan de opdracht opnieuw: het gaat daar verder, en tot het einde blijft de lijst zoals hij was.
help-breach-verify = Leest een hele lijst en controleert alles.
usage-breach-verify = sleutel breach verify [OPTIES] LIJST

option-breach = Waar gezocht wordt: online, of een lijst. Zonder deze optie: de ingebouwde lijst.
    .value = online|LIJST
option-breach_url = Het adres van de dienst. Alleen https, of uw eigen computer.
    .value = ADRES
option-certificate = Het certificaat voor TLS (PEM).
    .value = BESTAND
option-concurrency = Hoeveel delen er tegelijk worden gevraagd. Zonder deze optie: 64.
    .value = AANTAL
option-connections = Hoeveel verbindingen er tegelijk mogen zijn. Zonder deze optie: 1024.
    .value = AANTAL
option-corpus = Een lijst met gelekte wachtwoorden.
    .value = LIJST
option-folder = De map voor de bestanden.
    .value = MAP
option-gzip = Comprimeert elk bestand met gzip.
option-key = De sleutel bij het certificaat (PEM).
    .value = BESTAND
option-listen = Het adres en de poort. Zonder deze optie: 127.0.0.1:8080.
    .value = ADRES
option-minimum = Laat weg wat minder vaak gezien is.
    .value = AANTAL
option-mode = Het soort vingerafdruk: sha1 of ntlm. Zonder deze optie: sha1.
    .value = SOORT
option-prefixes = Alleen deze delen, zoals 00000-000FF.
    .value = VAN-TOT
option-profile = De grootte: exact, t64, compact of mini.
    .value = PROFIEL
option-source = De officiële tekst: een bestand, of een map met een bestand per deel.
    .value = BRON
option-target = De lijst die gemaakt wordt.
    .value = DOEL
option-threads = Op hoeveel kernen er gewerkt wordt. Zonder deze optie: 1.
    .value = AANTAL
