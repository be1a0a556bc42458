"""Exports of WordPress and of Podlove Publisher, by hand from their documented formats."""

from __future__ import annotations

from xml.sax.saxutils import escape

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress eXtended RSS file -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Signal Path</title>
<link>https://old.example.org</link>
<description>On waves</description>
<language>pt-BR</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://old.example.org</wp:base_site_url>
<wp:base_blog_url>https://old.example.org</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[admin]]></wp:author_login>
<wp:author_display_name><![CDATA[Ana Ferreira]]></wp:author_display_name></wp:author>
"""


def serialised(value: object) -> str:
    """A value as PHP serialises it."""
    if isinstance(value, dict):
        entries = "".join(serialised(part) for entry in value.items() for part in entry)
        return f"a:{len(value)}:{{{entries}}}"
    if isinstance(value, bool):
        return f"b:{int(value)};"
    if isinstance(value, int):
        return f"i:{value};"
    if value is None:
        return "N;"
    return f's:{len(str(value).encode())}:"{value}";'


def enclosure(url: str, extras: object = None, length: int = 12345678) -> str:
    lines = [url, str(length), "audio/mpeg"]
    if extras is not None:
        lines.append(extras if isinstance(extras, str) else serialised(extras))
    return "\n".join(lines)


def item(
    content: str = "<p>Notes.</p>",
    meta: dict[str, str] | None = None,
    *,
    name: str = "wolf",
    title: str = "Wolf &amp; Fox",
    kind: str = "post",
    status: str = "publish",
    identity: int = 7,
    password: str = "",
    more: str = "",
) -> str:
    """A post of an export."""
    fields = "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key>"
        f"<wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
        for key, value in (meta or {}).items()
    )
    return f"""<item>
