"""Makes the parts of a running bot and connects them: `application.py` lists them in the order in which they are made."""
