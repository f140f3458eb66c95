"""The pages: a file for each group of addresses. What they show is made in `fill/`, what they do in `work/`."""
