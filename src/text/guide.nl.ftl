# Nederlands: adviezen per onderwerp. De woordenlijst staat in nl.ftl.

guide-topic = Onderwerp
guide-goal = Doel
guide-steps = Stappen
guide-step = Stap { $number } van { $of }
guide-say = Zeg
guide-never = Pas op
guide-escalate = Haal er iemand bij als
guide-source = Bron
guide-next = Enter voor de volgende stap, q en Enter om te stoppen.
guide-unknown = Dit onderwerp bestaat niet. Kies uit: { $known }.
guide-file-invalid = Fout in { $file }, regel { $line }: { $reason }
guide-folder-empty = In de map { $folder } staan geen onderwerpen: geen bestand daarin heeft een naam die eindigt op .toml. Kies een andere map, na --topics of bij topics in de instellingen.
guide-file-unreadable = { $file } is niet te lezen: { io-reason }. Controleer de naam en de rechten.
guide-fault-empty = "{ $what }" is leeg. Schrijf daar minstens één zin.
guide-fault-name = de naam mag alleen kleine letters, cijfers en streepjes hebben.
guide-fault-no_steps = dit script heeft geen stappen. Zet er minstens één [[{ $what }.step]] in met do = "…".
guide-fault-missing = "{ $what }" ontbreekt. Vul dit aan. Hoe het eruitziet: "sleutel guide lock-screen --format toml".
guide-fault-repeated = hier staat een sleutel die er al is. Laat een van de twee weg.
guide-fault-syntax = dit is geen TOML. Vaak ontbreekt er een aanhalingsteken of een haakje. De lezer zegt: { $what }.
guide-fault-unknown = "{ $what }" bestaat hier niet. Hier kan staan: { $known }.
guide-fault-wrong_kind = hier hoort { $what ->
    [list] een lijst: met teksten, zoals ["Eerste zin.", "Tweede zin."], of met stappen, elk onder [[nl.step]] of [[en.step]].
    [section] een onderdeel, zoals [nl] of [[nl.step]].
   *[text] tekst tussen aanhalingstekens.
}
guide-fault-unknown_placeholder = { "{" }{ $what }{ "}" } is niet bekend. Kies uit: { $known }.

## De hulp bij de opdracht

help-guide = Wat u zegt en doet, per onderwerp: voor medewerkers en de helpdesk.
usage-guide = sleutel guide [OPTIES] [ONDERWERP]
option-topic = Het onderwerp. Zonder onderwerp ziet u de lijst.
    .value = ONDERWERP
option-list = Toont de onderwerpen.
option-format = Als markdown, of als toml om aan te passen.
    .value = VORM
option-topics = Onderwerpen van uw organisatie: een bestand of een map. Mag vaker.
    .value = BESTAND|MAP
option-details = De gegevens van uw organisatie (TOML).
    .value = BESTAND
