"""What is shown, where no console was built, to who opens the node's address in a browser."""

from parley.web.handlers.nodes import LINE

PAGE = f"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Parley</title></head>
<body>
<h1>Parley: a deconfliction line</h1>
<p>{LINE}</p>
<p>Parties who do not trust one another tell each other here, in time and provably, what they are
about to do. Nothing shown here makes anything lawful, safe or agreed.</p>
<p>The console was not built here. In a source tree, <code>make console</code> builds it, and so
does installing the package; then start the node again. The command line needs none.</p>
<p>The operations of this node: <a href="/openapi.json">openapi.json</a>.</p>
</body>
</html>
""".encode()
