#!/usr/bin/env python
"""Django's own door, for developers. Everyday commands are in the Makefile and in `partake`."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partake.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
