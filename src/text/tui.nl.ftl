# Het scherm. Woordenlijst en regels staan boven in nl.ftl.

tui-too-small = Het venster is te klein. Maak het minstens { $columns } tekens breed en { $rows } regels hoog. Stoppen: Ctrl-C.

## Toetsen, onder in beeld

tui-key-back = terug
tui-key-breach = gelekt?
tui-key-done = klaar
tui-key-help = hulp
tui-key-hide = verberg
tui-key-language = nl/en
tui-key-leave = uit het veld
tui-key-more = meer
tui-key-next = volgend scherm
tui-key-policies = beleid
tui-key-previous = vorig scherm
tui-key-quit = stop
tui-key-show = toon
tui-key-space = Spatie
tui-key-toggle = aan of uit

## Hulp

tui-help-title = Hulp
tui-help-heading = Toetsen
tui-help-always = Pijl omhoog en omlaag, Page Up en Page Down: verder lezen als er meer is dan past.
    Ctrl-A kiest alles, Ctrl-U wist alles.
    Na Esc bent u uit het veld: dan is ? hulp, q stoppen, en een cijfer een scherm. Met Tab gaat u terug.

## Beleid kiezen

tui-policies-now = beleid: { $policies }
tui-policies-title = Welk beleid geldt? U kunt er meer dan één aanzetten.

## Wachtwoord controleren

tui-check-title = Controleren
tui-check-field = Wachtwoord
tui-check-empty = Typ een wachtwoord. U ziet meteen of het aan het beleid voldoet en wat een aanvaller erin ziet.
tui-check-page = U bent uit het veld. Tab: terug naar het veld. ?: hulp. q: stoppen.
tui-check-policy = Wat { $policy } vraagt:
tui-check-open = { $policy }: nog niet bekend.
tui-check-look_up = Druk op Enter: het beleid wil weten of dit wachtwoord gelekt is.
tui-check-sees = Wat een aanvaller ziet
tui-check-part = { $pattern }: { $guesses }
tui-check-asking = Wordt nagevraagd…
tui-check-not_asked = Nog niet nagegaan. Druk op Enter om te zien of dit wachtwoord gelekt is.
tui-check-common_only = Niet bekend. Het staat niet op de ingebouwde lijst van veelgebruikte wachtwoorden; gelekte wachtwoorden zijn niet nagezocht. Start met --breach online om dat wel te doen.
tui-check-more_meters = F5: vraag ook een meter die alleen soorten tekens telt.
tui-check-help = Typ of plak een wachtwoord. Het wordt nergens bewaard, en u ziet alleen stippen tot u op F2 drukt.
    De balk zegt hoe moeilijk het te raden is: 0 is zeer zwak, 4 is sterk. Aan het beleid voldoen is iets anders dan sterk zijn: beide staan er.
    Bij elke eis staat [OK], [nee] of, als het nog niet te zeggen is, [?].
    Onder "Wat een aanvaller ziet" staat het wachtwoord in stukken: een woord, een jaartal, een naam. Bij elk stuk staat hoeveel pogingen het een aanvaller kost.
    Enter gaat na of het wachtwoord gelekt is. Zonder --breach wordt alleen de ingebouwde lijst gebruikt en gaat er niets het netwerk op. Met --breach online gaan alleen de eerste vijf tekens van een versleutelde vingerafdruk weg.
    F5 vraagt ook een meter die alleen soorten tekens telt.

tui-leaked-asking = Gelekt: wordt nagevraagd…
tui-leaked-no = Gelekt: niet gevonden.
tui-leaked-yes = Gelekt: ja. Gebruik dit wachtwoord niet.
tui-leaked-unknown = Gelekt: niet bekend. Zie hieronder bij Datalekken.

tui-met-no = [nee]
tui-met-unknown = [?]
tui-met-yes = [OK]

