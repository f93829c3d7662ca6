# Nederlands. Geschreven, niet vertaald: taalniveau B1, "u", korte zinnen.
#
# Woordenlijst (links Engels, rechts wat wij schrijven):
#   password wachtwoord · passphrase wachtzin · character teken · digit cijfer · number getal
#   upper/lower case hoofdletter/kleine letter · punctuation leesteken, bijzonder teken · space spatie
#   strong/weak sterk/zwak, makkelijk/moeilijk te raden (niet: veilig/onveilig) · guess raden, poging · crack kraken
#   common password veelgebruikt wachtwoord · breached gelekt, komt voor in een datalek
#   requirement/policy eis/wachtwoordbeleid, "voldoet aan het beleid" · keyboard pattern toetsenbordpatroon
#   sequence reeks · repeat herhaling · user name gebruikersnaam · display name weergavenaam
#   password manager wachtwoordmanager · change wijzigen · helpdesk helpdesk · corpus lijst met gelekte wachtwoorden
#   guess number aantal pogingen · hash versleuteld (uitleg) · datums (niet: data)
#
# Regels: nooit een deel van het wachtwoord, geen verwijt, geen uitroepteken, geen raad om een cijfer of teken
# toe te voegen. Elke zin zegt wat er mis is en wat u kunt doen.

## Wat er mis is, en waarom een aanvaller dat weet

finding-brand_and_number = Een merk of winkel met een getal of teken. Aanvallers hebben lijsten met merken en proberen bij elk merk de gebruikelijke getallen.
finding-club_and_number = Een voetbalclub met een getal of teken. Clubs, bijnamen en oprichtingsjaren staan in elke aanvalslijst.
finding-common_password = Dit is een veelgebruikt wachtwoord. Aanvallers beginnen met de lijst van wachtwoorden die veel mensen kiezen.
finding-common_phrase = Woorden die vaak samen voorkomen, zoals een uitdrukking of een regel uit een liedje. Daar hebben aanvallers lijsten van.
finding-common_variant = Een veelgebruikt wachtwoord met een kleine verandering. Aanvallers proberen hoofdletters, omkeren en verdubbelen bij elk wachtwoord op hun lijst.
finding-common_and_number = Een veelgebruikt wachtwoord of woord met een getal of teken ervoor of erachter. Dat is de eerste variatie die aanvallers proberen.
finding-context_word = Er staat iets in uit { context-role }. Wie u of uw organisatie kent, probeert dat als eerste.
finding-date = Er staat een datum in. Er zijn maar enkele tienduizenden datums die mensen gebruiken, en aanvallers proberen ze allemaal.
finding-feast_day_and_number = Een feestdag met een getal of datum. Feestdagen staan in elke aanvalslijst, met de datum erbij.
finding-few_words = { $words ->
    [one] Het is één woord uit een woordenlijst.
   *[other] Het zijn maar { $words } veelgebruikte woorden achter elkaar.
} Aanvallers plakken de woorden uit hun lijsten aan elkaar en proberen de gewone combinaties eerst.
finding-greeting_and_number = Een begroeting met een getal of teken. Zo zien veel tijdelijke wachtwoorden eruit, en aanvallers weten dat.
finding-keyboard_walk = Een toetsenbordpatroon: toetsen die naast elkaar liggen. Aanvallers kennen de patronen van elk toetsenbord.
finding-leet = Cijfers of tekens in plaats van letters die erop lijken. Aanvallers zetten die als eerste terug; het kost ze bijna niets.
finding-love_word_and_number = Een liefdevol woord met een getal of teken. Zulke woorden staan hoog in elke lijst met gelekte wachtwoorden.
finding-month_and_year = Een maand met een jaartal of getal. Wie elke maand moet wijzigen, kiest dit vaak, en aanvallers beginnen daarmee.
finding-name_and_number = Een naam met een getal of teken. Aanvallers hebben lijsten met voornamen en achternamen.
finding-number_plate = Een kenteken. De vorm van een kenteken ligt vast, dus het aantal mogelijkheden is klein.
finding-office_word_and_number = Een woord van kantoor met een getal of teken. Aanvallers die een organisatie uitkiezen, beginnen met zulke woorden.
finding-phone_number = Een telefoonnummer. De vorm ligt vast, en nummers van mensen en organisaties zijn op te zoeken.
finding-place_and_number = Een plaats of streek met een getal of teken. Aanvallers hebben lijsten met plaatsnamen.
finding-postcode = Een postcode. Die is op te zoeken, en het aantal postcodes is klein.
finding-predictable_capital = De hoofdletter staat vooraan, waar de meeste mensen hem zetten. Aanvallers proberen die plaats eerst.
finding-predictable_ending = De cijfers of tekens staan achteraan, waar de meeste mensen ze zetten. Aanvallers proberen die plaats eerst.
finding-predictable = Het lijkt op wachtwoorden die mensen vaak bedenken. Aanvallers raden letter voor letter in de volgorde die mensen het meest gebruiken.
finding-repeat = Steeds hetzelfde teken. Herhalen maakt een wachtwoord langer, maar nauwelijks moeilijker te raden.
finding-repeated_part = Hetzelfde deel komt twee keer of vaker voor. Een aanvaller hoeft dat deel maar één keer te raden.
finding-reversed = Een bekend woord achterstevoren. Aanvallers proberen elk woord ook omgekeerd.
finding-season_and_year = Een seizoen met een jaartal staat in elke aanvalslijst. Veel mensen kiezen dit wanneer ze hun wachtwoord moeten wijzigen.
finding-sequence = Een reeks zoals abc of 4321. Reeksen staan vooraan in elke aanvalslijst.
finding-short = Er is geen patroon gevonden, maar het zijn te weinig tekens. Een aanvaller kan alle combinaties van deze lengte proberen.
finding-swear_word_and_number = Een scheldwoord met een getal of teken. Zulke woorden staan hoog in elke lijst met gelekte wachtwoorden.
finding-unanalysed = De laatste { $characters ->
    [one] teken is
   *[other] { $characters } tekens zijn
} niet meegeteld: alleen de eerste 256 tekens worden bekeken.
finding-weekday_and_number = Een dag van de week met een getal of teken. Aanvallers proberen alle zeven, met elk gebruikelijk getal.
finding-word = Eén woord uit een woordenlijst. Aanvallers proberen alle woorden van een taal binnen een seconde.
finding-year = Er staat een jaartal in. Mensen gebruiken ongeveer honderd jaartallen, en aanvallers proberen ze allemaal.

