# Een wachtwoord vervangen dat iemand anders heeft gebruikt. Woordenlijst en regels staan boven in nl.ftl.

help-rotate = Vervangt een wachtwoord dat iemand anders heeft gebruikt, en zegt wat u daarna doet.
usage-rotate = sleutel rotate [OPTIES]
more-rotate = Met --stdin staan de oude wachtwoorden op de eerste regels, en met --take het nieuwe op de regel daarna.
option-old = Beoordeel het ook als opvolger van het oude wachtwoord: daar wordt daarna om gevraagd, en met --stdin is het de tweede regel.
option-olds = Aantal oude wachtwoorden dat u geeft: 1 tot 24 (anders een). Het nieuwe mag op geen ervan lijken.
    .value = AANTAL
option-take = Kies het nieuwe wachtwoord zelf en laat het beoordelen.
option-of = Waar het wachtwoord van is: account (anders dit) of file (een bestand).
    .value = WAARVAN
option-share_with = Deel het met deze persoon langs twee kanalen: met de berichten daarvoor.
    .value = NAAM
option-history = Onthoud gebruikte wachtwoorden in dit bestand, als hashes waaruit ze niet zijn terug te lezen, zodat hergebruik opvalt.
    .value = BESTAND

rotate-prompt_old = Oud wachtwoord (is niet te zien):{ " " }
rotate-prompt_olds = Oud wachtwoord { $number } van { $count } (is niet te zien):{ " " }
rotate-prompt_new = Nieuw wachtwoord (is niet te zien):{ " " }
rotate-prompt_again = Nieuw wachtwoord nog een keer:{ " " }
rotate-old_missing = Er is geen oud wachtwoord. Typ het, of geef het met --stdin op de regel waar het hoort.
rotate-old_invalid = Het oude wachtwoord is niet te gebruiken. { $reason }
rotate-not_the_same = De twee nieuwe wachtwoorden zijn niet gelijk. Begin opnieuw en typ twee keer hetzelfde.
rotate-not_a_name = Na --share-with kan alleen een naam staan: letters, spaties, streepjes en punten, en niets van het wachtwoord. Wat er stond, wordt niet getoond, want het kan een wachtwoord zijn.
rotate-not_a_user_name = Na --user kan hier alleen een gebruikersnaam staan: letters, cijfers en . _ - @ + \. Wat er stond, wordt niet getoond, want het kan een wachtwoord zijn.

rotate-made = Er is een nieuw wachtwoord. Wie het oude kent, heeft daar niets meer aan.
rotate-accepted = Het nieuwe wachtwoord is goedgekeurd. Wie het oude kent, heeft er nog { $guesses } voor nodig.
rotate-refused = Het nieuwe wachtwoord is afgekeurd.
rotate-unanswered = Het nieuwe wachtwoord kan nog niet worden goedgekeurd, want een vraag staat nog open.
rotate-change = { $change ->
    [beginning] Er is iets voor gezet.
    [case] Hoofdletters en kleine letters zijn gewijzigd.
    [doubled] Een deel staat er twee keer.
    [edited] Een paar tekens zijn gewijzigd.
    [ending] Het einde is gewijzigd.
    [inserted] Er is iets tussen gezet.
    [joined] De woorden staan anders aan elkaar.
    [keyboard_shifted] De toetsen zijn een plaats opgeschoven.
    [leet] Letters zijn vervangen door cijfers of tekens die erop lijken.
    [month] De maand is vervangen door een andere.
    [moved] De delen staan in een andere volgorde.
    [number] Het getal is gewijzigd.
    [reversed] Het is omgekeerd, of een deel ervan.
    [same] Het is hetzelfde wachtwoord.
    [season] Het seizoen is vervangen door een ander.
    [shortened] Er is een deel weggelaten.
    [weekday] De dag van de week is vervangen door een andere.
    [word] Een woord is vervangen door een ander.
    [year] Het jaartal is gewijzigd.
   *[unrelated] Het heeft niets met het oude te maken.
}
rotate-heading_given = Voor wie het oude wachtwoord kent
rotate-label_change = Gewijzigd in het oude wachtwoord
rotate-label_given = Pogingen voor wie het oude wachtwoord kent
rotate-given = Het kost { $guesses } om dit te raden.
rotate-policy = Beleid { $policy }: { $reason }
rotate-used_before = Dit wachtwoord is al eerder gebruikt.
rotate-instead = Wat u nu doet
rotate-nothing_changed = Er is niets gewijzigd: het oude wachtwoord werkt nog. Start sleutel rotate opnieuw zonder --take en laat sleutel er een maken, of kies iets heel anders.
rotate-nobody_asked = Er is niets gewijzigd: het oude wachtwoord werkt nog. Laat eerst nakijken of het nieuwe is gelekt, met --breach online of --breach en een lijst, of vraag het uw beheerder. Of start sleutel rotate opnieuw zonder --take en laat sleutel er een maken.
rotate-new = Uw nieuwe wachtwoord

