# `sleutel breach`. British spelling; passwords are leaked or exposed, never pwned; unknown is never called safe.

breach-check-absent = This password is not in the breaches that were searched.
breach-check-common = This password is on the list of common passwords inside this program. Choose another one.
breach-check-found = This password has leaked: it occurs { $count ->
    [one] once
   *[other] { $count } times
} in known breaches. Choose another one, and change it wherever it is used.
breach-check-unknown = It is not known whether this password has leaked: { breach-reason } Do not take this for a good sign.

breach-reason = { $reason ->
    [answer_too_large] the answer was larger than it can be. Check the address of the server.
    [busy] the server is too busy. Try again later.
    [common_list_only] only the list of common passwords inside this program was searched, and it is not on that. Ask with --breach online, or --breach and a corpus file.
    [compression] the answer could not be unpacked. Try again.
    [corpus] the corpus file cannot be read or is damaged. Check it with "sleutel breach verify".
    [network] there was no connection. Check the network, and try again.
    [not_asked] nobody asked.
    [not_covered] the corpus holds only a part of all ranges, and not this one. Use a complete corpus.
    [protocol] the answer was not a list of digests. Check the address of the server.
    [redirected] the network sent the question elsewhere. Perhaps you have to sign in to it first.
    [status] the server refused the question. Check its address, or try again later.
    [timeout] the answer took too long. Try again later.
    [tls] the connection could not be made private. Do not trust this network; check the address and the clock.
    [truncated] the answer broke off. Try again.
    [wrong_type] the answer was a web page. Perhaps you have to sign in to the network first.
   *[other] there is no answer. Try again.
}

breach-error-address = The address must begin with https:// (http:// is for this computer alone, such as http://localhost:8080).
breach-error-damaged = The corpus is damaged at byte { $place }: { breach-damage }. Restore it from a copy, or make it again.
breach-error-foreign = This is not a breach corpus. Give a file made by "sleutel breach download" or "compile".
breach-error-future = This corpus has format version { $version }, made by a later version of this program. Update the program.
breach-error-io = { $role ->
    [address] The address cannot be used
    [certificate] The file with the certificate cannot be read
    [corpus] The file with the corpus cannot be used
    [key] The file with the key cannot be read
    [source] The source file cannot be read
    [stopped] Not finished
    [target] The result cannot be written
   *[other] A file or address cannot be used
}: { breach-io }
breach-error-malformed = Line { $line } is wrong: { breach-line }. Nothing was made.
breach-error-malformed_range = Line { $line } of range file { $prefix } is wrong: { breach-line }. Nothing was made.
breach-error-missing = There is no range file { $prefix }. Complete the files; nothing was made.
breach-error-not_covered = This corpus does not hold that range. Use a complete corpus.
breach-error-not_exact = This corpus holds shortened digests. Use one with the profile "exact".
breach-error-packed_tar = This is a tar file that is compressed as a whole (such as .tar.gz). Unpack it first, with gunzip or zstd -d, and give the tar file; or unpack that too, and give the folder. Nothing was made.
breach-error-plan = These options contradict each other. Choose another profile or other prefixes.
breach-error-unanswered = Not finished: { breach-reason } Run the command again to go on from here.
breach-error-wrong_algorithm = This corpus holds the other kind of digest. Choose another with --mode.

breach-damage = { $fault ->
    [block] a checksum of entries does not match
    [coding] entries cannot be decoded
    [etags] the checksum of the download marks does not match
    [header] the header is wrong
    [index] the index is wrong
    [totals] order or totals are wrong
   *[truncated] it is cut off or too long
}
breach-line = { $fault ->
    [count] the count is not a number
    [digest] there is no digest of the right length
    [order] the digest is out of order or outside the prefixes
   *[repeated] the digest occurs twice
}
breach-io = { $reason ->
    [cut] it ends too early. Fetch it again.
    [directory] it is a folder. Give a file.
    [file] it is a file, and a folder belongs there. Give a folder.
    [full] the disk is full. Make room, and run the command again to go on.
    [in_use] another program uses the address. Choose another with --listen.
    [interrupted] you stopped it. Run the command again to go on.
    [missing] it does not exist, or the folder it is in does not. Check the name.
    [packed] it cannot be unpacked. Fetch it again.
    [refused] you may not use it. Check its permissions.
   *[other] it failed. Check the disk, and try again.
}

