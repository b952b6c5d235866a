"""The HTTP server of a process: what it answers (`app.py`), when it starts and stops (`server.py`)."""
