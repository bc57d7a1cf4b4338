"""`python -m partake`: the commands of everyday. `manage.py` stays for developers."""

import os
import sys

COMMANDS = {
    ("import", "people"): "import_people",
    ("import", "population"): "import_population",
    ("import", "survey"): "import_survey",
    ("insight", "refresh"): "refresh_insight",
    ("insight", "publish"): "publish_figures",
    ("themes",): "themes",
    ("worker",): "worker",
}
USAGE = """Usage: python -m partake COMMAND

  import people FILE.csv --organisation CODE --as EMAIL
      bring in a practice's list
  import population FILE.csv --place NAME --source TEXT --on DATE --list VERSION --as EMAIL
      bring in how many people of each kind live in a place
  import survey FILE.csv --survey NAME_YEAR --organisation CODE --as EMAIL
      bring in a year of a national survey, as its publisher gives it away
  insight refresh [--all]
      bring the figures up to date with what people said since; with --all, make them again from the beginning
  insight publish
      publish the figures of every quarter that is over for 30 days
  themes train|evaluate|suggest --organisation CODE [--on CODE]
      let the machine learn from people's labels, see how often it is right, let it suggest what comments are about
  worker
      send the messages that wait, until stopped

Add --help after a command for all it takes."""


def main(arguments: list[str]) -> int:
    """This will run the command that the first words name, and give the exit code."""
    for words, command in COMMANDS.items():
        if tuple(arguments[: len(words)]) == words:
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partake.config.settings")
            from django.core.management import execute_from_command_line

            execute_from_command_line(["partake", command, *arguments[len(words) :]])
            return 0
    asked = not arguments or arguments[0] in ("-h", "--help", "help")
    print(USAGE, file=sys.stdout if asked else sys.stderr)
    return 0 if asked else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