tui-meter = { $score }/4 { $word }: te raden in { $guesses }
tui-meter-short = { $score }/4 { $word }
tui-verdict-open = nog niet bekend
tui-verdict-short = Beleid: { $accepted }. Sterk genoeg: { $strong }.
tui-guessed = Te raden in { $guesses }.
tui-meter-very_weak = zeer zwak
tui-meter-weak = zwak
tui-meter-moderate = matig
tui-meter-fair = redelijk
tui-meter-strong = sterk

tui-time-online_throttled = inlogscherm met rem
tui-time-online = inlogscherm zonder rem
tui-time-offline_slow = gestolen lijst, goed versleuteld
tui-time-offline_fast = gestolen lijst, slecht versleuteld

tui-notice-control = Er is niets geplakt: er staat een regeleinde of een ander stuurteken in. Kopieer alleen het wachtwoord.
tui-notice-length = Er is niets bij gekomen: zo lang is geen wachtwoord.
tui-notice-line_end = Het regeleinde aan het eind van de geplakte tekst is weggelaten.

tui-pattern-brand = merk of winkel
tui-pattern-brute_force = losse tekens
tui-pattern-club = voetbalclub
tui-pattern-common = veelgebruikt wachtwoord
tui-pattern-context = woord van u of uw organisatie
tui-pattern-date = datum
tui-pattern-digits = cijfers
tui-pattern-feast_day = feestdag
tui-pattern-greeting = begroeting
tui-pattern-keyboard_walk = toetsen naast elkaar
tui-pattern-love_word = liefdevol woord
tui-pattern-month = maand
tui-pattern-name = naam
tui-pattern-number_plate = kenteken
tui-pattern-office_word = woord van kantoor
tui-pattern-phone_number = telefoonnummer
tui-pattern-phrase = bekende woorden achter elkaar
tui-pattern-place = plaats of streek
tui-pattern-postcode = postcode
tui-pattern-repeat = steeds hetzelfde teken
tui-pattern-repeated_part = stuk dat er al stond
tui-pattern-season = seizoen
tui-pattern-sequence = reeks
tui-pattern-swear_word = scheldwoord
tui-pattern-symbols = leestekens of spaties
tui-pattern-weekday = dag van de week
tui-pattern-word = woord uit een woordenlijst
tui-pattern-year = jaartal

## Hetzelfde als regels, voor een schermlezer

linear-menu = 1. Een wachtwoord controleren
    2. Een wachtwoord maken
    3. Een wachtwoord vervangen
    4. Uitleg: wat u zegt en doet
    5. Beleid: wat het vraagt, en welk geldt
    6. Alle wachtwoorden van een bestand beoordelen
    7. English
    0. Stoppen
linear-choice = Uw keuze:{" "}
linear-no_choice = Dat is geen keuze. Typ een cijfer van 0 tot en met 7.
linear-breach = Nagaan of dit wachtwoord gelekt is? Typ ja of nee:{" "}
linear-take = Zelf een nieuw wachtwoord kiezen? Bij nee maakt sleutel er een. Typ ja of nee:{" "}
linear-of_file = Is het het wachtwoord van een bestand? Typ ja of nee:{" "}
linear-share = Krijgt iemand anders het ook? Typ de naam, of alleen Enter:{" "}
linear-policy = Welk beleid? Typ de naam, of alleen Enter om terug te gaan:{" "}
linear-judge_by = Vanaf nu met dit beleid beoordelen? Typ ja of nee:{" "}
linear-file = Welk bestand, met één wachtwoord per regel? Typ de naam, de naam van een map om te horen wat erin staat (. is deze map), of alleen Enter om terug te gaan:{" "}
linear-folder_unreadable = Deze map kan niet worden gelezen: { io-reason }. Typ een andere naam.
linear-audit_stop = De wachtwoorden zelf zijn niet te zien. Met Ctrl-C stopt u.
linear-progress = { $records ->
    [one] { $percent }% gelezen, 1 wachtwoord beoordeeld.
   *[other] { $percent }% gelezen, { $records } wachtwoorden beoordeeld.
}
linear-topic = Welk onderwerp? Typ de naam, of alleen Enter om terug te gaan:{" "}
