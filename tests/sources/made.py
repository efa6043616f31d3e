"""Web pages to test with."""

LEAD = "Two of the largest shipping companies in the Baltic agreed on Monday to merge, ending a decade of rivalry."

ARTICLE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Big merger shakes Baltic | The Gull</title>
<meta property="og:title" content="Big merger shakes Baltic"><meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2024-03-05T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Big merger shakes Baltic</h1>
<p>{LEAD.replace("companies in", "companies" + chr(10) + "  in")}</p>
<h2>What they said</h2>
<p>“We are very <b>happy</b>,” said the chief executive in Malmö.<br>The head of the union was not.</p>
<blockquote><p>It is a good day for the sea, and for the people that live by it and from it.</p></blockquote>
<ul><li>All of the ships are to be painted blue</li><li>None of the crews are to be dismissed</li></ul>
<p>The agreement was signed in Riga on Sunday evening after talks between the boards and the unions.\x1b[31m</p>
</article><footer>© 2024 The Gull. All rights reserved.</footer></body></html>"""

EMPTY = "<!DOCTYPE html><html><head><title>Log in</title></head><body><form><input name=q></form></body></html>"
