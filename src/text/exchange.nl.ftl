# Nederlands: beleid van andere programma's, en de regels die wij met ze delen. De woordenlijst staat boven nl.ftl.

## Bevindingen

finding-too_few_different = Te weinig verschillende tekens: { $different }. Bij deze lengte en deze soorten tekens vraagt het beleid er minstens { $minimum }.
remedy-too_few_different = { policy-start-again }
short-too_few_different = te weinig verschillende tekens
finding-too_few_of_class = Van { policy-of-class } { $count ->
    [0] is er geen
    [one] is er één
   *[other] zijn er { $count }
}. Het beleid vraagt er minstens { $minimum }.
remedy-too_few_of_class = { remedy-missing_class }
short-too_few_of_class = te weinig tekens van een soort
finding-too_long_sequence = Er staan { $run } tekens die op elkaar volgen, zoals abcd of 4321. Het beleid staat er hoogstens { $maximum } toe.
remedy-too_long_sequence = { policy-start-again }
short-too_long_sequence = te veel tekens die op elkaar volgen
finding-too_many_class_repeats = Er staan { $run } { policy-unit } van één soort achter elkaar. Het beleid staat er hoogstens { $maximum } toe.
remedy-too_many_class_repeats = Kies iets nieuws waarin de soorten tekens elkaar afwisselen. Een wachtwoordgenerator kan dat: zie "sleutel generate".
short-too_many_class_repeats = te veel van één soort achter elkaar
finding-too_short_for_classes = Te kort voor de soorten tekens: { $length } tekens van { $classes ->
    [one] één soort
   *[other] { $classes } soorten
}, terwijl het beleid er dan minstens { $minimum } vraagt. Een hoofdletter vooraan en een cijfer achteraan tellen niet als soort.
remedy-too_short_for_classes = { remedy-short }
short-too_short_for_classes = te kort voor de soorten tekens

## De opdrachten

help-policy-export = Schrijft een beleid in de vorm van een ander programma, en zegt wat daar niet in past.
usage-policy-export = sleutel policy export --to VORM [OPTIES] NAAM|BESTAND
help-policy-import = Leest het beleid van een ander programma, schrijft het in onze vorm, en zegt wat niet is overgenomen.
usage-policy-import = sleutel policy import --from VORM [OPTIES] BESTAND|-
option-from = De vorm: ad, nist-json, passwdqc, passwordrules of pwquality.
    .value = VORM
option-to = De vorm: ad, nist-json, passwdqc, passwordrules of pwquality.
    .value = VORM
option-settings = Het bestand van het andere programma; - leest de standaardinvoer.
    .value = BESTAND|-
option-policy_name = Hoe het nieuwe beleid heet. Anders heet het naar de vorm.
    .value = NAAM
option-strict = Eindigt met status 1 als er iets niet is overgenomen.

exchange-title = Overgenomen uit { $format }
exchange-not_imported = { $count ->
    [one] Eén punt is niet of niet precies overgenomen. Dat staat ook in het beleid, bij de opmerkingen.
   *[other] { $count } punten zijn niet of niet precies overgenomen. Dat staat ook in het beleid, bij de opmerkingen.
}
exchange-not_exported = { $count ->
    [one] Eén punt staat niet of niet precies in het nieuwe bestand:
   *[other] { $count } punten staan niet of niet precies in het nieuwe bestand:
}
exchange-setting = { $line ->
    [0] { $setting } (niet in het bestand): { $why }
   *[other] Regel { $line }{ $setting ->
        [none] {""}
       *[other] , { $setting }
    }: { $why }
}
exchange-note-pwquality = Wat de instellingen ook zijn, libpwquality weigert ook een wachtwoord dat achterstevoren hetzelfde is, en een wachtwoord dat het oude is met andere hoofdletters of in een andere volgorde. Een letter met een accent ziet het niet als herhaling.
exchange-stdin = de standaardinvoer
exchange-written = { $setting }: { $why }
exchange-asked = { $asked } { $why }

## Waarom iets niet is overgenomen

exchange-why-ascii_classes = Letters met accenten (en spaties) tellen daar als andere tekens.
exchange-why-bound = De andere vorm heeft hier een grens, of telt anders; er is { $written } geschreven.
exchange-why-default = Dit hangt af van de versie van het programma; { $taken } is overgenomen.
exchange-why-dialogue = Dit gaat over hoe het andere programma vraagt of meldt, niet over wachtwoorden.
exchange-why-dictionary = Het woordenboek daar en onze lijst met veelgebruikte wachtwoorden staan voor elkaar. Er staan niet dezelfde woorden in.
exchange-why-different = Het andere programma vraagt ook genoeg soorten tekens en genoeg verschillende tekens.
exchange-why-file = Dit noemt een ander bestand, en dat is niet gelezen.
exchange-why-names = Woorden worden daar op een andere manier gezocht: ook achterstevoren, of bijna, of met een deel eraf.
exchange-why-no_rule = Ons beleid kent hier geen regel voor.
exchange-why-no_setting = De andere vorm heeft hier geen instelling voor, of niet voor alles.
exchange-why-not_shown = Het bestand zegt niet of dit aan staat. Wij nemen aan van wel; staat het uit, haal dan de regel "directory" uit het beleid.
exchange-why-nothing_allowed = Het andere programma neemt geen wachtwoord aan dat iemand zelf kiest. Dit beleid weigert ze allemaal.
exchange-why-old_password = Het oude wachtwoord wordt daar op een andere manier vergeleken.
exchange-why-only_warns = Het andere programma waarschuwt alleen, voor sommigen of voor iedereen. Dit beleid weigert.
exchange-why-relaxed = Windows neemt meer dan 14 alleen aan als "Relax minimum password length limits" aan staat.
exchange-why-truncates = Het andere programma kapt af wat langer is. Dit beleid stelt geen grootste lengte.
exchange-why-unit = De lengte wordt daar in een andere eenheid geteld. Dat maakt verschil bij letters met accenten en bij emoji.
exchange-why-unknown_setting = Deze instelling kennen wij niet. Zij wordt hier niet getoond.

## Wat er mis is met een bestand van een ander programma

exchange-error-place = { $file }, regel { $line }, kolom { $column }{ $setting ->
    [none] {""}
   *[other] , { $setting }
}:
exchange-error-choice = { exchange-error-place } hier hoort een van deze woorden: { $options }.
exchange-error-clash = { exchange-error-place } dit kan niet samen met een andere instelling (in ons beleid: { $with }). Pas een van de twee aan.
exchange-error-integer = { exchange-error-place } hier hoort een geheel getal van { $least } tot en met { $most }.
exchange-error-json = { exchange-error-place } dit is niet de JSON die hier hoort. De lezer zegt: { $detail }.
exchange-error-lengths = { exchange-error-place } hier horen vijf lengtes, zoals disabled,24,11,8,7, geen groter dan die ervoor.
exchange-error-not_text = { exchange-error-place } hier hoort tekst in UTF-8, of in UTF-16 met een byte order mark.
exchange-error-nothing = { exchange-error-place } hier hoort een instelling, en er is er geen die bij deze vorm hoort. Controleer --from.
exchange-error-sign = { exchange-error-place } hier hoort het teken { $sign }.
exchange-error-signed_integer = { exchange-error-place } hier hoort een geheel getal van -{ $most } tot en met { $most }.
exchange-error-text = { exchange-error-place } hier horen tekens die getypt kunnen worden.
