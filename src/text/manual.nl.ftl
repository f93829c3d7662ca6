# Nederlands: handleidingen (man) en aanvullen in de shell. De woordenlijst staat in nl.ftl.

manual-name = Naam
manual-synopsis = Gebruik
manual-description = Beschrijving
manual-values = Kies uit: { $values }.
manual-status = Afsluitstatus
manual-status-0 = Elk beleid accepteert het wachtwoord, of het werk is klaar.
manual-status-1 = Een beleid weigert het, het staat in een datalek, of een bestand is niet beveiligd.
manual-status-2 = Verkeerd gebruik, verkeerde instellingen, of invoer die geen wachtwoord kan zijn.
manual-status-3 = De vraag kon niet worden beantwoord. Een fout geeft nooit 0.
manual-files = Bestanden
manual-files-own = Uw eigen instellingen; is de variabele niet ingesteld, dan ~/.config/sleutel/config.toml. Zie sleutel-config(5).
manual-files-system = De instellingen van het systeem. Die gelden als u geen eigen instellingen hebt.
manual-see-also = Zie ook
manual-written = { $pages ->
    [one] 1 bladzijde geschreven.
   *[other] { $pages } bladzijden geschreven.
} Zo leest u er een: man -M MAP sleutel
manual-unwritable = { $reason ->
    [file] Wat u noemt, of man1 of man5 daarin, is een bestand; er werd een map verwacht. Noem een map, of maak er eerst een met mkdir.
    [missing] De map die u noemt, bestaat niet. Maak hem eerst met mkdir, en geef daarna deze opdracht opnieuw.
   *[other] De handleiding is niet te schrijven: { io-reason }. Noem een map waarin u mag schrijven.
}
manual-wrong_argument = Wat u typte, kan hier niet staan. Het wordt niet getoond, want het kan een wachtwoord zijn. Kies uit: { $allowed }.

## De hulp van de opdrachten

help-completions = Schrijft wat uw shell nodig heeft om opdrachten en opties aan te vullen.
more-completions = Zo zet u het waar de shell het zoekt. Is die map er nog niet, maak hem dan eerst met mkdir -p.
  {"  "}sleutel completions bash > ~/.local/share/bash-completion/completions/sleutel
  {"  "}sleutel completions zsh > ~/.zfunc/_sleutel     (met ~/.zfunc in fpath)
  {"  "}sleutel completions fish > ~/.config/fish/completions/sleutel.fish
  {"  "}sleutel completions powershell >> $PROFILE
usage-completions = sleutel completions [OPTIES] SHELL
option-shell = De shell: bash, zsh, fish of powershell.
    .value = SHELL
help-man = Schrijft de handleidingen: een voor elke opdracht en elk soort bestand.
usage-man = sleutel man [OPTIES] MAP
option-pages = Een map die bestaat. De bladzijden komen daarin, in man1 en man5.
    .value = MAP
