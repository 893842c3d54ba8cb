"""What `make run` says to the person in front of the terminal, in both languages."""

import contextlib
import json
from typing import Any

from annotator import env


def say(english: str, arabic: str) -> None:
    with contextlib.suppress(OSError):  # the terminal may be gone
        print(f"{english}\n{arabic}", flush=True)


def greet(address: str) -> None:
    say(f"\nMihakk answers at {address}", f"محكّ يعمل على العنوان {address}")
    if logins := demo_logins():
        say("\nDemo logins (they work on this machine only):", "حسابات التجربة (لهذا الجهاز وحده):")
        width = max(len(login["username"]) for login in logins)
        for login in logins:
            roles = ", ".join(login["roles"])
            print(f"  {login['username']:<{width}}  {login['password']}  {roles}", flush=True)
    say("\nCtrl-C stops it.", "للإيقاف: Ctrl-C")


def demo_logins() -> list[dict[str, Any]]:
    """Return the logins that `load_demo` made: username, password, name and roles of each."""
    try:
        logins: list[dict[str, Any]] = json.loads((env.home() / "demo-logins.json").read_text())
    except FileNotFoundError:
        return []
    return logins


def say_running_already(address: str | None) -> None:
    if address is None:
        say("Mihakk is being started by another command.", "يجري تشغيل محكّ بأمر آخر.")
        return
    say(f"Mihakk runs already: {address}", f"محكّ يعمل من قبل: {address}")


def say_preparing() -> None:
    say("Preparing the database …", "تجهيز قاعدة البيانات …")


def say_no_answer() -> None:
    say(
        "The site does not answer; what it said stands above.",
        "الموقع لا يجيب؛ رسائله مكتوبة أعلاه.",
    )


def say_stopping() -> None:
    say("Stopping …", "جارٍ الإيقاف …")


def say_database_in_use() -> None:
    say(
        "Another command still uses the private database; it stops with that command.",
        "ما زال أمر آخر يستعمل قاعدة البيانات الخاصة؛ ستتوقف بانتهائه.",
    )


def port_taken(port: str | None) -> str:
    which = port or "8000–8099"
    return (
        f"Port {which} is taken. Choose another: make run PORT=9000\n"
        f"المنفذ {which} مشغول. اختر غيره: make run PORT=9000"
    )