rotate-now = Doe nu dit
rotate-step = { $step ->
    [change] Wijzig het wachtwoord op de gewone plek (Windows: Ctrl+Alt+Delete, Een wachtwoord wijzigen).
    [check_file] Controleer of het gelukt is: sleutel protect, met de naam van het bestand.
    [elsewhere] Gebruikte u het oude wachtwoord ook ergens anders? Wijzig het daar ook, en kies overal een ander.
    [encrypt] Versleutel het bestand opnieuw met het nieuwe wachtwoord (in Office: Bestand, Info, Beveiligen, Versleutelen met wachtwoord).
    [old_copies] Verwijder de kopieën die u nog hebt: die gaan open met het oude wachtwoord.
    [other_files] Hadden andere bestanden het oude wachtwoord ook? Vervang het daar ook, elk door een ander.
    [own_account] Moet uw collega er vaker in? Vraag een eigen account of een machtiging aan in plaats van te delen.
    [own_account_first] Vraag eerst of een eigen account of een machtiging kan: dan hoeft niemand iets te delen.
    [recovery] Controleer het herstelmailadres, het telefoonnummer en de tweestapsverificatie.
    [sessions] Meld alle apparaten af en beëindig open sessies. Wie nog is aangemeld, blijft dat anders.
    [silence] Vertel het nieuwe wachtwoord aan niemand, ook niet aan de helpdesk.
   *[record] Noteer wanneer en waarom, niet het wachtwoord zelf. Bijvoorbeeld:
}
rotate-record = { $subject ->
    [file] Wachtwoord van het bestand vervangen op { $date } om { $time } UTC, want een ander kende het.
   *[account] Wachtwoord vervangen op { $date } om { $time } UTC, na gebruik door een ander.
}

rotate-share = Aan { $person }, langs twee kanalen: nooit samen
rotate-share_first = 1. Per e-mail of chat, om te plakken:
rotate-mail = { $subject ->
    [file] Hallo { $person }, hierbij het bestand. Het is versleuteld. Het wachtwoord vertel ik u aan de telefoon; bewaar het niet bij het bestand.
   *[account] Hallo { $person }, u kunt voor korte tijd aanmelden met de gebruikersnaam { $user }. Het wachtwoord vertel ik u aan de telefoon. Deel het met niemand; ik wijzig het zodra u klaar bent.
}
rotate-share_how = { $how ->
    [both] Met --say ziet u hoe u het voorleest. Met --passphrase krijgt u woorden: die zijn makkelijker te zeggen.
    [say] Met --say ziet u hoe u het voorleest.
    [words] Met --passphrase krijgt u woorden: die zijn makkelijker te zeggen.
   *[none] Zeg het twee keer, en rustig.
}
rotate-share_second = 2. Per telefoon, naar een nummer dat u al had. Laat de ander eerst zeggen waar het over gaat. { $how } Om te zeggen:
rotate-telephone = { $subject ->
    [file] Ik bel over het bestand dat ik u stuurde. Wat staat erin? ... Het wachtwoord is: ... Leest u het mij terug, als er niemand meeluistert?
   *[account] Ik bel over wat ik u mailde. Waar gaat het over? ... Het wachtwoord is: ... Leest u het mij terug, als er niemand meeluistert?
}
rotate-share_after = { $subject ->
    [file] Dit wachtwoord is voor dit ene bestand. Maak voor het volgende een nieuw.
   *[account] Dit wachtwoord is voor één keer. Zodra { $person } klaar is, start u sleutel rotate opnieuw.
}
rotate-user_unknown = (vul in)
rotate-history_costly = Regel { $line } van het bestand met gebruikte wachtwoorden vraagt meer geheugen of rekentijd dan toegestaan (256 MiB, 16 keer). Er is niets gemaakt, en het bestand is zoals het was. Kies een ander bestand na --history.
rotate-history_invalid = Regel { $line } van het bestand met gebruikte wachtwoorden hoort daar niet. Kies een ander bestand na --history.
rotate-history_unreadable = Het bestand met gebruikte wachtwoorden kan niet worden gelezen of geschreven: { io-reason }. Kies een ander na --history, of laat dat weg.
