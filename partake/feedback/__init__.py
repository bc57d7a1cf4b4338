"""From a poster on the ward to an answer: where people say how care was, and where what they said on paper or in files
is brought in. What was said is kept by `voices`.
"""
