#!/usr/bin/env python3
"""A thousand clients of `sleutel breach serve` at the same time, killed and started again at random moments.

Usage: tests/soak.py [--minutes 10] [--clients 1000] [--program target/release/sleutel] [FOLDER]

FOLDER holds range files named 00000, 00001, ... as the service sends them; without it 64 are made by chance, with a fixed
seed. Every body is compared with its file, byte for byte: plain, packed with gzip, and padded. Some clients hang up half way through
a question or an answer. Each minute a line says what the server holds; it ends with 1 when an answer was wrong, when
the server ended, or when its memory or its open files grew. Loopback only, and it stops by itself.
"""
import argparse
import asyncio
import gzip
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--clients", type=int, default=1000)
    options.add_argument("--program", default="target/release/sleutel")
    options.add_argument("--ask", help=argparse.SUPPRESS)  # the side of the clients: the address
    options.add_argument("folder", nargs="?")
    given = options.parse_args()
    # Each client is an open file, here and at the server, which inherits this.
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    if given.ask:
        asyncio.run(clients(given.ask, Path(given.folder), given.clients))
        return
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(soak(given, Path(folder)))


def soak(given, scratch):
    ranges = Path(given.folder) if given.folder else made_up(scratch / "ranges")
    program = str(Path(given.program).resolve())
    subprocess.run([program, "breach", "compile", str(ranges), str(scratch / "corpus")], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    server = subprocess.Popen([program, "breach", "serve", str(scratch / "corpus"), "--listen", "127.0.0.1:0", "--connections", str(2 * given.clients)],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    address = re.search(r"127\.0\.0\.1:\d+", server.stdout.readline()).group(0)
    # One answer first: all that serves is there then.
    urllib.request.urlopen(f"http://{address}/range/{names(ranges)[0]}").read()
    before = held(server.pid)
    print(f"{len(names(ranges))} ranges; before: {before['memory']:.1f} MB, {before['files']} files open", flush=True)
    faults, total, kills, memory, most_files = [], {}, 0, [], 0
    end = time.monotonic() + given.minutes * 60
    minute = 1
    while time.monotonic() < end and not faults:
        asking = subprocess.Popen([sys.executable, str(HERE), "--ask", address, "--clients", str(given.clients), str(ranges)],
                                  stdout=subprocess.PIPE, text=True)
        until = min(end, time.monotonic() + random.uniform(5, 25))
        while time.monotonic() < until and asking.poll() is None:
            time.sleep(0.5)
            if server.poll() is None:
                most_files = max(most_files, held(server.pid)["files"])
        asking.kill()
        kills += 1
        lines = asking.stdout.read().splitlines()
        asking.wait()
        # A second's count is lost when they are killed, and the last line may be half a line.
        for what, count in re.findall(r"(\w+)=(\d+)", lines[-1] if lines and lines[-1].endswith(";") else lines[-2] if len(lines) > 1 else ""):
            total[what] = total.get(what, 0) + int(count)
        faults += [line for line in lines if line.startswith("WRONG")]
        if server.poll() is not None:
            faults.append(f"the server ended: {server.returncode}")
            break
        memory.append(held(server.pid)["memory"])
        if time.monotonic() >= end - given.minutes * 60 + minute * 60:
            print(f"minute {minute}: {said(total)}; killed {kills} times; {memory[-1]:.1f} MB", flush=True)
            minute += 1
    if server.poll() is None:
        faults += at_rest(server, before, memory)
        print(f"at the end: {held(server.pid)['memory']:.1f} MB, {held(server.pid)['files']} files open (most: {most_files})")
        server.send_signal(signal.SIGTERM)
        if server.wait(timeout=30) != 0:
            faults.append(f"status {server.returncode} after SIGTERM")
    faults += [f"there was no {kind} answer" for kind in ("plain", "packed", "padded") if not total.get(kind)]
    print(f"{given.clients} clients, {given.minutes:g} minutes, killed and started again {kills} times: {said(total)}")
    print(f"memory after each: {min(memory):.1f} to {max(memory):.1f} MB" if memory else "")
    print("\n".join(faults[:10]) or "no wrong answer, nothing grew")
    return 1 if faults else 0


def at_rest(server, before, memory):
    """When nobody asks any more, the files must be as before, and the memory as it was early on."""
    for _ in range(60):
        if held(server.pid)["files"] <= before["files"]:
            break
        time.sleep(1)
    else:
        yield f"{held(server.pid)['files']} files stay open, {before['files']} before"
    early, late = memory[: len(memory) // 3], memory[-(len(memory) // 3):]
    if early and max(late) > 1.25 * max(early) + 2:
        yield f"the memory grew from {max(early):.1f} to {max(late):.1f} MB"


def held(process):
    status = Path(f"/proc/{process}/status").read_text()
    return {"memory": int(re.search(r"VmRSS:\s*(\d+)", status).group(1)) / 1000, "files": len(os.listdir(f"/proc/{process}/fd"))}


def said(total):
    return ", ".join(f"{count:,} {what}" for what, count in sorted(total.items())) or "no answers"


def names(folder):
    return sorted(path.name for path in folder.iterdir() if re.fullmatch("[0-9A-F]{5}", path.name))


def made_up(folder):
    folder.mkdir()
    chance = random.Random(7)
    for prefix in range(64):
        suffixes = sorted({f"{chance.getrandbits(140):035X}" for _ in range(900)})
        (folder / f"{prefix:05X}").write_bytes("\r\n".join(f"{suffix}:{chance.randint(1, 5000)}" for suffix in suffixes).encode())
    return folder


async def clients(address, folder, count):
    # The first that ends is printed below; the others need not be heard.
    asyncio.get_running_loop().set_exception_handler(lambda *_: None)
    bodies = {name: (folder / name).read_bytes() for name in names(folder)}
    total = dict.fromkeys(["plain", "packed", "padded", "hung_up", "refused"], 0)
    host, port = address.split(":")
    asking = [asyncio.create_task(client(host, int(port), bodies, total, random.Random(os.urandom(8)))) for _ in range(count)]
    while not any(task.done() for task in asking):
        await asyncio.sleep(0.5)
        print(" ".join(f"{what}={number}" for what, number in total.items()) + ";", flush=True)
    for task in asking:
        if task.done():
            print(f"WRONG: {task.exception() or 'a client ended'}", flush=True)


async def client(host, port, bodies, total, chance):
    """Asks for ever; ends only with an exception, at an answer that is not right."""
    everything = list(bodies)
    while True:
        try:
            reader, writer = await asyncio.open_connection(host, port)
            for _ in range(chance.randint(1, 20)):
                name, kind = chance.choice(everything), chance.choices(["plain", "packed", "padded", "hung_up"], [70, 14, 14, 2])[0]
                extra = {"packed": "Accept-Encoding: gzip\r\n", "padded": "Add-Padding: true\r\n"}.get(kind, "")
                question = f"GET /range/{name} HTTP/1.1\r\nHost: {host}\r\n{extra}\r\n".encode()
                if kind == "hung_up":
                    # Half a question, or an answer of which the half is read.
                    writer.write(question[: chance.randint(1, len(question))])
                    await asyncio.sleep(chance.uniform(0, 0.05))
                    total["hung_up"] += 1
                    break
                writer.write(question)
                total[check(name, kind, bodies[name], *await answer(reader))] += 1
                await asyncio.sleep(chance.uniform(0, 1.2))
            writer.close()
        except (ConnectionError, asyncio.IncompleteReadError):
            total["refused"] += 1
            await asyncio.sleep(chance.uniform(0, 1))


async def answer(reader):
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    if "transfer-encoding: chunked" in head:
        body = b""
        while size := int((await reader.readline()).split(b";")[0], 16):
            body += await reader.readexactly(size)
            await reader.readexactly(2)
        await reader.readexactly(2)
    else:
        body = await reader.readexactly(int(re.search(r"content-length: (\d+)", head).group(1)))
    return head, body


def check(name, kind, wanted, head, body):
    """What kind of answer it was; an exception when it was not right. A range goes out packed once it has been packed."""
    if not head.startswith("http/1.1 200"):
        raise ValueError(f"{name}: {head.splitlines()[0]}")
    if "content-encoding: gzip" in head:
        if kind != "packed":
            raise ValueError(f"{name}: packed for who did not ask")
        body = gzip.decompress(body)
    elif kind == "packed":
        kind = "plain"
    if kind == "padded":
        lines = body.split(b"\r\n")
        if len(lines) <= wanted.count(b"\r\n") + 1:
            raise ValueError(f"{name}: was not padded")
        body = b"\r\n".join(line for line in lines if not line.endswith(b":0"))
    if body != wanted:
        raise ValueError(f"{name}: the body of a {kind} answer differs")
    return kind


main()
