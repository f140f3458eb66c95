"""From a draft to an answer that the customer can see: writing, approving, handing over, and looking for it."""
