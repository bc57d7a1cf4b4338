"""What comments are about: frameworks, labels by sentence, and a machine that learns from people's labels."""
