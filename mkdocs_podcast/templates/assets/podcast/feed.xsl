<?xml version="1.0" encoding="UTF-8"?>
<!-- The feed as a page, for whoever opens its address in a browser. Where browsers know no XSLT, feed.css shows the XML. -->
<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
  xmlns:podcast="https://podcastindex.org/namespace/1.0"
  exclude-result-prefixes="atom itunes podcast">
<xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat"/>

<!-- The style sheets stand beside each other: the feed tells where. -->
<xsl:variable name="css" select="substring-before(substring-after(/processing-instruction('xml-stylesheet')[contains(., 'feed.css')], 'href=&quot;'), '&quot;')"/>

<xsl:template match="/rss/channel">
<xsl:variable name="address" select="atom:link[@rel='first' or (@rel='self' and not(../atom:link[@rel='first']))]/@href"/>
<xsl:variable name="place" select="substring-after($address, '://')"/>
<html lang="{language}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="robots" content="noindex"/>
<title><xsl:value-of select="title"/></title>
<link rel="stylesheet" href="{$css}"/>
</head>
<body>
<header>
<xsl:if test="itunes:image/@href"><img src="{itunes:image/@href}" alt="" width="200" height="200"/></xsl:if>
<div>
<p class="kind">Podcast feed</p>
<h1><a href="{link}"><xsl:value-of select="title"/></a></h1>
<xsl:if test="itunes:author"><p class="author"><xsl:value-of select="itunes:author"/></p></xsl:if>
<p><xsl:call-template name="words"><xsl:with-param name="html" select="description"/></xsl:call-template></p>
</div>
</header>
<section class="subscribe">
<h2>Subscribe</h2>
<p><label for="address">This page is for podcast apps. Open it in one of them, or copy its address into yours:</label></p>
<input id="address" type="text" readonly="readonly" value="{$address}"/>
<ul>
<li><a href="podcast://{$place}">Apple Podcasts</a></li>
<li><a href="pktc://subscribe/{$place}">Pocket Casts</a></li>
<li><a href="antennapod-subscribe://{$place}">AntennaPod</a></li>
<li><a href="podcastaddict://{$place}">Podcast Addict</a></li>
<li><a href="castros://subscribe/{$place}">Castro</a></li>
</ul>
</section>
<main>
<h2><xsl:value-of select="count(item)"/> episode<xsl:if test="count(item) != 1">s</xsl:if></h2>
<xsl:apply-templates select="item"/>
</main>
<xsl:if test="atom:link[@rel='prev' or @rel='next']">
<nav>
<xsl:for-each select="atom:link[@rel='prev']"><a href="{@href}" rel="prev">Newer episodes</a></xsl:for-each>
<xsl:for-each select="atom:link[@rel='next']"><a href="{@href}" rel="next">Older episodes</a></xsl:for-each>
</nav>
</xsl:if>
</body>
</html>
</xsl:template>

<xsl:template match="item">
<article>
<h3><a href="{link}"><xsl:value-of select="title"/></a></h3>
<p class="meta">
<xsl:if test="itunes:episodeType = 'trailer'"><b>Trailer</b></xsl:if>
<xsl:if test="itunes:episodeType = 'bonus'"><b>Bonus</b></xsl:if>
<!-- Mon, 06 Oct 2025 00:00:00 +0000 -->
<xsl:if test="pubDate"><span><xsl:value-of select="substring(pubDate, 6, 11)"/></span></xsl:if>
<xsl:if test="itunes:season"><span>Season <xsl:value-of select="itunes:season"/></span></xsl:if>
<xsl:choose>
<xsl:when test="podcast:episode/@display"><span><xsl:value-of select="podcast:episode/@display"/></span></xsl:when>
<xsl:when test="podcast:episode"><span>Episode <xsl:value-of select="podcast:episode"/></span></xsl:when>
</xsl:choose>
<xsl:if test="itunes:duration"><span><xsl:call-template name="clock"><xsl:with-param name="seconds" select="itunes:duration"/></xsl:call-template></span></xsl:if>
<xsl:if test="itunes:explicit = 'true'"><b>Explicit</b></xsl:if>
</p>
<xsl:if test="contains(description, '&lt;/p&gt;')">
<p><xsl:call-template name="words"><xsl:with-param name="html" select="substring-before(description, '&lt;/p&gt;')"/></xsl:call-template></p>
</xsl:if>
<xsl:choose>
<xsl:when test="starts-with(enclosure/@type, 'video/')"><video controls="controls" preload="none" src="{enclosure/@url}"/></xsl:when>
<xsl:otherwise><audio controls="controls" preload="none" src="{enclosure/@url}"/></xsl:otherwise>
</xsl:choose>
</article>
</xsl:template>

<xsl:template name="clock">
<xsl:param name="seconds"/>
<xsl:if test="$seconds &gt;= 3600"><xsl:value-of select="floor($seconds div 3600)"/>:<xsl:value-of select="format-number(floor($seconds div 60) mod 60, '00')"/></xsl:if>
<xsl:if test="$seconds &lt; 3600"><xsl:value-of select="floor($seconds div 60)"/></xsl:if>
<xsl:value-of select="concat(':', format-number($seconds mod 60, '00'))"/>
</xsl:template>

<!-- The words of a stretch of HTML: without tags, and with the characters that its entities stand for. -->
<xsl:template name="words">
<xsl:param name="html"/>
<xsl:choose>
<xsl:when test="contains($html, '&lt;') and contains(substring-after($html, '&lt;'), '&gt;')">
<xsl:call-template name="words"><xsl:with-param name="html" select="substring-before($html, '&lt;')"/></xsl:call-template>
<xsl:call-template name="words"><xsl:with-param name="html" select="substring-after(substring-after($html, '&lt;'), '&gt;')"/></xsl:call-template>
</xsl:when>
<xsl:when test="contains($html, '&amp;') and contains(substring-after($html, '&amp;'), ';')">
<xsl:variable name="name" select="substring-before(substring-after($html, '&amp;'), ';')"/>
<xsl:value-of select="substring-before($html, '&amp;')"/>
<xsl:choose>
<xsl:when test="$name = 'amp'">&amp;</xsl:when>
<xsl:when test="$name = 'lt'">&lt;</xsl:when>
<xsl:when test="$name = 'gt'">&gt;</xsl:when>
<xsl:when test="$name = 'quot'">"</xsl:when>
<xsl:when test="$name = 'nbsp'">&#160;</xsl:when>
<xsl:otherwise><xsl:value-of select="concat('&amp;', $name, ';')"/></xsl:otherwise>
</xsl:choose>
<xsl:call-template name="words"><xsl:with-param name="html" select="substring-after($html, ';')"/></xsl:call-template>
</xsl:when>
<xsl:otherwise><xsl:value-of select="$html"/></xsl:otherwise>
</xsl:choose>
</xsl:template>
</xsl:stylesheet>
