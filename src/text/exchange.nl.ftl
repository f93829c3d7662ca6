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
finding-too_many_class_repeats = Er staan { $run } tekens van één soort achter elkaar. Het beleid staat er hoogstens { $maximum } toe.
remedy-too_many_class_repeats = Kies iets nieuws waarin de soorten tekens elkaar afwisselen. Een wachtwoordgenerator kan dat: zie "sleutel generate".
short-too_many_class_repeats = te veel van één soort achter elkaar
finding-too_short_for_classes = Te kort voor de soorten tekens: { $length } tekens van { $classes ->
    [one] één soort
   *[other] { $classes } soorten
}, terwijl het beleid er dan minstens { $minimum } vraagt. Een hoofdletter vooraan en een cijfer achteraan tellen niet als soort.
remedy-too_short_for_classes = { remedy-short }
short-too_short_for_classes = te kort voor de soorten tekens
