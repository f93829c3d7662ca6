#!/usr/bin/env python3
"""A web form that asks sleutel: the JSON contract in one function. Usage: examples/webform.py SLEUTEL (tries itself).

The password goes over standard input: never in an argument, an environment variable, a log or a URL. Codes and exit
statuses are a contract; sentences are not. Only status 0 lets a password through.
"""

import json
import subprocess
import sys

SENTENCES = {
    "too_short": "Gebruik minstens {minimum} tekens.",
    "too_guessable": "Dit is te makkelijk te raden. Neem vier losse woorden.",
    "context_included": "Laat namen van uzelf en uw organisatie weg.",
    "blocklisted": "Dit wachtwoord gebruiken te veel mensen.",
}
OTHERWISE = "Kies een ander wachtwoord."
NO_ANSWER = "We kunnen nu geen wachtwoord wijzigen. Probeer het straks opnieuw."


def judge(sleutel, password, user, policy="default"):
    """Whether the password may be set, and what to say beside the field."""
    command = [sleutel, "check", "--stdin", "--json", "--opinions", "none", "--policy", policy, f"--user={user}"]
    try:
        run = subprocess.run(command, input=password.encode() + b"\n", capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False, [NO_ANSWER]
    if run.returncode == 0:
        return True, []
    if run.returncode != 1:  # 2: it is no password, or wrong settings; 3: no answer
        return False, [NO_ANSWER if run.returncode == 3 else OTHERWISE]
    answer = json.loads(run.stdout)
    refusals = [finding for one in answer["policies"] for finding in one["findings"] if finding["severity"] == "refusal"]
    said = [SENTENCES.get(finding["code"], OTHERWISE).format(**finding["data"]) for finding in refusals]
    return False, list(dict.fromkeys(said))


def main(sleutel):
    """Tries the four ways an answer can go."""
    assert judge(sleutel, "laat de gele kast zingen bij volle maan", "j.jansen") == (True, [])
    accepted, said = judge(sleutel, "Welkom1!", "j.jansen")
    assert not accepted and said == ["Gebruik minstens 12 tekens.", SENTENCES["too_guessable"]], said
    assert judge(sleutel, "", "j.jansen") == (False, [OTHERWISE])
    assert judge(sleutel + "-that-is-not-there", "x", "j.jansen") == (False, [NO_ANSWER])
    print("OK   accepted, refused with sentences, no password, no program")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "sleutel")