## Wat het beleid vraagt

finding-blocklisted = Dit wachtwoord staat op de lijst met wachtwoorden die het beleid weigert. Aanvallers gebruiken dezelfde lijst.
finding-blocklisted_part = Er staat een woord in dat het beleid weigert. Aanvallers beginnen met zulke woorden.
finding-context_included = Het bevat { $role ->
    [display_name] een deel van uw weergavenaam
    [user_name] uw gebruikersnaam of een deel ervan
   *[organisation] een woord van uw organisatie of uzelf
}, en dat wil het beleid niet. Wie u of uw organisatie kent, probeert dat als eerste.
finding-exposure_found = Dit wachtwoord is gelekt: het komt { $count ->
    [one] 1 keer
   *[other] { $count } keer
} voor in bekende datalekken. Aanvallers proberen gelekte wachtwoorden op elk account.
finding-exposure_unknown = Het beleid vraagt of dit wachtwoord gelekt is, en daarop is geen antwoord: { breach-reason }
finding-forbidden_character = Er staat een teken in dat het beleid niet toestaat.
finding-missing_class = Het beleid vraagt { character-class }; dat ontbreekt.
finding-missing_required = Het beleid vraagt minstens één teken uit een vaste groep; dat ontbreekt.
finding-too_few_classes = Er { $classes ->
    [one] komt 1 soort
   *[other] komen { $classes } soorten
} tekens in voor. Het beleid vraagt er minstens { $minimum } van de { $of }.
finding-too_guessable = Te makkelijk te raden: in { $guesses }. Het beleid vraagt minstens { $minimum }.
finding-too_long = Te lang: { $length } { unit-name }. Het beleid staat er hoogstens { $maximum } toe.
finding-too_many_repeats = Hetzelfde teken staat { $run } keer achter elkaar. Het beleid staat hoogstens { $maximum } keer toe.
finding-too_short = Te kort: { $length } { unit-name }. Het beleid vraagt er minstens { $minimum }.
finding-too_similar = Het lijkt te veel op uw oude wachtwoord. Wie het oude kent, raadt dit in { $guesses }; het beleid vraagt minstens { $minimum }.

