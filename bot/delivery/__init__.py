"""Downloads a finished video: from the provider's link to a checked file."""
