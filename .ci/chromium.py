"""Print the path of a Chromium for the browser tests; an empty line means Playwright's own.

An installed one, else Playwright's own (downloaded if need be), else the system's package, for
which one has to be root. Exits with 1 and says what to do if there is none.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def main() -> None:
    found = installed()
    if found is None and not has_playwrights_own():
        found = from_system_packages()
        if found is None:
            sys.exit(
                "The browser tests need Chromium: install the package chromium.\n"
                "تحتاج اختبارات المتصفح إلى Chromium: ثبّت الحزمة chromium."
            )
    print(found or "")


def installed() -> str | None:
    for name in (os.environ.get("CHROMIUM", ""), *NAMES):
        if name and (path := shutil.which(name)):
            return path
    return str(MAC) if MAC.exists() else None


def has_playwrights_own() -> bool:
    """Say whether Playwright has its browser, after letting it try to fetch it."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "playwright", "install", "chromium"],
            stdout=sys.stderr,
            timeout=300,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def from_system_packages() -> str | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    for words in (["update"], ["install", "-y", "chromium"]):
        subprocess.run(["apt-get", "-qq", *words], stdout=sys.stderr)
    return installed()


if __name__ == "__main__":
    main()
