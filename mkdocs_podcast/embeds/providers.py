"""The providers whose players are known: names, permissions, the parameters they understand. Data
only."""

from __future__ import annotations

from ..model.embed import Kind
from ..text.records import NamedTuple

_LISTEN = "autoplay; clipboard-write; encrypted-media; fullscreen; picture-in-picture"
_WATCH = "accelerometer; autoplay; clipboard-write; encrypted-media; gyroscope; picture-in-picture; web-share"
SANDBOX = "allow-forms allow-popups allow-same-origin allow-scripts allow-storage-access-by-user-activation"


class Provider(NamedTuple):
    """A host of players.

    `domains` are its hosts, subdomains included. `keep` are the query parameters that survive when
    an address is rewritten, `start` how its player is told where to begin, in seconds. `pages`
    matches pages known to be an episode's whose address does not tell the player's; `paste` says
    what the author can give instead, and is empty where there is no player at all.
    """

    key: str
    name: str
    domains: tuple[str, ...]
    kind: Kind = "audio"
    allow: str = _LISTEN
    sandbox: str = ""
    keep: tuple[str, ...] = ()
    start: str = ""
    pages: str = ""
    paste: str = ""


_CODE = "the address in the `src` of the embed code that its share dialog gives"

# fmt: off
PROVIDERS = (
    Provider("fireside", "Fireside", ("fireside.fm",), keep=("theme",),
             pages=r"(?!player\.)[\w-]+\.fireside\.fm/(?:episodes/)?[^\W\d]*\d\w*/?(?=[?#]|$)",
             paste="the player URL from its share dialog, or from `<fireside:playerURL>` in the show's feed"),
    Provider("descript", "Descript", ("share.descript.com",), "video"),
    Provider("spotify-creators", "Spotify", ("creators.spotify.com", "podcasters.spotify.com", "anchor.fm")),
    Provider("spotify", "Spotify", ("open.spotify.com", "play.spotify.com"), keep=("theme",), start="t={}"),
    Provider("apple", "Apple Podcasts", ("podcasts.apple.com",), keep=("theme",),
             allow="autoplay *; encrypted-media *; fullscreen *; clipboard-write",
             sandbox=f"{SANDBOX} allow-top-navigation-by-user-activation"),
    Provider("youtube", "YouTube", ("youtube.com", "youtube-nocookie.com", "youtu.be"), "video", _WATCH,
             keep=("list", "end"), start="start={}"),
    Provider("soundcloud", "SoundCloud", ("soundcloud.com",), keep=("color", "visual"), start="#t={}"),
    Provider("buzzsprout", "Buzzsprout", ("buzzsprout.com",)),
    Provider("transistor", "Transistor", ("transistor.fm",), start="t={}",
             pages=r"(?!share\.|media\.|feeds\.)[\w-]+\.transistor\.fm/(?:episodes/[\w-]+|\d+(?:/[\w-]+)?)/?(?=[?#]|$)",
             paste="its share address (https://share.transistor.fm/s/...), the `<link>` of the episode in the feed"),
    Provider("simplecast", "Simplecast", ("simplecast.com",), keep=("dark", "color"),
             pages=r"[\w-]+\.simplecast\.com/episodes/[\w-]+/?(?=[?#]|$)", paste=_CODE),
    Provider("captivate", "Captivate", ("captivate.fm",), start="t={}",
             pages=r"(?!player\.|feeds\.)[\w-]+\.captivate\.fm/episodes?/[\w-]+/?(?=[?#]|$)", paste=_CODE),
    Provider("podbean", "Podbean", ("podbean.com",), keep=("skin", "btn-skin", "font-color"),
             pages=r"[\w-]+\.podbean\.com/e/[\w%-]+/?(?=[?#]|$)",
             paste="its share address (https://www.podbean.com/ew/pb-...)"),
    Provider("libsyn", "Libsyn", ("libsyn.com",), paste=_CODE,
             pages=r"(?!(?:html5-player|play|oembed|traffic|feeds|www)\.)[\w-]+\.libsyn\.com/"
                   r"(?!rss|feed|website|category|page)[\w-]{3,}/?(?=[?#]|$)"),
    Provider("megaphone", "Megaphone", ("megaphone.fm",), keep=("light",)),
    Provider("acast", "Acast", ("acast.com",), start="seek={}"),
    Provider("castos", "Castos", ("castos.com",),
             pages=r"[\w-]+\.castos\.com/episodes/[\w-]+/?(?=[?#]|$)", paste=_CODE),
    Provider("rss-com", "RSS.com", ("rss.com",), keep=("theme",), start="time={}"),
    Provider("spreaker", "Spreaker", ("spreaker.com",), keep=("theme",)),
    Provider("redcircle", "RedCircle", ("redcircle.com",), keep=("theme",), paste=_CODE,
             pages=r"(?:www\.)?redcircle\.com/(?:show|shows)/[\w-]+/(?:ep|episode|episodes)/[\w-]+/?(?=[?#]|$)"),
    Provider("audioboom", "Audioboom", ("audioboom.com",)),
    Provider("vimeo", "Vimeo", ("vimeo.com",), "video", start="#t={}s", paste=_CODE,
             pages=r"vimeo\.com/(?:showcase|event)/\d+/?(?=[?#]|$)"),
    Provider("loom", "Loom", ("loom.com",), "video", start="t={}"),
    Provider("mixcloud", "Mixcloud", ("mixcloud.com",), allow="autoplay *", keep=("light",)),
    Provider("bandcamp", "Bandcamp", ("bandcamp.com",), paste=_CODE,
             pages=r"[\w-]+\.bandcamp\.com/(?:track|album)/[\w-]+/?(?=[?#]|$)"),
    Provider("ivoox", "iVoox", ("ivoox.com",)),
    Provider("deezer", "Deezer", ("deezer.com",)),
    Provider("podigee", "Podigee", ("podigee.io",)),
    Provider("omny", "Omny Studio", ("omny.fm", "omnystudio.com"), start="t={}"),
    Provider("blubrry", "Blubrry", ("blubrry.com",), pages=r"(?:www\.)?blubrry\.com/[\w-]+/\d+(?:/[\w-]+)?/?(?=[?#]|$)",
             paste=_CODE),
    Provider("art19", "ART19", ("art19.com",), keep=("theme",)),
    Provider("zencastr", "Zencastr", ("zencastr.com", "zen.ai")),
    Provider("pinecast", "Pinecast", ("pinecast.com",), keep=("theme",)),
    Provider("pocketcasts", "Pocket Casts", ("pca.st",)),
    Provider("tunein", "TuneIn", ("tunein.com",)),
    Provider("archive", "Internet Archive", ("archive.org",), "video", start="start={}"),
    Provider("giphy", "Giphy", ("giphy.com",), "video"),
    # No player to embed: a page of theirs becomes a link that says where it leads.
    Provider("overcast", "Overcast", ("overcast.fm",),
             pages=r"overcast\.fm/(?:\+|itunes)[\w-]+(?:/[\w-]+)?/?(?=[?#]|$)"),
    Provider("podcast-addict", "Podcast Addict", ("podcastaddict.com",),
             pages=r"(?:www\.)?podcastaddict\.com/[\w-]+/(?:podcast|episode)/[^/?#]+/?(?=[?#]|$)"),
    Provider("podfriend", "Podfriend", ("podfriend.com",), pages=r"(?:www\.|web\.)?podfriend\.com/podcast/\S+"),
)
# fmt: on

# Software that anybody can run: only the site's owner can name its hosts.
PEERTUBE = Provider("peertube", "PeerTube", (), "video", start="start={}", keep=("stop",))
CASTOPOD = Provider("castopod", "Castopod", ())
