# English: is a file really protected? The glossary is in en.ftl.

protect-state-partly = partly protected
protect-state-protected = protected
protect-state-unknown = unknown
protect-state-unprotected = not protected
protect-state-weak = weakly protected

protect-line = { $file }: { $state }.
protect-label-file = File
protect-label-format = Kind
protect-label-state = Verdict
protect-label-cipher = Encryption
protect-label-entries = Files inside
protect-label-reason = Reason
protect-label-advice = Advice
protect-label-password = Password
protect-entries = { $encrypted } of { $total } encrypted
protect-mark-ok = OK
protect-mark-fail = FAIL
protect-mark-note = NOTE

protect-format-age = age
protect-format-doc = Word document of before 2007
protect-format-image = picture
protect-format-odf = OpenDocument
protect-format-ooxml = Office document (docx, xlsx or pptx)
protect-format-openpgp = OpenPGP
protect-format-pdf = PDF
protect-format-ppt = PowerPoint presentation of before 2007
protect-format-7z = 7z archive
protect-format-text = plain text
protect-format-unknown = unknown
protect-format-xls = Excel workbook of before 2007
protect-format-zip = ZIP archive

protect-cipher-aes_128 = AES with 128 bits
protect-cipher-aes_192 = AES with 192 bits
protect-cipher-aes_256 = AES with 256 bits
protect-cipher-blowfish = Blowfish (outdated)
protect-cipher-camellia = Camellia
protect-cipher-chacha20_poly1305 = ChaCha20-Poly1305
protect-cipher-old_cipher = an outdated cipher
protect-cipher-rc4_40 = RC4 with a short key (broken)
protect-cipher-rc4_128 = RC4 (broken)
protect-cipher-twofish = Twofish
protect-cipher-xor = XOR (not real encryption)
protect-cipher-zip_crypto = ZipCrypto (broken)

protect-reason-not_encrypted = The file is not encrypted. Anybody who has it can read it.
protect-reason-opens_without_password = The file is encrypted with a password that every program knows. It opens without asking.
protect-reason-owner_password_only = The password only restricts printing or changing. Anybody can open and read the file.
protect-reason-attachments_only = Only the files attached to this PDF are encrypted. Anybody can read the text itself.
protect-reason-some_entries_plain = Part of the contents is not encrypted.
protect-reason-broken_cipher = This encryption can be broken, however good the password is.
protect-reason-short_key = The key is so short that a computer can try them all, however good the password is.
protect-reason-damaged = The file is damaged or not complete. Whether it is protected cannot be established.
protect-reason-not_recognised = This kind of file is not recognised here. Whether it is protected cannot be established.
protect-reason-not_understood = The file is encrypted in a way that is not known here. How good that is cannot be established.
protect-reason-rights_management = A server decides who may read this file. That cannot be checked here.
protect-reason-names_visible = The names of the files are visible, even without the password.
protect-reason-metadata_visible = Properties such as title and author are visible, even without the password.
protect-reason-no_integrity = If somebody changes the contents, opening the file does not surely show it.
protect-reason-few_rounds = Whoever has the file can try many passwords quickly. Only a long password withstands that.
protect-reason-for_key_holders = The file opens with the key of a person, not just with a password.
protect-reason-wrong_extension = The name of the file does not fit its contents.

protect-advice-do_not_send = Do not send this file yet.
protect-advice-set_password = Open the document and choose File, Info, Encrypt with Password in Word, Excel or PowerPoint; in LibreOffice choose Save As, Save with password.
protect-advice-save_as_current = Save the document as docx, xlsx or pptx. Give it a password there: File, Info, Encrypt with Password.
protect-advice-set_open_password = Make the PDF again with a password for opening. Choose AES with 256 bits.
protect-advice-pack_again = Pack it again with 7-Zip: choose 7z, a password, AES-256 and Encrypt file names.
protect-advice-hide_names = Do the names say too much? Choose 7z with Encrypt file names, or give the files neutral names.
protect-advice-long_password = Take a password of at least five separate words.
protect-advice-fix_extension = Give the file the extension that fits its contents. Otherwise the recipient cannot open it.
protect-advice-make_again = Make the file again, or ask the sender for it again.
protect-advice-try_yourself = Open the file on a computer where the password is not known. It must ask for a password.
protect-advice-other_channel = Give the password by another channel than the file, such as a call to a known number.

protect-opening-cannot_test = Whether this password fits cannot be tested here. Open the file yourself with the program it is made for.
protect-opening-opens = The file opens with this password.
protect-opening-wrong = The file does not open with this password.

protect-failure-unreadable = { $file } cannot be read: { $reason ->
    [directory] it is a folder
    [missing] it does not exist
    [refused] you have no permission
   *[other] reading failed
}. Check its name and permissions.

## The help of the command

help-protect = Says whether a file is really encrypted, and how well.
usage-protect = sleutel protect [OPTIONS] FILE…
option-files = The files.
    .value = FILE
option-password_stdin = Tries the first line of standard input as the password.
