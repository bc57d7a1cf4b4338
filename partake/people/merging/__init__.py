"""Two records found to be one person's: what moves, what stays behind, and how it is all put back."""
