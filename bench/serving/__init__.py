"""The whole application on the loopback, under gunicorn, read and written by clients on the same machine."""
