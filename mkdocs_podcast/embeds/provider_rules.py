"""The shapes of the providers' addresses, and the player and size that belong to each. Data only.

A pattern is matched from the host on (without the scheme); its named groups fill the templates.
Rules of a provider are tried in order. A size is a height in pixels, as in the vendor's own
snippet, or a ratio.
"""

from __future__ import annotations

from ..text.records import NamedTuple

UUID = r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
_END = r"/?(?=[?#]|$)"
WIDE = "16 / 9"
_SQUARE = "1 / 1"


class Rule(NamedTuple):
    """One shape of address.

    `page` is where a reader opens the thing at the provider. `episode` tells that the player stands
    for a whole episode, so that it can be the episode's player. `framed` is False where the address
    itself refuses to be framed or is dead: even an author's own iframe has to take `src` instead.
    """

    provider: str
    pattern: str
    src: str
    size: int | str
    page: str = ""
    episode: bool = False
    framed: bool = True


_SPOTIFY = r"(?:open|play)\.spotify\.com/(?:embed(?:-podcast)?/)?(?:intl-\w+/)?"
_APPLE = r"(?:embed\.)?podcasts\.apple\.com/(?P<p>(?:[a-z]{2}/)?podcast/(?:[^/?#]+/)?id\d+)"
_YOUTUBE = r"(?:(?:www\.|m\.|music\.)?youtube(?:-nocookie)?\.com/"
_SOUNDCLOUD = r"(?:www\.|m\.)?soundcloud\.com/"
_WIDGET = "https://w.soundcloud.com/player/?url="
_DEEZER = (
    r"(?:(?:www\.)?deezer\.com/(?:[a-z]{2}/)?|widget\.deezer\.com/widget/(?:auto|dark|light)/)"
)
_ACAST = r"(?:shows\.acast\.com|play\.acast\.com/s|embed\.acast\.com(?:/\$)?|player\.acast\.com)"

