"""What pages load: the files of web/static under an address that changes with them, small and kept by the browser.

The version is a part of the path, so a module that imports "./cards.js" gets the one it belongs to.
"""

from __future__ import annotations

import gzip
import mimetypes
from dataclasses import dataclass
from functools import lru_cache

from fastapi import APIRouter, Request, Response

from web.problems import NOT_HERE, Problem
from web.templates import STATIC_FOLDER, static_version

FOR_A_YEAR = "public, max-age=31536000, immutable"

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Asset:
    """A file as it goes out: plain, and squeezed by gzip."""

    media_type: str
    plain: bytes
    squeezed: bytes


@router.get("/static/{version}/{name}")
async def load(version: str, name: str, request: Request) -> Response:
    """A file. A page from before a change gets the newest one, which its browser does not keep."""
    asset = _assets().get(name)
    if asset is None:
        raise Problem(NOT_HERE)
    headers = {"Vary": "Accept-Encoding"}
    headers["Cache-Control"] = FOR_A_YEAR if version == static_version() else "no-cache"
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(asset.plain, headers=headers, media_type=asset.media_type)
    return Response(asset.squeezed, headers=headers | {"Content-Encoding": "gzip"}, media_type=asset.media_type)


@lru_cache(maxsize=1)
def _assets() -> dict[str, Asset]:
    paths = sorted(STATIC_FOLDER.iterdir())
    return {path.name: _asset(mimetypes.guess_type(path.name)[0] or "", path.read_bytes()) for path in paths}


def _asset(media_type: str, content: bytes) -> Asset:
    return Asset(media_type, content, gzip.compress(content, mtime=0))