## Wat u kunt doen

-opnieuw = Begin opnieuw: neem vier losse woorden die niets met elkaar te maken hebben.
remedy-brand_and_number = { -opnieuw }
remedy-club_and_number = { -opnieuw }
remedy-common_password = { -opnieuw }
remedy-common_phrase = { -opnieuw }
remedy-common_variant = { -opnieuw }
remedy-common_and_number = { -opnieuw }
remedy-context_word = Laat namen en woorden van uzelf en uw organisatie weg, ook verkort of in een andere spelling.
remedy-date = Laat datums weg, ook die van anderen. Neem liever een woord erbij.
remedy-feast_day_and_number = { -opnieuw }
remedy-few_words = Neem meer woorden, en laat het toeval kiezen: met dobbelstenen of een wachtwoordmanager.
remedy-greeting_and_number = { -opnieuw }
remedy-keyboard_walk = Kies woorden in plaats van toetsen die naast elkaar liggen.
remedy-leet = Schrijf woorden zoals ze zijn. Een woord erbij helpt meer dan letters vervangen.
remedy-love_word_and_number = { -opnieuw }
remedy-month_and_year = { -opnieuw }
remedy-name_and_number = { -opnieuw }
remedy-number_plate = Laat kentekens weg. Neem liever een woord erbij.
remedy-office_word_and_number = { -opnieuw }
remedy-phone_number = Laat telefoonnummers weg. Neem liever een woord erbij.
remedy-place_and_number = { -opnieuw }
remedy-postcode = Laat postcodes weg. Neem liever een woord erbij.
remedy-predictable_capital = Een hoofdletter vooraan helpt bijna niet. Een woord erbij helpt wel.
remedy-predictable_ending = Een getal of teken achteraan helpt bijna niet. Een woord erbij helpt wel.
remedy-predictable = Laat het toeval kiezen: neem vier woorden met dobbelstenen of een wachtwoordmanager.
remedy-repeat = Herhaal geen tekens. Neem liever een ander woord erbij.
remedy-repeated_part = Gebruik elk deel één keer. Neem liever een ander woord erbij.
remedy-reversed = { -opnieuw }
remedy-season_and_year = { -opnieuw }
remedy-sequence = Kies woorden in plaats van een reeks.
remedy-short = Maak er een wachtzin van: vier of meer losse woorden, met spaties ertussen als dat mag.
remedy-swear_word_and_number = { -opnieuw }
remedy-unanalysed = Houd het korter: na 256 tekens wordt een wachtwoord niet meer sterker gerekend.
remedy-weekday_and_number = { -opnieuw }
remedy-word = { -opnieuw }
remedy-year = Laat jaartallen weg. Neem liever een woord erbij.
remedy-blocklisted = { -opnieuw }
remedy-blocklisted_part = { -opnieuw }
remedy-context_included = { remedy-context_word }
remedy-exposure_found = Gebruik dit wachtwoord nergens meer. Wijzig het overal waar u het gebruikt, in iets heel anders.
remedy-exposure_unknown = { $reason ->
    [not_asked] Laat het nakijken met --breach online, of met --breach en een lijst met gelekte wachtwoorden. Tot die tijd geldt het wachtwoord als geweigerd.
   *[other] Probeer het later opnieuw. Tot die tijd geldt het wachtwoord als geweigerd.
}
remedy-forbidden_character = Kies andere woorden, of laat het teken weg dat niet is toegestaan.
remedy-missing_class = Kies iets nieuws waarin deze soort tekens vanzelf voorkomt, en dan liever in het midden.
remedy-missing_required = Kies iets nieuws waarin zo'n teken vanzelf voorkomt. Het beleid noemt de groep: zie "sleutel policy explain".
remedy-too_few_classes = Kies iets nieuws waarin meer soorten tekens vanzelf voorkomen, en dan liever in het midden.
remedy-too_guessable = { -opnieuw }
remedy-too_long = Kies een kortere wachtzin, met woorden die minder voor de hand liggen.
remedy-too_many_repeats = { remedy-repeat }
remedy-too_short = { remedy-short }
remedy-too_similar = Begin met iets heel anders, niet met het oude wachtwoord.

