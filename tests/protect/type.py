"""Types a password at each prompt of a program that asks at a terminal: type.py PASSWORD COMMAND..."""

import os
import pty
import sys

password, command = sys.argv[1], sys.argv[2:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)
while True:
    try:
        asked = os.read(terminal, 1024)
    except OSError:
        break
    if not asked:
        break
    if b"assphrase" in asked:
        os.write(terminal, password.encode() + b"\n")
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
