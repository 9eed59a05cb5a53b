"""Addresses of videos: what a site embeds becomes what a phone opens."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qs, quote, urlsplit

LONGEST = 500
"""Most characters of an address that still makes a QR code which a phone can read from paper."""

_YOUTUBE = re.compile(r"(?:(?:www|m|music)\.)?youtube(?:-nocookie)?\.com\Z")
_YOUTUBE_PATH = re.compile(r"/(?:embed|shorts|live|v|e)/(?P<id>[\w-]{6,20})/?\Z")
_ID = re.compile(r"[\w-]{6,20}\Z", re.ASCII)
_VIMEO_PATH = re.compile(r"/(?:video/)?(?P<id>\d{4,15})(?:/(?P<hash>[0-9a-f]{6,20}))?/?\Z")


def watch_url(text: str) -> str:
    """The address at which people watch the video ``text``, or empty when it is no http or https address.

    Embed, shorts and short addresses of YouTube and players of Vimeo become watch addresses; a start time and an
    unlisted video's key are kept. Any other address stays as it is, with what a URL cannot hold percent-encoded.
    """
    text = text.strip()
    if text.startswith("//"):
        text = f"https:{text}"
    elif re.match(r"(?:www\.|m\.)?(?:youtube\.com|youtu\.be|vimeo\.com)/", text, re.IGNORECASE):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not host or len(text) > LONGEST:
        return ""
    return _youtube(host, parts) or _vimeo(host, parts) or quote(text, safe="%/:?#[]@!$&'()*+,;=~-._")


def _youtube(host: str, parts: SplitResult) -> str:
    query = parse_qs(parts.query)
    if host == "youtu.be":
        video = parts.path.strip("/")
    elif not _YOUTUBE.match(host):
        return ""
    elif parts.path.rstrip("/") == "/embed/videoseries" and _ID.match(query.get("list", [""])[0][:20]):
        return f"https://www.youtube.com/playlist?list={quote(query['list'][0], safe='')}"
    elif parts.path.rstrip("/") == "/watch":
        video = query.get("v", [""])[0]
    else:
        path = _YOUTUBE_PATH.match(parts.path)
        video = path["id"] if path else ""
    if not _ID.match(video):
        return ""
    start = re.fullmatch(r"(?:(\d{1,2})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?", _first(query, "t", "start"))
    hours, minutes, seconds = (int(part or 0) for part in start.groups()) if start else (0, 0, 0)
    moment = hours * 3600 + minutes * 60 + seconds
    return f"https://www.youtube.com/watch?v={video}" + (f"&t={moment}s" if moment else "")


def _vimeo(host: str, parts: SplitResult) -> str:
    if host not in ("player.vimeo.com", "vimeo.com", "www.vimeo.com"):
        return ""
    path = _VIMEO_PATH.match(parts.path)
    if path is None:
        return ""
    key = path["hash"] or _first(parse_qs(parts.query), "h")
    key = f"/{key}" if re.fullmatch(r"[0-9a-f]{6,20}", key) else ""
    return f"https://vimeo.com/{path['id']}{key}"


def _first(query: dict[str, list[str]], *names: str) -> str:
    return next((query[name][0] for name in names if name in query), "")