## Namen die in zinnen voorkomen

context-role = { $role ->
    [display_name] de weergavenaam
    [user_name] de gebruikersnaam
   *[organisation] de woorden van uw organisatie of uzelf
}
unit-name = { $unit ->
    [bytes] { $length ->
        [one] byte
       *[other] bytes
    }
    [utf16] { $length ->
        [one] teken (zoals Windows telt)
       *[other] tekens (zoals Windows telt)
    }
   *[code_points] { $length ->
        [one] teken
       *[other] tekens
    }
}
character-class = { $class ->
    [ascii_lower] een kleine letter zonder accent
    [ascii_upper] een hoofdletter zonder accent
    [digit] een cijfer
    [letter] een letter
    [lower] een kleine letter
    [non_alphabetic] een teken dat geen letter is
    [other] een teken dat geen gewone letter en geen cijfer is
    [other_letter] een letter zonder hoofdlettervorm
    [symbol] een bijzonder teken
   *[upper] een hoofdletter
}

## Aantallen en tijden

guesses = { $amount ->
    [about] ongeveer { guesses-round }
    [one] { guesses-round }
    [several] { guesses-several }
   *[more] meer dan honderd biljard pogingen
}
guesses-round = { $exponent ->
    [0] één poging
    [1] tien pogingen
    [2] honderd pogingen
    [3] duizend pogingen
    [4] tienduizend pogingen
    [5] honderdduizend pogingen
    [6] een miljoen pogingen
    [7] tien miljoen pogingen
    [8] honderd miljoen pogingen
    [9] een miljard pogingen
    [10] tien miljard pogingen
    [11] honderd miljard pogingen
    [12] een biljoen pogingen
    [13] tien biljoen pogingen
    [14] honderd biljoen pogingen
    [15] een biljard pogingen
    [16] tien biljard pogingen
   *[17] honderd biljard pogingen
}
guesses-several = { $exponent ->
    [0] enkele pogingen
    [1] enkele tientallen pogingen
    [2] enkele honderden pogingen
    [3] enkele duizenden pogingen
    [4] enkele tienduizenden pogingen
    [5] enkele honderdduizenden pogingen
    [6] enkele miljoenen pogingen
    [7] enkele tientallen miljoenen pogingen
    [8] enkele honderden miljoenen pogingen
    [9] enkele miljarden pogingen
    [10] enkele tientallen miljarden pogingen
    [11] enkele honderden miljarden pogingen
    [12] enkele biljoenen pogingen
    [13] enkele tientallen biljoenen pogingen
    [14] enkele honderden biljoenen pogingen
    [15] enkele biljarden pogingen
   *[16] enkele tientallen biljarden pogingen
}
duration = { $unit ->
    [instant] minder dan een seconde
    [seconds] ongeveer { $count } { $count ->
        [one] seconde
       *[other] seconden
    }
    [minutes] ongeveer { $count } { $count ->
        [one] minuut
       *[other] minuten
    }
    [hours] ongeveer { $count } uur
    [days] ongeveer { $count } { $count ->
        [one] dag
       *[other] dagen
    }
    [weeks] ongeveer { $count } { $count ->
        [one] week
       *[other] weken
    }
    [months] ongeveer { $count } { $count ->
        [one] maand
       *[other] maanden
    }
    [years] ongeveer { $count } jaar
   *[ages] meer dan honderd jaar
}

## Het verslag