<title>{title}</title>
<link>https://old.example.org/2026/01/{name}/</link>
<pubDate>Sat, 31 Jan 2026 09:00:00 +0000</pubDate>
<dc:creator><![CDATA[admin]]></dc:creator>
<guid isPermaLink="false">https://old.example.org/?p={identity}</guid>
<content:encoded><![CDATA[{content}]]></content:encoded>
<excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>{identity}</wp:post_id>
<wp:post_date>2026-01-31 10:00:00</wp:post_date>
<wp:post_date_gmt>2026-01-31 09:00:00</wp:post_date_gmt>
<wp:post_name>{name}</wp:post_name>
<wp:status>{status}</wp:status>
<wp:post_type>{kind}</wp:post_type>
<wp:post_password>{password}</wp:post_password>
{more}{fields}
</item>
"""


def attachment(identity: int, url: str) -> str:
    return (
        f"<item><title>File</title><wp:post_id>{identity}</wp:post_id>"
        "<wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>"
        f"<wp:attachment_url>{url}</wp:attachment_url></item>\n"
    )


def export(*items: str) -> bytes:
    return f"{HEAD}{''.join(items)}</channel></rss>\n".encode()


PODLOVE_OPTIONS = {
    "title": "Signal Path",
    "summary": "Waves &amp; more",
    "author_name": "Ana Ferreira",
    "owner_name": "Ana",
    "owner_email": "ana@example.org",
    "language": "pt-BR",
    "media_file_base_uri": "https://cdn.example.org/",
    "license_name": "CC BY 4.0",
    "license_url": "https://creativecommons.org/licenses/by/4.0/",
}


def _table(name: str, row: str, rows: list[dict[str, object]]) -> str:
    inside = "".join(
        f"<wpe:{row}>"
        + "".join(f"<wpe:{key}>{escape(str(value))}</wpe:{key}>" for key, value in entry.items())
        + f"</wpe:{row}>"
        for entry in rows
    )
    return f"<wpe:{name}>{inside}</wpe:{name}>"


def podlove_export() -> bytes:
    tables = [
        _table(
            "episodes",
            "episode",
            [
                {
                    "id": 3,
                    "post_id": 7,
                    "title": "Wolf",
                    "subtitle": "How wolves howl",
                    "number": 12,
                    "slug": "sp012-wolf",
                    "duration": "00:46:56.120",
                    "chapters": "00:00:00.000 Hello\n00:01:30.000 Howls <https://example.org/howls>",
                    "explicit": 2,
                    "recording_date": "2026-01-30 00:00:00",
                }
            ],
        ),
        _table(
            "assets",
            "asset",
            [
                {"id": 1, "file_type_id": 1, "title": "MP3"},
                {"id": 2, "file_type_id": 2, "suffix": "-hq", "title": "Opus"},
                {"id": 4, "file_type_id": 9, "title": "Chapters"},
            ],
        ),
        _table(
            "filetypes",
            "filetype",
            [
                {"id": 1, "type": "audio", "mime_type": "audio/mpeg", "extension": "mp3"},
                {"id": 2, "type": "audio", "mime_type": "audio/opus", "extension": "opus"},
                {"id": 9, "type": "chapters", "mime_type": "text/plain", "extension": "txt"},
            ],
        ),
        _table(
            "mediafiles",
            "mediafile",
            [
                {"id": 1, "episode_id": 3, "episode_asset_id": 1, "size": 45054321},
                {"id": 2, "episode_id": 3, "episode_asset_id": 2, "size": 23456789},
                {"id": 3, "episode_id": 3, "episode_asset_id": 4, "size": 200},
                {"id": 4, "episode_id": 3, "episode_asset_id": 2, "size": 9999999, "active": 0},
            ],
        ),
        _table(
            "contributors",
            "contributor",
            [
                {"id": 5, "slug": "ana", "realname": "Ana Ferreira"},
                {
                    "id": 6,
                    "slug": "ben",
                    "nickname": "Ben",
                    "avatar": "https://example.org/ben.jpg",
                },
            ],
        ),
        _table("contributor-roles", "contributor-role", [{"id": 1, "title": "Guest"}]),
        _table(
            "contributor-episode-contributions",
            "contributor-episode-contribution",
            [{"id": 1, "contributor_id": 6, "episode_id": 3, "role_id": 1}],
        ),
        _table(
            "services",
            "service",
            [
                {
                    "id": 4,
                    "title": "Codes",
                    "url_scheme": "https://code.example/%account-placeholder%",
                }
            ],
        ),
        _table(
            "contributorServices",
            "contributorService",
            [{"id": 1, "contributor_id": 6, "service_id": 4, "value": "ben"}],
        ),
        _table(
            "seasons",
            "season",
            [
                {"id": 2, "title": "The second", "start_date": "2026-01-01"},
                {"id": 1, "title": "The first"},
            ],
        ),
        _table("feeds", "feed", [{"id": 1, "slug": "mp3"}]),
        _table("useragents", "useragent", [{"id": 1, "user_agent": "A"}]),
        _table(
            "transcripts",
            "transcript",
            [
                {
                    "id": 1,
                    "episode_id": 3,
                    "start": 0,
                    "end": 2500,
                    "voice": "A",
                    "content": "Hello.",
                },
                {
                    "id": 2,
                    "episode_id": 3,
                    "start": 2500,
                    "end": 4000,
                    "voice": "B",
                    "content": "Howl <3",
                },
            ],
        ),
        _table(
            "voice_assignments",
            "voice_assignment",
            [{"id": 1, "episode_id": 3, "voice": "A", "contributor_id": 5}],
        ),
    ]
    option = escape(serialised(PODLOVE_OPTIONS))
    options = f"<wpe:options><wpe:podlove_podcast>{option}</wpe:podlove_podcast></wpe:options>"
    address = "http://podlove.org/podlove-podcast-publisher/export"
    return (
        '<?xml version="1.0"?>\n'
        f'<wpe:export xmlns:wpe="{address}" version="1.0" podlove-publisher-version="4.2.7">'
        f"{''.join(tables)}{options}</wpe:export>\n"
    ).encode()
