"""Vendored fonts and icons: `python .ci/vendor.py` copies them anew, `--check` re-hashes them.

`manifest.json` beside the files says which package (npm or PyPI), version and licence each file
comes from, and its sha256. Copying needs the `npm` client; the project itself never does.
To change a version or add an icon, edit the manifest and run this without arguments.
"""

import hashlib
import importlib.util
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VENDOR = Path(__file__).resolve().parent.parent / "claims" / "static" / "claims" / "vendor"
MANIFEST = VENDOR / "manifest.json"


def load() -> dict:
    return json.loads(MANIFEST.read_text(encoding="utf-8"))


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def entries(manifest: dict) -> list[tuple[dict, dict]]:
    """Each vendored file with the package it comes from."""
    return [(package, entry) for package in manifest["packages"] for entry in package["files"]]


def location(package: dict, entry: dict) -> Path:
    """Where the file lies: in the vendor folder, or in the Python package that ships it."""
    if package["source"] == "npm":
        return VENDOR / entry["path"]
    spec = importlib.util.find_spec(package["module"])
    return Path(spec.submodule_search_locations[0]) / entry["from"]


def faults(manifest: dict) -> list[str]:
    """A sentence for each file that is missing, changed, or not in the manifest."""
    found = []
    for package, entry in entries(manifest):
        file = location(package, entry)
        if not file.is_file():
            found.append(f"{entry['path']} is missing")
        elif sha256(file.read_bytes()) != entry["sha256"]:
            found.append(f"{entry['path']} is not the file of {package['name']}")
    known = {location(package, entry) for package, entry in entries(manifest)} | {MANIFEST}
    for file in sorted(VENDOR.rglob("*")):
        if file.is_file() and file not in known:
            found.append(f"{file.relative_to(VENDOR)} is not in the manifest")
    return found


def refresh(manifest: dict) -> None:
    """Copy every npm file anew and write the hashes of what came."""
    with tempfile.TemporaryDirectory() as folder:
        for package in manifest["packages"]:
            if package["source"] == "npm":
                source = unpack(f"{package['name']}@{package['version']}", Path(folder))
                copy(package, source)
    for package, entry in entries(manifest):
        entry["sha256"] = sha256(location(package, entry).read_bytes())
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    MANIFEST.write_text(text + "\n", encoding="utf-8")


def unpack(package: str, folder: Path) -> Path:
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), package]
    archive = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    target = folder / archive.removesuffix(".tgz")
    with tarfile.open(folder / archive) as tar:
        tar.extractall(target, filter="data")
    return target / "package"


def copy(package: dict, source: Path) -> None:
    for entry in package["files"]:
        target = VENDOR / entry["path"]
        target.parent.mkdir(parents=True, exist_ok=True)
        if "icons" in entry:
            target.write_text(sprite(source / entry["from"], entry["icons"]), encoding="utf-8")
        else:
            target.write_bytes((source / entry["from"]).read_bytes())


def sprite(folder: Path, icons: list[str]) -> str:
    """One SVG with a symbol for each icon, its drawing as in the package."""
    symbols = [symbol(name, (folder / f"{name}.svg").read_text()) for name in sorted(icons)]
    lines = ['<svg xmlns="http://www.w3.org/2000/svg">', *symbols, "</svg>"]
    return "\n".join(lines) + "\n"


def symbol(name: str, drawing: str) -> str:
    inside = re.search(r"<svg[^>]*>(.*)</svg>", drawing, re.S).group(1)
    shapes = " ".join(line.strip() for line in inside.strip().splitlines())
    return f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>'


def main() -> int:
    manifest = load()
    if "--check" not in sys.argv[1:]:
        refresh(manifest)
    found = faults(manifest)
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