breach-exported = Written: { $ranges ->
    [one] 1 range file
   *[other] { $ranges } range files
}.
breach-info-alarm = A password that is not in it is found by mistake once in { $one_in } times.
breach-info-holds = { $mode ->
    [ntlm] NTLM
   *[sha1] SHA-1
} digests: { $entries }.
breach-info-keep = { $keep ->
    [all] Whole digests: answers are exact, and ranges can be served.
   *[other] The first { $keep } bits of each digest.
}
breach-info-made = Made on { $date }; { $size }.
breach-info-minimum = Passwords seen fewer than { $minimum } times are left out.
breach-info-occurrences = Occurrences in breaches: { $occurrences }.
breach-info-prefixes = Ranges { $first } to { $last }.
breach-gap = Note: there is nothing in range { $prefix }, and perhaps in others. In a list of your own that is as it should be. Is this a part of the official list, or was it cut off? Then say with --prefixes which ranges it has; otherwise the rest is taken for absent.
breach-made = Done: { $entries ->
    [one] 1 digest
   *[other] { $entries } digests
}, { $size }.
breach-progress-entries = { $entries } digests, { $rate } a second
breach-progress-ranges = { $done } of { $total } ranges, { $rate } a second, about { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} left
breach-progress-share = { $percent } %
breach-progress-waiting = Nothing yet. Check the connection and the address; Ctrl-C stops.
breach-same_file = What is read and what is to be written are the same file. Choose another name for the result.
breach-serving = Serving at { $address }/range/. Stop with Ctrl-C. Nothing is logged.
breach-verified = The corpus is sound: { $entries } digests, every checksum and the order are right.

## Asking from other commands

failure-usage_address_beside_corpus = --breach-url is the address of a service and goes with --breach online. Leave one of the two out.
option-breach_source = Also looks up whether it has leaked: online, in a corpus file, or none.
    .value = SOURCE
summary-unanswered = Not known whether they leaked, otherwise accepted

## The help of the command

help-breach = Looks passwords up in breaches, and gets, keeps and shares the list.
usage-breach = sleutel breach COMMAND
help-breach-check = Says whether a password was in a breach.
usage-breach-check = sleutel breach check [OPTIONS]
more-breach-check = Without --breach only the embedded list of common passwords is asked. With --breach online five characters of a fingerprint go to the service, and nothing else.
help-breach-compile = Makes a corpus of the official text.
usage-breach-compile = sleutel breach compile [OPTIONS] SOURCE TARGET
help-breach-download = Gets all ranges and keeps them as a corpus.
usage-breach-download = sleutel breach download [OPTIONS] TARGET
help-breach-export = Writes a file for each range, for a web server.
usage-breach-export = sleutel breach export [OPTIONS] CORPUS FOLDER
help-breach-info = Says what a corpus holds.
usage-breach-info = sleutel breach info [OPTIONS] CORPUS
help-breach-serve = Answers questions for ranges, for your own network.
usage-breach-serve = sleutel breach serve [OPTIONS] CORPUS…
help-breach-strip = Makes a smaller corpus of a larger one.
usage-breach-strip = sleutel breach strip [OPTIONS] CORPUS TARGET
help-breach-update = Gets what has changed since the last time.
usage-breach-update = sleutel breach update [OPTIONS] TARGET
more-breach-update = Asks the service about every range, a million small requests, and fetches only those that have changed. Was the corpus downloaded with --prefixes, --profile, --minimum or --mode? Give the same here. With others, and with a profile other than exact, everything is fetched anew. When it breaks off, give the command again: it goes on from there, and until the end the corpus is as it was.
help-breach-verify = Reads every part of a corpus and checks it.
usage-breach-verify = sleutel breach verify [OPTIONS] CORPUS

option-breach = Where to look: online, or a corpus. Otherwise the embedded list.
    .value = online|CORPUS
option-breach_url = The address of the service. Only https, or your own computer.
    .value = ADDRESS
option-certificate = The certificate for TLS (PEM).
    .value = FILE
option-concurrency = How many ranges are asked for at a time. Without this option: 64.
    .value = NUMBER
option-connections = How many connections there may be at a time. Without this option: 1024.
    .value = NUMBER
option-corpus = A corpus.
    .value = CORPUS
option-folder = The folder for the files.
    .value = FOLDER
option-gzip = Compresses each file with gzip.
option-key = The key of the certificate (PEM).
    .value = FILE
option-listen = The address and port. Without this option: 127.0.0.1:8080.
    .value = ADDRESS
option-minimum = Leaves out what was seen less often.
    .value = NUMBER
option-mode = The kind of fingerprint: sha1 or ntlm. Without this option: sha1.
    .value = KIND
option-prefixes = Only these ranges, such as 00000-000FF.
    .value = FROM-TO
option-profile = The size: exact, t64, compact or mini.
    .value = PROFILE
option-source = The official text: a file, or a folder with a file for each range.
    .value = SOURCE
option-target = The corpus that is made.
    .value = TARGET
option-threads = How many cores work on it. Without this option: 1.
    .value = NUMBER
