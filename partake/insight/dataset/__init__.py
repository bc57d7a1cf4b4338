"""The dataset: every voice that counts, without its words, in Parquet by month; and the cubes made from it."""
