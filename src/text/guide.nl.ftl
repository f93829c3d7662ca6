# Nederlands: adviezen per onderwerp. De woordenlijst staat in nl.ftl.

guide-topic = Onderwerp
guide-goal = Doel
guide-steps = Stappen
guide-step = Stap { $number } van { $of }
guide-say = Zeg
guide-never = Doe dit nooit
guide-escalate = Haal er iemand bij als
guide-source = Bron
guide-next = Enter voor de volgende stap, q en Enter om te stoppen.
guide-list = Onderwerpen
guide-unknown = Dit onderwerp bestaat niet. Kies uit: { $known }.
guide-file-invalid = Fout in { $file }, regel { $line }: { $reason }
guide-file-unreadable = { $file } is niet te lezen. Controleer de naam en de rechten.
guide-fault-empty = { $what } is leeg. Schrijf daar minstens één zin.
guide-fault-name = de naam mag alleen kleine letters, cijfers en streepjes hebben.
guide-fault-no_steps = dit script heeft geen stappen. Zet er minstens één [[{ $what }.step]] in met do = "…".
guide-fault-syntax = dit is geen geldig script ({ $what }). Vergelijk het met "sleutel guide lock-screen --format toml".
guide-fault-unknown_placeholder = { "{" }{ $what }{ "}" } is niet bekend. Kies uit: { $known }.