# One rule reads as one paragraph: pattern, player, the rest. A formatter would put every word on its own line.
# fmt: off
RULES = (
    Rule("fireside", r"(?:player\.fireside\.fm|(?:www\.)?fireside\.fm/player)/(?P<v>v\d)/"
         r"(?P<id>[\w-]+(?:\+|%2B)[\w-]+)",
         "https://player.fireside.fm/{v}/{id}", 200, episode=True),
    Rule("fireside", r"(?:www\.)?fireside\.fm/s/(?P<id>[\w-]+(?:\+|%2B)[\w-]+)",
         "https://player.fireside.fm/v3/{id}", 200, episode=True, framed=False),
    Rule("descript", r"share\.descript\.com/(?:view|embed)/(?P<id>[\w-]+)",
         "https://share.descript.com/embed/{id}", WIDE, "https://share.descript.com/view/{id}"),
    Rule("spotify-creators", r"(?:(?:creators|podcasters)\.spotify\.com/pod/(?:show|profile)|(?:www\.)?anchor\.fm)"
         r"/(?P<s>[\w-]+)/(?:embed/)?episodes/(?P<e>[\w-]+)",
         "https://creators.spotify.com/pod/profile/{s}/embed/episodes/{e}", 161,
         "https://creators.spotify.com/pod/profile/{s}/episodes/{e}", episode=True),
    Rule("spotify", _SPOTIFY + r"episode/(?P<id>[A-Za-z0-9]{22})(?![A-Za-z0-9])",
         "https://open.spotify.com/embed/episode/{id}", 152, "https://open.spotify.com/episode/{id}", episode=True),
    Rule("spotify", _SPOTIFY + r"(?P<k>show|track)/(?P<id>[A-Za-z0-9]{22})(?![A-Za-z0-9])",
         "https://open.spotify.com/embed/{k}/{id}", 152, "https://open.spotify.com/{k}/{id}"),
    Rule("spotify", _SPOTIFY + r"(?P<k>album|playlist|artist)/(?P<id>[A-Za-z0-9]{22})(?![A-Za-z0-9])",
         "https://open.spotify.com/embed/{k}/{id}", 352, "https://open.spotify.com/{k}/{id}"),
    Rule("apple", _APPLE + r"/?\?(?:[^#]*&)?i=(?P<i>\d+)",
         "https://embed.podcasts.apple.com/{p}?i={i}", 175, "https://podcasts.apple.com/{p}?i={i}", episode=True),
    Rule("apple", _APPLE + _END,
         "https://embed.podcasts.apple.com/{p}", 450, "https://podcasts.apple.com/{p}"),
    Rule("youtube", _YOUTUBE + r"(?:playlist|embed/videoseries)\?(?:[^#]*&)?list=)(?P<id>[\w-]+)",
         "https://www.youtube-nocookie.com/embed/videoseries?list={id}", WIDE,
         "https://www.youtube.com/playlist?list={id}"),
    Rule("youtube", _YOUTUBE + r"(?:watch/?\?(?:[^#]*&)?v=|(?:embed|shorts|live|v)/)|youtu\.be/)"
         r"(?!videoseries|live_stream)(?P<id>[\w-]{11})(?![\w-])",
         "https://www.youtube-nocookie.com/embed/{id}", WIDE, "https://www.youtube.com/watch?v={id}"),
    Rule("soundcloud", r"w\.soundcloud\.com/player/?\?(?:[^#]*&)?url=(?P<u>[^&#]*(?:playlists|sets)(?:/|%2[Ff])[^&#]*)",
         _WIDGET + "{u}", 450),
    Rule("soundcloud", r"w\.soundcloud\.com/player/?\?(?:[^#]*&)?url=(?P<u>[^&#]+)",
         _WIDGET + "{u}", 166, episode=True),
    Rule("soundcloud", r"on\.soundcloud\.com/(?P<u>\w+)" + _END,
         _WIDGET + "https%3A//on.soundcloud.com/{u}", 166, episode=True),
    Rule("soundcloud", _SOUNDCLOUD + r"(?P<u>[\w-]+/sets/[\w-]+)/(?P<token>s-[\w-]+)" + _END,
         _WIDGET + "https%3A//soundcloud.com/{u}%3Fsecret_token%3D{token}", 450),
    Rule("soundcloud", _SOUNDCLOUD + r"(?P<u>[\w-]+/sets/[\w-]+)" + _END,
         _WIDGET + "https%3A//soundcloud.com/{u}", 450),
    Rule("soundcloud", _SOUNDCLOUD + r"(?P<u>[\w-]+/[\w-]+)/(?P<token>s-[\w-]+)" + _END,
         _WIDGET + "https%3A//soundcloud.com/{u}%3Fsecret_token%3D{token}", 166, episode=True),
    Rule("soundcloud", _SOUNDCLOUD + r"(?P<u>[\w-]+/(?!(?:sets|tracks|albums|reposts|likes)(?:[/?#]|$))[\w-]+)" + _END,
         _WIDGET + "https%3A//soundcloud.com/{u}", 166, episode=True),
    Rule("buzzsprout", r"(?:www\.)?buzzsprout\.com/(?P<p>\d+)/(?:episodes/)?(?P<e>\d+)(?:-[^/.?#]*)?" + _END,
         "https://www.buzzsprout.com/{p}/episodes/{e}?client_source=small_player&iframe=true", 200,
         "https://www.buzzsprout.com/{p}/episodes/{e}", episode=True),
    Rule("buzzsprout", r"(?:www\.)?buzzsprout\.com/(?P<p>\d+)" + _END,
         "https://www.buzzsprout.com/{p}?client_source=large_player&iframe=true", 375,
         "https://www.buzzsprout.com/{p}"),
    Rule("transistor", r"share\.transistor\.fm/e/(?P<id>[\w-]+)/latest" + _END,
         "https://share.transistor.fm/e/{id}/latest", 180),
    Rule("transistor", r"share\.transistor\.fm/e/(?P<id>[\w-]+)/playlist" + _END,
         "https://share.transistor.fm/e/{id}/playlist", 390),
    Rule("transistor", r"share\.transistor\.fm/e/(?P<id>[0-9a-f]{6,12})/dark" + _END,
         "https://share.transistor.fm/e/{id}/dark", 180, "https://share.transistor.fm/s/{id}", episode=True),
    Rule("transistor", r"share\.transistor\.fm/e/(?P<id>[0-9a-f]{6,12})(?=[/?#]|$)",
         "https://share.transistor.fm/e/{id}", 180, "https://share.transistor.fm/s/{id}", episode=True),
    Rule("transistor", r"share\.transistor\.fm/s/(?P<id>[0-9a-f]{6,12})" + _END,
         "https://share.transistor.fm/e/{id}", 180, "https://share.transistor.fm/s/{id}", episode=True, framed=False),
    Rule("simplecast", rf"(?:player|embed|play)\.simplecast\.com/(?P<id>{UUID})",
         "https://player.simplecast.com/{id}", 200, episode=True),
    Rule("simplecast", r"embed\.simplecast\.com/(?P<id>[0-9a-f]{8})" + _END,
         "https://embed.simplecast.com/{id}", 200, episode=True),
    Rule("captivate", rf"player\.captivate\.fm/episode/(?P<id>{UUID})",
         "https://player.captivate.fm/episode/{id}", 200, episode=True),
    Rule("captivate", rf"player\.captivate\.fm/(?P<k>[a-z]+)/(?P<id>{UUID})",
         "https://player.captivate.fm/{k}/{id}", 200),
    Rule("podbean", r"(?:www\.)?podbean\.com/player-v2/?\?(?:[^#]*&)?i=(?P<i>[a-z0-9]+-[a-z0-9]+-pb)(?=[&#]|$)",
         "https://www.podbean.com/player-v2/?i={i}", 150, episode=True),
    Rule("podbean", r"(?:www\.)?podbean\.com/player-v2/?\?(?:[^#]*&)?i=(?P<i>[\w-]+)",
         "https://www.podbean.com/player-v2/?i={i}", 150),
    Rule("podbean", r"(?:www\.)?podbean\.com/(?:ew|media/share)/pb-(?P<a>[a-z0-9]+)-(?P<b>[a-z0-9]+)",
         "https://www.podbean.com/player-v2/?i={a}-{b}-pb", 150,
         "https://www.podbean.com/ew/pb-{a}-{b}", episode=True),
    Rule("libsyn", r"(?:html5-player|play|oembed)\.libsyn\.com/embed/(?:episode|destination)/id/(?P<id>\d+)",
         "https://play.libsyn.com/embed/episode/id/{id}/height/192/theme/modern", 192, episode=True),
    Rule("megaphone", r"(?:player|traffic|dcs)\.megaphone\.fm/(?P<id>[A-Z]{2,}\d+)(?=[.?/#]|$)",
         "https://player.megaphone.fm/{id}", 200, episode=True),
    Rule("megaphone", r"playlist\.megaphone\.fm/?\?(?:[^#]*&)?e=(?P<id>[A-Z]+\d+)",
         "https://playlist.megaphone.fm/?e={id}", 200, episode=True),
    Rule("acast", _ACAST + r"/(?P<s>[\w-]+)/(?:episodes/)?(?!episodes(?:[/?#]|$))(?P<e>[\w.-]+)",
         "https://embed.acast.com/{s}/{e}", 190, "https://shows.acast.com/{s}/episodes/{e}", episode=True),
    Rule("castos", r"(?P<h>[\w-]+)\.castos\.com/player/(?P<id>\d+)",
         "https://{h}.castos.com/player/{id}", 150, episode=True),
    Rule("rss-com", r"(?:player\.rss\.com|rss\.com/podcasts)/(?P<s>[\w-]+)/(?P<e>\d+)" + _END,
         "https://player.rss.com/{s}/{e}?v=2", 202, "https://rss.com/podcasts/{s}/{e}/", episode=True),
    Rule("rss-com", r"(?:player\.rss\.com|rss\.com/podcasts)/(?P<s>[\w-]+)" + _END,
         "https://player.rss.com/{s}?v=2", 393, "https://rss.com/podcasts/{s}/"),
    Rule("spreaker", r"(?:www\.)?spreaker\.com/episode/(?:[\w%.-]*?--)?(?P<id>\d+)" + _END,
         "https://widget.spreaker.com/player?episode_id={id}", 200, "https://www.spreaker.com/episode/{id}",
         episode=True),
    Rule("spreaker", r"widget\.spreaker\.com/player\?(?:[^#]*&)?episode_id=(?P<id>\d+)",
         "https://widget.spreaker.com/player?episode_id={id}", 200, "https://www.spreaker.com/episode/{id}",
         episode=True),
    Rule("redcircle", rf"(?:www\.)?redcircle\.com/shows/(?P<s>{UUID})/(?:episodes|ep)/(?P<e>{UUID})",
         "https://redcircle.com/embedded-player/sh/{s}/ep/{e}", 170,
         "https://redcircle.com/shows/{s}/episodes/{e}", episode=True),
    Rule("redcircle", rf"(?:www\.)?redcircle\.com/embedded-player/sh/(?P<s>{UUID})/ep/(?P<e>{UUID})",
         "https://redcircle.com/embedded-player/sh/{s}/ep/{e}", 170,
         "https://redcircle.com/shows/{s}/episodes/{e}", episode=True),
    Rule("audioboom", r"(?:www\.|embeds\.)?audioboom\.com/posts/(?P<id>\d+)(?!\S*\.mp3)",
         "https://embeds.audioboom.com/posts/{id}/embed/v4", 300, "https://audioboom.com/posts/{id}", episode=True),
    Rule("vimeo", r"player\.vimeo\.com/video/(?P<id>\d+)\?(?:[^#]*&)?h=(?P<h>[0-9a-f]{10})(?=[&#]|$)",
         "https://player.vimeo.com/video/{id}?dnt=1&h={h}", WIDE, "https://vimeo.com/{id}/{h}"),
    Rule("vimeo", r"(?:www\.|player\.)?vimeo\.com/(?:video/|channels/[\w-]+/|groups/[\w-]+/videos/)?(?P<id>\d+)"
         r"/(?P<h>[0-9a-f]{10})(?=[/?#]|$)",
         "https://player.vimeo.com/video/{id}?dnt=1&h={h}", WIDE, "https://vimeo.com/{id}/{h}"),
    Rule("vimeo", r"(?:www\.|player\.)?vimeo\.com/(?:video/|channels/[\w-]+/|groups/[\w-]+/videos/)?(?P<id>\d+)" + _END,
         "https://player.vimeo.com/video/{id}?dnt=1", WIDE, "https://vimeo.com/{id}"),
    Rule("loom", r"(?:www\.)?loom\.com/(?:share|embed)/(?:[\w-]*-)?(?P<id>[0-9a-f]{32})",
         "https://www.loom.com/embed/{id}", WIDE, "https://www.loom.com/share/{id}"),
    Rule("mixcloud", r"(?:www\.|player-widget\.)mixcloud\.com/widget/iframe/?\?(?:[^#]*&)?feed=(?P<f>[^&#]+)",
         "https://www.mixcloud.com/widget/iframe/?hide_cover=1&feed={f}", 160, episode=True),
    Rule("mixcloud", r"(?:www\.|m\.)?mixcloud\.com/(?!widget|discover|genres|categories|tag|live|upload)(?P<u>[^/?#]+)/"
         r"(?!uploads|favorites|listens|playlists|stream)(?P<s>[^/?#]+)" + _END,
         "https://www.mixcloud.com/widget/iframe/?hide_cover=1&feed=%2F{u}%2F{s}%2F", 160,
         "https://www.mixcloud.com/{u}/{s}/", episode=True),
    Rule("bandcamp", r"bandcamp\.com/EmbeddedPlayer/(?P<p>[^?#]+)",
         "https://bandcamp.com/EmbeddedPlayer/{p}", 120),
    Rule("ivoox", r"(?:www\.|[a-z]{2}\.)?ivoox\.com/(?:\S*_rf_|player_e[jk]_)(?P<id>\d+)_",
         "https://www.ivoox.com/player_ej_{id}_1_1.html", 200, episode=True),
    Rule("deezer", _DEEZER + r"episode/(?P<id>\d+)",
         "https://widget.deezer.com/widget/auto/episode/{id}", 300, "https://www.deezer.com/episode/{id}",
         episode=True),
    Rule("deezer", _DEEZER + r"track/(?P<id>\d+)",
         "https://widget.deezer.com/widget/auto/track/{id}", 150, "https://www.deezer.com/track/{id}"),
    Rule("deezer", _DEEZER + r"(?P<k>show|album|playlist)/(?P<id>\d+)",
         "https://widget.deezer.com/widget/auto/{k}/{id}", 300, "https://www.deezer.com/{k}/{id}"),
    Rule("podigee", r"(?P<h>(?!www\.)[a-z0-9-]+\.podigee\.io)/(?P<e>\d+-[^/?#]+)",
         "https://{h}/{e}/embed?context=external", 145, "https://{h}/{e}", episode=True),
    Rule("omny", r"(?:www\.)?(?:omny\.fm|omnystudio\.com)/shows/(?P<s>[\w-]+)/(?!playlists)(?P<c>[\w-]+)",
         "https://omny.fm/shows/{s}/{c}/embed", 180, "https://omny.fm/shows/{s}/{c}", episode=True),
    Rule("blubrry", r"player\.blubrry\.com/id/(?P<id>\d+)",
         "https://player.blubrry.com/id/{id}/", 164, episode=True),
    Rule("art19", r"art19\.com/shows/(?P<s>[\w-]+)/episodes/(?P<e>[\w-]+)",
         "https://art19.com/shows/{s}/episodes/{e}/embed", 200, "https://art19.com/shows/{s}/episodes/{e}",
         episode=True),
    Rule("zencastr", r"(?:zencastr\.com|zen\.ai)/(?:z|embed)/(?P<id>[\w-]+)",
         "https://zencastr.com/embed/{id}", _SQUARE, "https://zencastr.com/z/{id}", episode=True),
    Rule("pinecast", rf"pinecast\.com/(?:player|listen)/(?P<id>{UUID})",
         "https://pinecast.com/player/{id}?theme=flat", 200, episode=True),
    Rule("pocketcasts", r"pca\.st/(?:embed/)?(?P<id>(?!episode\b|podcasts?\b|discover\b)[a-z0-9]{6,10})" + _END,
         "https://pca.st/embed/{id}", 200, "https://pca.st/{id}", episode=True),
    Rule("tunein", r"(?:www\.)?tunein\.com/(?:embed/player|radio)/(?:[\w-]+-)?(?P<id>t\d+)" + _END,
         "https://tunein.com/embed/player/{id}/", 100, episode=True),
    Rule("tunein", r"(?:www\.)?tunein\.com/(?:embed/player|radio)/(?:[\w-]+-)?(?P<id>[sp]\d+)" + _END,
         "https://tunein.com/embed/player/{id}/", 100),
    Rule("archive", r"(?:www\.)?archive\.org/(?:details|embed)/(?P<id>[\w.-]+)",
         "https://archive.org/embed/{id}", WIDE, "https://archive.org/details/{id}"),
    Rule("peertube", rf"(?P<h>[\w.-]+)/(?:w|videos/(?:watch|embed))/"
         rf"(?P<id>{UUID}|[1-9A-HJ-NP-Za-km-z]{{22}})(?=[/?#]|$)",
         "https://{h}/videos/embed/{id}?p2p=0", WIDE, "https://{h}/w/{id}"),
    Rule("giphy", r"(?:(?:www\.)?giphy\.com/(?:(?:gifs|clips|stickers)/(?:[\w-]*-)?|embed/)"
         r"|media\d?\.giphy\.com/media/)(?P<id>[A-Za-z0-9]+)",
         "https://giphy.com/embed/{id}", _SQUARE, "https://giphy.com/gifs/{id}"),
    Rule("castopod", r"(?P<h>[\w.-]+)/@(?P<s>\w+)/episodes/(?P<e>[\w-]+)",
         "https://{h}/@{s}/episodes/{e}/embed", 112, "https://{h}/@{s}/episodes/{e}", episode=True),
)
# fmt: on