state-ok = OK
state-fail = FOUT
state-note = LET OP
yes = ja
no = nee
verdict = Voldoet aan het beleid: { $accepted }. Sterk genoeg: { $strong }.
label-accepted = Voldoet aan het beleid
label-strong = Sterk genoeg
no-policy = niet gevraagd
policy-accepted = { $policy }: voldoet.
policy-refused = { $policy }: voldoet niet.
label-policy = Beleid { $policy }
label-reason = Reden ({ $policy })
accepted = voldoet
refused = voldoet niet
heading-attack = Wat een aanvaller probeert
label-attack = Aanval
label-known = Wat een aanvaller weet
attack-brute_force = Alle combinaties van tekens. Er is geen patroon gevonden dat het korter maakt.
attack-common = De lijst met veelgebruikte wachtwoorden, met kleine veranderingen.
attack-context = Woorden die bij u of uw organisatie horen.
attack-model = Letter voor letter, in de volgorde van wachtwoorden die mensen bedenken.
attack-segments = Woorden, namen, datums en patronen uit lijsten, achter elkaar gezet.
attack-template = Een vaste vorm: een bekend woord met een jaartal, getal of teken.
guessed-in = Het kost { $guesses } om dit te raden (score { score-of }).
label-guesses = Pogingen om het te raden
label-score = Score
score-of = { $score } van { $of }
heading-times = Hoe lang dat duurt
scenario-online_throttled = Inlogpagina met rem (100 pogingen per uur)
scenario-online = Inlogpagina zonder rem (10 pogingen per seconde)
scenario-offline_slow = Gestolen bestand, goed versleuteld (10 duizend pogingen per seconde)
scenario-offline_fast = Gestolen bestand, slecht versleuteld (10 miljard pogingen per seconde)
heading-exposure = Datalekken
exposure-absent = Komt niet voor in de lijst met gelekte wachtwoorden.
exposure-found = { finding-exposure_found }
exposure-not_asked = Niet nagekeken.
exposure-unknown = Onbekend: { breach-reason }
heading-advice = Wat u kunt doen
label-advice = Advies { $number }
advice-weak = { remedy-too_guessable }
advice-strong = Geen verder advies. Gebruik dit wachtwoord nergens anders.
heading-opinions = Andere meters
label-zxcvbn = Tweede mening (zxcvbn)
zxcvbn-says = Tweede mening: zxcvbn geeft { score-of }.
zxcvbn-silent = Tweede mening: zxcvbn is niet gevraagd, want dit wachtwoord kost die meter te veel tijd.
zxcvbn-differs = Dat is hoger dan ons oordeel, want zxcvbn kent geen Nederlands en geen woorden van uw organisatie. Aanvallers kennen die wel.
label-class-counter = Meter die soorten tekens telt
class-counter-says = Een meter die alleen soorten tekens telt, geeft { score-of }.
class-counter-silent = Een meter die alleen soorten tekens telt, gaf geen antwoord.
class-counter-differs = Zo'n meter ziet geen woorden en patronen. Daarom noemen sommige websites dit wachtwoord sterk.

## Beleid

policy-notes = Verder geldt:
policy-source = Bron
policy-not-read = De brontekst zelf is niet gelezen; dit volgt een samenvatting.
policy-default = standaard
policy-explain-intro = Dit vraagt het beleid:

## De opdrachten

heading-usage = Gebruik
heading-options = Opties
heading-commands = Opdrachten
heading-arguments = Argumenten
help-sleutel = Beoordeelt wachtwoorden en wachtwoordbeleid: met de reden, en wat u beter kunt doen.
more-sleutel = Voorbeelden:
  {"  "}sleutel                                   scherm dat beoordeelt terwijl u typt
  {"  "}sleutel --linear                          hetzelfde, voor een schermlezer
  {"  "}sleutel check                             beoordeelt een wachtwoord
  {"  "}sleutel check --policy nist-63b4-single   volgens dit beleid
  {"  "}sleutel audit BESTAND                     beoordeelt veel wachtwoorden, één per regel
  {"  "}sleutel policy list                       toont wat er is ingebouwd

  Afsluitstatus: 0 voldoet of klaar, 1 geweigerd, 2 verkeerd gebruik, 3 geen antwoord mogelijk.
