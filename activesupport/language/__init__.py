"""What a post says: representing it, judging it, training the judge, and measuring how good it is."""
