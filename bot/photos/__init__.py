"""Photos for the video API: signed links, and the relay that serves them."""