usage-sleutel = sleutel [OPDRACHT]
command-value = OPDRACHT
help-check = Beoordeelt één wachtwoord.
more-check = Het wachtwoord is nooit een argument: anderen kunnen dat zien. Zonder --stdin wordt erom gevraagd; wat u typt, is niet te zien.

  Afsluitstatus: 0 voldoet, 1 geweigerd, 2 verkeerd gebruik, 3 geen antwoord mogelijk.
usage-check = sleutel check [OPTIES]
help-policy = Toont en verklaart wachtwoordbeleid.
usage-policy = sleutel policy OPDRACHT
help-policy-list = Toont de ingebouwde beleidsregels.
usage-policy-list = sleutel policy list [OPTIES]
help-policy-show = Toont een beleid als TOML, om over te nemen of aan te passen.
usage-policy-show = sleutel policy show [OPTIES] NAAM|BESTAND
help-policy-explain = Zegt in gewone taal wat een beleid vraagt.
usage-policy-explain = sleutel policy explain [OPTIES] NAAM|BESTAND

option-help = Toont deze hulp.
option-version = Toont de versie.
option-stdin = Leest het wachtwoord van de standaardinvoer: de eerste regel.
option-json = Geeft JSON, voor programma's.
option-linear = Eén regel per feit, voor een schermlezer.
option-lang = Taal: nl of en. Anders die van uw systeem.
    .value = TAAL
option-no_color = Geen kleuren. Ook met NO_COLOR of TERM=dumb.
option-config = Instellingen uit dit bestand (TOML): woorden, beleid, taal, helpdesk en meer.
    .value = BESTAND
option-policy = Beleid: een ingebouwde naam of een TOML-bestand. Mag vaker; het wachtwoord moet aan alle voldoen.
    .value = NAAM|BESTAND
option-user = De gebruikersnaam van degene voor wie het wachtwoord is.
    .value = NAAM
option-display_name = De weergavenaam van degene voor wie het wachtwoord is.
    .value = NAAM
option-word = Een woord van de organisatie of de persoon. Mag vaker.
    .value = WOORD
option-opinions = Andere meters erbij: none (geen), zxcvbn of all (alle). Zonder deze optie: zxcvbn.
    .value = WELKE
option-name = Een ingebouwde naam, of een TOML-bestand.
    .value = NAAM|BESTAND

## Vragen om een wachtwoord

prompt-password = Wachtwoord (wat u typt, is niet te zien):{" "}

## Wat mis kan gaan

error-line = sleutel: { $message }

secret-control_character = Op plaats { $position } staat een stuurteken, zoals een tab. Dat is op een inlogscherm niet te typen. Kies een wachtwoord zonder stuurtekens.
secret-empty = Er is geen wachtwoord gegeven. Typ een wachtwoord, of geef met --stdin een regel tekst.
secret-not_utf8 = De invoer is geen tekst (UTF-8) vanaf byte { $position }. Sla de tekst op als UTF-8 en probeer het opnieuw.
secret-too_large = De invoer is langer dan { $maximum } bytes. Zo lang is geen wachtwoord; geef alleen het wachtwoord, op de eerste regel.

