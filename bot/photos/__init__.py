"""Photos for the video API: signed links to them, and the relay that answers those links."""
