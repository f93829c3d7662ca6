# Het scherm dat een wachtwoord vervangt. Woordenlijst en regels staan boven in nl.ftl.

tui-key-another = nog een oud
tui-key-copy_text = kopieer dit
tui-key-make = maak nieuw
tui-key-on = verder
tui-key-tick = vink af

tui-rotate-title = Vervangen
tui-rotate-help = Heeft iemand anders uw wachtwoord gebruikt of gezien? Vervang het hier, stap voor stap.
    Typ het oude wachtwoord en druk op Enter. Kent een ander er meer dan één, druk dan op Ctrl-N voor nog een regel.
    Druk daarna op F5: sleutel maakt een nieuw wachtwoord, volgens het recept op het scherm Maken. U kunt er ook zelf een typen.
    U leest wat er veranderd is, en hoeveel pogingen het iemand kost die het oude wachtwoord kent.
    Is het nieuwe goedgekeurd, dan staat er een lijst met wat u nu doet. Ga er met Tab doorheen en vink af met de spatiebalk.
    Deelt u het met een collega? Typ dan de naam. Er staan twee teksten, voor twee kanalen. Enter kopieert de tekst.
    F8 kopieert het nieuwe wachtwoord. F9 toont hoe u het voorleest. U ziet alleen stippen tot u op F2 drukt.
tui-rotate-passwords = Wachtwoorden
tui-rotate-old = { $count ->
    [one] Oud
   *[other] Oud { $number }
}
tui-rotate-new = Nieuw
tui-rotate-next_old = Typ het oude wachtwoord en druk op Enter.
tui-rotate-next_new = Druk op F5 voor een nieuw wachtwoord, of typ er zelf een bij Nieuw.
tui-rotate-next_other = F5 maakt een ander wachtwoord. U kunt ook verder typen.
tui-rotate-next_steps = F8: kopieer het nieuwe wachtwoord. Tab: ga door de lijst met wat u nu doet.
tui-rotate-asked = Er wordt een wachtwoord gemaakt…
tui-rotate-old_first = Typ eerst het oude wachtwoord: het nieuwe mag er niet op lijken.
tui-rotate-old_empty = Hier is nog een lege regel voor een oud wachtwoord.
tui-rotate-olds_full = Meer oude wachtwoorden gaan er niet bij.
tui-rotate-not_accepted = Er is nog geen nieuw wachtwoord dat is goedgekeurd.
tui-rotate-paste = Er is niets geplakt. Kies met Tab eerst een veld.
tui-rotate-verdict = Het nieuwe wachtwoord
tui-rotate-given = Wie het oude kent, raadt het in { $guesses }. Gevraagd: minstens { $minimum }.
tui-rotate-leaked_unknown = Gelekt: niet bekend. Start met --breach online om dat na te gaan.
tui-rotate-instead = Er is niets gewijzigd: het oude wachtwoord werkt nog. Druk op F5 en laat sleutel er een maken, of typ iets heel anders.
tui-rotate-steps_later = De lijst komt hier, zodra het nieuwe wachtwoord is goedgekeurd.
tui-rotate-progress = { $done } van { $all } gedaan.
tui-rotate-subject = Het is van: { $value ->
    [file] een bestand
   *[account] een account
}
tui-rotate-sharing = Delen: { $value ->
    [shared] met een collega
   *[alone] nee
}
tui-rotate-colleague = collega
tui-rotate-name = {"  "}Naam
tui-rotate-not_a_name = In een naam staan alleen letters, spaties, streepjes en punten.
tui-rotate-name_tells = Deze naam is een deel van een van de wachtwoorden. In de teksten staat daarom: collega.
tui-rotate-share_after = { $subject ->
    [file] Dit wachtwoord is voor dit ene bestand. Maak voor het volgende een nieuw.
   *[account] Dit wachtwoord is voor één keer. Zodra { $person } klaar is, vervangt u het weer op dit scherm.
}
tui-rotate-share_how = F9 toont hoe u het wachtwoord voorleest.
