"""The HTTP server of a process: its routes (`app.py`), its start and stop (`server.py`)."""
