# Een wachtwoord vervangen dat iemand anders heeft gebruikt. Woordenlijst en regels staan boven in nl.ftl.

help-rotate = Vervangt een wachtwoord dat iemand anders heeft gebruikt, en zegt wat u daarna doet.
usage-rotate = sleutel rotate [OPTIES]
option-take = Kies het nieuwe wachtwoord zelf en laat het beoordelen.
option-share_with = Deel het account opnieuw: een plan met twee kanalen voor deze persoon.
    .value = NAAM
option-history = Onthoud gebruikte wachtwoorden in dit bestand, versleuteld, zodat hergebruik opvalt.
    .value = BESTAND

rotate-prompt_old = Oude wachtwoord:{ " " }
rotate-prompt_new = Nieuwe wachtwoord:{ " " }
rotate-prompt_again = Nieuwe wachtwoord nog een keer:{ " " }
rotate-not_the_same = De twee nieuwe wachtwoorden zijn niet gelijk. Begin opnieuw en typ twee keer hetzelfde.

rotate-given = Wie het oude wachtwoord kent, raadt het nieuwe in { $guesses }.
rotate-change = { $change ->
    [beginning] Er is iets voor gezet.
    [case] Alleen hoofdletters en kleine letters zijn gewijzigd.
    [doubled] Een deel staat er twee keer.
    [edited] Een paar tekens zijn gewijzigd.
    [ending] Het einde is gewijzigd.
    [inserted] Er is iets tussen gezet.
    [keyboard_shifted] De toetsen zijn een plaats opgeschoven.
    [leet] Letters zijn vervangen door cijfers of tekens die erop lijken.
    [month] De maand is vervangen door een andere.
    [moved] De delen staan in een andere volgorde.
    [number] Het getal is gewijzigd.
    [reversed] Het is omgekeerd, of een deel ervan.
    [same] Het is hetzelfde wachtwoord.
    [season] Het seizoen is vervangen door een ander.
    [shortened] Er is een deel weggelaten.
    [weekday] De dag is vervangen door een andere.
    [word] Een woord is vervangen door een ander.
    [year] Het jaartal is gewijzigd.
   *[unrelated] Het heeft niets met het oude te maken.
}
rotate-used_before = Dit wachtwoord is al eerder gebruikt. Neem een ander.
rotate-refused = Het nieuwe wachtwoord voldoet niet. Wie het oude kent of een aanvalslijst heeft, vindt het te snel. Laat sleutel er een maken, of begin met iets heel anders.

rotate-now = Doe nu dit:
rotate-step = { $step ->
    [change] Wijzig het wachtwoord nu, op de gewone plek (Windows: Ctrl+Alt+Delete, Een wachtwoord wijzigen).
    [elsewhere] Gebruikte u het oude wachtwoord ook ergens anders? Wijzig het daar ook, en kies overal een ander.
    [sessions] Meld alle apparaten af en beëindig open sessies: wie nog is aangemeld, blijft dat anders.
    [recovery] Controleer het herstelmailadres, het telefoonnummer en de tweestapsverificatie.
    [silence] Vertel het nieuwe wachtwoord aan niemand, ook niet aan de helpdesk.
    [own_account] Moet de collega er vaker in? Vraag een eigen account of een machtiging aan in plaats van te delen.
   *[record] Noteer wanneer en waarom u het wijzigde, niet het wachtwoord zelf.
}

rotate-share = Voor { $person }, langs twee kanalen. Stuur ze nooit samen.
rotate-share_first = Bericht 1, per e-mail: "Uw gebruikersnaam is { $user }. Het wachtwoord hoort u straks telefonisch. Deel het met niemand."
rotate-share_second = Bericht 2, per telefoon, naar het nummer dat u al had: noem uw naam, laat de ander zeggen waarover het gaat, lees het wachtwoord voor en laat het teruglezen. Noem de gebruikersnaam niet.
rotate-share_after = Het wachtwoord geldt één keer. Draai sleutel rotate zodra { $person } klaar is.
rotate-user_unknown = (vul de gebruikersnaam in)
rotate-history_invalid = Het bestand met gebruikte wachtwoorden heeft een regel die daar niet hoort. Kies een ander bestand na --history.
rotate-history_unreadable = Het bestand met gebruikte wachtwoorden kan niet worden gelezen of geschreven. Controleer de plaats en de rechten.
