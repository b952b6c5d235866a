"""Creates the parts of a running bot and connects them; `application.py` lists them in order of creation."""
