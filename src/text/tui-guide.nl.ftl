# Het scherm Uitleg. Woordenlijst en regels staan boven in nl.ftl.

tui-guide-title = Uitleg
tui-guide-choose = Waar gaat het over? Kies met de pijlen en druk op Enter. Daarna ziet u stap voor stap wat u doet en zegt.
tui-guide-do = Doe
tui-guide-say = Zeg dit hardop
tui-guide-end = Einde
tui-guide-done = U bent klaar als dit klopt
tui-guide-left = Links
tui-guide-key-begin = begin
tui-guide-key-next = volgende
tui-guide-key-previous = vorige
tui-guide-key-topics = lijst
tui-guide-key-again = opnieuw
tui-guide-help = Hier staat voor elk onderwerp wat u doet en zegt, bijvoorbeeld als iemand belt met een vergeten wachtwoord.
    Kies een onderwerp met de pijlen en druk op Enter. Elke keer dat u op Enter drukt, ziet u de volgende stap. Met pijl links gaat u terug, met Home begint u opnieuw, met Esc ziet u de lijst weer.
    Wat achter een streep staat, kunt u voorlezen. Wat u nooit doet en wanneer u er iemand bij haalt, blijft bij elke stap staan.
