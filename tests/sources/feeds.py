"""Feeds to test with; `{base}` is where their links lead."""

FULL = (
    "<p>The old bridge of Hallund will close in May, the council said&nbsp;on Monday.</p>"
    "<p>“Nobody asked us,” said a fisherman. The mayor <b>rejected</b> that.</p>"
)
RSS = f"""<?xml version="1.0" encoding="iso-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Gull &amp; Tern</title><link>{{base}}/</link>
<item><title>Older: Malm\xf6</title><link>/page</link><pubDate>Mon, 04 Mar 2024 23:30:00 -0500</pubDate>
<description>A merger was agreed &hellip;</description></item>
<item><title>Bridge &lt;i&gt;to&lt;/i&gt; close</title><link>{{base}}/bridge</link>
<author>maud@gull.example (Maud Broekstra)</author>
<pubDate>Tue, 05 Mar 2024 21:12:00 GMT</pubDate><description>The old bridge will close.</description>
<content:encoded><![CDATA[{FULL}<script>alert(1)</script>]]></content:encoded></item>
<item><title>Only begun</title><link>{{base}}/text</link><pubDate>Tue, 05 Mar 2024 20:00:00 GMT</pubDate>
<content:encoded><![CDATA[<p>The old bridge of Hallund will close.
<a href="x">Read more</a></p>]]></content:encoded></item>
<item><title>A trap</title><link>file:///etc/hostname</link></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Gull</title><link href="{{base}}/"/>
<entry><title type="html">Bridge &amp;amp; quay</title><id>1</id><link href="{{base}}/bridge"/>
<updated>2024-03-05T21:12:00Z</updated><author><name>Maud Broekstra</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{FULL.replace("&nbsp;", " ")}</div></content></entry>
<entry><title>Untold</title><id>2</id><link href="{{base}}/text"/><updated>2024-03-06T01:00:00Z</updated>
<summary>What it is about.</summary></entry></feed>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "The Gull", "items": [
{"id": "1", "url": "{base}/bridge", "title": "Bridge to close", "date_published": "2024-03-05T21:12:00Z",
 "authors": [{"name": "Maud Broekstra"}],
 "content_html": "<p>The old bridge of Hallund will close in May.</p>"},
{"id": "2", "title": "A note", "date_published": "2024-03-06T21:12:00Z", "content_text": "Rain.\\n\\nAnd < sun."},
{"id": "3", "url": "{base}/text", "summary": "What it is about."}, "odd", {"id": 4, "url": 7}]}"""
OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>My papers</title></head><body>
<outline text="News"><outline text="The Gull" title="The Gull (daily)" type="rss" xmlUrl="{base}/rss"/></outline>
<outline text="Tern" xmlUrl="{base}/atom"/><outline text="Twice" xmlUrl="{base}/atom"/>
<outline text="A trap" xmlUrl="/etc/passwd"/></body></opml>"""
