"""Numbers for Prometheus. Imported only with METRICS_PORT: nothing else in the bot knows the client library."""