input-surplus = Op de standaardinvoer stond meer dan verwacht: alleen { $count ->
    [one] de eerste regel is gebruikt, als wachtwoord
   *[other] de eerste { $count } regels zijn gebruikt, elk als één wachtwoord
}. De rest telde niet mee. In een wachtwoord staat geen regeleinde.
failure-bare_pipe = De invoer komt niet van een toetsenbord. Geef --stdin op om het wachtwoord van de standaardinvoer te lezen.
failure-config_invalid = Fout in het instellingenbestand { $file }, regel { $line }: de sleutel of de waarde klopt niet, of er ontbreekt een aanhalingsteken. Toegestaan zijn: words (lijst met teksten), policies (lijst met teksten), topics (lijst met teksten), lang ("nl" of "en"), en als tekst breach, breach_url, organisation, helpdesk_number, portal, security_contact, privacy_contact en transfer.
failure-config_unreadable = Het instellingenbestand ({ $file }) is niet te lezen: { io-reason }. Controleer de naam en de rechten.
failure-input_unreadable = De standaardinvoer is niet te lezen: { io-reason }. Er is niets beoordeeld.
failure-internal = Er ging iets mis in sleutel zelf. Er is niets beoordeeld. Meld dit met het programma en de versie, zonder wachtwoord.
failure-interrupted = Afgebroken. Er is niets beoordeeld.
failure-no_terminal = Er is geen terminal om het wachtwoord te vragen. Gebruik --stdin.
failure-output_unwritable = De uitvoer is niet te schrijven: { io-reason }. Het antwoord is niet volledig getoond.
failure-model_invalid = { $fault ->
    [checksum] Het modelbestand is beschadigd: de controlesom klopt niet. Haal of maak het opnieuw.
    [contexts] Het modelbestand is beschadigd bij context { $at }. Maak het opnieuw.
    [entries] Het modelbestand is beschadigd bij regel { $at }. Maak het opnieuw.
    [guesses] Het modelbestand is beschadigd in de tabel met pogingen, bij regel { $at }. Maak het opnieuw.
    [head] Het modelbestand is beschadigd in de tabel met veelgebruikte wachtwoorden, bij regel { $at }. Maak het opnieuw.
    [header] Het modelbestand is beschadigd in de eerste bytes. Maak het opnieuw.
    [length] Het modelbestand moet { $at } bytes lang zijn en is dat niet: er is een stuk af, of er is iets bij gekomen. Haal het opnieuw.
    [version] Het modelbestand heeft versie { $at }, en die kent dit programma niet. Maak het met deze versie van sleutel.
   *[none] Het bestand van --model is geen model. Maak er een zoals docs/model.md zegt.
}
failure-model_unreadable = Het modelbestand is niet te lezen: { io-reason }. Controleer de naam en de rechten.
option-model = Een eigen model van tekens, gemaakt zoals docs/model.md zegt.
    .value = BESTAND
failure-policy_invalid = Fout in het beleid. { $reason }
failure-policy_unknown = Beleid nummer { $position } is geen ingebouwde naam en geen bestand. Ingebouwd zijn: { $known }.
failure-policy_unreadable = Het beleidsbestand { $file } is niet te lezen: { io-reason }. Controleer de naam en de rechten.
failure-usage_missing_command = Er ontbreekt een opdracht. De opdrachten zijn: { $allowed }.
failure-usage_missing_value = Bij { $option } hoort een waarde. Zet --help achter de opdracht om te zien welke.
failure-usage_missing_argument = Er ontbreekt: { $missing }. Zet --help achter de opdracht voor uitleg.
failure-usage_not_utf8 = Een argument is geen tekst (UTF-8). Het wordt hier niet getoond.
failure-usage_other = De opdrachtregel klopt niet. Zet --help achter de opdracht voor uitleg.
failure-usage_repeated = { $option } mag maar één keer. Laat de andere weg.
failure-usage_stray = Er staat een argument te veel, of een onbekende optie: zet --help achter de opdracht om te zien wat kan. Het wordt hier niet getoond, want het kan een wachtwoord zijn. Een wachtwoord is nooit een argument: anderen kunnen dat zien. Typ het als erom gevraagd wordt, of gebruik --stdin. Was het uw wachtwoord, wis het dan uit de geschiedenis van uw shell en wijzig het.
failure-usage_unknown_command = Deze opdracht bestaat niet. Wat u typte, wordt niet getoond, want het kan een wachtwoord zijn. Een wachtwoord is nooit een argument. De opdrachten zijn: { $allowed }.
failure-usage_wrong_value = Verkeerde waarde bij { $option }. { $allowed ->
    [none] Zet --help achter de opdracht om te zien wat kan.
   *[other] Kies uit: { $allowed }.
}
io-reason = { $reason ->
    [directory] het is een map
    [file] het is een bestand, en daar hoort een map
    [full] de schijf is vol
    [missing] het bestaat niet
    [not_text] het is geen tekst (UTF-8)
    [refused] u hebt er geen rechten voor
    [special] het is geen gewoon bestand
    [too_large] het is te groot
   *[other] lezen of schrijven mislukte
}
