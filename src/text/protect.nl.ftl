# Nederlands: is een bestand echt beveiligd? De woordenlijst staat in nl.ftl.
# encrypted versleuteld · cipher versleuteling · entry bestand (in een archief) · open password wachtwoord om te openen

protect-state-partly = deels beveiligd
protect-state-protected = beveiligd
protect-state-unknown = onbekend
protect-state-unprotected = niet beveiligd
protect-state-weak = zwak beveiligd

protect-line = { $file }: { $state }.
protect-label-file = Bestand
protect-label-format = Soort
protect-label-state = Oordeel
protect-label-cipher = Versleuteling
protect-label-entries = Bestanden erin
protect-label-reason = Reden
protect-label-advice = Advies
protect-label-password = Wachtwoord
protect-entries = { $encrypted } van { $total } versleuteld
protect-mark-ok = OK
protect-mark-fail = FOUT
protect-mark-note = LET OP

protect-format-age = age
protect-format-doc = Word-document van voor 2007
protect-format-image = afbeelding
protect-format-odf = OpenDocument
protect-format-ooxml = Office-document (docx, xlsx of pptx)
protect-format-openpgp = OpenPGP
protect-format-pdf = PDF
protect-format-ppt = PowerPoint-presentatie van voor 2007
protect-format-7z = 7z-archief
protect-format-text = gewone tekst
protect-format-unknown = onbekend
protect-format-xls = Excel-werkmap van voor 2007
protect-format-zip = ZIP-archief

protect-cipher-aes_128 = AES met 128 bits
protect-cipher-aes_192 = AES met 192 bits
protect-cipher-aes_256 = AES met 256 bits
protect-cipher-blowfish = Blowfish (verouderd)
protect-cipher-camellia = Camellia
protect-cipher-chacha20_poly1305 = ChaCha20-Poly1305
protect-cipher-old_cipher = een verouderde versleuteling
protect-cipher-rc4_40 = RC4 met een korte sleutel (gekraakt)
protect-cipher-rc4_128 = RC4 (gekraakt)
protect-cipher-twofish = Twofish
protect-cipher-xor = XOR (geen echte versleuteling)
protect-cipher-zip_crypto = ZipCrypto (gekraakt)

protect-reason-not_encrypted = Het bestand is niet versleuteld. Iedereen die het heeft, kan het lezen.
protect-reason-opens_without_password = Het bestand is versleuteld met een wachtwoord dat elk programma kent. Het opent zonder iets te vragen.
protect-reason-owner_password_only = Het wachtwoord beperkt alleen afdrukken of wijzigen. Iedereen kan het bestand openen en lezen.
protect-reason-attachments_only = Alleen de bijlagen in deze PDF zijn versleuteld. De tekst zelf kan iedereen lezen.
protect-reason-some_entries_plain = Een deel van de inhoud is niet versleuteld.
protect-reason-broken_cipher = Deze versleuteling is te kraken, hoe goed het wachtwoord ook is.
protect-reason-short_key = De sleutel is zo kort dat een computer alle mogelijkheden kan proberen, hoe goed het wachtwoord ook is.
protect-reason-damaged = Het bestand is beschadigd of niet compleet. Of het beveiligd is, is niet vast te stellen.
protect-reason-not_recognised = Dit soort bestand wordt hier niet herkend. Of het beveiligd is, is niet vast te stellen.
protect-reason-not_understood = Het bestand is op een manier versleuteld die hier niet bekend is. Hoe goed dat is, is niet vast te stellen.
protect-reason-rights_management = Een server bepaalt wie dit bestand mag lezen. Dat is hier niet te controleren.
protect-reason-names_visible = De namen van de bestanden zijn zichtbaar, ook zonder wachtwoord.
protect-reason-metadata_visible = Eigenschappen zoals titel en auteur zijn zichtbaar, ook zonder wachtwoord.
protect-reason-no_integrity = Als iemand de inhoud verandert, valt dat bij het openen niet zeker op.
protect-reason-few_rounds = Wie het bestand heeft, kan snel veel wachtwoorden proberen. Alleen een lang wachtwoord houdt dat tegen.
protect-reason-for_key_holders = Het bestand opent met de sleutel van een persoon, niet alleen met een wachtwoord.
protect-reason-wrong_extension = De naam van het bestand past niet bij de inhoud.

protect-advice-do_not_send = Verstuur dit bestand nog niet.
protect-advice-set_password = Open het document en kies in Word, Excel of PowerPoint Bestand, Info, Versleutelen met wachtwoord; in LibreOffice Opslaan als, Opslaan met wachtwoord.
protect-advice-save_as_current = Sla het document op als docx, xlsx of pptx. Geef het daar een wachtwoord: Bestand, Info, Versleutelen met wachtwoord.
protect-advice-set_open_password = Maak de PDF opnieuw met een wachtwoord om te openen. Kies daarbij AES met 256 bits.
protect-advice-pack_again = Pak het opnieuw in met 7-Zip: kies 7z, een wachtwoord, AES-256 en Bestandsnamen versleutelen.
protect-advice-hide_names = Zeggen de namen te veel? Kies 7z met Bestandsnamen versleutelen, of geef de bestanden neutrale namen.
protect-advice-long_password = Neem een wachtwoord van minstens vijf losse woorden.
protect-advice-fix_extension = Geef het bestand de extensie die bij de inhoud past. Anders kan de ontvanger het niet openen.
protect-advice-make_again = Maak het bestand opnieuw, of vraag het opnieuw aan de afzender.
protect-advice-try_yourself = Open het bestand op een computer waar het wachtwoord niet bekend is. Het moet om een wachtwoord vragen.
protect-advice-other_channel = Geef het wachtwoord langs een andere weg dan het bestand, zoals in een gesprek op een bekend nummer.

protect-opening-cannot_test = Of dit wachtwoord past, is hier niet te testen. Open het bestand zelf met het programma waar het bij hoort.
protect-opening-opens = Het bestand opent met dit wachtwoord.
protect-opening-wrong = Het bestand opent niet met dit wachtwoord.

protect-failure-unreadable = { $file } is niet te lezen: { $reason ->
    [directory] het is een map
    [missing] het bestaat niet
    [refused] u hebt er geen rechten voor
   *[other] lezen mislukte
}. Controleer de naam en de rechten.

## De hulp bij de opdracht

help-protect = Zegt of een bestand echt versleuteld is, en hoe goed.
usage-protect = sleutel protect [OPTIES] BESTAND…
option-files = De bestanden.
    .value = BESTAND
option-password_stdin = Probeert de eerste regel van de standaardinvoer als wachtwoord.
