"""What others collected, brought in from a file: checked first, and taken out again when it was wrong."""
