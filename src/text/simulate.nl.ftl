# Nederlands: wat beleid van gekozen wachtwoorden doorlaat. De woordenlijst en de regels staan boven nl.ftl.

help-policy-simulate = Laat zien welk deel van gekozen wachtwoorden een beleid aanneemt, en hoe moeilijk die te raden zijn.
more-policy-simulate = Zonder --passwords worden de meest gebruikte wachtwoorden genomen, met wat mensen eraan veranderen als een beleid meer vraagt. Er wordt nooit een wachtwoord getoond.

  Het zijn wachtwoorden die onder een ander beleid zijn gekozen. U ziet dus welke zwakke wachtwoorden een beleid doorlaat, niet wat mensen erna kiezen.

  Afsluitstatus: 0 klaar, 2 verkeerd gebruik, 3 niet gelezen of gestopt.
usage-policy-simulate = sleutel policy simulate [OPTIES] NAAM|BESTAND…
option-passwords = Een bestand met wachtwoorden, één per regel; - leest de standaardinvoer.
    .value = BESTAND|-
option-counted = Elke regel is een aantal, een tab en het wachtwoord. Achter nog een tab mag een aantal pogingen staan dat een ander heeft gevonden.

simulate-title = { $records ->
    [one] 1 regel
   *[other] { $records } regels
}, { $accounts ->
    [one] 1 keer gekozen.
   *[other] { $accounts } keer gekozen.
}
simulate-title-sample = De meest gebruikte wachtwoorden, met wat mensen eraan veranderen: { $records } vormen.
simulate-bad = { $bad ->
    [one] 1 regel is geen wachtwoord en telt niet mee.
   *[other] { $bad } regels zijn geen wachtwoord en tellen niet mee.
}
simulate-bad-counted = { $bad ->
    [one] 1 regel is geen aantal met een tab en een wachtwoord, en telt niet mee.
   *[other] { $bad } regels zijn geen aantal met een tab en een wachtwoord, en tellen niet mee.
}
simulate-policy = Beleid
simulate-accepted = Door
simulate-p1 = 1%
simulate-p10 = 10%
simulate-p50 = Helft
simulate-within = < { $power }
simulate-all = alles
simulate-none = –
simulate-power = 10^{ $exponent }
simulate-percent = { $percent }%
simulate-chart = Hoe moeilijk te raden is wat wordt aangenomen
simulate-legend = ├ de zwakste 1 procent, ┼ de zwakste 10 procent, █ de helft. Meer naar rechts is moeilijker te raden.
simulate-reference = Hetzelfde, met het aantal pogingen dat in het bestand staat:
simulate-caution = Door: welk deel wordt aangenomen. Dan hoeveel pogingen de zwakste 1%, 10% en helft daarvan hoogstens kosten, en welk deel binnen zo veel pogingen is geraden. Zulke wachtwoorden zijn onder een ander beleid gekozen: wie geweigerd wordt, kiest iets nieuws.
