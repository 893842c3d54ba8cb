"""The vendored files are those that the manifest names, byte for byte."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
spec = importlib.util.spec_from_file_location("vendor", ROOT / ".ci" / "vendor.py")
vendor = importlib.util.module_from_spec(spec)
spec.loader.exec_module(vendor)

ENTRIES = vendor.entries(vendor.load())


@pytest.mark.parametrize(
    ("package", "entry"), ENTRIES, ids=[entry["path"] for _package, entry in ENTRIES]
)
def test_file_has_the_hash_of_the_manifest(package, entry):
    data = vendor.location(package, entry).read_bytes()
    assert vendor.sha256(data) == entry["sha256"]


def test_every_vendored_file_is_in_the_manifest():
    assert vendor.faults(vendor.load()) == []


def test_faults_name_a_changed_and_an_unknown_file(tmp_path, monkeypatch):
    (tmp_path / "known.txt").write_text("changed")
    (tmp_path / "stray.txt").write_text("")
    monkeypatch.setattr(vendor, "VENDOR", tmp_path)
    monkeypatch.setattr(vendor, "MANIFEST", tmp_path / "manifest.json")
    package = {"name": "some-package", "source": "npm"}
    package["files"] = [{"from": "x", "path": "known.txt", "sha256": vendor.sha256(b"original")}]
    assert vendor.faults({"packages": [package]}) == [
        "known.txt is not the file of some-package",
        "stray.txt is not in the manifest",
    ]


def test_templates_use_only_icons_of_the_sprite():
    sprite = (vendor.VENDOR / "icons.svg").read_text(encoding="utf-8")
    known = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    used = set()
    for page in (ROOT / "templates").rglob("*.html"):
        used |= set(re.findall(r'{% icon "([^"]+)"', page.read_text(encoding="utf-8")))
    assert used
    assert used <= known


def test_pages_ask_for_nothing_outside_the_server():
    """No address of another host in what the browser loads by itself."""
    loaded = re.compile(r"""(?:src|href)=["']https?://|url\(["']?(?:https?:)?//|@import""")
    for folder, pattern in (("templates", "*.html"), ("claims/static/claims/css", "*.css")):
        for file in (ROOT / folder).rglob(pattern):
            assert not loaded.search(file.read_text(encoding="utf-8")), file


def test_templates_hold_no_inline_script_or_style():
    """`default-src 'self'` would block them, silently for the author and loudly for the reader."""
    # A block of data is no script: it is never run, and the policy does not speak of it.
    script = r"<script(?![^>]*(?:\bsrc=|application/ld\+json))"
    inline = re.compile(rf"<style|{script}|\sstyle=|\son[a-z]+=|hx-on|\bjs:")
    for page in (ROOT / "templates").rglob("*.html"):
        assert not inline.search(page.read_text(encoding="utf-8")), page
