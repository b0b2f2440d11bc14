"""What is made of the built database for those who take it away: releases, and what changed between two of them."""
